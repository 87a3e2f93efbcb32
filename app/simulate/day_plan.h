// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/simulate/arrivals.h"
#include "app/simulate/people.h"

namespace hall::simulate {

/// A day as it is laid out before anybody comes.
struct DayPlan
{
    BusinessDay day;
    std::vector<Span> open;
    DayFactors factors;        ///< how this day differs from the truth's average
    std::vector<Shift> shifts; ///< who sits where, when; `vanishes` is known to nobody
    Arrivals arrivals;
};

/// Who sits where: each counter with its clerk from opening to closing, with a short break and,
/// where the hall doesn't close at noon, lunch in turns. `vanishing`: counters a day that close
/// without warning.
[[nodiscard]] std::vector<Shift> drawShifts(const std::vector<CounterNumber>& staffed,
                                            const std::vector<Span>& open,
                                            double vanishing,
                                            Draw& draw);

/// Counters that have a clerk.
[[nodiscard]] std::vector<CounterNumber> countersWithClerk(const Rules& rules);

} // namespace hall::simulate
