// SPDX-License-Identifier: Apache-2.0
#include "app/forecast/learned.h"

#include <algorithm>
#include <chrono>

namespace hall {

namespace {

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
        Visit& visit = m_learned.m_visits[issued.ticket];
        visit = {.service = {}, .priority = issued.priority, .issuedAt = m_local};
        if (issued.wait) {
            visit.told = {inSeconds(issued.wait->low), inSeconds(issued.wait->high)};
        }
        m_learned.m_arrivals.observe(issued.service, issued.priority, m_local);
        joinLine(visit, issued.service);
    }

    void operator()(const TicketCalled& called)
    {
        Desk* desk = deskOf(called.counter);
        Visit* visit = visitOf(called.ticket);
        if (visit == nullptr || desk == nullptr) {
            return;
        }
        const bool waited = visit->waits;
        leaveLine(*visit);
        visit->since = m_local;
        visit->served = 0;
        visit->waited.reset();
        if (waited && !visit->called) {
            visit->waited = m_local - visit->issuedAt;
            m_learned.m_past.calls.leftLine(*visit->waited, false);
            compare(*visit);
        }
        visit->called = true;
        if (desk->finishedAt && desk->someWaited) {
            m_learned.m_past.calls.gaps.add(m_local - *desk->finishedAt);
        }
        beginAt(*desk);
    }

    void operator()(const TicketUncalled& uncalled)
    {
        Visit* visit = visitOf(uncalled.ticket);
        if (visit != nullptr && uncalled.to == TicketState::Waiting) {
            joinLine(*visit, uncalled.service);
        }
    }

    void operator()(const TicketCancelled& cancelled)
    {
        Visit* visit = visitOf(cancelled.ticket);
        if (visit == nullptr) {
            return;
        }
        if (visit->waits && !visit->called) {
            m_learned.m_past.calls.leftLine(m_local - visit->issuedAt, true);
        }
        leaveLine(*visit);
    }

    void operator()(const ServiceFinished& finished)
    {
        end(finished.ticket, finished.counter, Ended::Finished);
    }

    void operator()(const TicketMissed& missed)
    {
        end(missed.ticket, missed.counter, Ended::Missed);
    }

    void operator()(const TicketHeld& held)
    {
        (void)becomeFree(held.counter);
        if (Visit* visit = visitOf(held.ticket)) {
            visit->served += m_local - visit->since;
        }
    }

    void operator()(const TicketResumed& resumed)
    {
        Visit* visit = visitOf(resumed.ticket);
        Desk* desk = deskOf(resumed.counter);
        if (visit != nullptr && desk != nullptr) {
            visit->since = m_local;
            beginAt(*desk);
        }
    }

    /// What was done here was this counter's service; what follows is another's.
    void operator()(const TicketTransferred& transferred)
    {
        end(transferred.ticket, transferred.counter, Ended::SentOn);
        if (Visit* visit = visitOf(transferred.ticket)) {
            joinLine(*visit, transferred.to);
        }
    }

    void operator()(const VisitContinued& continued)
    {
        Visit* visit = visitOf(continued.ticket);
        if (visit == nullptr) {
            return;
        }
        if (continued.backOffice) {
            visit->service = continued.service;
        } else {
            joinLine(*visit, continued.service);
        }
    }

    void operator()(const TicketReinstated& reinstated)
    {
        if (Visit* visit = visitOf(reinstated.ticket)) {
            joinLine(*visit, reinstated.service);
        }
    }

    /// As if the press had not been: also its service goes on.
    void operator()(const TicketRestored& restored)
    {
        Visit* visit = visitOf(restored.ticket);
        if (visit == nullptr) {
            return;
        }
        std::erase_if(m_learned.m_ended,
                      [&](const Ended& ended) { return ended.ticket == restored.ticket; });
        leaveLine(*visit);
        const TicketLife& life = *restored.life;
        visit->service = life.service;
        if (life.state == TicketState::Waiting) {
            joinLine(*visit, life.service);
        }
        const bool isAtCounter =
            life.state == TicketState::Called || life.state == TicketState::Serving;
        if (Desk* desk = isAtCounter && life.counter ? deskOf(*life.counter) : nullptr) {
            desk->finishedAt.reset();
        }
    }

private:
    Desk* deskOf(CounterNumber number)
    {
        const auto at = m_learned.m_flat->counter(number);
        return at ? &m_learned.m_desks[*at] : nullptr;
    }

    Visit* visitOf(const TicketId& ticket)
    {
        const auto visit = m_learned.m_visits.find(ticket);
        return visit == m_learned.m_visits.end() ? nullptr : &visit->second;
    }

    void joinLine(Visit& visit, const ServiceCode& service)
    {
        leaveLine(visit);
        visit.service = service;
        visit.waits = true;
        countWaiting(service, 1);
    }

    void leaveLine(Visit& visit)
    {
        if (visit.waits) {
            visit.waits = false;
            countWaiting(visit.service, -1);
        }
    }

    void beginAt(Desk& desk) const
    {
        desk.calledAt = m_local;
        desk.finishedAt.reset();
    }

    void end(const TicketId& ticket, CounterNumber counter, Ended::How how)
    {
        const Desk* desk = becomeFree(counter);
        const Visit* visit = visitOf(ticket);
        if (desk == nullptr || visit == nullptr) {
            return;
        }
        m_learned.m_ended.push_back({.ticket = ticket,
                                     .at = m_local,
                                     .service = visit->service,
                                     .clerk = desk->clerk,
                                     .took = visit->served + m_local - visit->since,
                                     .waited = visit->waited,
                                     .wasHeld = visit->served > 0,
                                     .how = how});
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
        if (m_flat) {
            learnEnds(local - seconds(m_rules.policy.undoWithin));
        }
        std::visit(Observing{*this, event, local}, event.body);
    }
}

} // namespace hall
