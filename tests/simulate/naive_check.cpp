// SPDX-License-Identifier: Apache-2.0
#include "tests/simulate/naive_check.h"

#include <algorithm>
#include <set>

namespace hall::test {

namespace {

bool mayTake(const Hall& hall, CounterNumber counter, const Ticket& ticket)
{
    const auto& rules = hall.rules;
    const auto service = std::ranges::find(rules.services, ticket.service, &Service::code);
    const auto place = std::ranges::find(rules.counters, counter, &Counter::number);
    return service != rules.services.end() && place != rules.counters.end() &&
           std::ranges::find(place->groups, service->group) != place->groups.end();
}

bool names(const Event& event, const TicketId& ticket)
{
    if (const auto* issued = std::get_if<TicketIssued>(&event.body)) {
        return issued->ticket == ticket;
    }
    return false;
}

} // namespace

void NaiveCheck::applied(const Hall& hall, const Event& event)
{
    if (std::holds_alternative<DayOpened>(event.body)) {
        m_ranks.clear();
    }
    if (const auto* called = std::get_if<TicketCalled>(&event.body)) {
        checkTurn(hall, *called);
    }
    checkRanks(hall, event);
    checkPlaces(hall);
    if (std::holds_alternative<DayClosed>(event.body) && hall.waiting != 0) {
        breaches.push_back("somebody waits after the day's end");
    }
}

void NaiveCheck::fell(const Hall& hall)
{
    m_ranks.clear();
    for (const Ticket& ticket : hall.tickets) {
        m_ranks[ticket.id.value] = ticket.rank;
    }
}

void NaiveCheck::checkTurn(const Hall& hall, const TicketCalled& called)
{
    const Ticket* taken = hall.find(called.ticket);
    if (taken == nullptr || !mayTake(hall, called.counter, *taken)) {
        breaches.push_back("a counter took what it may not serve");
        return;
    }
    for (const Ticket& other : hall.tickets) {
        if (other.state == TicketState::Waiting && mayTake(hall, called.counter, other) &&
            other.rank < taken->rank) {
            breaches.push_back("a counter took " + called.number + " before " + other.number);
        }
    }
}

void NaiveCheck::checkRanks(const Hall& hall, const Event& event)
{
    for (const Ticket& ticket : hall.tickets) {
        const auto [known, added] = m_ranks.emplace(ticket.id.value, ticket.rank);
        if ((added && !names(event, ticket.id)) || (!added && known->second != ticket.rank)) {
            breaches.push_back("the rank of " + ticket.number + " changed");
            known->second = ticket.rank;
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
        breaches.push_back("counts don't add up");
    }
}

} // namespace hall::test
