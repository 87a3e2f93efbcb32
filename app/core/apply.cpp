// SPDX-License-Identifier: Apache-2.0
#include "app/core/apply_context.h"

#include <algorithm>

namespace hall {

void apply(Hall& hall, const Event& event)
{
    std::visit([&](const auto& body) { applying::on(hall, event, body); }, event.body);
    hall.lastSeq = event.seq;
    hall.lastAt = std::max(hall.lastAt, event.at);
}

namespace applying {

namespace {

std::vector<std::uint64_t> shortCodes(const std::deque<Ticket>& tickets)
{
    std::vector<std::uint64_t> codes;
    for (const Ticket& ticket : tickets) {
        if (const auto code = shortCode(ticket.codeHash)) {
            codes.push_back(*code);
        }
    }
    std::ranges::sort(codes);
    return codes;
}

} // namespace

void on(Hall& hall, const Event& /*event*/, const RulesChanged& changed)
{
    hall.rules = *changed.rules;
    hall.rulesHash = changed.hash;
    hall.rebuildIndexes();
}

void on(Hall& hall, const Event& /*event*/, const DayOpened& opened)
{
    const bool again = hall.lastDay == opened.day;
    hall.day = opened.day;
    hall.lastDay = opened.day;
    if (again) {
        return; // Closed too early and opened again: its numbers go on where they were.
    }
    if (!hall.tickets.empty()) {
        hall.earlierCodes = shortCodes(hall.tickets);
    }
    hall.tickets.clear();
    hall.calls.clear();
    hall.runs.clear();
    hall.tallies.clear();
    hall.acts.clear();
    hall.sheets.clear();
    hall.signs.clear();
    hall.bindings.clear();
    hall.plan = {};
    hall.finishedToday = 0;
    std::erase_if(hall.appointments,
                  [&](const auto& kept) { return kept.second.day < opened.day; });
    std::erase_if(hall.promises, [](const auto& kept) { return kept.second.closedAt.has_value(); });
    hall.rebuildIndexes();
}

void on(Hall& hall, const Event& /*event*/, const DayClosed& /*closed*/)
{
    for (Ticket& ticket : hall.tickets) {
        if (ticket.state == TicketState::Waiting || ticket.state == TicketState::Held) {
            ticket.state = TicketState::Expired;
        } else if (ticket.state == TicketState::Called || ticket.state == TicketState::Serving) {
            ticket.state = TicketState::Finished;
            ++hall.finishedToday;
        }
    }
    hall.day.reset();
    hall.desks.clear();
    hall.calls.clear();
    hall.acts.clear();
    hall.sheets.clear();
    hall.rebuildIndexes();
}

void on(Hall& hall, const Event& /*event*/, const CounterOpened& opened)
{
    hall.desks[opened.counter] =
        OpenDesk{.clerk = opened.clerk, .paused = false, .pausedFor = {}, .current = {}};
}

void on(Hall& hall, const Event& event, const CounterPaused& paused)
{
    OpenDesk& desk = hall.desks[paused.counter];
    desk.paused = true;
    desk.pausedFor = paused.reason;
    hall.remember(Act{.of = event.command,
                      .at = event.at,
                      .paused = paused.counter,
                      .ended = {},
                      .called = {},
                      .before = {},
                      .served = {}});
}

void on(Hall& hall, const Event& /*event*/, const CounterResumed& resumed)
{
    OpenDesk& desk = hall.desks[resumed.counter];
    desk.paused = false;
    desk.pausedFor = {};
}

void on(Hall& hall, const Event& /*event*/, const CounterClosed& closed)
{
    hall.desks.erase(closed.counter);
}

void on(Hall& hall, const Event& /*event*/, const NumbersLeased& leased)
{
    hall.runs[leased.queue] = NumberRun{.next = leased.from, .to = leased.to};
}

void on(Hall& hall, const Event& /*event*/, const PlanChosen& chosen)
{
    hall.plan = chosen.plan;
    hall.rearrange();
}

void on(Hall& hall, const Event& /*event*/, const CounterBound& bound)
{
    if (bound.groups.empty()) {
        hall.bindings.erase(bound.counter);
    } else {
        hall.bindings[bound.counter] = Binding{.groups = bound.groups, .until = bound.until};
    }
    hall.rearrange();
}

void on(Hall& hall, const Event& /*event*/, const AppointmentBooked& booked)
{
    hall.appointments[booked.appointment] = Appointment{.service = booked.service,
                                                        .day = booked.on,
                                                        .from = booked.from,
                                                        .to = booked.to,
                                                        .priority = booked.priority};
}

void on(Hall& hall, const Event& /*event*/, const AppointmentCancelled& cancelled)
{
    if (const auto kept = hall.appointments.find(cancelled.appointment);
        kept != hall.appointments.end()) {
        kept->second.state = AppointmentState::Cancelled;
    }
}

void on(Hall& hall, const Event& /*event*/, const AppointmentMissed& missed)
{
    if (const auto kept = hall.appointments.find(missed.appointment);
        kept != hall.appointments.end()) {
        kept->second.state = AppointmentState::Missed;
    }
}

void on(Hall& hall, const Event& /*event*/, const PapersPromised& promised)
{
    hall.promises[promised.promise] = Promise{.ticket = promised.ticket,
                                              .number = promised.number,
                                              .service = promised.service,
                                              .materials = promised.materials,
                                              .due = promised.due};
}

void on(Hall& hall, const Event& event, const PromiseClosed& closed)
{
    if (const auto kept = hall.promises.find(closed.promise); kept != hall.promises.end()) {
        kept->second.closedAt = event.at;
    }
}

void on(Hall& hall, const Event& /*event*/, const ClockSuspected& /*suspected*/)
{
    hall.clockSuspected = true;
}

void on(Hall& hall, const Event& /*event*/, const ClockTrusted& /*trusted*/)
{
    hall.clockSuspected = false;
}

} // namespace applying

} // namespace hall
