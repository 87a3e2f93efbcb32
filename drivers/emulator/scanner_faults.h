// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace hall::emulator {

/// One thing that goes wrong with a scanner. `when` is the count of sent bytes at which it begins;
/// it doesn't end by itself, but for Unplug, which happens once.
struct ScannerFault
{
    enum class Kind {
        Unplug,
        NoAnswer, // to triggers
        Refuses,  // triggers, as one does that isn't set up for them
        Endless,  // 5,000 bytes without an end before each code
        Noise,    // bytes of nothing before each code
        Nuls      // after each byte of a code
    };

    Kind kind = Kind::Unplug;
    std::uint64_t when = 0;

    friend bool operator==(const ScannerFault&, const ScannerFault&) = default;
};

/// `refuses` or `unplug@30`; the error is a sentence that names all faults.
[[nodiscard]] Result<ScannerFault, std::string> parseScannerFault(std::string_view text);

} // namespace hall::emulator
