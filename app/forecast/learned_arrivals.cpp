// SPDX-License-Identifier: Apache-2.0
#include "app/forecast/learned_arrivals.h"

#include <numeric>

namespace hall {

namespace {

/// As many days as the mean over the week counts for in a day of the week's factor.
constexpr double weekdayPrior = 2;

} // namespace

void ArrivalsOfDay::observe(const ServiceCode& service, const ClassCode& priority, Seconds local)
{
    const auto slot = static_cast<std::size_t>(std::max(0.0F, local) / Rates::halfHour);
    halfHours[slot % Rates::halfHours] += 1;
    kinds[{service, priority}] += 1;
    count += 1;
}

void LearnedArrivals::endDay(int weekday, const ArrivalsOfDay& day, double fading)
{
    for (auto& [kind, count] : kinds) {
        count *= fading;
    }
    for (const auto& [kind, count] : day.kinds) {
        kinds[kind] += count;
    }
    for (std::size_t slot = 0; slot < halfHours.size(); ++slot) {
        halfHours[slot] = halfHours[slot] * fading + day.halfHours[slot];
    }
    for (std::size_t each = 0; each < weekdays.size(); ++each) {
        weekdays[each] *= fading;
        weekdayCount[each] *= fading;
    }
    weekdays[static_cast<std::size_t>(weekday)] += day.count;
    weekdayCount[static_cast<std::size_t>(weekday)] += 1;
    days = days * fading + 1;
}

std::array<float, Rates::halfHours> LearnedArrivals::perSecond(int weekday) const
{
    std::array<float, Rates::halfHours> rates{};
    const double total = std::accumulate(weekdays.begin(), weekdays.end(), 0.0);
    if (days <= 0 || total <= 0) {
        return rates;
    }
    const double mean = total / days;
    const auto day = static_cast<std::size_t>(weekday);
    const double factor =
        (weekdays[day] + weekdayPrior * mean) / ((weekdayCount[day] + weekdayPrior) * mean);
    for (std::size_t slot = 0; slot < rates.size(); ++slot) {
        rates[slot] = static_cast<float>(halfHours[slot] / days * factor) / Rates::halfHour;
    }
    return rates;
}

std::vector<float> LearnedArrivals::shares(const Rules& rules) const
{
    double total = 0;
    std::vector<float> shares;
    for (const Service& service : rules.services) {
        for (const PriorityClass& priority : rules.classes) {
            const auto found = kinds.find({service.code, priority.code});
            const double count = found == kinds.end() ? 0 : found->second;
            shares.push_back(static_cast<float>(count));
            total += count;
        }
    }
    if (total <= 0) {
        return {};
    }
    for (float& share : shares) {
        share /= static_cast<float>(total);
    }
    return shares;
}

} // namespace hall
