// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace hall::printer {

struct RealTimeStatus // to DLE EOT; which of the four was asked, the asker knows
{
    std::uint8_t byte = 0;
    friend bool operator==(const RealTimeStatus&, const RealTimeStatus&) = default;
};

struct QueuedStatus // to GS r
{
    std::uint8_t byte = 0;
    friend bool operator==(const QueuedStatus&, const QueuedStatus&) = default;
};

struct AutoStatus // sent by the printer when something changes
{
    std::array<std::uint8_t, 4> bytes{};
    friend bool operator==(const AutoStatus&, const AutoStatus&) = default;
};

struct ProcessDone // to GS ( H: all before the request is on paper
{
    std::string id;
    friend bool operator==(const ProcessDone&, const ProcessDone&) = default;
};

struct OtherBlock // a block nobody here asks for
{
    std::string content;
    friend bool operator==(const OtherBlock&, const OtherBlock&) = default;
};

struct FlowControl
{
    bool isStop = false;
    friend bool operator==(const FlowControl&, const FlowControl&) = default;
};

using Reply =
    std::variant<RealTimeStatus, QueuedStatus, AutoStatus, ProcessDone, OtherBlock, FlowControl>;

/// Tells a printer's replies apart, from pieces of any size. Keeps at most one unfinished reply
/// (`blockBytesMax`); what belongs to none is dropped and counted, and the next reply is found
/// again.
class ReplyParser
{
public:
    static constexpr std::size_t blockBytesMax = 96;

    [[nodiscard]] std::vector<Reply> feed(std::string_view bytes);

    /// After a pause: what has begun doesn't go on.
    void forgetUnfinished();

    [[nodiscard]] std::uint64_t noiseBytes() const
    {
        return m_noise;
    }

    [[nodiscard]] std::size_t heldBytes() const
    {
        return m_group.size() + m_block.size();
    }

private:
    void take(std::uint8_t byte, std::vector<Reply>& replies);
    [[nodiscard]] bool continueGroup(std::uint8_t byte, std::vector<Reply>& replies);
    [[nodiscard]] bool continueBlock(std::uint8_t byte, std::vector<Reply>& replies);

    std::vector<std::uint8_t> m_group; // AutoStatus so far
    std::string m_block;
    std::uint64_t m_noise = 0;
};

} // namespace hall::printer
