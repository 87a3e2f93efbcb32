// SPDX-License-Identifier: Apache-2.0
#include "app/simulate/truth.h"

#include "app/simulate/calendar.h"

#include <algorithm>
#include <cmath>

namespace hall::simulate {

namespace {

constexpr int days = 7;
constexpr int halfHour = 30;
constexpr double secondsOfMinute = 60.0;
/// Calling, walking and greeting, which no service is without.
constexpr double overheadSeconds = 25.0;

enum Matter : std::uint64_t { Services = 1, Clerks = 2 };

double bell(double minutes, double width)
{
    return std::exp(-(minutes / width) * (minutes / width));
}

/// Busy an hour after each opening, quiet before closing.
double demandAt(const std::vector<OpenSpan>& hours, double minute)
{
    const double closing = hours.back().toMinute;
    double demand = 0.35;
    double height = 1.0;
    for (const OpenSpan& span : hours) {
        demand += height * bell(minute - (span.fromMinute + 65.0), 60.0);
        height = 0.65;
    }
    if (hours.size() == 1) {
        demand += height * bell(minute - (hours.front().fromMinute + 340.0), 75.0);
    }
    return demand * (minute > closing - 45.0 ? 0.4 : 1.0);
}

Truth::Profile profileOf(const std::vector<OpenSpan>& hours)
{
    Truth::Profile profile{};
    double sum = 0.0;
    for (const OpenSpan& span : hours) {
        for (int minute = span.fromMinute; minute < span.toMinute; ++minute) {
            const double demand = demandAt(hours, minute);
            profile.at(static_cast<std::size_t>(minute / halfHour) % Truth::halfHours) += demand;
            sum += demand;
        }
    }
    for (double& share : profile) {
        share = sum > 0.0 ? share / sum : 0.0;
    }
    return profile;
}

std::array<double, days> weekdaysOf(const Rules& rules)
{
    std::array<double, days> weekdays{1.2, 1.05, 0.97, 0.92, 0.86, 0.9, 0.7};
    double sum = 0.0;
    int open = 0;
    for (int weekday = 1; weekday <= days; ++weekday) {
        if (!hoursOn(rules, weekday).empty()) {
            sum += weekdays.at(static_cast<std::size_t>(weekday - 1));
            ++open;
        }
    }
    for (double& share : weekdays) {
        share = open == 0 ? 1.0 : share * open / sum;
    }
    return weekdays;
}

int openMinutes(const Rules& rules)
{
    for (int weekday = 1; weekday <= days; ++weekday) {
        int minutes = 0;
        for (const OpenSpan& span : hoursOn(rules, weekday)) {
            minutes += span.toMinute - span.fromMinute;
        }
        if (minutes > 0) {
            return minutes;
        }
    }
    return 0;
}

bool hasClerk(const Counter& counter)
{
    return counter.kind != CounterKind::SelfService;
}

/// Counters' worth of clerks that a group gets when each shares his time among his groups.
double clerksOf(const Rules& rules, const GroupCode& group)
{
    double clerks = 0.0;
    for (const Counter& counter : rules.counters) {
        if (hasClerk(counter) && std::ranges::find(counter.groups, group) != counter.groups.end()) {
            clerks += 1.0 / static_cast<double>(counter.groups.size());
        }
    }
    return clerks;
}

std::vector<double> sharesOf(std::size_t classes)
{
    // Of ten citizens one is old; the rest of the classes share another tenth.
    std::vector<double> shares(classes, 0.0);
    double others = 0.0;
    for (std::size_t at = 1; at < classes; ++at) {
        shares[at] = at == 1 ? 0.12 : 0.1 / static_cast<double>(classes - 1);
        others += shares[at];
    }
    shares.at(0) = 1.0 - others;
    return shares;
}

} // namespace

double Truth::rate(std::size_t service, int weekday, int minute) const
{
    const auto day = static_cast<std::size_t>(weekday - 1);
    const std::size_t slot = static_cast<std::size_t>(minute / halfHour) % halfHours;
    return services[service].perDay * weekdays.at(day) * profiles.at(day).at(slot) /
           (halfHour * secondsOfMinute);
}

Truth likelyTruth(const Rules& rules, std::uint64_t seed, double load)
{
    Truth truth;
    truth.weekdays = weekdaysOf(rules);
    for (int weekday = 1; weekday <= days; ++weekday) {
        const auto hours = hoursOn(rules, weekday);
        if (!hours.empty()) {
            truth.profiles.at(static_cast<std::size_t>(weekday - 1)) = profileOf(hours);
        }
    }
    truth.classShares = sharesOf(rules.classes.size());
    Draw draw = Draw::of(seed, Services);
    std::vector<double> weights;
    for (const Service& service : rules.services) {
        weights.push_back(draw.logNormal(1.0, 0.7));
        truth.services.push_back(
            {.perDay = 0.0,
             .meanSeconds = service.typicalMinutes * secondsOfMinute * draw.logNormal(1.0, 0.25),
             .sigma = 0.4 + 0.3 * draw.unit()});
    }
    for (std::size_t at = 0; at < rules.services.size(); ++at) {
        double group = 0.0;
        for (std::size_t other = 0; other < rules.services.size(); ++other) {
            group += rules.services[other].group == rules.services[at].group ? weights[other] : 0.0;
        }
        const double work = load * openMinutes(rules) * secondsOfMinute *
                            clerksOf(rules, rules.services[at].group) * weights[at] / group;
        truth.services[at].perDay = work / (truth.services[at].meanSeconds + overheadSeconds);
    }
    Draw clerks = Draw::of(seed, Clerks);
    for (const Counter& counter : rules.counters) {
        if (hasClerk(counter)) {
            truth.habits[counter.number] = Habits{.pace = clerks.logNormal(1.0, 0.12)};
        }
    }
    return truth;
}

CounterNumber busiestCounter(const Rules& rules, const Truth& truth)
{
    CounterNumber busiest;
    double most = -1.0;
    for (const Counter& counter : rules.counters) {
        double work = 0.0;
        for (std::size_t at = 0; at < rules.services.size(); ++at) {
            const GroupCode& group = rules.services[at].group;
            if (std::ranges::find(counter.groups, group) != counter.groups.end()) {
                work += truth.services[at].perDay * truth.services[at].meanSeconds /
                        clerksOf(rules, group) / static_cast<double>(counter.groups.size());
            }
        }
        if (hasClerk(counter) && work > most) {
            most = work;
            busiest = counter.number;
        }
    }
    return busiest;
}

} // namespace hall::simulate
