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
    , lines(outlook)
{
    addTickets(outlook);
    for (const Seconds credit : rules.credits) {
        newcomerRanks.push_back(runRank(-millisecondsOf(credit), newcomerTie));
    }
    for (std::size_t at = 0; at < outlook.counters.size(); ++at) {
        addCounter(outlook.counters[at], at);
    }
    if (options.extraCounterFor) {
        addExtraCounter(*options.extraCounterFor);
    }
    addArrivals(outlook);
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
    const auto lineAt = [&](std::uint32_t at) { return lines.of(outlook.waiting[at]); };
    std::ranges::sort(order, {}, [&](std::uint32_t at) { return outlook.waiting[at].rank; });
    std::vector<RunRank> ties(count);
    for (std::size_t at = 0; at < count; ++at) {
        ties[order[at]] = static_cast<RunRank>(at);
    }
    std::ranges::stable_sort(order, {}, lineAt);
    tickets.reserve(count);
    lineBegins.assign(lines.count() + 1, 0);
    for (const std::uint32_t at : order) {
        const WaitingTicket& ticket = outlook.waiting[at];
        ++lineBegins[lineAt(at) + 1];
        tickets.push_back({.rank = runRank((ticket.rank.time - outlook.at).count(), ties[at]),
                           .target = at,
                           .service = ticket.service,
                           .waited = ticket.waited,
                           .inLine = ticket.inLine,
                           .bound = ticket.boundTo.has_value()});
        addRelease(ticket, tickets.back());
    }
    std::ranges::sort(releases, {}, &RunRelease::at);
    for (std::size_t line = 0; line < lines.count(); ++line) {
        lineBegins[line + 1] += lineBegins[line];
    }
}

void Ground::addRelease(const WaitingTicket& ticket, const RunTicket& inRun)
{
    if (ticket.boundTo && ticket.boundFor < never) {
        RunTicket released = inRun;
        released.bound = false;
        releases.push_back(
            {.at = ticket.boundFor, .ticket = released, .line = lines.whenFree(ticket)});
    }
}

void Ground::addCounter(const CounterOutlook& now, std::size_t at)
{
    static const CounterRate nothingKnown;
    const CounterRate& rate = at < rates.counters.size() ? rates.counters[at] : nothingKnown;
    const Admits admits = rules.counters[at].admits;
    RunCounter counter;
    for (const std::uint16_t group : now.groups) {
        lines.addGroup(counter.lines, group, admits);
    }
    lines.addBound(counter.lines, static_cast<std::uint16_t>(at));
    addHelps(counter, now, admits);
    counter.streak = now.streak;
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

void Ground::addHelps(RunCounter& counter, const CounterOutlook& now, Admits admits)
{
    for (const HelpOutlook& help : now.helps) {
        for (int lane = 0; lane < Lane::count; ++lane) {
            RunHelp helped{.after = help.after, .lines = lines.ofLane(help.service, Lane{lane})};
            if (admitsLane(admits, Lane{lane}) && !helped.lines.empty()) {
                counter.helps.push_back(std::move(helped));
            }
        }
    }
    someHelpOut = someHelpOut || !counter.helps.empty();
}

void Ground::addExtraCounter(std::size_t group)
{
    RunCounter extra;
    extra.calls = true;
    lines.addGroup(extra.lines, group, Admits::All);
    counters.push_back(std::move(extra));
}

void Ground::choosePossibleDays(RunCounter& counter,
                                const CounterOutlook& now,
                                const CounterRate& rate) const
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

void Ground::addArrivals(const Outlook& outlook)
{
    constexpr Seconds alwaysMatters = 4 * 3600;
    constexpr Seconds keepsFromHelping = 2 * 3600;
    if (rates.shares.size() != rules.services.size() * classes()) {
        return;
    }
    // Who came before his appointment ranks behind some who aren't here yet.
    Seconds ahead = 0;
    for (const WaitingTicket& ticket : outlook.waiting) {
        ahead =
            std::max(ahead, std::chrono::duration<Seconds>(ticket.rank.time - outlook.at).count());
    }
    const std::vector<bool> all(rules.services.size(), true);
    std::vector<bool> ofHelpers(rules.services.size());
    for (std::size_t service = 0; service < rules.services.size(); ++service) {
        const std::uint16_t group = rules.services[service].group;
        ofHelpers[service] =
            std::ranges::any_of(outlook.counters, [&](const CounterOutlook& counter) {
                return !counter.helps.empty() &&
                       std::ranges::find(counter.groups, group) != counter.groups.end();
            });
    }
    for (std::size_t priority = 0; priority < classes(); ++priority) {
        const Seconds until = rules.interleave ? alwaysMatters : rules.credits[priority] + ahead;
        const auto code = static_cast<std::uint16_t>(priority);
        addArrivals({.priority = code, .from = 0, .until = until, .share = 0, .serviceUpTo = {}},
                    all);
        addArrivals({.priority = code,
                     .from = until,
                     .until = keepsFromHelping,
                     .share = 0,
                     .serviceUpTo = {}},
                    ofHelpers);
    }
}

void Ground::addArrivals(RunArrivals kind, const std::vector<bool>& services)
{
    for (std::size_t service = 0; service < rules.services.size(); ++service) {
        kind.share += services[service] ? rates.shares[service * classes() + kind.priority] : 0;
        kind.serviceUpTo.push_back(kind.share);
    }
    if (kind.until > kind.from && kind.share > 0) {
        arrivals.push_back(std::move(kind));
    }
}

} // namespace hall
