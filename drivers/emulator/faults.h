// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"

#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace hall::emulator {

/// What a kind of fault is called on the command line.
template <class Kind>
struct FaultName
{
    std::string_view name;
    Kind kind;
};

/// What follows the @ of "unplug@2700"; without an @ it is 0.
[[nodiscard]] Result<std::uint64_t, std::string> momentOfFault(std::string_view text);

/// `name` or `name@when`; the error is a sentence that names all faults of the device.
template <class Fault>
[[nodiscard]] Result<Fault, std::string>
parseFault(std::string_view device,
           std::span<const FaultName<typename Fault::Kind>> names,
           std::string_view text)
{
    const std::string_view name = text.substr(0, text.find('@'));
    const auto found = std::ranges::find(names, name, &FaultName<typename Fault::Kind>::name);
    if (found == names.end()) {
        std::string all;
        for (const auto& known : names) {
            all += (all.empty() ? "" : ", ") + std::string(known.name);
        }
        return failure("no " + std::string(device) + " fault \"" + std::string(name) +
                       "\"; there are: " + all);
    }
    const auto when = momentOfFault(text);
    if (!when) {
        return failure(when.error());
    }
    return Fault{.kind = found->kind, .when = *when};
}

/// Takes those whose moment has come out of `faults`.
template <class Fault>
[[nodiscard]] std::vector<typename Fault::Kind> takeDue(std::vector<Fault>& faults,
                                                        std::uint64_t received)
{
    std::vector<typename Fault::Kind> due;
    std::erase_if(faults, [&](const Fault& fault) {
        if (fault.when > received) {
            return false;
        }
        due.push_back(fault.kind);
        return true;
    });
    return due;
}

} // namespace hall::emulator
