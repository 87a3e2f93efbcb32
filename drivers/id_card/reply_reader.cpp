// SPDX-License-Identifier: Apache-2.0
#include "drivers/id_card/reply_reader.h"

#include <algorithm>
#include <cstring>

namespace hall::id_card {

namespace {

constexpr std::size_t lengthBytes = 2;
constexpr std::size_t checkBytes = 1;

} // namespace

void wipe(std::span<std::uint8_t> bytes)
{
    explicit_bzero(bytes.data(), bytes.size());
}

ReplyReader::Found ReplyReader::feed(std::uint8_t byte)
{
    switch (m_part) {
    case Part::Preamble:
        hunt(byte);
        return Found::Nothing;
    case Part::Length:
        return takeLength(byte);
    case Part::Body:
        return takeBody(byte);
    }
    return Found::Nothing;
}

Reply ReplyReader::reply() const
{
    const std::size_t dataBytes = m_length - statusBytes - checkBytes;
    const std::span<const std::uint8_t> kept(m_kept);
    return {.status = statusOf(m_kept[0], m_kept[1], m_kept[2]),
            .dataBytes = dataBytes,
            .data = kept.subspan(statusBytes, std::min(dataBytes, keptMost - statusBytes))};
}

void ReplyReader::forget()
{
    wipe(m_kept);
    m_part = Part::Preamble;
    m_matched = 0;
    m_length = 0;
    m_body = 0;
    m_check = 0;
}

void ReplyReader::hunt(std::uint8_t byte)
{
    if (m_body > 0) {
        forget(); // The reply before was looked at.
    }
    if (byte == preamble.at(m_matched)) {
        ++m_matched;
    } else if (byte != preamble[0]) {
        m_matched = 0;
    } else if (m_matched != 3) { // A fourth AA still has three before it.
        m_matched = 1;
    }
    if (m_matched == preamble.size()) {
        m_matched = 0;
        m_part = Part::Length;
    }
}

ReplyReader::Found ReplyReader::takeLength(std::uint8_t byte)
{
    m_check ^= byte;
    m_length = m_length << 8U | byte;
    if (++m_matched < lengthBytes) {
        return Found::Nothing;
    }
    m_matched = 0;
    if (m_length < statusBytes + checkBytes || m_length > lengthMost) {
        forget();
        return Found::Damaged;
    }
    m_part = Part::Body;
    return Found::Nothing;
}

ReplyReader::Found ReplyReader::takeBody(std::uint8_t byte)
{
    m_check ^= byte;
    if (m_body < m_kept.size() && m_body + checkBytes < m_length) {
        m_kept.at(m_body) = byte;
    }
    if (++m_body < m_length) {
        return Found::Nothing;
    }
    if (m_check != 0) {
        forget();
        return Found::Damaged;
    }
    m_part = Part::Preamble;
    return Found::Reply;
}

} // namespace hall::id_card
