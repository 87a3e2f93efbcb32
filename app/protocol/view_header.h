// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/rules.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What stands on every view.
namespace hall::protocol {

/// Stands on every push and heartbeat. `at` is the hall's time: faces take their clock from it.
struct Stamp
{
    std::string epoch;
    std::int64_t seq = 0;
    Time at;

    friend bool operator==(const Stamp&, const Stamp&) = default;
};

/// Whether the hall takes commands now, and if not, why.
enum class Taking { Yes, DayClosed, NotDurable, ClockSuspected };

/// What every face shows in its header and on its closed page.
struct HallHeader
{
    Name name;
    Taking taking = Taking::Yes;
    std::string day; ///< `2026-11-23`, empty when no day is open
    std::vector<OpenSpan> hours;
    std::optional<Time> nextOpening; ///< when known and no day is open

    friend bool operator==(const HallHeader&, const HallHeader&) = default;
};

} // namespace hall::protocol
