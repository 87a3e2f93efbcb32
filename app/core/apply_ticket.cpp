// SPDX-License-Identifier: Apache-2.0
#include "app/core/apply_context.h"

#include <algorithm>

namespace hall::applying {

namespace {

void leaveCounter(Hall& hall, CounterNumber counter)
{
    const auto desk = hall.desks.find(counter);
    if (desk != hall.desks.end()) {
        desk->second.current.reset();
    }
}

void showCall(Hall& hall, TicketKey key)
{
    std::erase(hall.calls, key);
    hall.calls.push_front(key);
    if (hall.calls.size() > Hall::callsMax) {
        hall.calls.pop_back();
    }
}

/// Takes a ticket from where it is: a line or a counter.
void leavePlace(Hall& hall, TicketKey key)
{
    const Ticket& ticket = hall.tickets[key];
    if (ticket.state == TicketState::Waiting) {
        hall.leaveLine(key);
    } else if ((ticket.state == TicketState::Called || ticket.state == TicketState::Serving) &&
               ticket.counter) {
        leaveCounter(hall, *ticket.counter);
    }
}

/// Puts a ticket where its state says.
void takePlace(Hall& hall, TicketKey key)
{
    const Ticket& ticket = hall.tickets[key];
    if (ticket.state == TicketState::Waiting) {
        hall.joinLine(key);
    } else if ((ticket.state == TicketState::Called || ticket.state == TicketState::Serving) &&
               ticket.counter) {
        hall.desks[*ticket.counter].current = key;
    }
}

/// Whatever a press of another command did to this ticket can't be taken back any more.
void moveOn(Hall& hall, const Event& event, TicketKey key)
{
    std::erase_if(hall.acts,
                  [&](const Act& act) { return act.ended == key && act.of != event.command; });
}

void rememberEnd(Hall& hall, const Event& event, TicketKey key, std::optional<Duration> served = {})
{
    moveOn(hall, event, key);
    hall.remember(Act{.of = event.command,
                      .at = event.at,
                      .paused = {},
                      .ended = key,
                      .called = {},
                      .before = hall.tickets[key],
                      .served = served});
}

void become(Hall& hall, TicketKey key, TicketState state)
{
    Ticket& ticket = hall.tickets[key];
    ticket.state = state;
    if (state != TicketState::Waiting && state != TicketState::Called) {
        ticket.bound = {};
    }
    if (isAside(state)) {
        hall.aside.insert(key);
    } else {
        hall.aside.erase(key);
    }
}

/// Back among the waiting, its next call being its first.
void waitAgain(Hall& hall, TicketKey key, const Event& event, const Rank& rank)
{
    become(hall, key, TicketState::Waiting);
    Ticket& ticket = hall.tickets[key];
    ticket.rank = rank;
    ticket.counter.reset();
    ticket.calls = 0;
    ticket.announced = 0;
    ticket.waitingSince = event.at;
    ticket.servedBefore = Duration{0};
}

} // namespace

void on(Hall& hall, const Event& event, const TicketIssued& issued)
{
    const auto key = static_cast<TicketKey>(hall.tickets.size());
    const StationName station{issued.ticket.value.substr(0, issued.ticket.value.rfind('-'))};
    Ticket& ticket = hall.tickets.emplace_back();
    ticket.id = issued.ticket;
    ticket.number = issued.number;
    ticket.service = issued.service;
    ticket.taken = issued.service;
    ticket.priority = issued.priority;
    ticket.lane = issued.lane;
    ticket.rank = issued.rank;
    ticket.issuedAt = event.at;
    ticket.waitingSince = event.at;
    ticket.paperAskedAt = event.at;
    ticket.codeHash = issued.codeHash;
    ticket.issuedBy = event.command;
    ticket.station = station;
    ticket.ahead = issued.ahead;
    ticket.wait = issued.wait;
    ticket.subject = issued.subject;
    ticket.agent = issued.agent;
    ticket.appointment = issued.appointment;
    ticket.visit = issued.visit;
    ticket.steps = issued.steps;
    ticket.step = issued.step;
    hall.enter(key);
    hall.stations[station].issued = issued.running;
    NumberRun& run = hall.runs[issued.queue];
    run.next = std::max(run.next, issued.ordinal + 1);
    if (const auto kept = hall.appointments.find(issued.appointment);
        kept != hall.appointments.end()) {
        kept->second.state = AppointmentState::Used;
    }
    hall.joinLine(key);
}

void on(Hall& hall, const Event& event, const TicketCalled& called)
{
    const auto key = hall.byId.find(called.ticket);
    if (!key) {
        return;
    }
    moveOn(hall, event, *key);
    leavePlace(hall, *key);
    OpenDesk& desk = hall.desks[called.counter];
    Ticket& ticket = hall.tickets[*key];
    ticket.calledFrom = ticket.state;
    become(hall, *key, TicketState::Called);
    ticket.counter = called.counter;
    ticket.calls = 1;
    ticket.announced = 0;
    ticket.calledAt = event.at;
    ticket.recalledAt = event.at;
    ticket.clerk = desk.clerk;
    desk.current = *key;
    hall.tallies[called.counter].streak = called.streak;
    if (!hall.acts.empty() && hall.acts.back().of == event.command) {
        hall.acts.back().called = *key;
    }
    showCall(hall, *key);
}

void on(Hall& hall, const Event& event, const TicketRecalled& recalled)
{
    if (const auto key = hall.byId.find(recalled.ticket)) {
        hall.tickets[*key].calls = recalled.calls;
        hall.tickets[*key].recalledAt = event.at;
        showCall(hall, *key);
    }
}

void on(Hall& hall, const Event& event, const ServiceStarted& started)
{
    if (const auto key = hall.byId.find(started.ticket)) {
        become(hall, *key, TicketState::Serving);
        hall.tickets[*key].startedAt = event.at;
    }
}

void on(Hall& hall, const Event& event, const ServiceFinished& finished)
{
    const Duration served = event.at - finished.startedAt + finished.servedBefore;
    if (const auto key = hall.byId.find(finished.ticket)) {
        rememberEnd(hall, event, *key, served);
        become(hall, *key, TicketState::Finished);
        Ticket& ticket = hall.tickets[*key];
        ticket.startedAt = finished.startedAt;
        if (!ticket.steps.empty()) {
            ticket.steps[static_cast<std::size_t>(ticket.step)].done = true;
        }
    }
    leaveCounter(hall, finished.counter);
    DeskTally& tally = hall.tallies[finished.counter];
    ++tally.finished;
    tally.serving += served;
    ++hall.finishedToday;
}

void on(Hall& hall, const Event& event, const TicketMissed& missed)
{
    if (const auto key = hall.byId.find(missed.ticket)) {
        rememberEnd(hall, event, *key);
        become(hall, *key, TicketState::NoShow);
        std::erase(hall.calls, *key);
    }
    leaveCounter(hall, missed.counter);
}

void on(Hall& hall, const Event& event, const TicketUncalled& uncalled)
{
    leaveCounter(hall, uncalled.counter);
    const auto key = hall.byId.find(uncalled.ticket);
    if (!key) {
        return;
    }
    std::erase(hall.calls, *key);
    if (uncalled.to == TicketState::NoShow) {
        become(hall, *key, TicketState::NoShow);
        return;
    }
    // As if it had not been called.
    Ticket& ticket = hall.tickets[*key];
    const Time since = ticket.waitingSince;
    waitAgain(hall, *key, event, uncalled.rank);
    ticket.waitingSince = since;
    ticket.bound = uncalled.bound;
    hall.joinLine(*key);
}

void on(Hall& hall, const Event& event, const TicketCancelled& cancelled)
{
    if (const auto key = hall.byId.find(cancelled.ticket)) {
        rememberEnd(hall, event, *key);
        leavePlace(hall, *key);
        become(hall, *key, TicketState::Cancelled);
    }
}

void on(Hall& hall, const Event& event, const TicketHeld& held)
{
    leaveCounter(hall, held.counter);
    if (const auto key = hall.byId.find(held.ticket)) {
        become(hall, *key, TicketState::Held);
        Ticket& ticket = hall.tickets[*key];
        ticket.hold = held.kind;
        ticket.servedBefore += event.at - ticket.startedAt;
        std::erase(hall.calls, *key);
    }
}

void on(Hall& hall, const Event& event, const TicketResumed& resumed)
{
    const auto key = hall.byId.find(resumed.ticket);
    if (!key) {
        return;
    }
    OpenDesk& desk = hall.desks[resumed.counter];
    become(hall, *key, TicketState::Serving);
    Ticket& ticket = hall.tickets[*key];
    ticket.counter = resumed.counter;
    ticket.clerk = desk.clerk;
    ticket.startedAt = event.at;
    desk.current = *key;
}

void on(Hall& hall, const Event& event, const TicketTransferred& transferred)
{
    leaveCounter(hall, transferred.counter);
    const auto key = hall.byId.find(transferred.ticket);
    if (!key) {
        return;
    }
    rememberEnd(hall, event, *key);
    Ticket& ticket = hall.tickets[*key];
    ticket.service = transferred.to;
    ticket.bound = transferred.bound;
    waitAgain(hall, *key, event, transferred.rank);
    std::erase(hall.calls, *key);
    hall.joinLine(*key);
}

void on(Hall& hall, const Event& event, const VisitContinued& continued)
{
    const auto key = hall.byId.find(continued.ticket);
    if (!key) {
        return;
    }
    moveOn(hall, event, *key);
    Ticket& ticket = hall.tickets[*key];
    ticket.service = continued.service;
    ticket.step = continued.step;
    ticket.bound = {};
    waitAgain(hall, *key, event, continued.rank);
    std::erase(hall.calls, *key);
    if (continued.backOffice) {
        become(hall, *key, TicketState::Held);
        ticket.hold = HoldKind::Step;
    } else {
        hall.joinLine(*key);
    }
}

void on(Hall& hall, const Event& event, const TicketReinstated& reinstated)
{
    const auto key = hall.byId.find(reinstated.ticket);
    if (!key) {
        return;
    }
    moveOn(hall, event, *key);
    Ticket& ticket = hall.tickets[*key];
    ticket.bound = reinstated.bound;
    ++ticket.reinstated;
    waitAgain(hall, *key, event, reinstated.rank);
    hall.joinLine(*key);
}

void on(Hall& hall, const Event& event, const TicketReleased& released)
{
    const auto key = hall.byId.find(released.ticket);
    if (!key) {
        return;
    }
    moveOn(hall, event, *key);
    const bool waits = hall.tickets[*key].state == TicketState::Waiting;
    if (waits) {
        hall.leaveLine(*key);
    }
    hall.tickets[*key].bound = {};
    if (waits) {
        hall.joinLine(*key);
    }
}

void on(Hall& hall, const Event& event, const TicketRestored& restored)
{
    const auto key = hall.byId.find(restored.ticket);
    if (!key) {
        return;
    }
    moveOn(hall, event, *key);
    std::erase_if(hall.acts, [&](const Act& act) { return act.of == restored.of; });
    leavePlace(hall, *key);
    Ticket& ticket = hall.tickets[*key];
    static_cast<TicketLife&>(ticket) = *restored.life;
    become(hall, *key, ticket.state);
    if (!ticket.steps.empty()) {
        ticket.steps[static_cast<std::size_t>(ticket.step)].done = false;
    }
    takePlace(hall, *key);
    if (ticket.state == TicketState::Called || ticket.state == TicketState::Serving) {
        showCall(hall, *key);
    }
    if (restored.unfinished && ticket.counter) {
        DeskTally& tally = hall.tallies[*ticket.counter];
        --tally.finished;
        tally.serving -= *restored.unfinished;
        --hall.finishedToday;
    }
}

} // namespace hall::applying
