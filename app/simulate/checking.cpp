// SPDX-License-Identifier: Apache-2.0
#include "app/simulate/checking.h"

#include "app/core/words.h"
#include "app/simulate/turn.h"

#include <algorithm>

/// What everything has to do with: places, states and calls.
namespace hall::simulate {

namespace {

/// Both keep the tickets of a day in the order of their issue.
const Ticket* ticketOf(const Hall& hall, Books::Key key)
{
    return key < hall.tickets.size() ? &hall.tickets[key] : nullptr;
}

bool isAtCounter(TicketState state)
{
    return state == TicketState::Called || state == TicketState::Serving;
}

Standing standing(const Entry& entry, TicketState state, std::optional<CounterNumber> counter = {})
{
    Standing standing = entry.standing();
    standing.state = state;
    standing.counter = counter;
    standing.hold = HoldKind::Away;
    standing.bound = {};
    standing.calledFrom = TicketState::Waiting;
    return standing;
}

} // namespace

void Invariants::Checking::operator()(const RulesChanged& changed)
{
    m_books.adoptRules(*changed.rules);
    checkDuties();
}

void Invariants::Checking::operator()(const PlanChosen& chosen)
{
    m_books.duties().choosePlan(chosen.plan);
    checkDuties();
}

void Invariants::Checking::operator()(const CounterBound& bound)
{
    m_books.duties().bind(bound.counter, bound.groups);
    checkDuties();
}

void Invariants::Checking::operator()(const DayOpened& opened)
{
    m_books.openDay(opened.day);
    checkDuties();
}

void Invariants::Checking::operator()(const DayClosed& /*closed*/)
{
    m_books.closeDay();
    m_all.checkEnded(m_hall);
}

void Invariants::Checking::operator()(const CounterOpened& opened)
{
    m_books.sitDown(opened.counter, opened.clerk);
}

void Invariants::Checking::operator()(const CounterClosed& closed)
{
    if (const auto present = m_books.at(closed.counter)) {
        m_all.breach(nameOf(closed.counter) + " closed with " + nameOf(m_books.entry(*present)) +
                     " in front of it");
    }
    m_books.leave(closed.counter);
}

void Invariants::Checking::operator()(const AppointmentBooked& booked)
{
    m_books.book(booked.appointment, booked.from);
}

void Invariants::Checking::operator()(const TicketIssued& issued)
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
    checkPlace(issued, m_books.rules().classes[*priority].credit);
    Entry entry;
    entry.id = issued.ticket;
    entry.number = issued.number;
    entry.service = *service;
    entry.priority = *priority;
    entry.lane = issued.lane;
    entry.rank = issued.rank;
    if (!issued.lane.hasAppointment()) {
        entry.issuedWith = issued.rank;
    }
    entry.issuedAt = m_event.at;
    entry.waitingSince = m_event.at;
    entry.steps = issued.steps;
    entry.step = issued.step;
    compare(m_books.add(std::move(entry)));
}

void Invariants::Checking::checkPlace(const TicketIssued& issued, Duration credit)
{
    Time from = m_event.at;
    if (issued.lane.hasAppointment()) {
        const auto booked = m_books.bookedFrom(issued.appointment);
        if (!booked) {
            return m_all.breach(issued.number + " is of an appointment that nobody booked");
        }
        from = *booked;
    }
    if (issued.rank.time != from - credit || issued.rank.tie != m_event.seq) {
        m_all.breach(issued.number + " got a rank that isn't its time less its credit");
    }
    const bool isFirst = m_books.priority(issued.priority) == std::size_t{0};
    if (issued.lane.hasPriority() == isFirst) {
        m_all.breach(issued.number + " stands in a lane of another class");
    }
}

void Invariants::Checking::operator()(const TicketCalled& called)
{
    const auto key = called.given
                         ? known(called.ticket, {TicketState::Waiting, TicketState::NoShow})
                         : known(called.ticket, {TicketState::Waiting});
    if (!key) {
        return;
    }
    checkFree(*key, called.counter);
    if (called.given) {
        checkGiven(*key, called.counter);
    } else {
        for (const std::string& wrong :
             wrongTurn(m_books, *key, called.counter, called.streak, m_event.at)) {
            m_all.breach(wrong);
        }
        m_books.setStreak(called.counter, called.streak);
    }
    const Entry& entry = m_books.entry(*key);
    Standing now = standing(entry, TicketState::Called, called.counter);
    now.bound = entry.bound;
    now.calledFrom = entry.state;
    move(*key, now);
}

/// A ticket that a clerk named is no choice of the hall; only the counter must be for it.
void Invariants::Checking::checkGiven(Books::Key key, CounterNumber counter)
{
    const Entry& entry = m_books.entry(key);
    const Policy& policy = m_books.rules().policy;
    if (entry.bound.counter != counter && !m_books.duties().serves(counter, entry.service)) {
        m_all.breach(nameOf(counter) + " called " + entry.number +
                     " by hand, which it may not serve");
    }
    if (entry.state == TicketState::Waiting ? !policy.callGiven
                                            : policy.missed == MissedRule::Void) {
        m_all.breach(nameOf(counter) + " called " + nameOf(entry) + " by hand against the rules");
    }
}

