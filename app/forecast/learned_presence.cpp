// SPDX-License-Identifier: Apache-2.0
#include "app/forecast/learned_presence.h"

#include <algorithm>
#include <cmath>

namespace hall {

namespace {

/// An absence is habit when the counter was away at its heart on this share of the other days.
constexpr double habitShare = 0.3;
/// The heart of an absence lies in its middle, but no later than this after its beginning: the end
/// of a day that came too early is a surprise, though the counter is away every night.
constexpr Seconds heartAfter = 1200;
constexpr Seconds longSurprise = 1800;
/// Moments so close are one.
constexpr Seconds sameMoment = 30;
/// A newer day counts for more; so does the same day of the week.
constexpr float dayFading = 0.93F;
constexpr float sameWeekday = 2;
/// Presence of so many hours counts as much for a counter's own rate of surprises as the hall's.
constexpr double priorHours = 60;
constexpr double hour = 3600;

std::size_t stepOf(Seconds moment)
{
    return static_cast<std::size_t>(std::max(0.0F, moment) / sameMoment);
}

bool isAwayAt(const PastDay& day, Seconds moment)
{
    return std::ranges::any_of(day.absences, [&](const PastAbsence& past) {
        return past.absence.from <= moment && moment < past.absence.to;
    });
}

bool isHabit(const std::deque<PastDay>& days, const PastDay& day, const Absence& absence)
{
    const Seconds heart = absence.from + std::min(heartAfter, (absence.to - absence.from) / 2);
    double others = 0;
    double away = 0;
    for (const PastDay& other : days) {
        if (&other != &day) {
            others += 1;
            away += isAwayAt(other, heart) ? 1 : 0;
        }
    }
    return others == 0 || away >= habitShare * others;
}

/// How many absences of all counters agree with people who mean to leave at each moment: by steps
/// of `sameMoment` from midnight on.
std::vector<int> leavingTimes(const std::map<CounterNumber, std::deque<PastDay>>& counters)
{
    constexpr std::size_t steps = std::size_t{36} * 120; // of a day that may go on after midnight
    std::vector<int> agreeing(steps + 1);
    for (const auto& [counter, days] : counters) {
        for (const PastDay& day : days) {
            for (const PastAbsence& past : day.absences) {
                const std::size_t last = std::min(steps, stepOf(past.absence.from));
                for (std::size_t step = stepOf(past.earliest); step <= last; ++step) {
                    ++agreeing[step];
                }
            }
        }
    }
    return agreeing;
}

/// People go by the clock, so of all moments at which somebody may have meant to leave, it is the
/// one that most absences agree with; the last one of several.
Seconds meantToLeave(const std::vector<int>& agreeing, const PastAbsence& past)
{
    const std::size_t begin = std::min(agreeing.size() - 1, stepOf(past.earliest));
    const std::size_t end = std::min(agreeing.size() - 1, stepOf(past.absence.from));
    const int most = *std::max_element(agreeing.begin() + static_cast<std::ptrdiff_t>(begin),
                                       agreeing.begin() + static_cast<std::ptrdiff_t>(end) + 1);
    std::size_t last = end;
    while (agreeing[last] != most) {
        --last;
    }
    return std::clamp(static_cast<Seconds>(last) * sameMoment, past.earliest, past.absence.from);
}

/// What one counter's days come to.
struct Split
{
    CounterRate rate;
    double surprises = 0;
    double presentHours = 0;
};

double presentHoursOf(const PastDay& day)
{
    double present = 0;
    Seconds since = 0;
    for (const auto& [absence, earliest, closed] : day.absences) {
        present += std::max(0.0, static_cast<double>(absence.from - since));
        since = absence.to;
    }
    return present / hour;
}

Split split(const std::deque<PastDay>& days,
            int weekday,
            const std::vector<int>& leaving,
            LearnedPresence::Expectation& hall)
{
    Split result;
    float weight = 1;
    for (auto day = days.rbegin(); day != days.rend(); ++day, weight *= dayFading) {
        CounterDay expected{.weight = day->weekday == weekday ? weight * sameWeekday : weight,
                            .absences = {}};
        bool cutShort = false;
        for (const PastAbsence& past : day->absences) {
            const auto& [absence, earliest, closed] = past;
            if (isHabit(days, *day, absence)) {
                expected.absences.push_back(
                    {.from = meantToLeave(leaving, past), .to = absence.to});
                continue;
            }
            result.surprises += 1;
            (closed ? hall.closures : hall.pauses).push_back(absence.to - absence.from);
            cutShort = cutShort || absence.to - absence.from > longSurprise;
        }
        result.presentHours += presentHoursOf(*day);
        // A day that ended too early doesn't tell when it would have ended, one with a long hole
        // perhaps not when lunch would have been.
        if (!cutShort) {
            result.rate.days.push_back(std::move(expected));
        }
    }
    return result;
}

/// Share of the days that ended with nobody waiting for the clerk who went home.
float staying(const std::map<CounterNumber, std::deque<PastDay>>& counters)
{
    double ends = 1;
    double left = 0;
    for (const auto& [counter, days] : counters) {
        ends += static_cast<double>(days.size());
        left += static_cast<double>(std::ranges::count_if(days, &PastDay::leftSomeWaiting));
    }
    return static_cast<float>(1 - left / ends);
}

} // namespace

void LearnedPresence::endDay(CounterNumber counter, PastDay day)
{
    std::deque<PastDay>& days = counters[counter];
    days.push_back(std::move(day));
    if (days.size() > daysMax) {
        days.pop_front();
    }
}

LearnedPresence::Expectation LearnedPresence::expect(const Rules& rules, int weekday) const
{
    const std::vector<int> leaving = leavingTimes(counters);
    Expectation expectation;
    std::vector<Split> splits;
    double surprises = 0;
    double hours = 0;
    for (const Counter& counter : rules.counters) {
        const auto found = counters.find(counter.number);
        splits.push_back(found == counters.end()
                             ? Split{}
                             : split(found->second, weekday, leaving, expectation));
        surprises += splits.back().surprises;
        hours += splits.back().presentHours;
    }
    expectation.staysWhileSomeWait = staying(counters);
    const double common = hours > 0 ? surprises / hours : 0;
    for (Split& each : splits) {
        const double perHour =
            (each.surprises + common * priorHours) / (each.presentHours + priorHours);
        each.rate.surprisesPerSecond = static_cast<float>(perHour / hour);
        expectation.counters.push_back(std::move(each.rate));
    }
    return expectation;
}

} // namespace hall
