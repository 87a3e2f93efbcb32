// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hall::emulator {

/// One thing that goes wrong. `when` is the count of received bytes at which it happens, once; of
/// SlowReply the delay in milliseconds.
struct PrinterFault
{
    enum class Kind {
        PaperEnd,
        PaperNearEnd,
        CoverOpen,
        CutterJam,
        HeadHot,
        PowerCycle,  // off and on: what it held is gone
        Unplug,      // the cable; stays out until it is plugged again
        Noise,       // 00 FF towards the host
        NoReply,     // from then on it says nothing
        LostReply,   // the next reply only
        DoubleReply, // from then on all come twice
        SlowReply,
        NoProcessId, // from then on GS ( H is ignored, as clones do
        Stall,       // works on nothing for `stallLasts`; what comes meanwhile is kept
        BufferFull,  // the same, and it says so: XOFF, and XON when it works again
        AsbInReply,  // within the next reply of more than a byte stands its state
    };

    Kind kind{};
    std::uint64_t when = 0;
};

/// "paper-end@200"; the error is a sentence that names what there is.
[[nodiscard]] Result<PrinterFault, std::string> parsePrinterFault(std::string_view text);

} // namespace hall::emulator
