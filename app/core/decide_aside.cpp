// SPDX-License-Identifier: Apache-2.0
#include "app/core/decide_context.h"

#include <algorithm>

/// Tickets that leave a counter without being done: set aside, taken up again, sent on.
namespace hall {

Result<void, Rejection> mayResume(const Hall& hall, const Ticket& ticket, CounterNumber counter)
{
    if (ticket.state != TicketState::Held) {
        return failure(Rejection::TicketNotHeld);
    }
    if (ticket.hold == HoldKind::Step && !ticket.steps.empty()) {
        return failure(Rejection::WaitsForOffice);
    }
    const bool sameOnly = ticket.hold == HoldKind::AwaySame && ticket.counter != counter &&
                          ticket.counter && hall.desk(*ticket.counter) != nullptr;
    if (sameOnly) {
        return failure(Rejection::HeldElsewhere);
    }
    // Where it was held it may be taken up, whatever plan is in force by now.
    if (ticket.counter != counter && !hall.serves(counter, ticket.service)) {
        return failure(Rejection::CounterNotFor);
    }
    return {};
}

namespace deciding {

namespace {

/// Who may call a ticket that is sent to one counter or clerk.
Result<Bound, Rejection> boundBy(const Hall& hall, const TransferTicket& command)
{
    Bound bound;
    if (command.toCounter) {
        if (hall.index.counter(hall.rules, *command.toCounter) == nullptr) {
            return failure(Rejection::UnknownCounter);
        }
        if (hall.desk(*command.toCounter) == nullptr) {
            return failure(Rejection::CounterClosed);
        }
        bound.counter = command.toCounter;
    } else if (!command.toClerk.empty()) {
        if (!isThere(hall, command.toClerk)) {
            return failure(Rejection::UnknownClerk);
        }
        bound.clerk = command.toClerk;
    }
    return bound;
}

} // namespace

void tellReleased(Story& story, const Ticket& ticket)
{
    story.tell(
        TicketReleased{.ticket = ticket.id, .number = ticket.number, .service = ticket.service});
}

Verdict on(Story& story, const HoldTicket& command)
{
    const auto ticket =
        ticketAsSeen(story.hall, command.counter, command.seen, TicketState::Serving);
    if (!ticket) {
        return failure(ticket.error());
    }
    story.tell(TicketHeld{.ticket = (*ticket)->id,
                          .number = (*ticket)->number,
                          .service = (*ticket)->service,
                          .counter = command.counter,
                          .kind = command.kind});
    return {};
}

Verdict on(Story& story, const ResumeTicket& command)
{
    const Hall& hall = story.hall;
    const auto desk = deskAsSeen(hall, command.counter, command.seen);
    if (!desk) {
        return failure(desk.error());
    }
    const Ticket* ticket = hall.find(command.ticket);
    if (ticket == nullptr) {
        return failure(Rejection::UnknownTicket);
    }
    if ((*desk)->paused) {
        return failure(Rejection::CounterPaused);
    }
    if ((*desk)->current) {
        return failure(Rejection::CounterBusy);
    }
    if (const auto may = mayResume(hall, *ticket, command.counter); !may) {
        return may;
    }
    story.tell(TicketResumed{.ticket = ticket->id,
                             .number = ticket->number,
                             .service = ticket->service,
                             .counter = command.counter});
    return {};
}

Verdict on(Story& story, const TransferTicket& command)
{
    const Hall& hall = story.hall;
    const auto desk = deskAsSeen(hall, command.counter, command.seen);
    if (!desk) {
        return failure(desk.error());
    }
    const Ticket* ticket = hall.at(command.counter);
    if (ticket == nullptr) {
        return failure(Rejection::NobodyAtCounter);
    }
    const ServiceCode& to = command.service.empty() ? ticket->service : command.service;
    const bool isNowhere = to == ticket->service && !command.toCounter && command.toClerk.empty();
    if (isNowhere || command.toCounter == command.counter || (*desk)->clerk == command.toClerk) {
        return failure(Rejection::TransferToItself);
    }
    if (!hall.index.service(to)) {
        return failure(Rejection::UnknownService);
    }
    const auto bound = boundBy(hall, command);
    if (!bound) {
        return failure(bound.error());
    }
    story.tell(TicketTransferred{
        .ticket = ticket->id,
        .number = ticket->number,
        .service = ticket->service,
        .counter = command.counter,
        .startedAt = ticket->state == TicketState::Called ? ticket->calledAt : ticket->startedAt,
        .to = to,
        .bound = *bound,
        .rank = ticket->rank});
    return {};
}

} // namespace deciding

} // namespace hall
