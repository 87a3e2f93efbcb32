// SPDX-License-Identifier: Apache-2.0
#include "drivers/emulator/led_faults.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace hall::emulator {

namespace {

struct Named
{
    std::string_view name;
    LedFault::Kind kind;
};

using Kind = LedFault::Kind;

constexpr std::array<Named, 8> names{{{"busy", Kind::Busy},
                                      {"no-reply", Kind::NoReply},
                                      {"wrong-crc", Kind::WrongChecksum},
                                      {"refuses-crc", Kind::RefusesChecksum},
                                      {"font-missing", Kind::FontMissing},
                                      {"split-reply", Kind::SplitReply},
                                      {"noise", Kind::Noise},
                                      {"unplug", Kind::Unplug}}};

std::string allNames()
{
    std::string out;
    for (const Named& named : names) {
        out += (out.empty() ? "" : ", ") + std::string(named.name);
    }
    return out;
}

} // namespace

Result<LedFault, std::string> parseLedFault(std::string_view text)
{
    const auto at = text.find('@');
    const std::string_view name = text.substr(0, at);
    const auto* const found = std::ranges::find(names, name, &Named::name);
    if (found == names.end()) {
        return failure("no led fault \"" + std::string(name) + "\"; there are: " + allNames());
    }
    LedFault fault{.kind = found->kind};
    if (at != std::string_view::npos) {
        const std::string_view when = text.substr(at + 1);
        const auto parsed = std::from_chars(when.data(), when.data() + when.size(), fault.when);
        if (parsed.ec != std::errc() || parsed.ptr != when.data() + when.size()) {
            return failure("fault \"" + std::string(text) + "\": after @ stands a whole number");
        }
    }
    return fault;
}

} // namespace hall::emulator
