// SPDX-License-Identifier: Apache-2.0
#include "drivers/scanner/trigger.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <utility>

namespace hall::scanner {

namespace {

using namespace std::string_view_literals;
using Answers = TriggerProfile::Answers;

constexpr std::array profiles{
    // Unified commands; 23 in the frame: until power-off, as flash wears.
    TriggerProfile{.name = "newland",
                   .on = "\x7E\x01\x30\x30\x30\x30\x23SCNTRG1\x3B\x03"sv,
                   .off = "\x7E\x01\x30\x30\x30\x30\x23SCNTRG0\x3B\x03"sv,
                   .answers = Answers::Newland},
    TriggerProfile{.name = "honeywell",
                   .on = "\x16\x54\x0D"sv,
                   .off = "\x16\x55\x0D"sv,
                   .answers = Answers::None},
    // AB CD in the checksum's place: not to be checked.
    TriggerProfile{.name = "gm65",
                   .on = "\x7E\x00\x08\x01\x00\x02\x01\xAB\xCD"sv,
                   .off = "\x7E\x00\x08\x01\x00\x02\x00\xAB\xCD"sv,
                   .answers = Answers::Gm65},
};

constexpr char stx = '\x02';

struct Found
{
    std::size_t length = 0; // 0: not whole yet
    TriggerAnswer answer = TriggerAnswer::Taken;
};

bool canBegin(std::string_view bytes, std::string_view head)
{
    const std::size_t both = std::min(bytes.size(), head.size());
    return bytes.substr(0, both) == head.substr(0, both);
}

/// None: it is no answer.
std::optional<Found> findGm65(std::string_view bytes)
{
    constexpr std::size_t around = 6; // head, kind, length, checksum
    constexpr std::size_t lengthAt = 3;
    constexpr std::size_t lengthMax = 8;
    if (!canBegin(bytes, "\x02\x00"sv)) {
        return std::nullopt;
    }
    if (bytes.size() <= lengthAt) {
        return Found{};
    }
    const auto length = static_cast<std::uint8_t>(bytes[lengthAt]);
    if (length > lengthMax) {
        return std::nullopt;
    }
    if (bytes.size() < around + length) {
        return Found{};
    }
    return Found{.length = around + length,
                 .answer = bytes[2] == '\0' ? TriggerAnswer::Taken : TriggerAnswer::Refused};
}

std::optional<Found> findNewland(std::string_view bytes)
{
    constexpr std::string_view head = "\x02\x01\x30\x30\x30\x30"sv;
    constexpr std::string_view end = "\x3B\x03"sv;
    if (!canBegin(bytes, head)) {
        return std::nullopt;
    }
    // However much came at once, only so much of it may be one answer.
    const std::size_t at = bytes.substr(0, TriggerAnswers::answerBytesMax).find(end, head.size());
    if (at == std::string_view::npos) {
        return bytes.size() < TriggerAnswers::answerBytesMax ? std::optional(Found{})
                                                             : std::nullopt;
    }
    return Found{.length = at + end.size(),
                 .answer = bytes[at - 1] == '\x06' ? TriggerAnswer::Taken : TriggerAnswer::Refused};
}

} // namespace

const TriggerProfile* triggerByName(std::string_view name)
{
    const auto* found = std::ranges::find(profiles, name, &TriggerProfile::name);
    return found == profiles.end() ? nullptr : found;
}

TriggerAnswers::Parted TriggerAnswers::feed(std::string_view bytes)
{
    Parted parted;
    if (m_kind == Answers::None) {
        parted.codes = bytes;
        return parted;
    }
    m_bytes += bytes;
    std::string_view left = m_bytes;
    while (!left.empty()) {
        const std::size_t begin = std::min(left.find(stx), left.size());
        parted.codes += left.substr(0, begin);
        left.remove_prefix(begin);
        if (left.empty()) {
            break;
        }
        const auto found = m_kind == Answers::Gm65 ? findGm65(left) : findNewland(left);
        if (found && found->length == 0) {
            break;
        }
        if (found) {
            parted.answers.push_back(found->answer);
            left.remove_prefix(found->length);
        } else {
            parted.codes += left.front();
            left.remove_prefix(1);
        }
    }
    m_bytes = std::string(left);
    return parted;
}

std::string TriggerAnswers::fellSilent()
{
    return std::exchange(m_bytes, {});
}

} // namespace hall::scanner
