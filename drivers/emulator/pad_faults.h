// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace hall::emulator {

/// One thing that goes wrong with keys on a cable. `when` is the count of sent bytes at which it
/// begins; it doesn't end by itself, but for Unplug, which happens once.
struct PadFault
{
    enum class Kind {
        Unplug,
        Bounce,    // each press three times in 30 ms
        Held,      // a keyboard repeats each key
        KeysLost,  // the kernel has no room for the end of what is typed
        WrongSum,  // of a frame
        Truncated, // frames end in the middle
        Noise,     // bytes of nothing before each press
        Split,     // a byte at a time, a millisecond apart
        Double     // each frame twice, without a pause
    };

    Kind kind = Kind::Unplug;
    std::uint64_t when = 0;

    friend bool operator==(const PadFault&, const PadFault&) = default;
};

/// `bounce` or `unplug@30`; the error is a sentence that names all faults.
[[nodiscard]] Result<PadFault, std::string> parsePadFault(std::string_view text);

} // namespace hall::emulator
