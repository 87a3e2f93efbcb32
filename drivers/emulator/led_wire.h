// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

#include <cstdint>
#include <optional>

namespace hall::emulator {

/// One message as a card receives it: the header's fields that matter to it and the data.
struct LedMessage
{
    std::uint16_t destination = 0;
    std::uint16_t source = 0;
    bool isWhole = false; ///< length and checksum are right
    QByteArray data;
};

/// The receiver of a card: bytes in, messages out, after the maker's description.
class LedReceiver
{
public:
    static constexpr qsizetype bufferBytes = 1024; ///< what is longer is lost

    /// The message that ends with this byte.
    [[nodiscard]] std::optional<LedMessage> take(char byte);

    /// Bytes that stood between messages.
    [[nodiscard]] int strayBytes() const
    {
        return m_stray;
    }

private:
    [[nodiscard]] std::optional<LedMessage> read() const;

    bool m_isInside = false;
    char m_escape = 0;
    QByteArray m_bytes;
    int m_stray = 0;
};

/// A card's answer on the wire.
[[nodiscard]] QByteArray ledAnswer(const LedMessage& to, const QByteArray& data);

} // namespace hall::emulator