void Invariants::Checking::operator()(const TicketRecalled& recalled)
{
    (void)known(recalled.ticket, {TicketState::Called}, recalled.counter);
}

void Invariants::Checking::operator()(const ServiceStarted& started)
{
    if (const auto key = known(started.ticket, {TicketState::Called}, started.counter)) {
        move(*key, standing(m_books.entry(*key), TicketState::Serving, started.counter));
    }
}

void Invariants::Checking::operator()(const ServiceFinished& finished)
{
    m_books.countFinished(1);
    if (const auto key =
            known(finished.ticket, {TicketState::Called, TicketState::Serving}, finished.counter)) {
        m_books.setDone(*key, true);
        end(*key, standing(m_books.entry(*key), TicketState::Finished), true);
    }
}

void Invariants::Checking::operator()(const TicketMissed& missed)
{
    if (const auto key = known(missed.ticket, {TicketState::Called}, missed.counter)) {
        end(*key, standing(m_books.entry(*key), TicketState::NoShow));
    }
}

void Invariants::Checking::operator()(const TicketUncalled& uncalled)
{
    const auto key = known(uncalled.ticket, {TicketState::Called}, uncalled.counter);
    if (!key) {
        return;
    }
    const Entry& entry = m_books.entry(*key);
    checkKept(entry, uncalled.rank);
    if (uncalled.to != entry.calledFrom) {
        m_all.breach(nameOf(entry) + " didn't go back to where it was called from");
    }
    checkBound(entry, uncalled.bound);
    if (!uncalled.bound.isFree() && uncalled.bound != entry.bound) {
        m_all.breach(nameOf(entry) + " went back to whom it wasn't kept for");
    }
    // The press that called it may still take back what it ended before.
    Standing now = standing(entry, uncalled.to);
    now.rank = uncalled.rank;
    now.bound = uncalled.bound;
    m_books.move(*key, now);
    compare(*key);
}

void Invariants::Checking::operator()(const TicketCancelled& cancelled)
{
    if (const auto key = known(cancelled.ticket,
                               {TicketState::Waiting, TicketState::NoShow, TicketState::Held})) {
        end(*key, standing(m_books.entry(*key), TicketState::Cancelled));
    }
}

std::optional<Books::Key> Invariants::Checking::known(const TicketId& id,
                                                      std::initializer_list<TicketState> states,
                                                      std::optional<CounterNumber> counter)
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

void Invariants::Checking::move(Books::Key key, const Standing& standing)
{
    const auto& last = m_books.entry(key).last;
    if (last && last->of != m_event.command) {
        m_books.note(key, std::nullopt);
    }
    m_books.move(key, standing);
    compare(key);
}

void Invariants::Checking::end(Books::Key key, const Standing& standing, bool counted)
{
    m_books.note(key,
                 LastPress{.of = m_event.command,
                           .before = m_books.entry(key).standing(),
                           .counted = counted});
    move(key, standing);
}

void Invariants::Checking::checkFree(Books::Key key, CounterNumber counter)
{
    if (const auto present = m_books.at(counter)) {
        m_all.breach(nameOf(counter) + " called " + m_books.entry(key).number + " with " +
                     nameOf(m_books.entry(*present)) + " in front of it");
    }
    if (!m_books.isOpen(counter)) {
        m_all.breach(nameOf(counter) + " called " + m_books.entry(key).number + " without a clerk");
    }
}

void Invariants::Checking::checkKept(const Entry& entry, const Rank& rank)
{
    if (entry.rank != rank) {
        m_all.breach(nameOf(entry) + " lost its rank");
    }
}

void Invariants::Checking::checkDuties()
{
    for (const Counter& counter : m_books.rules().counters) {
        for (std::size_t at = 0; at < m_books.rules().services.size(); ++at) {
            const ServiceCode& code = m_books.rules().services[at].code;
            if (m_hall.serves(counter.number, code) !=
                m_books.duties().serves(counter.number, at)) {
                m_all.breach("the hall is wrong about " + nameOf(counter.number) + " serving " +
                             code.value);
            }
        }
    }
}

void Invariants::Checking::compare(Books::Key key)
{
    const Entry& entry = m_books.entry(key);
    const Ticket* ticket = ticketOf(m_hall, key);
    if (ticket == nullptr || ticket->id != entry.id || ticket->number != entry.number) {
        return m_all.breach("the hall doesn't know " + nameOf(entry));
    }
    const Standing theirs = m_books.standingOf(*ticket);
    if (theirs.state != entry.state) {
        m_all.breach("the hall has " + nameOf(entry) + " as " +
                     std::string{ticketStates.of(theirs.state)});
    } else if (theirs.rank != entry.rank) {
        m_all.breach("the rank of " + nameOf(entry) + " changed without an event that says so");
    } else if (theirs != static_cast<const Standing&>(entry) || ticket->lane != entry.lane) {
        m_all.breach("the hall has " + nameOf(entry) + " stand elsewhere");
    }
    if (entry.counter && isAtCounter(entry.state)) {
        const Ticket* present = m_hall.at(*entry.counter);
        if (present == nullptr || present->id != entry.id) {
            m_all.breach("the hall has somebody else than " + nameOf(entry) + " at " +
                         nameOf(*entry.counter));
        }
    }
}

} // namespace hall::simulate
