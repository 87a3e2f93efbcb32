// SPDX-License-Identifier: Apache-2.0
#include "app/simulate/invariants.h"

#include "app/core/words.h"

#include <algorithm>

namespace hall::simulate {

namespace {

std::string nameOf(const Entry& entry)
{
    return entry.number + " (" + std::string{ticketStates.of(entry.state)} + ")";
}

std::string nameOf(CounterNumber counter)
{
    return "counter " + std::to_string(counter.value);
}

/// Both keep the tickets of a day in the order of their issue.
const Ticket* ticketOf(const Hall& hall, Books::Key key)
{
    return key < hall.tickets.size() ? &hall.tickets[key] : nullptr;
}

} // namespace

/// One event, entered in the books and compared with them.
class Invariants::Checking
{
public:
    Checking(Invariants& invariants, const Hall& hall, const Event& event)
        : m_all(invariants)
        , m_books(invariants.m_books)
        , m_hall(hall)
        , m_event(event)
    {
    }

    void operator()(const RulesChanged& changed)
    {
        m_books.adoptRules(*changed.rules);
    }

    void operator()(const DayOpened& opened)
    {
        m_books.openDay(opened.day);
    }

    void operator()(const DayClosed& /*closed*/)
    {
        m_books.closeDay();
        m_all.checkEnded(m_hall);
    }

    void operator()(const TicketIssued& issued)
    {
        if (m_books.numberGiven(issued.number)) {
            m_all.breach(issued.number + " was given twice in a day");
        }
        if (m_books.find(issued.ticket)) {
            return m_all.breach("the id " + issued.ticket.value + " was given twice");
        }
        const auto service = m_books.service(issued.service);
        const auto priority = m_books.priority(issued.priority);
        if (!service || !priority) {
            return m_all.breach(issued.number + " is of no service or class of these rules");
        }
        const Duration credit = m_books.rules().classes[*priority].credit;
        if (issued.rank.time != m_event.at - credit || issued.rank.tie != m_event.seq) {
            m_all.breach(issued.number + " got a rank that isn't its time less its credit");
        }
        Entry entry;
        entry.id = issued.ticket;
        entry.number = issued.number;
        entry.service = *service;
        entry.priority = *priority;
        entry.rank = issued.rank;
        entry.issuedAt = m_event.at;
        compare(m_books.add(std::move(entry)));
    }

    void operator()(const TicketCalled& called)
    {
        const auto key = known(called.ticket, {TicketState::Waiting});
        if (!key) {
            return;
        }
        if (const auto present = m_books.at(called.counter)) {
            m_all.breach(nameOf(called.counter) + " called " + m_books.entry(*key).number +
                         " with " + nameOf(m_books.entry(*present)) + " in front of it");
        }
        checkTurn(*key, called.counter);
        move(*key, TicketState::Called, called.counter);
    }

    void operator()(const TicketRecalled& recalled)
    {
        (void)known(recalled.ticket, {TicketState::Called}, recalled.counter);
    }

    void operator()(const ServiceStarted& started)
    {
        if (const auto key = known(started.ticket, {TicketState::Called}, started.counter)) {
            move(*key, TicketState::Serving, started.counter);
        }
    }

    void operator()(const ServiceFinished& finished)
    {
        if (const auto key = known(
                finished.ticket, {TicketState::Called, TicketState::Serving}, finished.counter)) {
            move(*key, TicketState::Finished, {});
        }
    }

    void operator()(const TicketMissed& missed)
    {
        if (const auto key = known(missed.ticket, {TicketState::Called}, missed.counter)) {
            move(*key, TicketState::NoShow, {});
        }
    }

    void operator()(const TicketUncalled& uncalled)
    {
        const auto key = known(uncalled.ticket, {TicketState::Called}, uncalled.counter);
        if (!key) {
            return;
        }
        if (m_books.entry(*key).rank != uncalled.rank) {
            m_all.breach(nameOf(m_books.entry(*key)) + " lost its rank when its call was undone");
        }
        m_books.rerank(*key, uncalled.rank);
        move(*key, TicketState::Waiting, {});
    }

