// SPDX-License-Identifier: Apache-2.0
#include "app/forecast/run.h"

#include <cmath>

namespace hall {

namespace {

/// One of `values`, each as likely; zero when there are none.
Seconds oneOf(const std::vector<Seconds>& values, Random& random)
{
    return values.empty() ? 0 : values[random.below(values.size())];
}

/// One of those values that are above `passed`, less it; nothing when there is none.
std::optional<Seconds> oneAbove(const std::vector<Seconds>& values, Seconds passed, Random& random)
{
    const auto above = [&](Seconds value) { return value > passed; };
    const auto count = static_cast<std::size_t>(std::ranges::count_if(values, above));
    if (count == 0) {
        return std::nullopt;
    }
    std::size_t left = random.below(count);
    const auto found =
        std::ranges::find_if(values, [&](Seconds value) { return above(value) && left-- == 0; });
    return *found - passed;
}

/// The rest of something that has lasted far longer than anything learned: about as long again.
Seconds restOfOutlier(Seconds passed, Random& random)
{
    constexpr float heaviest = 20;
    return passed * std::min(heaviest, 1 / std::sqrt(1 - random.share()) - 1);
}

} // namespace

Run::Run(const Ground& ground)
    : m_ground(ground)
    , m_lines(ground.lines())
    , m_heads(ground.lines())
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
    m_uncalled = m_ground.targets();
    for (std::size_t line = 0; line < m_lines.size(); ++line) {
        m_lines[line].next = m_ground.lineBegins[line];
        m_lines[line].end = m_ground.lineBegins[line + 1];
        m_lines[line].nextLater = 0;
        m_lines[line].later.clear();
        m_lines[line].newcomerWaits = true;
        showHead(line);
    }
    for (std::size_t service = 0; service < m_logMeans.size(); ++service) {
        const DurationRate& rate = m_ground.rates.services[service];
        m_logMeans[service] = rate.logMean + rate.doubt * random.normal();
    }
    m_arrivals.clear();
    m_nextArrival = 0;
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
    Seconds at = 0;
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
        const std::size_t line =
            m_ground.lineOf(m_ground.rules.services[arrival.service].group, arrival.priority);
        m_lines[line].later.push_back(
            {.rank = m_ground.arrivalRank(arrival.priority, arrival.at, m_nextArrival),
             .target = noTarget,
             .service = arrival.service,
             .waited = -arrival.at});
        showHead(line);
    }
}

void Run::showHead(std::size_t line)
{
    const Line& waits = m_lines[line];
    if (waits.next < waits.end) {
        m_heads[line] = m_ground.tickets[waits.next].rank;
    } else if (waits.nextLater < waits.later.size()) {
        m_heads[line] = waits.later[waits.nextLater].rank;
    } else {
        m_heads[line] = nobody;
    }
}

/// Those who waited when the run began come first: within a class a later ticket ranks later.
RunTicket Run::takeHead(std::size_t line)
{
    Line& waits = m_lines[line];
    const RunTicket ticket =
        waits.next < waits.end ? m_ground.tickets[waits.next++] : waits.later[waits.nextLater++];
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
    for (;;) {
        Next next;
        for (const std::uint16_t line : lines) {
            if (m_heads[line] != nobody) {
                next.consider(m_ground.isFavoured(line), {.rank = m_heads[line], .who = line});
            }
        }
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
        if (m_someGiveUp && gaveUp(ticket, now, random)) {
            continue; // It would have been called now, but takes nobody's time.
        }
        desk.streak = next.streakAfter(chosen, desk.streak);
        m_free[counter] = now + occupiedBy(ticket, counter, now, random) + gap(random);
        return;
    }
    m_free[counter] = m_nextArrival < m_arrivals.size() ? m_arrivals[m_nextArrival].at : never;
}

/// A newcomer is in nobody's way: it only sees when its turn would come.
void Run::callNewcomers(std::size_t counter, const Next& next, Seconds now)
{
    constexpr std::uint16_t newcomer = 0xffffU;
    Desk& desk = m_desks[counter];
    desk.newcomersWait = false;
    for (const std::uint16_t line : m_ground.counters[counter].lines) {
        if (!m_lines[line].newcomerWaits) {
            continue;
        }
        Next withHim = next;
        withHim.consider(
            m_ground.isFavoured(line),
            {.rank = m_ground.newcomerRanks[line % m_ground.classes()], .who = newcomer});
        if (choose(withHim, desk.streak)->who == newcomer) {
            m_lines[line].newcomerWaits = false;
            tell(m_ground.newcomerTarget(line), now);
        } else {
            desk.newcomersWait = true;
        }
    }
}

