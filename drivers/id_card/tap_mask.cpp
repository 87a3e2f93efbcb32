// SPDX-License-Identifier: Apache-2.0
#include "drivers/id_card/tap_mask.h"

#include "drivers/id_card/reply_reader.h"

#include <algorithm>

namespace hall::id_card {

namespace {

constexpr std::size_t statusBytes = 3; // or command, parameter and checksum of what we send
constexpr std::size_t lengthEnds = preamble.size() + 2;
constexpr std::size_t statusEnds = lengthEnds + statusBytes;

} // namespace

std::string TapMask::masked(std::string_view bytes)
{
    std::string shown;
    shown.reserve(bytes.size());
    for (const char byte : bytes) {
        shown += mayShow(static_cast<unsigned char>(byte)) ? byte : '\0';
    }
    return shown;
}

bool TapMask::mayShow(unsigned char byte)
{
    if (m_hidden > 0) {
        --m_hidden;
        return false;
    }
    if (m_matched < preamble.size()) {
        if (byte == preamble.at(m_matched)) {
            ++m_matched;
            return true;
        }
        if (byte != preamble[0]) {
            m_matched = 0;
        } else if (m_matched != 3) {
            m_matched = 1;
        }
        return byte == preamble[0];
    }
    if (m_matched < lengthEnds) {
        m_length = m_length << 8U | byte;
    }
    if (++m_matched == statusEnds) {
        // What is too long is no frame, and nothing of it is to be seen either.
        m_hidden = std::min(m_length, ReplyReader::lengthMost) - std::min(m_length, statusBytes);
        m_matched = 0;
        m_length = 0;
    }
    return true;
}

} // namespace hall::id_card
