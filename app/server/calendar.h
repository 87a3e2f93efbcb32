// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/rules.h"
#include "app/settings/settings.h"

#include <optional>

namespace hall::server {

/// The machine's local time, as a weekday and a minute.
struct LocalMinute
{
    BusinessDay day{};
    int weekday = 1; ///< 1 Monday to 7 Sunday
    int minute = 0;  ///< after local midnight
};

[[nodiscard]] LocalMinute toLocal(Time time);

/// The business day that a moment belongs to: the local date, which changes `dayBeginsMinute` after
/// midnight.
[[nodiscard]] BusinessDay businessDayOf(Time time, const CalendarSettings& calendar);

/// Whether a day should be open by the opening times: from the first span's start to the last one's
/// end.
[[nodiscard]] bool isWithinHours(const std::vector<OpenSpan>& hours, const LocalMinute& local);

/// When the hall opens next after `time`, within two weeks; the start of a day's first span.
[[nodiscard]] std::optional<Time> nextOpening(const std::vector<OpenSpan>& hours, Time time);

} // namespace hall::server
