// SPDX-License-Identifier: Apache-2.0
#include "app/simulate/invariants.h"

#include "app/core/words.h"
#include "app/simulate/checking.h"

namespace hall::simulate {

std::string nameOf(const Entry& entry)
{
    return entry.number + " (" + std::string{ticketStates.of(entry.state)} + ")";
}

std::string nameOf(CounterNumber counter)
{
    return "counter " + std::to_string(counter.value);
}

Invariants::Invariants(const Hall& hall)
    : m_seq(hall.lastSeq)
{
    m_books.adopt(hall);
}

void Invariants::applied(const Hall& hall, const Event& event)
{
    if (event.seq != m_seq + 1) {
        breach("event " + std::to_string(event.seq) + " follows " + std::to_string(m_seq));
    }
    m_seq = event.seq;
    std::visit(Checking{*this, hall, event}, event.body);
    checkSums(hall);
}

void Invariants::fell(const Hall& hall)
{
    m_seq = hall.lastSeq;
    m_books.adopt(hall);
}

void Invariants::breach(std::string what)
{
    if (m_breaches.size() < breachesMax) {
        m_breaches.push_back("event " + std::to_string(m_seq) + ": " + std::move(what));
    }
}

void Invariants::checkSums(const Hall& hall)
{
    if (hall.tickets.size() != m_books.entries().size()) {
        breach("the hall has " + std::to_string(hall.tickets.size()) + " tickets of " +
               std::to_string(m_books.entries().size()) + " issued");
    }
    if (hall.waiting != m_books.count(TicketState::Waiting)) {
        breach("the hall counts " + std::to_string(hall.waiting) + " waiting of " +
               std::to_string(m_books.count(TicketState::Waiting)));
    }
    if (hall.finishedToday != m_books.finished()) {
        breach("the hall counts " + std::to_string(hall.finishedToday) + " finished of " +
               std::to_string(m_books.finished()));
    }
}

void Invariants::checkEnded(const Hall& hall)
{
    for (const Ticket& ticket : hall.tickets) {
        if (ticket.state == TicketState::Waiting || ticket.state == TicketState::Called ||
            ticket.state == TicketState::Serving || ticket.state == TicketState::Held) {
            breach(ticket.number + " is still " + std::string{ticketStates.of(ticket.state)} +
                   " after the day's end");
        }
    }
    if (!hall.desks.empty()) {
        breach("a counter is open after the day's end");
    }
}

void Invariants::compareAll(const Hall& hall)
{
    for (const Entry& entry : m_books.entries()) {
        const Ticket* ticket = hall.find(entry.id);
        if (ticket == nullptr || ticket->number != entry.number ||
            m_books.standingOf(*ticket) != entry.standing()) {
            breach("the hall's " + nameOf(entry) + " isn't the books'");
        }
    }
    for (const auto& [counter, desk] : hall.desks) {
        const auto key = m_books.at(counter);
        const bool same = desk.current.has_value() == key.has_value() &&
                          (!key || hall.tickets[*desk.current].id == m_books.entry(*key).id);
        if (!same) {
            breach("the hall has somebody else at " + nameOf(counter));
        }
    }
}

} // namespace hall::simulate