    void operator()(const TicketCancelled& cancelled)
    {
        if (const auto key = known(cancelled.ticket,
                                   {TicketState::Waiting, TicketState::NoShow, TicketState::Held})) {
            move(*key, TicketState::Cancelled, {});
        }
    }

    template <class Other>
    void operator()(const Other& /*nobodysPlace*/)
    {
    }

private:
    /// The ticket of an event, if it may come to a ticket in these states at that counter.
    std::optional<Books::Key> known(const TicketId& id,
                                    std::initializer_list<TicketState> states,
                                    std::optional<CounterNumber> counter = {})
    {
        const auto key = m_books.find(id);
        if (!key) {
            m_all.breach("nobody holds the ticket " + id.value);
            return std::nullopt;
        }
        const Entry& entry = m_books.entry(*key);
        if (std::ranges::find(states, entry.state) == states.end()) {
            m_all.breach(nameOf(entry) + " isn't in a state in which this may happen to it");
        } else if (counter && entry.counter != counter) {
            m_all.breach(nameOf(entry) + " isn't at " + nameOf(*counter));
        }
        return key;
    }

    void move(Books::Key key, TicketState state, std::optional<CounterNumber> counter)
    {
        m_books.move(key, state, counter);
        compare(key);
    }

    /// The hall knows the same of this ticket as the books.
    void compare(Books::Key key)
    {
        const Entry& entry = m_books.entry(key);
        const Ticket* ticket = ticketOf(m_hall, key);
        if (ticket == nullptr || ticket->id != entry.id || ticket->number != entry.number) {
            return m_all.breach("the hall doesn't know " + nameOf(entry));
        }
        if (ticket->state != entry.state) {
            m_all.breach("the hall has " + nameOf(entry) + " as " +
                         std::string{ticketStates.of(ticket->state)});
        }
        if (ticket->rank != entry.rank) {
            m_all.breach("the rank of " + nameOf(entry) + " changed without an event that says so");
        }
        if (entry.counter) {
            const Ticket* present = m_hall.at(*entry.counter);
            if (present == nullptr || present->id != entry.id) {
                m_all.breach("the hall has somebody else than " + nameOf(entry) + " at " +
                             nameOf(*entry.counter));
            }
        }
    }

    /// Nobody whom the counter might take stands before the one it took.
    void checkTurn(Books::Key key, CounterNumber counter)
    {
        const Entry& taken = m_books.entry(key);
        const auto& served = m_books.servicesOf(counter);
        if (std::ranges::find(served, taken.service) == served.end()) {
            m_all.breach(nameOf(counter) + " took " + taken.number + ", which it may not serve");
        }
        for (const std::size_t service : served) {
            const auto first = m_books.first(service);
            if (!first) {
                continue;
            }
            if (m_books.entry(*first).rank < taken.rank) {
                m_all.breach(nameOf(counter) + " took " + taken.number + " while " +
                             m_books.entry(*first).number + " had a lower rank");
            }
            if (!taken.moved) {
                checkOvertaking(taken, service);
            }
        }
    }

    void checkOvertaking(const Entry& taken, std::size_t service)
    {
        const auto& classes = m_books.rules().classes;
        for (std::size_t priority = 0; priority < classes.size(); ++priority) {
            const auto earliest = m_books.earliest(service, priority);
            if (!earliest) {
                continue;
            }
            const Duration lead = taken.issuedAt - m_books.entry(*earliest).issuedAt;
            const Duration allowed = classes[taken.priority].credit - classes[priority].credit;
            if (lead > std::max(allowed, Duration{0})) {
                m_all.breach(taken.number + " overtook " + m_books.entry(*earliest).number +
                             " by more than the difference of their credits");
            }
        }
    }

    Invariants& m_all;
    Books& m_books;
    const Hall& m_hall;
    const Event& m_event;
};

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
    const auto finished = static_cast<std::size_t>(hall.finishedToday);
    if (finished != m_books.count(TicketState::Finished)) {
        breach("the hall counts " + std::to_string(finished) + " finished of " +
               std::to_string(m_books.count(TicketState::Finished)));
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
        if (ticket == nullptr || ticket->state != entry.state || ticket->rank != entry.rank ||
            ticket->number != entry.number) {
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
