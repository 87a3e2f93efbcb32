// SPDX-License-Identifier: Apache-2.0
#include "app/forecast/learned.h"

#include "app/core/opening.h"

#include <chrono>

namespace hall {

namespace {

/// What one day takes off the weight of those before: half in fourteen.
constexpr double dayFading = 0.9517;
/// How many arrivals it takes before today's crowd is believed to be as it looks.
constexpr float crowdPrior = 40;
/// A counter that leaves so soon after a service had meant to leave during it.
constexpr Seconds leavesAfterService = 60;
/// A clerk with nobody to call sees within so long that it is time to go.
constexpr Seconds looksUpWithin = 300;

Seconds seconds(Duration duration)
{
    return std::chrono::duration<Seconds>(duration).count();
}

Seconds inSeconds(int minutes)
{
    constexpr Seconds minute = 60;
    return static_cast<Seconds>(minutes) * minute;
}

} // namespace

/// What one event changes.
class Learned::Observing
{
public:
    Observing(Learned& learned, const Event& event, Seconds local)
        : m_learned(learned)
        , m_event(event)
        , m_local(local)
    {
    }

    template <class Other>
    void operator()(const Other& /*event*/)
    {
    }

    void operator()(const RulesChanged& changed)
    {
        m_learned.adopt(*changed.rules);
        m_learned.m_past.rules = m_event.seq;
    }

    void operator()(const DayClosed& /*closed*/)
    {
        m_learned.endDay(m_local, m_event.seq);
    }

    void operator()(const CounterOpened& opened)
    {
        if (Desk* desk = deskOf(opened.counter)) {
            desk->clerk = opened.clerk;
            comeBack(*desk);
        }
    }

    void operator()(const CounterResumed& resumed)
    {
        if (Desk* desk = deskOf(resumed.counter)) {
            comeBack(*desk);
        }
    }

    void operator()(const CounterPaused& paused)
    {
        leave(paused.counter, false);
    }

    void operator()(const CounterClosed& closed)
    {
        leave(closed.counter, true);
    }

    void operator()(const TicketIssued& issued)
    {
        Visit visit{.service = issued.service, .priority = issued.priority, .issuedAt = m_local};
        if (issued.wait) {
            visit.told = {inSeconds(issued.wait->low), inSeconds(issued.wait->high)};
        }
        m_learned.m_visits[issued.ticket] = std::move(visit);
        m_learned.m_arrivals.observe(issued.service, issued.priority, m_local);
        countWaiting(issued.service, 1);
    }

    void operator()(const TicketCalled& called)
    {
        countWaiting(called.service, -1);
        Desk* desk = deskOf(called.counter);
        const auto visit = m_learned.m_visits.find(called.ticket);
        if (desk == nullptr || visit == m_learned.m_visits.end()) {
            return;
        }
        visit->second.calledAt = m_local;
        compare(visit->second);
        if (desk->finishedAt && desk->someWaited) {
            m_learned.m_past.calls.gaps.add(m_local - *desk->finishedAt);
        }
        desk->calledAt = m_local;
        desk->finishedAt.reset();
        m_learned.m_past.calls.leftLine(m_local - visit->second.issuedAt, false);
    }

    void operator()(const TicketUncalled& uncalled)
    {
        countWaiting(uncalled.service, 1);
    }

    void operator()(const TicketCancelled& cancelled)
    {
        countWaiting(cancelled.service, -1);
        const auto visit = m_learned.m_visits.find(cancelled.ticket);
        if (visit != m_learned.m_visits.end()) {
            m_learned.m_past.calls.leftLine(m_local - visit->second.issuedAt, true);
            m_learned.m_visits.erase(visit);
        }
    }

