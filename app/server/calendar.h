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

/// Whether a day should be open by the opening times: from the first span's start to the last one's
/// end, as the date's exceptions say.
[[nodiscard]] bool isWithinHours(const Rules& rules, const LocalMoment& local);

/// When the hall opens next after `time`, within two weeks; the start of a day's first span.
[[nodiscard]] std::optional<Time> nextOpening(const Rules& rules, Time time);

} // namespace hall::server
