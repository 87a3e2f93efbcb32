// SPDX-License-Identifier: Apache-2.0
#include "app/forecast/rates.h"

#include <cmath>

namespace hall {

namespace {

constexpr Seconds minute = 60;

/// Away before, between and after the hours of that day.
CounterDay timetableDay(const FlatRules& rules, int weekday)
{
    std::vector<OpenSpan> spans;
    std::ranges::copy_if(rules.hours, std::back_inserter(spans), [&](const OpenSpan& span) {
        return span.weekday == weekday;
    });
    std::ranges::sort(spans, {}, &OpenSpan::fromMinute);
    CounterDay day;
    Seconds awayFrom = 0;
    for (const OpenSpan& span : spans) {
        day.absences.push_back(
            {.from = awayFrom, .to = static_cast<Seconds>(span.fromMinute) * minute});
        awayFrom = static_cast<Seconds>(span.toMinute) * minute;
    }
    if (!spans.empty()) {
        day.absences.push_back({.from = awayFrom, .to = never});
    }
    return day;
}

} // namespace

Rates catalogueRates(const FlatRules& rules, int weekday)
{
    Rates rates;
    for (const FlatService& service : rules.services) {
        constexpr float spread = 0.6F;
        constexpr float doubt = 0.35F;
        // The catalogue's figure is a mean; a logarithm's mean lies lower.
        rates.services.push_back({.logMean = std::log(service.typical) - spread * spread / 2,
                                  .spread = spread,
                                  .doubt = doubt});
    }
    rates.counters.assign(
        rules.counters.size(),
        CounterRate{.days = {timetableDay(rules, weekday)}, .surprisesPerSecond = 0});
    rates.missed.fill(0.05F);
    rates.missTakes = {minute};
    return rates;
}

} // namespace hall
