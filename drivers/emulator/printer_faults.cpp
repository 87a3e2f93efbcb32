// SPDX-License-Identifier: Apache-2.0
#include "drivers/emulator/printer_faults.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace hall::emulator {

namespace {

struct Named
{
    std::string_view name;
    PrinterFault::Kind kind;
};

using Kind = PrinterFault::Kind;

constexpr std::array<Named, 13> names{{{"paper-end", Kind::PaperEnd},
                                       {"paper-near-end", Kind::PaperNearEnd},
                                       {"cover-open", Kind::CoverOpen},
                                       {"cutter-jam", Kind::CutterJam},
                                       {"head-hot", Kind::HeadHot},
                                       {"power-cycle", Kind::PowerCycle},
                                       {"unplug", Kind::Unplug},
                                       {"noise", Kind::Noise},
                                       {"no-reply", Kind::NoReply},
                                       {"lost-reply", Kind::LostReply},
                                       {"double-reply", Kind::DoubleReply},
                                       {"slow-reply", Kind::SlowReply},
                                       {"no-process-id", Kind::NoProcessId}}};

std::string allNames()
{
    std::string out;
    for (const Named& named : names) {
        out += (out.empty() ? "" : ", ") + std::string(named.name);
    }
    return out;
}

} // namespace

Result<PrinterFault, std::string> parsePrinterFault(std::string_view text)
{
    const auto at = text.find('@');
    const std::string_view name = text.substr(0, at);
    const auto* const found = std::ranges::find(names, name, &Named::name);
    if (found == names.end()) {
        return failure("no printer fault \"" + std::string(name) + "\"; there are: " + allNames());
    }
    PrinterFault fault{.kind = found->kind};
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