/// When a counter that is free at `from` is there to call: `from` itself, or the end of an absence.
Seconds Run::presentFrom(std::size_t counter, Seconds from, Random& random)
{
    Desk& desk = m_desks[counter];
    if (desk.leavesAt <= from) {
        const Seconds back = std::max(from, desk.leavesAt + surprise(random));
        desk.leavesAt = back + random.untilNext(m_ground.counters[counter].surprisesPerSecond);
        return back;
    }
    if (desk.day == nullptr) {
        return from;
    }
    const std::vector<Absence>& absences = desk.day->absences;
    const Seconds local = m_ground.sinceMidnight + from;
    while (desk.nextAbsence < absences.size() && absences[desk.nextAbsence].to <= local) {
        ++desk.nextAbsence;
    }
    if (desk.nextAbsence == absences.size() || absences[desk.nextAbsence].from > local) {
        return from;
    }
    if (absences[desk.nextAbsence].to == never && desk.hasBeenThere && desk.staysWhileSomeWait &&
        someWaitFor(counter)) {
        return from;
    }
    desk.hasBeenThere = true;
    return absences[desk.nextAbsence++].to - m_ground.sinceMidnight;
}

bool Run::someWaitFor(std::size_t counter) const
{
    return std::ranges::any_of(m_ground.counters[counter].lines,
                               [&](std::size_t line) { return m_heads[line] != nobody; });
}

Seconds Run::surprise(Random& random) const
{
    const std::vector<Seconds>& pauses = m_ground.rates.pauses;
    const std::vector<Seconds>& closures = m_ground.rates.closures;
    const std::size_t count = pauses.size() + closures.size();
    if (count == 0) {
        return 0;
    }
    const std::size_t drawn = random.below(count);
    return drawn < pauses.size() ? pauses[drawn] : closures[drawn - pauses.size()];
}

/// When a counter that is away now comes back.
Seconds Run::backAfter(std::size_t counter, Random& random)
{
    const RunCounter& known = m_ground.counters[counter];
    if (known.awayAsExpected) {
        return 0; // Its day begins with the absence.
    }
    const auto& alike = known.paused ? m_ground.rates.pauses : m_ground.rates.closures;
    const auto rest = oneAbove(alike, known.awayFor, random);
    return known.days.empty() || !rest ? never : *rest;
}

Seconds Run::remaining(std::size_t counter, Random& random) const
{
    const RunCounter& at = m_ground.counters[counter];
    const TicketAtCounter& current = *at.current;
    if (random.share() < at.missedChance) {
        return oneAbove(m_ground.rates.missTakes, current.sinceCall, random).value_or(0);
    }
    constexpr float outlier = 0.996F;
    const Shape& shape = m_ground.rates.shape;
    const float spread = m_ground.rates.services[current.service].spread;
    const float logMean = m_logMeans[current.service] + m_desks[counter].pace;
    const Seconds passed = std::max(current.sinceCall, 1.0F);
    const float below = shape.shareBelow((std::log(passed) - logMean) / spread);
    if (below > outlier) {
        return restOfOutlier(passed, random);
    }
    const float drawn = shape.quantile(below + (1 - below) * random.share());
    return std::max(0.0F, std::exp(logMean + spread * drawn) - passed);
}

Seconds
Run::occupiedBy(const RunTicket& ticket, std::size_t counter, Seconds now, Random& random) const
{
    const Rates& rates = m_ground.rates;
    if (random.share() < rates.missed[WaitSteps::of(ticket.waited + now)]) {
        return oneOf(rates.missTakes, random);
    }
    const float logMean = m_logMeans[ticket.service] + m_desks[counter].pace;
    return std::exp(logMean +
                    rates.services[ticket.service].spread * rates.shape.quantile(random.share()));
}

bool Run::gaveUp(const RunTicket& ticket, Seconds now, Random& random) const
{
    const float hazard = m_ground.gaveUpBy(std::max(0.0F, ticket.waited + now)) -
                         m_ground.gaveUpBy(std::max(0.0F, ticket.waited));
    return random.share() > std::exp(-hazard);
}

Seconds Run::gap(Random& random) const
{
    return oneOf(m_ground.rates.gaps, random);
}

} // namespace hall
