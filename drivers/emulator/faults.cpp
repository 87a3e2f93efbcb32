// SPDX-License-Identifier: Apache-2.0
#include "drivers/emulator/faults.h"

#include <charconv>

namespace hall::emulator {

Result<std::uint64_t, std::string> momentOfFault(std::string_view text)
{
    std::uint64_t moment = 0;
    if (const auto at = text.find('@'); at != std::string_view::npos) {
        const std::string_view when = text.substr(at + 1);
        const auto parsed = std::from_chars(when.data(), when.data() + when.size(), moment);
        if (parsed.ec != std::errc() || parsed.ptr != when.data() + when.size()) {
            return failure("fault \"" + std::string(text) + "\": after @ stands a whole number");
        }
    }
    return moment;
}

} // namespace hall::emulator
