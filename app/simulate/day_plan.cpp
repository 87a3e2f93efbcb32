// SPDX-License-Identifier: Apache-2.0
#include "app/simulate/day_plan.h"

#include <algorithm>

namespace hall::simulate {

namespace {

using namespace std::chrono_literals;

constexpr int lunchTurns = 3;

/// Hours that nobody works through without lunch.
constexpr Duration longSpan = 6h;

std::vector<Span> breaksOf(const std::vector<Span>& open, std::size_t turn, Draw& draw)
{
    std::vector<Span> breaks;
    for (std::size_t at = 0; at < open.size(); ++at) {
        const Span& span = open[at];
        if (span.to - span.from >= longSpan) {
            const Time lunch = span.from + 150min + static_cast<int>(turn % lunchTurns) * 40min;
            breaks.push_back({lunch, lunch + 40min});
        }
        const Time rest =
            span.from + draw.between(45min, std::max<Duration>(46min, span.to - span.from - 30min));
        const Span shortBreak{rest, rest + draw.between(5min, 12min)};
        const bool apart = std::ranges::all_of(breaks, [&](const Span& other) {
            return shortBreak.to < other.from || other.to < shortBreak.from;
        });
        if (apart && shortBreak.to < span.to && draw.chance(0.6)) {
            breaks.push_back(shortBreak);
        }
        if (at + 1 < open.size()) {
            breaks.push_back({span.to, open[at + 1].from});
        }
    }
    std::ranges::sort(breaks, {}, &Span::from);
    return breaks;
}

} // namespace

std::vector<CounterNumber> countersWithClerk(const Rules& rules)
{
    std::vector<CounterNumber> counters;
    for (const Counter& counter : rules.counters) {
        if (counter.kind != CounterKind::SelfService) {
            counters.push_back(counter.number);
        }
    }
    return counters;
}

std::vector<Shift> drawShifts(const std::vector<CounterNumber>& staffed,
                              const std::vector<Span>& open,
                              double vanishing,
                              Draw& draw)
{
    std::vector<Shift> shifts;
    shifts.reserve(staffed.size());
    for (const CounterNumber counter : staffed) {
        shifts.push_back({.counter = counter,
                          .clerk = {std::to_string(1000 + counter.value)},
                          .from = open.front().from,
                          .to = open.back().to,
                          .breaks = breaksOf(open, shifts.size(), draw),
                          .vanishes = {}});
    }
    for (int count = draw.poisson(vanishing); count > 0 && !shifts.empty(); --count) {
        Shift& shift = shifts[draw.below(shifts.size())];
        const Time from =
            shift.from +
            draw.between(30min, std::max<Duration>(31min, shift.to - shift.from - 30min));
        shift.vanishes = Span{from, from + draw.between(30min, 4h)};
    }
    return shifts;
}

} // namespace hall::simulate