    void operator()(const ServiceFinished& finished)
    {
        Desk* desk = becomeFree(finished.counter);
        const auto visit = m_learned.m_visits.find(finished.ticket);
        const auto service = m_learned.m_flat->service(finished.service);
        if (desk == nullptr || visit == m_learned.m_visits.end() || !service) {
            return;
        }
        const Seconds waited = visit->second.calledAt - visit->second.issuedAt;
        const Seconds took = m_local - visit->second.calledAt;
        const Seconds typical = m_learned.m_flat->services[*service].typical;
        PastDays& past = m_learned.m_past;
        if (past.durations.tooShort(finished.service, typical, desk->clerk, took)) {
            // A ticket starts by itself, so a call that nobody answers may end like a service.
            past.calls.missedCall(waited, took);
        } else {
            past.calls.answered(waited);
            past.durations.observe(finished.service, typical, desk->clerk, took);
        }
        m_learned.m_visits.erase(visit);
    }

    void operator()(const TicketMissed& missed)
    {
        const Desk* desk = becomeFree(missed.counter);
        const auto visit = m_learned.m_visits.find(missed.ticket);
        if (desk != nullptr && visit != m_learned.m_visits.end()) {
            const Visit& was = visit->second;
            m_learned.m_past.calls.missedCall(was.calledAt - was.issuedAt, m_local - was.calledAt);
        }
    }

private:
    Desk* deskOf(CounterNumber number)
    {
        const auto at = m_learned.m_flat->counter(number);
        return at ? &m_learned.m_desks[*at] : nullptr;
    }

    void countWaiting(const ServiceCode& code, int change)
    {
        if (const auto service = m_learned.m_flat->service(code)) {
            m_learned.m_waiting[m_learned.m_flat->services[*service].group] += change;
        }
    }

    Desk* becomeFree(CounterNumber number)
    {
        Desk* desk = deskOf(number);
        if (desk == nullptr) {
            return nullptr;
        }
        desk->finishedAt = m_local;
        desk->someWaited = m_learned.someWaitFor(*desk);
        return desk;
    }

    /// Its first call is what it was told of.
    void compare(Visit& visit)
    {
        if (visit.told) {
            const auto [low, high] = *visit.told;
            m_learned.m_past.accuracy.observe(visit.priority,
                                              m_learned.m_stored.accuracy.margin(visit.priority),
                                              low,
                                              high,
                                              m_local - visit.issuedAt);
            visit.told.reset();
        }
    }

    void comeBack(Desk& desk) const
    {
        if (desk.awaySince) {
            desk.absences.push_back({.absence = {.from = *desk.awaySince, .to = m_local},
                                     .earliest = desk.earliest,
                                     .closed = desk.closed});
            desk.awaySince.reset();
        }
        desk.finishedAt.reset();
    }

    void leave(CounterNumber number, bool closed)
    {
        Desk* desk = deskOf(number);
        if (desk == nullptr) {
            return;
        }
        desk->closed = closed;
        desk->leftSomeWaiting = m_learned.someWaitFor(*desk);
        if (desk->awaySince) {
            return;
        }
        const bool hadMeantTo =
            desk->calledAt && desk->finishedAt && m_local - *desk->finishedAt < leavesAfterService;
        const Seconds idleSince = std::max(m_local - looksUpWithin, desk->finishedAt.value_or(0));
        desk->awaySince = m_local;
        desk->earliest = hadMeantTo ? *desk->calledAt : idleSince;
        desk->finishedAt.reset();
    }

