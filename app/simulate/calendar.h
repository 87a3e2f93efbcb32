// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/commands.h"
#include "app/core/rules.h"

#include <vector>

namespace hall::simulate {

/// From `at` on, local time is UTC and `offset`.
struct OffsetChange
{
    Time at;
    Duration offset{0};
};

/// Local time of a place; daylight saving makes two changes a year.
struct TimeZone
{
    Duration offset = std::chrono::hours{8};
    std::vector<OffsetChange> changes; ///< in the order of time

    [[nodiscard]] Duration offsetAt(Time time) const;
    /// The moment at which local clocks show `minute` of that day; a minute that a clock skips
    /// counts by the time before.
    [[nodiscard]] Time moment(BusinessDay day, int minute) const;
    /// Minutes after local midnight of that day; beyond 1440 after the next midnight.
    [[nodiscard]] int minuteOf(BusinessDay day, Time time) const;
    [[nodiscard]] LocalMoment localAt(Time time) const;
};

struct Span
{
    Time from;
    Time to;
};

/// 1 Monday to 7 Sunday.
[[nodiscard]] int weekdayOf(BusinessDay day);
[[nodiscard]] BusinessDay nextDate(BusinessDay day);

/// When a hall is open on a day, in order; none: it is shut. A hall without hours is open from nine
/// to five on working days.
[[nodiscard]] std::vector<OpenSpan> hoursOn(const Rules& rules, int weekday);
[[nodiscard]] std::vector<Span>
openSpans(const Rules& rules, const TimeZone& zone, BusinessDay day);

} // namespace hall::simulate
