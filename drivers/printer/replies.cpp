// SPDX-License-Identifier: Apache-2.0
#include "drivers/printer/replies.h"

#include <algorithm>

namespace hall::printer {

namespace {

constexpr std::uint8_t xon = 0x11;
constexpr std::uint8_t xoff = 0x13;

bool matches(std::uint8_t byte, unsigned mask, unsigned pattern)
{
    return (byte & mask) == pattern;
}

/// `block` begins with its kind and has lost its closing zero.
Reply blockReply(const std::string& block)
{
    constexpr std::size_t processIdBytes = 6;
    if (block.size() == processIdBytes && block.starts_with("\x37\x22")) {
        return ProcessDone{block.substr(2)};
    }
    return OtherBlock{block};
}

} // namespace

std::vector<Reply> ReplyParser::feed(std::string_view bytes)
{
    std::vector<Reply> replies;
    for (const char byte : bytes) {
        take(static_cast<std::uint8_t>(byte), replies);
    }
    return replies;
}

void ReplyParser::forgetUnfinished()
{
    m_noise += heldBytes();
    m_group.clear();
    m_block.clear();
}

void ReplyParser::take(std::uint8_t byte, std::vector<Reply>& replies)
{
    if (byte == xon || byte == xoff) {
        replies.emplace_back(FlowControl{byte == xoff});
        return;
    }
    if ((!m_group.empty() && continueGroup(byte, replies)) ||
        (!m_block.empty() && continueBlock(byte, replies))) {
        return;
    }
    if (matches(byte, 0x93, 0x12)) {
        replies.emplace_back(RealTimeStatus{byte});
    } else if (matches(byte, 0x93, 0x10)) {
        m_group = {byte};
    } else if (matches(byte, 0x90, 0x00)) {
        replies.emplace_back(QueuedStatus{byte});
    } else if (byte == 0x37 || byte == 0x5F) {
        m_block = std::string(1, static_cast<char>(byte));
    } else {
        m_noise++;
    }
}

bool ReplyParser::continueGroup(std::uint8_t byte, std::vector<Reply>& replies)
{
    if (matches(byte, 0x93, 0x12)) {
        // Real-time answers may overtake the rest of a group; were the group dropped here, its rest
        // would read as the answer to a fence.
        replies.emplace_back(RealTimeStatus{byte});
        return true;
    }
    if (!matches(byte, 0x90, 0x00)) {
        m_noise += m_group.size();
        m_group.clear();
        return false;
    }
    m_group.push_back(byte);
    AutoStatus status;
    if (m_group.size() == status.bytes.size()) {
        std::ranges::copy(m_group, status.bytes.begin());
        m_group.clear();
        replies.emplace_back(status);
    }
    return true;
}

bool ReplyParser::continueBlock(std::uint8_t byte, std::vector<Reply>& replies)
{
    if (byte == 0) {
        replies.push_back(blockReply(m_block));
        m_block.clear();
        return true;
    }
    if (byte < 0x20 || byte > 0x7E || m_block.size() >= blockBytesMax) {
        m_noise += m_block.size();
        m_block.clear();
        return false;
    }
    m_block += static_cast<char>(byte);
    return true;
}

} // namespace hall::printer