    Learned& m_learned;
    const Event& m_event;
    Seconds m_local;
};

Learned::Learned(PastDays past, const Rules& rules)
    : m_past(std::move(past))
    , m_stored(m_past)
{
    adopt(rules);
}

void Learned::observe(const Event& event, Duration offset)
{
    const auto* opened = std::get_if<DayOpened>(&event.body);
    if (opened != nullptr) {
        if (m_day) {
            endDay(seconds(sinceMidnight(event.at + offset, *m_day)), event.seq - 1);
        }
        beginDay(opened->day);
        return;
    }
    const bool isRules = std::holds_alternative<RulesChanged>(event.body);
    if (isRules || (m_day && m_flat)) {
        const Seconds local = m_day ? seconds(sinceMidnight(event.at + offset, *m_day)) : 0;
        std::visit(Observing{*this, event, local}, event.body);
    }
}

void Learned::told(const TicketId& ticket, Seconds low, Seconds high)
{
    const auto visit = m_visits.find(ticket);
    if (visit != m_visits.end()) {
        visit->second.told = {low, high};
    }
}

/// Rules that change within a day begin its desks anew: a rare matter that costs one day's habits.
void Learned::adopt(const Rules& rules)
{
    m_rules = rules;
    m_flat = std::make_shared<const FlatRules>(rules);
    m_desks.assign(rules.counters.size(), {});
    m_waiting.assign(rules.groups.size(), 0);
}

void Learned::beginDay(BusinessDay day)
{
    m_day = day;
    m_visits.clear();
    m_arrivals = {};
    for (Desk& desk : m_desks) {
        const ClerkId last = desk.clerk;
        desk = Desk{};
        desk.clerk = last;
        desk.awaySince = 0;
    }
    std::ranges::fill(m_waiting, 0);
}

void Learned::endDay(Seconds local, std::int64_t seq)
{
    const int weekday = weekdayOf(*m_day);
    for (std::size_t at = 0; at < m_desks.size(); ++at) {
        Desk& desk = m_desks[at];
        const bool left = desk.awaySince ? desk.leftSomeWaiting : someWaitFor(desk);
        desk.absences.push_back({.absence = {.from = desk.awaySince.value_or(local), .to = never},
                                 .earliest = desk.awaySince ? desk.earliest : local,
                                 .closed = true});
        m_past.presence.endDay(
            m_rules.counters[at].number,
            {.weekday = weekday, .absences = std::move(desk.absences), .leftSomeWaiting = left});
    }
    m_past.durations.fade(dayFading);
    m_past.calls.fade(dayFading);
    m_past.accuracy.fade(dayFading);
    m_past.arrivals.endDay(weekday, m_arrivals, dayFading);
    m_past.upTo = seq;
    m_stored = m_past;
    m_day.reset();
}

bool Learned::someWaitFor(const Desk& desk) const
{
    const auto at = static_cast<std::size_t>(&desk - m_desks.data());
    return std::ranges::any_of(m_flat->counters[at].groups,
                               [&](std::uint16_t group) { return m_waiting[group] > 0; });
}

Rates Learned::rates(int weekday) const
{
    if (!m_flat) {
        return {};
    }
    if (m_stored.arrivals.days <= 0) {
        return catalogueRates(*m_flat, weekday);
    }
    Rates rates;
    rates.shape = m_stored.durations.learnedShape();
    for (std::size_t at = 0; at < m_rules.services.size(); ++at) {
        rates.services.push_back(
            m_stored.durations.rate(m_rules.services[at].code, m_flat->services[at].typical));
    }
    for (const auto& [clerk, moments] : m_stored.durations.clerks) {
        rates.paces.emplace(clerk, m_stored.durations.pace(clerk));
    }
    auto expectation = m_stored.presence.expect(m_rules, weekday);
    rates.counters = std::move(expectation.counters);
    rates.pauses = std::move(expectation.pauses);
    rates.closures = std::move(expectation.closures);
    rates.staysWhileSomeWait = expectation.staysWhileSomeWait;
    m_stored.calls.fill(rates);
    rates.arrivalsPerSecond = m_stored.arrivals.perSecond(weekday);
    rates.shares = m_stored.arrivals.shares(m_rules);
    for (const PriorityClass& priority : m_rules.classes) {
        rates.margins.push_back(m_stored.accuracy.margin(priority.code));
    }
    return rates;
}

Today Learned::today(Seconds local, const Rates& rates) const
{
    Today today;
    for (const Desk& desk : m_desks) {
        today.awaySince.push_back(desk.awaySince);
        today.lastClerk.push_back(desk.clerk);
    }
    float expected = 0;
    for (std::size_t slot = 0; slot < rates.arrivalsPerSecond.size(); ++slot) {
        const Seconds begins = static_cast<Seconds>(slot) * Rates::halfHour;
        expected +=
            rates.arrivalsPerSecond[slot] * std::clamp(local - begins, 0.0F, Rates::halfHour);
    }
    today.arrivalFactor =
        (crowdPrior + static_cast<float>(m_arrivals.count)) / (crowdPrior + expected);
    return today;
}

} // namespace hall
