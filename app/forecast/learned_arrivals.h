// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/forecast/rates.h"

#include <array>
#include <map>
#include <utility>
#include <vector>

namespace hall {

/// Who came on one day.
struct ArrivalsOfDay
{
    std::array<double, Rates::halfHours> halfHours{};
    std::map<std::pair<ServiceCode, ClassCode>, double> kinds;
    double count = 0;

    /// At a second after local midnight.
    void observe(const ServiceCode& service, const ClassCode& priority, Seconds local);
};

/// Who comes when: by half-hour, by day of the week, by service and class. Fades by day.
struct LearnedArrivals
{
    std::array<double, Rates::halfHours> halfHours{};
    std::array<double, 8> weekdays{};     ///< arrivals by day of the week, 1 to 7
    std::array<double, 8> weekdayCount{}; ///< of such days
    double days = 0;
    std::map<std::pair<ServiceCode, ClassCode>, double> kinds;

    /// One day is over; the past fades.
    void endDay(int weekday, const ArrivalsOfDay& day, double fading);

    /// Arrivals a second in each half-hour of such a day.
    [[nodiscard]] std::array<float, Rates::halfHours> perSecond(int weekday) const;
    /// By service × classes + class, sum 1; empty when nobody ever came.
    [[nodiscard]] std::vector<float> shares(const Rules& rules) const;

    friend bool operator==(const LearnedArrivals&, const LearnedArrivals&) = default;
};

} // namespace hall
