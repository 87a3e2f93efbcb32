// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace hall::emulator {

/// One thing that goes wrong with a card reader. `when` is the count of received bytes at which it
/// begins; it doesn't end by itself, but for Lifted and Unplug, which happen once. Of SlowReply it
/// is the delay in milliseconds.
struct IdCardFault
{
    enum class Kind {
        WrongChecksum, // of a card's text
        Truncated,     // a card's text ends in the middle
        ReadFailed,    // no card's text can be read: 41
        Lifted,        // the card is taken away when it is selected
        OutOfService,  // the security module answers everything with 66
        SlowReply,
        NoReply,
        Noise,       // AA and others before each answer
        SplitReply,  // answers come a byte at a time, a millisecond apart
        DoubleReply, // each answer twice, without a pause
        FindsAgain,  // a card that was read and still lies there is found again
        Unplug
    };

    Kind kind = Kind::WrongChecksum;
    std::uint64_t when = 0;

    friend bool operator==(const IdCardFault&, const IdCardFault&) = default;
};

/// `truncated` or `unplug@120`; the error is a sentence that names all faults.
[[nodiscard]] Result<IdCardFault, std::string> parseIdCardFault(std::string_view text);

} // namespace hall::emulator
