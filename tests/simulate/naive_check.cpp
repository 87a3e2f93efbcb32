// SPDX-License-Identifier: Apache-2.0
#include "tests/simulate/naive_check.h"

#include <algorithm>
#include <set>

namespace hall::test {

namespace {

std::vector<GroupCode> groupsOf(const Hall& hall, const Counter& counter)
{
    std::vector<GroupCode> groups = counter.groups;
    for (const Plan& plan : hall.rules.plans) {
        for (const PlannedCounter& planned : plan.counters) {
            if (plan.code == hall.plan && planned.counter == counter.number) {
                groups = planned.groups;
            }
        }
    }
    for (const auto& [number, binding] : hall.bindings) {
        if (number == counter.number) {
            groups.insert(groups.end(), binding.groups.begin(), binding.groups.end());
        }
    }
    return groups;
}

/// Who waited before an event, with what never changes of him.
struct Waiter
{
    const Ticket* ticket = nullptr;
    TicketLife life;
};

/// A counter's choice, looked at with all who wait.
struct Chosen
{
    const Hall& hall;
    const Counter& counter;
    const std::vector<Waiter>& waiting;
    Time now;

    [[nodiscard]] bool admits(const Ticket& ticket) const
    {
        return counter.admits == Admits::All ||
               (counter.admits == Admits::Priority && ticket.lane.hasPriority()) ||
               (counter.admits == Admits::Appointments && ticket.lane.hasAppointment());
    }

    /// Whether the first of a waiter's lane, bound ones aside, has waited so long.
    [[nodiscard]] bool hasWaited(const Waiter& waiter, Duration after) const
    {
        const TicketLife* first = &waiter.life;
        for (const Waiter& other : waiting) {
            if (other.life.bound.isFree() && other.life.service == waiter.life.service &&
                other.ticket->lane == waiter.ticket->lane && other.life.rank < first->rank) {
                first = &other.life;
            }
        }
        return now - first->waitingSince >= after;
    }

    [[nodiscard]] bool mayTake(const Waiter& waiter) const
    {
        const Bound& bound = waiter.life.bound;
        if (!bound.isFree()) {
            return bound.counter ? bound.counter == counter.number
                                 : hall.desks.at(counter.number).clerk == bound.clerk;
        }
        const auto service =
            std::ranges::find(hall.rules.services, waiter.life.service, &Service::code);
        if (service == hall.rules.services.end() || !admits(*waiter.ticket)) {
            return false;
        }
        const auto groups = groupsOf(hall, counter);
        if (std::ranges::find(groups, service->group) != groups.end()) {
            return true;
        }
        return std::ranges::any_of(counter.backups, [&](const Backup& backup) {
            return backup.group == service->group && hasWaited(waiter, backup.after);
        });
    }
};

/// The rank that an event gives a ticket, if it is one that may.
const Rank* rankFor(const Event& event, const TicketId& ticket)
{
    if (const auto* issued = std::get_if<TicketIssued>(&event.body)) {
        return issued->ticket == ticket ? &issued->rank : nullptr;
    }
    if (const auto* back = std::get_if<TicketReinstated>(&event.body)) {
        return back->ticket == ticket ? &back->rank : nullptr;
    }
    if (const auto* restored = std::get_if<TicketRestored>(&event.body)) {
        return restored->ticket == ticket ? &restored->life->rank : nullptr;
    }
    return nullptr;
}

} // namespace

void NaiveCheck::applied(const Hall& hall, const Event& event)
{
    if (std::holds_alternative<DayOpened>(event.body)) {
        m_lives.clear();
    }
    const auto* called = std::get_if<TicketCalled>(&event.body);
    if (called != nullptr && !called->given) {
        checkTurn(hall, *called, event.at);
    }
    checkRanks(hall, event);
    checkPlaces(hall);
    if (std::holds_alternative<DayClosed>(event.body) && hall.waiting != 0) {
        breaches.emplace_back("somebody waits after the day's end");
    }
    keep(hall);
}

void NaiveCheck::fell(const Hall& hall)
{
    keep(hall);
}

void NaiveCheck::keep(const Hall& hall)
{
    m_lives.clear();
    for (const Ticket& ticket : hall.tickets) {
        m_lives[ticket.id.value] = static_cast<const TicketLife&>(ticket);
    }
}

void NaiveCheck::checkTurn(const Hall& hall, const TicketCalled& called, Time now)
{
    std::vector<Waiter> waiting;
    std::optional<Waiter> taken;
    for (const Ticket& ticket : hall.tickets) {
        const auto life = m_lives.find(ticket.id.value);
        if (life != m_lives.end() && life->second.state == TicketState::Waiting) {
            waiting.push_back({&ticket, life->second});
            if (ticket.id == called.ticket) {
                taken = waiting.back();
            }
        }
    }
    const auto counter = std::ranges::find(hall.rules.counters, called.counter, &Counter::number);
    const Chosen choice{hall, *counter, waiting, now};
    if (!taken || !choice.mayTake(*taken)) {
        breaches.emplace_back("a counter took what it may not serve");
        return;
    }
    const bool byCredit = hall.rules.policy.choice == ChoiceRule::Credit;
    for (const Waiter& other : waiting) {
        const bool sameKind = (other.ticket->lane == Lane{}) == (taken->ticket->lane == Lane{});
        if ((byCredit || sameKind) && other.life.rank < taken->life.rank && choice.mayTake(other)) {
            breaches.push_back("a counter took " + called.number + " before " +
                               other.ticket->number);
        }
    }
}

void NaiveCheck::checkRanks(const Hall& hall, const Event& event)
{
    for (const Ticket& ticket : hall.tickets) {
        const auto known = m_lives.find(ticket.id.value);
        const Rank* before = known == m_lives.end() ? nullptr : &known->second.rank;
        const Rank* named = rankFor(event, ticket.id);
        const Rank* due = named != nullptr ? named : before;
        if (due == nullptr || ticket.rank != *due) {
            breaches.push_back("the rank of " + ticket.number + " changed");
        }
    }
}

void NaiveCheck::checkPlaces(const Hall& hall)
{
    std::multiset<TicketKey> atCounters;
    for (const auto& [counter, desk] : hall.desks) {
        if (desk.current) {
            atCounters.insert(*desk.current);
        }
    }
    std::set<std::string> numbers;
    std::size_t waiting = 0;
    std::size_t atCounter = 0;
    for (std::size_t key = 0; key < hall.tickets.size(); ++key) {
        const Ticket& ticket = hall.tickets[key];
        const bool there =
            ticket.state == TicketState::Called || ticket.state == TicketState::Serving;
        waiting += ticket.state == TicketState::Waiting ? 1 : 0;
        atCounter += there ? 1 : 0;
        if (atCounters.count(static_cast<TicketKey>(key)) != (there ? 1U : 0U)) {
            breaches.push_back(ticket.number + " isn't at one counter as its state says");
        }
        if (!numbers.insert(ticket.number).second) {
            breaches.push_back(ticket.number + " was given twice");
        }
    }
    if (waiting != hall.waiting || atCounter != atCounters.size()) {
        breaches.emplace_back("counts don't add up");
    }
}

} // namespace hall::test
