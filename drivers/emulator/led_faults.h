// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace hall::emulator {

/// One thing that goes wrong with all cards of a line. `when` is the count of received bytes at
/// which it begins, of UnplugReply that of said bytes. It doesn't end, but for what happens once:
/// Noise, Power, Unplug and UnplugReply, and BusyOnce and ChecksumOnce after three updates.
struct LedFault
{
    enum class Kind {
        Busy,            // every update is refused as busy
        BusyOnce,        // three updates are refused as busy, then they are taken
        NoReply,         // nobody answers
        LostReply,       // every other answer is lost
        LateReply,       // answers come after 400 ms
        DoubledReply,    // every answer comes twice
        ForeignSource,   // answers tell another card's id
        WrongChecksum,   // answers arrive damaged
        RefusesChecksum, // updates are refused as damaged
        ChecksumOnce,    // three updates are, then they are taken
        FontMissing,     // only the 16 pixel font is there
        SplitReply,      // answers come a byte at a time
        Noise,           // bytes that nobody sent
        Dark,            // off, and not to be switched on
        Power,           // off and on again
        Unplug,          // the cable is pulled
        UnplugReply      // so many bytes into what the cards say
    };

    Kind kind = Kind::Busy;
    std::uint64_t when = 0;

    friend bool operator==(const LedFault&, const LedFault&) = default;
};

/// `busy` or `unplug@2700`; the error is a sentence that names all faults.
[[nodiscard]] Result<LedFault, std::string> parseLedFault(std::string_view text);

} // namespace hall::emulator
