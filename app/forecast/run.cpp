// SPDX-License-Identifier: Apache-2.0
#include "app/forecast/run.h"

#include <cmath>

namespace hall {

Run::Run(const Ground& ground)
    : m_ground(ground)
    , m_lines(ground.lines.count())
    , m_heads(ground.lines.count())
    , m_desks(ground.counters.size())
    , m_free(ground.counters.size())
    , m_logMeans(ground.rules.services.size())
    , m_called(ground.targets())
    , m_someGiveUp(std::ranges::any_of(ground.rates.giveUpPerSecond,
                                       [](float perSecond) { return perSecond > 0; }))
{
}

std::span<const Seconds> Run::play(Random& random)
{
    begin(random);
    while (m_uncalled > 0) {
        const auto counter =
            static_cast<std::size_t>(std::ranges::min_element(m_free) - m_free.begin());
        const Seconds free = m_free[counter];
        if (free == never) {
            break;
        }
        const Seconds present = presentFrom(counter, free, random);
        if (present > free) {
            m_free[counter] = present; // Others may call before it is back.
            continue;
        }
        letIn(free);
        callNext(counter, free, random);
    }
    return m_called;
}

void Run::begin(Random& random)
{
    std::ranges::fill(m_called, never);
    m_released.assign(m_ground.releases.empty() ? 0 : m_ground.tickets.size(), 0);
    m_uncalled = m_ground.targets();
    for (std::size_t line = 0; line < m_lines.size(); ++line) {
        m_lines[line].next = m_ground.lineBegins[line];
        m_lines[line].end = m_ground.lineBegins[line + 1];
        m_lines[line].nextLater = 0;
        m_lines[line].later.clear();
        m_lines[line].newcomerWaits = line < m_ground.lines.ordinary();
        showHead(line);
    }
    for (std::size_t service = 0; service < m_logMeans.size(); ++service) {
        const DurationRate& rate = m_ground.rates.services[service];
        m_logMeans[service] = rate.logMean + rate.doubt * random.normal();
    }
    m_arrivals.clear();
    m_nextArrival = 0;
    m_nextRelease = 0;
    for (const RunArrivals& kind : m_ground.arrivals) {
        drawArrivals(kind, random);
    }
    std::ranges::sort(m_arrivals, {}, &Arrival::at);
    for (std::size_t at = 0; at < m_desks.size(); ++at) {
        beginDesk(at, random);
    }
}

void Run::beginDesk(std::size_t at, Random& random)
{
    const RunCounter& counter = m_ground.counters[at];
    Desk& desk = m_desks[at];
    desk = Desk{};
    desk.streak = counter.streak;
    desk.hasBeenThere = counter.calls || counter.paused;
    desk.staysWhileSomeWait = random.share() < m_ground.rates.staysWhileSomeWait;
    desk.pace = counter.pace.logFactor + counter.pace.doubt * random.normal();
    if (!counter.days.empty()) {
        desk.day =
            std::ranges::lower_bound(counter.days, random.share(), {}, &PossibleDay::chance)->day;
    }
    if (!counter.calls) {
        m_free[at] = backAfter(at, random);
    } else if (counter.current) {
        m_free[at] = remaining(at, random) + gap(random);
    } else {
        m_free[at] = gap(random) * random.share();
    }
    if (counter.surprisesPerSecond > 0) {
        const Seconds from = counter.calls ? 0 : m_free[at];
        desk.leavesAt = from + random.untilNext(counter.surprisesPerSecond);
    }
}

void Run::drawArrivals(const RunArrivals& kind, Random& random)
{
    Seconds at = kind.from;
    while (at < kind.until) {
        const Seconds local = m_ground.sinceMidnight + at;
        const auto slot = static_cast<std::size_t>(local / Rates::halfHour);
        const Seconds slotEnds =
            static_cast<Seconds>(slot + 1) * Rates::halfHour - m_ground.sinceMidnight;
        const float perSecond = m_ground.rates.arrivalsPerSecond[slot % Rates::halfHours] *
                                m_ground.arrivalFactor * kind.share;
        const Seconds next = perSecond > 0 ? at + random.untilNext(perSecond) : never;
        if (next >= slotEnds) {
            at = std::max(slotEnds, at + 1); // One second at least, whatever rounding does.
            continue;
        }
        at = next;
        if (at < kind.until) {
            const auto service =
                std::ranges::upper_bound(kind.serviceUpTo, random.share() * kind.share) -
                kind.serviceUpTo.begin();
            const auto last = static_cast<std::ptrdiff_t>(kind.serviceUpTo.size()) - 1;
            m_arrivals.push_back({.at = at,
                                  .service = static_cast<std::uint16_t>(std::min(service, last)),
                                  .priority = kind.priority});
        }
    }
}

void Run::letIn(Seconds until)
{
    for (; m_nextArrival < m_arrivals.size() && m_arrivals[m_nextArrival].at <= until;
         ++m_nextArrival) {
        const Arrival& arrival = m_arrivals[m_nextArrival];
        join(m_ground.lines.of(arrival.service, arrival.priority, false),
             {.rank = m_ground.arrivalRank(arrival.priority, arrival.at, m_nextArrival),
              .target = noTarget,
              .service = arrival.service,
              .waited = -arrival.at,
              .inLine = -arrival.at});
    }
    const std::vector<RunRelease>& releases = m_ground.releases;
    for (; m_nextRelease < releases.size() && releases[m_nextRelease].at <= until;
         ++m_nextRelease) {
        const RunRelease& release = releases[m_nextRelease];
        if (m_called[release.ticket.target] == never) {
            m_released[release.ticket.target] = 1;
            join(release.line, release.ticket);
            for (std::size_t line = 0; line < m_lines.size(); ++line) {
                showHead(line);
            }
        }
    }
}

void Run::join(std::size_t line, const RunTicket& ticket)
{
    std::vector<RunTicket>& later = m_lines[line].later;
    const auto first = later.begin() + static_cast<std::ptrdiff_t>(m_lines[line].nextLater);
    later.insert(std::ranges::upper_bound(first, later.end(), ticket.rank, {}, &RunTicket::rank),
                 ticket);
    showHead(line);
}

void Run::showHead(std::size_t line)
{
    Line& waits = m_lines[line];
    const std::vector<RunTicket>& tickets = m_ground.tickets;
    while (waits.next < waits.end && tickets[waits.next].bound && !m_released.empty() &&
           m_released[tickets[waits.next].target] != 0) {
        ++waits.next; // It stands in another line now.
    }
    const RunRank first = waits.next < waits.end ? tickets[waits.next].rank : nobody;
    const RunRank later =
        waits.nextLater < waits.later.size() ? waits.later[waits.nextLater].rank : nobody;
    m_heads[line] = std::min(first, later);
}

const RunTicket& Run::head(std::size_t line) const
{
    const Line& waits = m_lines[line];
    const bool isFirst =
        waits.next < waits.end && m_ground.tickets[waits.next].rank == m_heads[line];
    return isFirst ? m_ground.tickets[waits.next] : waits.later[waits.nextLater];
}

RunTicket Run::takeHead(std::size_t line)
{
    Line& waits = m_lines[line];
    const RunTicket ticket = head(line);
    const bool isFirst = waits.next < waits.end && m_ground.tickets[waits.next].rank == ticket.rank;
    ++(isFirst ? waits.next : waits.nextLater);
    showHead(line);
    return ticket;
}

void Run::tell(std::size_t target, Seconds now)
{
    m_called[target] = now;
    --m_uncalled;
}

const std::optional<Run::Next::Head>& Run::choose(const Next& next, int streak) const
{
    const auto& most = m_ground.rules.interleave;
    return most ? next.interleaved(streak, *most) : next.byRank();
}

void Run::callNext(std::size_t counter, Seconds now, Random& random)
{
    const std::vector<std::uint16_t>& lines = m_ground.counters[counter].lines;
    Desk& desk = m_desks[counter];
    desk.idle = false;
    for (;;) {
        Next next;
        for (const std::uint16_t line : lines) {
            if (m_heads[line] != nobody) {
                next.consider(m_ground.lines.isFavoured(line),
                              {.rank = m_heads[line], .who = line});
            }
        }
        considerHelps(counter, now, next);
        if (desk.newcomersWait) {
            callNewcomers(counter, next, now);
        }
        const auto& chosen = choose(next, desk.streak);
        if (!chosen) {
            break;
        }
        const RunTicket ticket = takeHead(chosen->who);
        if (ticket.target != noTarget) {
            tell(ticket.target, now);
        }
        if (m_ground.someHelpOut) {
            wakeHelpers(now);
        }
        if (m_someGiveUp && gaveUp(ticket, now, random)) {
            continue; // It would have been called now, but takes nobody's time.
        }
        desk.streak = next.streakAfter(chosen, desk.streak);
        m_free[counter] = now + occupiedBy(ticket, counter, now, random) + gap(random);
        return;
    }
    desk.idle = true;
    m_free[counter] = idleUntil(counter, now);
}

std::optional<std::uint16_t> Run::firstOf(const RunHelp& help) const
{
    std::optional<std::uint16_t> first;
    for (const std::uint16_t line : help.lines) {
        if (m_heads[line] != nobody && (!first || m_heads[line] < m_heads[*first])) {
            first = line;
        }
    }
    return first;
}

void Run::considerHelps(std::size_t counter, Seconds now, Next& next) const
{
    for (const RunHelp& help : m_ground.counters[counter].helps) {
        const auto line = firstOf(help);
        if (line && now >= help.after - head(*line).inLine) {
            next.consider(m_ground.lines.isFavoured(*line), {.rank = m_heads[*line], .who = *line});
        }
    }
}

Seconds Run::idleUntil(std::size_t counter, Seconds now) const
{
    Seconds until = never;
    if (m_nextArrival < m_arrivals.size()) {
        until = m_arrivals[m_nextArrival].at;
    }
    if (m_nextRelease < m_ground.releases.size()) {
        until = std::min(until, m_ground.releases[m_nextRelease].at);
    }
    for (const RunHelp& help : m_ground.counters[counter].helps) {
        if (const auto line = firstOf(help)) {
            until = std::min(until, help.after - head(*line).inLine);
        }
        const bool newcomersWait = std::ranges::any_of(
            help.lines, [&](std::size_t line) { return m_lines[line].newcomerWaits; });
        if (newcomersWait && help.after > now) {
            until = std::min(until, help.after);
        }
    }
    return until;
}

/// Another may be first now, who has stood there longer.
void Run::wakeHelpers(Seconds now)
{
    for (std::size_t counter = 0; counter < m_desks.size(); ++counter) {
        if (m_desks[counter].idle && !m_ground.counters[counter].helps.empty()) {
            m_free[counter] = std::min(m_free[counter], now);
        }
    }
}

/// A newcomer is in nobody's way: it only sees when its turn would come.
void Run::callNewcomers(std::size_t counter, const Next& next, Seconds now)
{
    Desk& desk = m_desks[counter];
    desk.newcomersWait = false;
    for (const std::uint16_t line : m_ground.counters[counter].lines) {
        if (m_lines[line].newcomerWaits && !callNewcomer(line, next, desk.streak, now)) {
            desk.newcomersWait = true;
        }
    }
    helpNewcomers(counter, next, now);
}

/// He must be the first of his lane, and have stood there as long as anybody.
void Run::helpNewcomers(std::size_t counter, const Next& next, Seconds now)
{
    Desk& desk = m_desks[counter];
    for (const RunHelp& help : m_ground.counters[counter].helps) {
        const auto first = firstOf(help);
        for (const std::uint16_t line : help.lines) {
            if (!m_lines[line].newcomerWaits) {
                continue;
            }
            const RunRank his = m_ground.newcomerRanks[m_ground.lines.classOf(line)];
            const bool isHis = now >= help.after && (!first || his < m_heads[*first]);
            if (!isHis || !callNewcomer(line, next, desk.streak, now)) {
                desk.newcomersWait = true;
            }
        }
    }
}

bool Run::callNewcomer(std::size_t line, const Next& next, int streak, Seconds now)
{
    constexpr std::uint16_t newcomer = 0xffffU;
    Next withHim = next;
    withHim.consider(
        m_ground.lines.isFavoured(line),
        {.rank = m_ground.newcomerRanks[m_ground.lines.classOf(line)], .who = newcomer});
    if (choose(withHim, streak)->who != newcomer) {
        return false;
    }
    m_lines[line].newcomerWaits = false;
    tell(m_ground.newcomerTarget(line), now);
    return true;
}

} // namespace hall
