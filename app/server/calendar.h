// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/opening.h"
#include "app/settings/settings.h"

#include <optional>

namespace hall::server {

/// A moment by the machine's local time.
[[nodiscard]] LocalMoment toLocal(Time time);
/// Local time less UTC, then.
[[nodiscard]] Duration localOffset(Time time);
/// The moment at which the machine's clock shows that; what daylight saving skips is the moment
/// after.
[[nodiscard]] Time toTime(const OpenPoint& local);

/// The business day that a moment belongs to: the local date, which changes `dayBeginsMinute` after
/// midnight.
[[nodiscard]] BusinessDay businessDayOf(Time time, const CalendarSettings& calendar);

/// When a day is open by the opening times.
struct OpenTimes
{
    Time from; ///< the first tickets are given: so long before the first span as the policy says
    Time to;   ///< the last span ends

    friend bool operator==(const OpenTimes&, const OpenTimes&) = default;
};

/// Of a date, as its exceptions say, lunch in it; nothing: it has no hours.
[[nodiscard]] std::optional<OpenTimes> openTimes(const Rules& rules, BusinessDay day);

/// When tickets are given again after `time`, within two weeks, as a day's first.
[[nodiscard]] std::optional<Time> nextOpening(const Rules& rules, Time time);

} // namespace hall::server
