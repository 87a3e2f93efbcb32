// SPDX-License-Identifier: Apache-2.0
#include "drivers/led/frame.h"

#include "drivers/led/checksums.h"

#include <optional>

namespace hall::led {

namespace {

constexpr std::uint8_t begin = 0xA5;
constexpr std::uint8_t beginEscape = 0xA6;
constexpr std::uint8_t end = 0x5A;
constexpr std::uint8_t endEscape = 0x5B;
constexpr std::size_t markers = 8;

constexpr std::size_t headerBytes = 14;
constexpr std::size_t checkBytes = 2;
constexpr char anyDevice = '\xFE';
constexpr char protocolVersion = 2;
constexpr std::size_t checkModeAt = 8;
constexpr std::size_t lengthAt = 12;

std::string little16(unsigned value)
{
    return {static_cast<char>(value & 0xFFU), static_cast<char>(value >> 8U & 0xFFU)};
}

std::uint16_t little16At(std::string_view bytes, std::size_t at)
{
    return static_cast<std::uint16_t>(static_cast<std::uint8_t>(bytes[at]) |
                                      static_cast<std::uint8_t>(bytes[at + 1]) << 8U);
}

void appendEscaped(std::string& out, char byte)
{
    switch (static_cast<std::uint8_t>(byte)) {
    case begin:
        out += "\xA6\x02";
        break;
    case beginEscape:
        out += "\xA6\x01";
        break;
    case end:
        out += "\x5B\x02";
        break;
    case endEscape:
        out += "\x5B\x01";
        break;
    default:
        out += byte;
        break;
    }
}

std::optional<std::uint8_t> unescaped(std::uint8_t first, std::uint8_t second)
{
    if (second != 1 && second != 2) {
        return std::nullopt;
    }
    // A6 02 is A5, A6 01 is A6, and the same around 5B.
    return static_cast<std::uint8_t>(second == 1 ? first : first - 1);
}

} // namespace

std::string encode(const Frame& frame)
{
    std::string body = little16(frame.to) + little16(frame.from) + std::string(6, '\0');
    body += anyDevice;
    body += protocolVersion;
    body += little16(static_cast<unsigned>(frame.data.size())) + frame.data;
    body += little16(crc16Arc(body));
    std::string out(markers, static_cast<char>(begin));
    for (const char byte : body) {
        appendEscaped(out, byte);
    }
    out += static_cast<char>(end);
    return out;
}

std::vector<Frame> FrameDecoder::feed(std::string_view bytes)
{
    std::vector<Frame> frames;
    for (const char byte : bytes) {
        take(static_cast<std::uint8_t>(byte), frames);
    }
    return frames;
}

void FrameDecoder::forgetUnfinished()
{
    drop(State::Outside);
}

void FrameDecoder::take(std::uint8_t byte, std::vector<Frame>& frames)
{
    if (byte == begin) {
        drop(State::Marker); // escaped within a frame, so here one begins
        return;
    }
    switch (m_state) {
    case State::Outside:
        m_noise++;
        return;
    case State::Escape: {
        const auto whole = unescaped(m_escape, byte);
        m_state = State::Inside;
        if (whole) {
            keep(*whole);
        } else {
            m_noise += 2;
            drop(State::Outside);
        }
        return;
    }
    case State::Marker:
        m_state = State::Inside;
        break;
    case State::Inside:
        break;
    }
    if (byte == end) {
        finish(frames);
    } else if (byte == beginEscape || byte == endEscape) {
        m_escape = byte;
        m_state = State::Escape;
    } else {
        keep(byte);
    }
}

void FrameDecoder::keep(std::uint8_t byte)
{
    m_body += static_cast<char>(byte);
    if (m_body.size() > heldBytesMax - 1) {
        drop(State::Outside);
    }
}

void FrameDecoder::finish(std::vector<Frame>& frames)
{
    const bool isLongEnough = m_body.size() >= headerBytes + checkBytes;
    const std::size_t dataBytes = isLongEnough ? m_body.size() - headerBytes - checkBytes : 0;
    const std::string_view body = m_body;
    if (!isLongEnough || body[checkModeAt] != 0 || little16At(body, lengthAt) != dataBytes ||
        little16At(body, headerBytes + dataBytes) !=
            crc16Arc(body.substr(0, headerBytes + dataBytes))) {
        m_noise++; // its end marker
        drop(State::Outside);
        return;
    }
    frames.push_back({.to = little16At(body, 0),
                      .from = little16At(body, 2),
                      .data = m_body.substr(headerBytes, dataBytes)});
    m_body.clear();
    m_state = State::Outside;
}

void FrameDecoder::drop(State next)
{
    m_noise += m_body.size() + (m_state == State::Escape ? 1 : 0);
    m_body.clear();
    m_state = next;
}

} // namespace hall::led
