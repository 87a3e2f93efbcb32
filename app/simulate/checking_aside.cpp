// SPDX-License-Identifier: Apache-2.0
#include "app/simulate/checking.h"

#include <algorithm>

/// Tickets that leave a counter without being done, and those that come back.
namespace hall::simulate {

Standing Invariants::Checking::waitingAgain(const Entry& entry) const
{
    Standing standing = entry.standing();
    standing.state = TicketState::Waiting;
    standing.counter.reset();
    standing.hold = HoldKind::Away;
    standing.waitingSince = m_event.at;
    standing.calledFrom = TicketState::Waiting;
    return standing;
}

void Invariants::Checking::operator()(const TicketHeld& held)
{
    const auto key = known(held.ticket, {TicketState::Serving}, held.counter);
    if (!key) {
        return;
    }
    Standing now = m_books.entry(*key).standing();
    now.state = TicketState::Held;
    now.hold = held.kind;
    move(*key, now);
}

void Invariants::Checking::operator()(const TicketResumed& resumed)
{
    const auto key = known(resumed.ticket, {TicketState::Held});
    if (!key) {
        return;
    }
    const Entry& entry = m_books.entry(*key);
    checkFree(*key, resumed.counter);
    const bool isHere = entry.counter == resumed.counter;
    if (!isHere && !m_books.duties().serves(resumed.counter, entry.service)) {
        m_all.breach(nameOf(resumed.counter) + " took up " + entry.number +
                     ", which it may not serve");
    }
    if (!isHere && entry.hold == HoldKind::AwaySame && entry.counter &&
        m_books.isOpen(*entry.counter)) {
        m_all.breach(nameOf(resumed.counter) + " took up " + entry.number + " of " +
                     nameOf(*entry.counter));
    }
    if (entry.hold == HoldKind::Step && !entry.steps.empty()) {
        m_all.breach(nameOf(resumed.counter) + " took up " + entry.number +
                     " before the office was done with it");
    }
    Standing now = entry.standing();
    now.state = TicketState::Serving;
    now.counter = resumed.counter;
    now.hold = HoldKind::Away;
    move(*key, now);
}

void Invariants::Checking::operator()(const TicketTransferred& transferred)
{
    const auto key =
        known(transferred.ticket, {TicketState::Called, TicketState::Serving}, transferred.counter);
    const auto service = m_books.service(transferred.to);
    if (!key) {
        return;
    }
    const Entry& entry = m_books.entry(*key);
    if (!service) {
        return m_all.breach(nameOf(entry) + " was sent to a service that there isn't");
    }
    checkKept(entry, transferred.rank);
    checkBound(entry, transferred.bound);
    if (transferred.bound.counter == transferred.counter) {
        m_all.breach(nameOf(entry) + " was sent to where it came from");
    }
    Standing now = waitingAgain(entry);
    now.service = *service;
    now.rank = transferred.rank;
    now.bound = transferred.bound;
    end(*key, now);
}

/// Who is bound to a counter or a clerk who isn't there would wait for ever.
void Invariants::Checking::checkBound(const Entry& entry, const Bound& bound)
{
    const bool isThere = bound.counter ? m_books.isOpen(*bound.counter)
                                       : bound.clerk.empty() || m_books.isThere(bound.clerk);
    if (!isThere) {
        m_all.breach(nameOf(entry) + " was bound to somebody who isn't there");
    }
}

void Invariants::Checking::operator()(const VisitContinued& continued)
{
    const auto key = known(continued.ticket, {TicketState::Finished, TicketState::Held});
    const auto service = m_books.service(continued.service);
    if (!key) {
        return;
    }
    const Entry& entry = m_books.entry(*key);
    if (!service) {
        return m_all.breach(nameOf(entry) + " went on to a service that there isn't");
    }
    checkKept(entry, continued.rank);
    checkOfStep(entry, continued);
    Standing now = waitingAgain(entry);
    now.service = *service;
    now.step = continued.step;
    now.rank = continued.rank;
    now.bound = {};
    if (continued.backOffice) {
        now.state = TicketState::Held;
        now.hold = HoldKind::Step;
    }
    move(*key, now);
}

void Invariants::Checking::checkOfStep(const Entry& entry, const VisitContinued& continued)
{
    const bool goesOn = entry.state == TicketState::Held
                            ? entry.hold == HoldKind::Step
                            : entry.last && entry.last->of == m_event.command;
    if (!goesOn) {
        m_all.breach(nameOf(entry) + " went on though its visit had ended");
    }
    const auto step = static_cast<std::size_t>(continued.step);
    const bool isNext = entry.steps.empty()
                            ? continued.service == m_books.rules().services[entry.service].code
                            : step < entry.steps.size() && !entry.steps[step].done &&
                                  entry.steps[step].service == continued.service;
    if (!isNext) {
        m_all.breach(nameOf(entry) + " went on to what is no step of its visit");
    }
}

void Invariants::Checking::operator()(const TicketReinstated& reinstated)
{
    const auto key = known(reinstated.ticket, {TicketState::NoShow});
    if (!key) {
        return;
    }
    const Entry& entry = m_books.entry(*key);
    const Policy& policy = m_books.rules().policy;
    if (reinstated.rank <= entry.rank || reinstated.rank.tie != m_event.seq) {
        m_all.breach(nameOf(entry) + " came back with a better rank");
    }
    if (policy.missed == MissedRule::Void || policy.missed == MissedRule::List ||
        entry.reinstated >= policy.reinstatementsMax) {
        m_all.breach(nameOf(entry) + " came back against the rules");
    }
    checkBound(entry, reinstated.bound);
    Standing now = waitingAgain(entry);
    now.rank = reinstated.rank;
    now.bound = reinstated.bound;
    ++now.reinstated;
    move(*key, now);
}

void Invariants::Checking::operator()(const TicketReleased& released)
{
    const auto key = known(released.ticket, {TicketState::Waiting});
    if (!key) {
        return;
    }
    if (m_books.entry(*key).bound.isFree()) {
        m_all.breach(nameOf(m_books.entry(*key)) + " was released and nobody had it");
    }
    Standing now = m_books.entry(*key).standing();
    now.bound = {};
    move(*key, now);
}

void Invariants::Checking::operator()(const TicketRestored& restored)
{
    const auto key = m_books.find(restored.ticket);
    if (!key) {
        return m_all.breach("nobody holds the ticket " + restored.ticket.value);
    }
    const Entry& entry = m_books.entry(*key);
    const Standing now = m_books.standingOf(*restored.life);
    const auto& last = entry.last;
    if (!last || last->of != restored.of) {
        m_all.breach(nameOf(entry) + " was restored from what is past undoing");
    } else if (last->before != now || last->counted != restored.unfinished.has_value()) {
        m_all.breach(nameOf(entry) + " was restored to what it wasn't");
    }
    if (now.counter && now.state != TicketState::Held) {
        checkFree(*key, *now.counter);
    }
    m_books.note(*key, std::nullopt);
    m_books.countFinished(restored.unfinished ? -1 : 0);
    m_books.move(*key, now);
    m_books.setDone(*key, false);
    compare(*key);
}

} // namespace hall::simulate
