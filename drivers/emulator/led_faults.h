// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace hall::emulator {

/// One thing that goes wrong with all cards of a line. `when` is the count of received bytes at
/// which it begins; it doesn't end, but for Noise and Unplug, which happen once.
struct LedFault
{
    enum class Kind {
        Busy,            // every update is refused as busy
        NoReply,         // nobody answers
        WrongChecksum,   // answers arrive damaged
        RefusesChecksum, // updates are refused as damaged
        FontMissing,     // only the 16 pixel font is there
        SplitReply,      // answers come a byte at a time
        Noise,           // bytes that nobody sent
        Unplug
    };

    Kind kind = Kind::Busy;
    std::uint64_t when = 0;

    friend bool operator==(const LedFault&, const LedFault&) = default;
};

/// `busy` or `unplug@2700`; the error is a sentence that names all faults.
[[nodiscard]] Result<LedFault, std::string> parseLedFault(std::string_view text);

} // namespace hall::emulator
