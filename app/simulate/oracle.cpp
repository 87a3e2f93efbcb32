// SPDX-License-Identifier: Apache-2.0
#include "app/simulate/oracle.h"

#include <cmath>

namespace hall::simulate {

namespace {

using namespace std::chrono_literals;

// As the world's people are (world_citizens.cpp, world_clerks.cpp, day_plan.cpp).
constexpr double walkLeast = 5.0;
constexpr double walkMost = 40.0;
constexpr double cancelsWhenLeaving = 0.4;
constexpr double vanishesLeast = 1800.0;
constexpr double vanishesMost = 14400.0;

constexpr int daysDrawn = 80;
constexpr std::uint64_t ownMatter = 77;

/// The logarithm's mean and spread that have the mean and variance of walk and work together.
DurationRate lengthOf(const ServiceTruth& service)
{
    const double walk = (walkLeast + walkMost) / 2;
    const double walkVariance = (walkMost - walkLeast) * (walkMost - walkLeast) / 12;
    const double workVariance =
        service.meanSeconds * service.meanSeconds * (std::exp(service.sigma * service.sigma) - 1);
    const double mean = walk + service.meanSeconds;
    const double variance = std::log(1 + (walkVariance + workVariance) / (mean * mean));
    return {.logMean = static_cast<float>(std::log(mean) - variance / 2),
            .spread = static_cast<float>(std::sqrt(variance)),
            .doubt = 0};
}

/// Calls that nobody answers, and people who leave, by how long they have waited.
void fillAbsent(Rates& rates, const Truth& truth)
{
    for (std::size_t step = 0; step < WaitSteps::count; ++step) {
        const auto waited = static_cast<double>(WaitSteps::from.at(step)) + 150.0;
        const double left = 1 - std::exp(-waited / truth.patienceMeanSeconds);
        rates.missed.at(step) = static_cast<float>(
            truth.missesCall + truth.impatient * (1 - cancelsWhenLeaving) * left);
        rates.giveUpPerSecond.at(step) =
            static_cast<float>(truth.impatient * cancelsWhenLeaving / truth.patienceMeanSeconds);
    }
    rates.missTakes = {60, 60, 60, 80};
}

/// The day of one clerk, if nothing comes in between.
CounterDay dayOf(const Shift& shift, const Habits& habits, Time midnight, Draw& draw)
{
    const auto local = [&](Time time) { return static_cast<Seconds>(toSeconds(time - midnight)); };
    CounterDay day;
    day.absences.push_back(
        {.from = 0, .to = local(shift.from + draw.between(Duration{0}, habits.lateUpTo))});
    for (const Span& rest : shift.breaks) {
        day.absences.push_back({.from = local(rest.from), .to = local(rest.to)});
    }
    day.absences.push_back({.from = local(shift.to), .to = never});
    return day;
}

void fillCounters(Rates& rates, const Rules& rules, const World& world)
{
    const DayPlan& today = world.today();
    const Time midnight = world.options().zone.moment(today.day, 0);
    const auto staffed = countersWithClerk(rules);
    Draw draw =
        Draw::of(world.options().seed, ownMatter, static_cast<std::uint64_t>(world.daysDone()));
    rates.counters.assign(rules.counters.size(), {});
    for (int drawn = 0; drawn < daysDrawn; ++drawn) {
        for (const Shift& shift : drawShifts(staffed, today.open, 0.0, draw)) {
            const auto at = std::ranges::find(rules.counters, shift.counter, &Counter::number) -
                            rules.counters.begin();
            rates.counters[static_cast<std::size_t>(at)].days.push_back(
                dayOf(shift, world.truth().habits.at(shift.counter), midnight, draw));
        }
    }
    const double hours = toSeconds(today.open.back().to - today.open.front().from);
    const double perSecond =
        world.options().faults.vanishingPerDay / (static_cast<double>(staffed.size()) * hours);
    for (CounterRate& counter : rates.counters) {
        counter.surprisesPerSecond = static_cast<float>(perSecond);
    }
    constexpr int lengths = 40;
    for (int at = 0; at < lengths; ++at) {
        rates.closures.push_back(static_cast<Seconds>(
            vanishesLeast + (vanishesMost - vanishesLeast) * (at + 0.5) / lengths));
    }
    rates.staysWhileSomeWait = 1;
}

void fillArrivals(Rates& rates, const World& world)
{
    const Truth& truth = world.truth();
    const DayFactors& factors = world.today().factors;
    const int weekday = weekdayOf(world.today().day);
    double total = 0;
    for (std::size_t service = 0; service < truth.services.size(); ++service) {
        const double perDay = truth.services[service].perDay * factors.services[service];
        total += perDay;
        for (const double share : truth.classShares) {
            rates.shares.push_back(static_cast<float>(perDay * share));
        }
    }
    for (float& share : rates.shares) {
        share /= static_cast<float>(total);
    }
    constexpr int minutes = 30;
    for (std::size_t slot = 0; slot < Rates::halfHours; ++slot) {
        double perSecond = 0;
        for (std::size_t service = 0; service < truth.services.size(); ++service) {
            perSecond += truth.rate(service, weekday, static_cast<int>(slot) * minutes) *
                         factors.services[service];
        }
        rates.arrivalsPerSecond.at(slot) = static_cast<float>(perSecond);
    }
}

} // namespace

Rates trueRates(const Rules& rules, const World& world)
{
    Rates rates;
    for (const ServiceTruth& service : world.truth().services) {
        rates.services.push_back(lengthOf(service));
    }
    for (const Shift& shift : world.today().shifts) {
        const double pace = world.truth().habits.at(shift.counter).pace;
        rates.paces[shift.clerk] = {.logFactor = static_cast<float>(std::log(pace)), .doubt = 0};
    }
    fillAbsent(rates, world.truth());
    fillCounters(rates, rules, world);
    fillArrivals(rates, world);
    return rates;
}

} // namespace hall::simulate
