// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"
#include "app/simulate/calendar.h"
#include "app/simulate/truth.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hall::simulate {

/// One citizen on the way to the hall.
struct Arrival
{
    Duration at{0};           ///< after the day's opening
    std::size_t service = 0;  ///< as `Rules::services`
    std::size_t priority = 0; ///< as `Rules::classes`
    Duration work{0};         ///< length of the service at a clerk of mean pace

    friend bool operator==(const Arrival&, const Arrival&) = default;
};

using Arrivals = std::vector<Arrival>; ///< in the order of time

/// What a day turned out to be.
struct DayFactors
{
    std::vector<double>
        services; ///< by how much more than the truth's rate come, as `Rules::services`
};

/// When the hall is open on a day.
struct Opening
{
    BusinessDay day;
    const std::vector<Span>& spans;
    const TimeZone& zone;
};

[[nodiscard]] DayFactors drawFactors(const Truth& truth, Draw& draw);
[[nodiscard]] Arrivals
drawArrivals(const Truth& truth, const DayFactors& factors, const Opening& opening, Draw& draw);

struct ArrivalsError
{
    int line = 0;
    std::string what;
};

/// `arrivals.csv:12: no service "pensoin"`
[[nodiscard]] std::string toText(const ArrivalsError& error, std::string_view source);

/// Arrivals by day, the first day first, from the columns `day,at_s,service,class,service_s`; or
/// every mistake, by line.
[[nodiscard]] Result<std::vector<Arrivals>, std::vector<ArrivalsError>>
readArrivals(std::string_view csv, const Rules& rules);

} // namespace hall::simulate
