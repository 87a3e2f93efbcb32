// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/simulate/invariants.h"

#include <initializer_list>

namespace hall::simulate {

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

    void operator()(const RulesChanged& changed);
    void operator()(const PlanChosen& chosen);
    void operator()(const CounterBound& bound);
    void operator()(const DayOpened& opened);
    void operator()(const DayClosed& closed);
    void operator()(const CounterOpened& opened);
    void operator()(const CounterClosed& closed);
    void operator()(const AppointmentBooked& booked);

    void operator()(const TicketIssued& issued);
    void operator()(const TicketCalled& called);
    void operator()(const TicketRecalled& recalled);
    void operator()(const ServiceStarted& started);
    void operator()(const ServiceFinished& finished);
    void operator()(const TicketMissed& missed);
    void operator()(const TicketUncalled& uncalled);
    void operator()(const TicketCancelled& cancelled);

    void operator()(const TicketHeld& held);
    void operator()(const TicketResumed& resumed);
    void operator()(const TicketTransferred& transferred);
    void operator()(const VisitContinued& continued);
    void operator()(const TicketReinstated& reinstated);
    void operator()(const TicketReleased& released);
    void operator()(const TicketRestored& restored);

    template <class Other>
    void operator()(const Other& /*nobodysPlace*/)
    {
    }

private:
    /// The ticket of an event, if it may come to a ticket in these states at that counter.
    std::optional<Books::Key> known(const TicketId& id,
                                    std::initializer_list<TicketState> states,
                                    std::optional<CounterNumber> counter = {});
    /// Enters where the ticket stands now; what another press did to it is past undoing.
    void move(Books::Key key, const Standing& standing);
    /// The same of an end that the press may take back.
    void end(Books::Key key, const Standing& standing, bool counted = false);
    /// Among the waiting, from this moment.
    [[nodiscard]] Standing waitingAgain(const Entry& entry) const;

    void checkPlace(const TicketIssued& issued, Duration credit);
    void checkGiven(Books::Key key, CounterNumber counter);
    void checkFree(Books::Key key, CounterNumber counter);
    void checkKept(const Entry& entry, const Rank& rank);
    void checkBound(const Entry& entry, const Bound& bound);
    void checkDuties();
    void checkOfStep(const Entry& entry, const VisitContinued& continued);
    /// The hall knows the same of this ticket as the books.
    void compare(Books::Key key);

    Invariants& m_all;
    Books& m_books;
    const Hall& m_hall;
    const Event& m_event;
};

} // namespace hall::simulate
