// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hall::led {

/// A card's screen id, or one of the addresses that mean all of them.
using Address = std::uint16_t;

inline constexpr Address hostAddress = 0x8000;
inline constexpr Address anyCard = 0xFFFE;  ///< every card, and each answers
inline constexpr Address allCards = 0xFFFF; ///< every card, and none answers

/// One message of the Onbon K series, whole and checked: who to whom, and the data field.
struct Frame
{
    Address to = 1;
    Address from = hostAddress;
    std::string data;

    friend bool operator==(const Frame&, const Frame&) = default;
};

/// What a card takes of one message; its receive buffer has 1024 bytes.
inline constexpr std::size_t dataBytesMax = 960;

/// The bytes on the wire, markers and escapes included.
[[nodiscard]] std::string encode(const Frame& frame);

/// Finds frames in pieces of any size. Whatever isn't a whole frame with the right checksum is
/// dropped and counted, and the next frame is found again; never keeps more than `heldBytesMax`.
class FrameDecoder
{
public:
    static constexpr std::size_t heldBytesMax = 2048;

    [[nodiscard]] std::vector<Frame> feed(std::string_view bytes);

    /// After a pause: what has begun doesn't go on.
    void forgetUnfinished();

    [[nodiscard]] std::size_t heldBytes() const
    {
        return m_body.size();
    }

    /// Bytes between frames and of frames that were no good.
    [[nodiscard]] std::size_t noiseBytes() const
    {
        return m_noise;
    }

private:
    enum class State { Outside, Marker, Inside, Escape };

    void take(std::uint8_t byte, std::vector<Frame>& frames);
    void keep(std::uint8_t byte);
    void finish(std::vector<Frame>& frames);
    void drop(State next);

    State m_state = State::Outside;
    std::uint8_t m_escape = 0; ///< the first byte of the pair that has begun
    std::string m_body;        ///< header, data and checksum, unescaped
    std::size_t m_noise = 0;
};

} // namespace hall::led
