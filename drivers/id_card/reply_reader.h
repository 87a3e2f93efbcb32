// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/id_card/status.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace hall::id_card {

inline constexpr std::array<std::uint8_t, 5> preamble{0xAA, 0xAA, 0xAA, 0x96, 0x69};

inline constexpr std::size_t textBytes = 256;

/// One whole reply with the right checksum.
struct Reply
{
    Status status = Status::ReadFailed;
    std::size_t dataBytes = 0;            ///< so many came
    std::span<const std::uint8_t> data{}; ///< the first of them; the reader's, until the next byte
};

/// Overwrites what is personal.
void wipe(std::span<std::uint8_t> bytes);

/// Finds the replies of a reader in its bytes, one byte at a time.
///
/// Of a reply it keeps what can be text. Photo and fingerprint, which come after it, go into the
/// checksum and nowhere else. What it kept is wiped when the next byte comes, or with `forget`.
class ReplyReader
{
public:
    enum class Found {
        Nothing, ///< as yet
        Reply,
        Damaged, ///< a frame that can't be: where the next begins is unknown
    };

    static constexpr std::size_t lengthMost = 0x0A00;

    ReplyReader() = default;
    ReplyReader(const ReplyReader&) = delete;
    ReplyReader& operator=(const ReplyReader&) = delete;

    ~ReplyReader()
    {
        forget();
    }

    [[nodiscard]] Found feed(std::uint8_t byte);

    /// After `Found::Reply`.
    [[nodiscard]] Reply reply() const;

    /// A frame has begun.
    [[nodiscard]] bool isInside() const
    {
        return m_part != Part::Preamble;
    }

    /// Wipes what was kept and looks for a preamble again.
    void forget();

private:
    enum class Part { Preamble, Length, Body };

    static constexpr std::size_t statusBytes = 3;
    static constexpr std::size_t lengthsBytes = 6; ///< of text, photo and fingerprint
    static constexpr std::size_t keptMost = statusBytes + lengthsBytes + textBytes;

    void hunt(std::uint8_t byte);
    [[nodiscard]] Found takeLength(std::uint8_t byte);
    [[nodiscard]] Found takeBody(std::uint8_t byte);

    Part m_part = Part::Preamble;
    std::size_t m_matched = 0; ///< bytes of the preamble, or of the length
    std::size_t m_length = 0;
    std::size_t m_body = 0; ///< bytes of it that came
    std::uint8_t m_check = 0;
    std::array<std::uint8_t, keptMost> m_kept{};
};

} // namespace hall::id_card
