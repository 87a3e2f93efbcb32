// SPDX-License-Identifier: Apache-2.0
#include "drivers/emulator/led_wire.h"

#include <array>
#include <utility>

namespace hall::emulator {

namespace {

constexpr char head = '\xA5';
constexpr char tail = '\x5A';
constexpr int headsOfAnAnswer = 9;
constexpr qsizetype headerBytes = 14;

/// CRC-16/ARC by nibbles.
std::uint16_t checksum(const QByteArray& bytes)
{
    static constexpr std::array<std::uint16_t, 16> table{0x0000,
                                                         0xCC01,
                                                         0xD801,
                                                         0x1400,
                                                         0xF001,
                                                         0x3C00,
                                                         0x2800,
                                                         0xE401,
                                                         0xA001,
                                                         0x6C00,
                                                         0x7800,
                                                         0xB401,
                                                         0x5000,
                                                         0x9C01,
                                                         0x8801,
                                                         0x4400};
    unsigned crc = 0;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        crc = table[(crc ^ byte) & 0xFU] ^ crc >> 4U;
        crc = table[(crc ^ static_cast<unsigned>(byte >> 4U)) & 0xFU] ^ crc >> 4U;
    }
    return static_cast<std::uint16_t>(crc);
}

std::uint16_t wordAt(const QByteArray& bytes, qsizetype at)
{
    return static_cast<std::uint16_t>(static_cast<unsigned char>(bytes[at]) |
                                      static_cast<unsigned char>(bytes[at + 1]) << 8);
}

QByteArray word(unsigned value)
{
    QByteArray bytes;
    bytes += static_cast<char>(value & 0xFFU);
    bytes += static_cast<char>(value >> 8U & 0xFFU);
    return bytes;
}

QByteArray escaped(const QByteArray& bytes)
{
    QByteArray out;
    for (const char byte : bytes) {
        if (byte == '\xA5' || byte == '\xA6') {
            out += '\xA6';
            out += byte == '\xA5' ? '\x02' : '\x01';
        } else if (byte == '\x5A' || byte == '\x5B') {
            out += '\x5B';
            out += byte == '\x5A' ? '\x02' : '\x01';
        } else {
            out += byte;
        }
    }
    return out;
}

} // namespace

std::optional<LedMessage> LedReceiver::take(char byte)
{
    if (byte == head) {
        m_isInside = true;
        m_escape = 0;
        m_bytes.clear();
        return std::nullopt;
    }
    if (!m_isInside) {
        m_stray++;
        return std::nullopt;
    }
    if (byte == tail) {
        m_isInside = false;
        return read();
    }
    if (const char first = std::exchange(m_escape, 0); first != 0) {
        byte = static_cast<char>(byte == 2 ? first - 1 : first);
    } else if (byte == '\xA6' || byte == '\x5B') {
        m_escape = byte;
        return std::nullopt;
    }
    if (m_bytes.size() < bufferBytes) {
        m_bytes += byte;
    }
    return std::nullopt;
}

std::optional<LedMessage> LedReceiver::read() const
{
    if (m_bytes.size() < headerBytes + 2) {
        return std::nullopt;
    }
    const qsizetype length = wordAt(m_bytes, 12);
    LedMessage message{.destination = wordAt(m_bytes, 0), .source = wordAt(m_bytes, 2), .data = {}};
    if (length == m_bytes.size() - headerBytes - 2) {
        message.isWhole =
            checksum(m_bytes.left(headerBytes + length)) == wordAt(m_bytes, headerBytes + length);
        message.data = m_bytes.mid(headerBytes, length);
    }
    return message;
}

QByteArray ledAnswer(const LedMessage& to, const QByteArray& data)
{
    QByteArray body = word(to.source) + word(to.destination) + QByteArray(6, '\0');
    body += "\xFE\x02" + word(static_cast<unsigned>(data.size())) + data;
    body += word(checksum(body));
    return QByteArray(headsOfAnAnswer, head) + escaped(body) + tail;
}

} // namespace hall::emulator
