// SPDX-License-Identifier: Apache-2.0
#include "app/forecast/ground.h"

#include <chrono>
#include <cmath>

namespace hall {

namespace {

/// Ties are numbered within a run: those who wait now, then a newcomer, then later arrivals.
constexpr int tieBits = 22;
constexpr RunRank newcomerTie = 1 << 21;

/// How far a counter's absence may begin from when it did on another day and still be the same one.
constexpr Seconds sameAbsence = 2400;

RunRank runRank(std::int64_t milliseconds, RunRank tie)
{
    return milliseconds * (RunRank{1} << tieBits) + tie;
}

std::int64_t millisecondsOf(Seconds seconds)
{
    return std::llround(static_cast<double>(seconds) * 1000.0);
}

const Absence* absenceAt(const CounterDay& day, Seconds moment)
{
    const auto found = std::ranges::find_if(day.absences, [&](const Absence& absence) {
        return absence.from <= moment && moment < absence.to;
    });
    return found == day.absences.end() ? nullptr : &*found;
}

} // namespace

Ground::Ground(const Outlook& outlook, const Rates& ratesNow, const ForecastOptions& options)
    : rules(*outlook.rules)
    , rates(ratesNow)
    , sinceMidnight(outlook.sinceMidnight)
    , arrivalFactor(outlook.arrivalFactor)
{
    addTickets(outlook);
    for (const Seconds credit : rules.credits) {
        newcomerRanks.push_back(runRank(-millisecondsOf(credit), newcomerTie));
    }
    for (std::size_t at = 0; at < outlook.counters.size(); ++at) {
        addCounter(outlook.counters[at], rules.counters[at].groups, at);
    }
    if (options.extraCounterFor) {
        addExtraCounter(*options.extraCounterFor);
    }
    addArrivals();
    for (std::size_t step = 0; step + 1 < WaitSteps::count; ++step) {
        gaveUpBefore[step + 1] =
            gaveUpBefore[step] +
            rates.giveUpPerSecond[step] * (WaitSteps::from[step + 1] - WaitSteps::from[step]);
    }
}

float Ground::gaveUpBy(Seconds waited) const
{
    const std::size_t step = WaitSteps::of(waited);
    return gaveUpBefore[step] + rates.giveUpPerSecond[step] * (waited - WaitSteps::from[step]);
}

RunRank Ground::arrivalRank(std::size_t priority, Seconds later, std::size_t nth) const
{
    return runRank(millisecondsOf(later - rules.credits[priority]),
                   newcomerTie + 1 + static_cast<RunRank>(nth));
}

void Ground::addTickets(const Outlook& outlook)
{
    const std::size_t count = outlook.waiting.size();
    std::vector<std::uint32_t> order(count);
    for (std::size_t at = 0; at < count; ++at) {
        order[at] = static_cast<std::uint32_t>(at);
    }
    const auto lineAt = [&](std::uint32_t at) {
        const WaitingTicket& ticket = outlook.waiting[at];
        return lineOf(rules.services[ticket.service].group, ticket.priority);
    };
    std::ranges::sort(order, {}, [&](std::uint32_t at) { return outlook.waiting[at].rank; });
    std::vector<RunRank> ties(count);
    for (std::size_t at = 0; at < count; ++at) {
        ties[order[at]] = static_cast<RunRank>(at);
    }
    std::ranges::stable_sort(order, {}, lineAt);
    tickets.reserve(count);
    lineBegins.assign(lines() + 1, 0);
    for (const std::uint32_t at : order) {
        const WaitingTicket& ticket = outlook.waiting[at];
        ++lineBegins[lineAt(at) + 1];
        tickets.push_back({.rank = runRank((ticket.rank.time - outlook.at).count(), ties[at]),
                           .target = at,
                           .service = ticket.service,
                           .waited = ticket.waited});
    }
    for (std::size_t line = 0; line < lines(); ++line) {
        lineBegins[line + 1] += lineBegins[line];
    }
}

void Ground::addCounter(const CounterOutlook& now,
                        std::span<const std::uint16_t> groups,
                        std::size_t at)
{
    static const CounterRate nothingKnown;
    const CounterRate& rate = at < rates.counters.size() ? rates.counters[at] : nothingKnown;
    RunCounter counter;
    for (const std::uint16_t group : groups) {
        for (std::size_t priority = 0; priority < classes(); ++priority) {
            counter.lines.push_back(static_cast<std::uint16_t>(lineOf(group, priority)));
        }
    }
    counter.calls = now.calls;
    counter.paused = now.paused;
    counter.surprisesPerSecond = rate.surprisesPerSecond;
    if (const auto known = rates.paces.find(now.clerk); known != rates.paces.end()) {
        counter.pace = known->second;
    }
    counter.current = now.current;
    if (now.current && !now.current->started) {
        counter.missedChance = missedChance(*now.current);
    }
    choosePossibleDays(counter, now, rate);
    counters.push_back(std::move(counter));
}

void Ground::addExtraCounter(std::size_t group)
{
    RunCounter extra;
    extra.calls = true;
    for (std::size_t priority = 0; priority < classes(); ++priority) {
        extra.lines.push_back(static_cast<std::uint16_t>(lineOf(group, priority)));
    }
    counters.push_back(std::move(extra));
}

void Ground::choosePossibleDays(RunCounter& counter,
                                const CounterOutlook& now,
                                const CounterRate& rate)
{
    const auto agrees = [&](const CounterDay& day) {
        const Absence* away = absenceAt(day, sinceMidnight);
        if (now.calls || away == nullptr) {
            return now.calls == (away == nullptr);
        }
        return !now.awaySince || std::abs(away->from - *now.awaySince) < sameAbsence;
    };
    const auto add = [&](const CounterDay& day) {
        const float before = counter.days.empty() ? 0 : counter.days.back().chance;
        counter.days.push_back({.day = &day, .chance = before + day.weight});
    };
    for (const CounterDay& day : rate.days) {
        if (agrees(day)) {
            add(day);
        }
    }
    counter.awayAsExpected = !now.calls && !counter.days.empty();
    if (!counter.awayAsExpected && now.awaySince) {
        counter.awayFor = sinceMidnight - *now.awaySince;
    }
    if (counter.days.empty()) {
        std::ranges::for_each(rate.days, add);
    }
    for (PossibleDay& day : counter.days) {
        day.chance /= counter.days.back().chance;
    }
}

float Ground::missedChance(const TicketAtCounter& current) const
{
    const auto longer = static_cast<float>(std::ranges::count_if(
        rates.missTakes, [&](Seconds takes) { return takes > current.sinceCall; }));
    const float stillOut =
        rates.missTakes.empty() ? 0 : longer / static_cast<float>(rates.missTakes.size());
    const float missed = rates.missed[WaitSteps::of(current.waited)];
    const float gone = missed * stillOut;
    return gone / (gone + 1 - missed);
}

void Ground::addArrivals()
{
    constexpr Seconds alwaysMatters = 4 * 3600;
    if (rates.shares.size() != rules.services.size() * classes()) {
        return;
    }
    for (std::size_t priority = 0; priority < classes(); ++priority) {
        RunArrivals kind{.priority = static_cast<std::uint16_t>(priority),
                         .until = 0,
                         .share = 0,
                         .serviceUpTo = {}};
        kind.until = rules.interleave ? alwaysMatters : rules.credits[priority];
        for (std::size_t service = 0; service < rules.services.size(); ++service) {
            kind.share += rates.shares[service * classes() + priority];
            kind.serviceUpTo.push_back(kind.share);
        }
        if (kind.until > 0 && kind.share > 0) {
            arrivals.push_back(std::move(kind));
        }
    }
}

} // namespace hall
