// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/commands.h"
#include "app/core/rules.h"

#include <optional>
#include <vector>

/// Opening hours, from the rules and a local moment; knows no zone and no clock.
namespace hall {

/// 1 Monday to 7 Sunday.
[[nodiscard]] int weekdayOf(BusinessDay date);

/// When the hall is open on a date, in order; none: closed.
[[nodiscard]] std::vector<MinuteSpan> spansOn(const Rules& rules, BusinessDay date);

enum class Admission {
    Open,
    Closed, ///< before the hall opens, at lunch, after it closed
    CutOff  ///< open, but too near to the end of the span for this service
};

/// Whether tickets for a service are given. A date without spans has whatever hours the person
/// wants who opened the day by hand.
[[nodiscard]] Admission
admission(const Rules& rules, const Service& service, const LocalMoment& now);

/// A moment of the calendar.
struct OpenPoint
{
    BusinessDay date;
    int minute = 0;

    friend bool operator==(const OpenPoint&, const OpenPoint&) = default;
};

/// When tickets for a service are given next after `now`, looking at most two months ahead.
[[nodiscard]] std::optional<OpenPoint>
nextAdmission(const Rules& rules, const Service& service, const LocalMoment& now);

} // namespace hall
