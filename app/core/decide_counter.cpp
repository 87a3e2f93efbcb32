// SPDX-License-Identifier: Apache-2.0
#include "app/core/decide_context.h"

#include <algorithm>
#include <cctype>

namespace hall::deciding {

namespace {

constexpr std::size_t clerkLengthMax = 32;

bool isClerk(const ClerkId& clerk)
{
    return !clerk.empty() && clerk.value.size() <= clerkLengthMax &&
           std::ranges::all_of(clerk.value,
                               [](unsigned char c) { return std::isalnum(c) != 0 || c == '-'; });
}

/// The counter as the clerk saw it: with a clerk, and with the very ticket he had in front of him.
Result<const OpenDesk*, Rejection>
deskAsSeen(const Hall& hall, CounterNumber number, const Seen& seen)
{
    if (hall.index.counter(hall.rules, number) == nullptr) {
        return failure(Rejection::UnknownCounter);
    }
    const Ticket* current = hall.at(number);
    const Seen present = current == nullptr ? Seen{} : Seen{current->id};
    if (present != seen) {
        return failure(Rejection::AlreadyDone);
    }
    if (!hall.day) {
        return failure(Rejection::DayNotOpen);
    }
    const OpenDesk* desk = hall.desk(number);
    if (desk == nullptr) {
        return failure(Rejection::CounterClosed);
    }
    return desk;
}

/// The ticket at the counter, in the state that the verb needs.
Result<const Ticket*, Rejection>
ticketAsSeen(const Hall& hall, CounterNumber number, const Seen& seen, TicketState state)
{
    const auto desk = deskAsSeen(hall, number, seen);
    if (!desk) {
        return failure(desk.error());
    }
    const Ticket* ticket = hall.at(number);
    if (ticket == nullptr) {
        return failure(Rejection::NobodyAtCounter);
    }
    if (ticket->state != state) {
        return failure(state == TicketState::Called ? Rejection::TicketNotCalled
                                                    : Rejection::TicketNotServing);
    }
    return ticket;
}

void finish(Story& story, const Ticket& ticket, CounterNumber counter)
{
    const Time startedAt = ticket.state == TicketState::Called ? ticket.calledAt : ticket.startedAt;
    story.tell(ServiceFinished{.ticket = ticket.id,
                               .number = ticket.number,
                               .service = ticket.service,
                               .counter = counter,
                               .startedAt = startedAt});
}

/// Ends what is at the counter, by the hall's policy where the clerk didn't say.
Verdict leave(Story& story, const Ticket& ticket, CounterNumber counter)
{
    if (ticket.state == TicketState::Serving) {
        finish(story, ticket, counter);
        return {};
    }
    switch (story.hall.rules.policy.nextOnCalled) {
    case NextOnCalled::Served:
        finish(story, ticket, counter);
        return {};
    case NextOnCalled::NoShow:
        story.tell(TicketMissed{.ticket = ticket.id,
                                .number = ticket.number,
                                .service = ticket.service,
                                .counter = counter});
        return {};
    case NextOnCalled::Ask:
        break;
    }
    return failure(Rejection::CalledNotStarted);
}

} // namespace

Verdict on(Story& story, const OpenCounter& command)
{
    const Hall& hall = story.hall;
    if (hall.index.counter(hall.rules, command.counter) == nullptr) {
        return failure(Rejection::UnknownCounter);
    }
    if (!isClerk(command.clerk)) {
        return failure(Rejection::InvalidClerk);
    }
    if (!hall.day) {
        return failure(Rejection::DayNotOpen);
    }
    if (hall.desk(command.counter) != nullptr) {
        return failure(Rejection::CounterOpen);
    }
    const bool elsewhere = std::ranges::any_of(
        hall.desks, [&](const auto& desk) { return desk.second.clerk == command.clerk; });
    if (elsewhere) {
        return failure(Rejection::ClerkElsewhere);
    }
    story.tell(CounterOpened{.counter = command.counter, .clerk = command.clerk});
    return {};
}

Verdict on(Story& story, const PauseCounter& command)
{
    const auto desk = deskAsSeen(story.hall, command.counter, command.seen);
    if (!desk) {
        return failure(desk.error());
    }
    if ((*desk)->paused) {
        return failure(Rejection::CounterPaused);
    }
    if ((*desk)->current) {
        return failure(Rejection::CounterBusy);
    }
    story.tell(CounterPaused{.counter = command.counter});
    return {};
}

Verdict on(Story& story, const ResumeCounter& command)
{
    const auto desk = deskAsSeen(story.hall, command.counter, {});
    if (!desk) {
        return failure(desk.error());
    }
    if (!(*desk)->paused) {
        return failure(Rejection::CounterNotPaused);
    }
    story.tell(CounterResumed{.counter = command.counter});
    return {};
}

Verdict on(Story& story, const CloseCounter& command)
{
    const auto desk = deskAsSeen(story.hall, command.counter, command.seen);
    if (!desk) {
        return failure(desk.error());
    }
    if ((*desk)->current) {
        return failure(Rejection::CounterBusy);
    }
    story.tell(CounterClosed{.counter = command.counter});
    return {};
}

Verdict on(Story& story, const CallNext& command)
{
    const Hall& hall = story.hall;
    const auto desk = deskAsSeen(hall, command.counter, command.seen);
    if (!desk) {
        return failure(desk.error());
    }
    if ((*desk)->paused) {
        return failure(Rejection::CounterPaused);
    }
    if (const Ticket* current = hall.at(command.counter)) {
        if (const auto left = leave(story, *current, command.counter); !left) {
            return left;
        }
    }
    if (const Ticket* next = hall.nextFor(command.counter)) {
        story.tell(TicketCalled{.ticket = next->id,
                                .number = next->number,
                                .service = next->service,
                                .counter = command.counter});
    }
    return {};
}

Verdict on(Story& story, const Recall& command)
{
    const auto ticket =
        ticketAsSeen(story.hall, command.counter, command.seen, TicketState::Called);
    if (!ticket) {
        return failure(ticket.error());
    }
    const Policy& policy = story.hall.rules.policy;
    if ((*ticket)->calls > policy.maxRecalls) {
        return failure(Rejection::TooManyRecalls);
    }
    if (story.now - (*ticket)->recalledAt < policy.betweenRecalls) {
        return failure(Rejection::RecallTooSoon);
    }
    story.tell(TicketRecalled{.ticket = (*ticket)->id,
                              .number = (*ticket)->number,
                              .service = (*ticket)->service,
                              .counter = command.counter,
                              .calls = (*ticket)->calls + 1});
    return {};
}

Verdict on(Story& story, const StartService& command)
{
    const auto ticket =
        ticketAsSeen(story.hall, command.counter, command.seen, TicketState::Called);
    if (!ticket) {
        return failure(ticket.error());
    }
    story.tell(ServiceStarted{.ticket = (*ticket)->id,
                              .number = (*ticket)->number,
                              .service = (*ticket)->service,
                              .counter = command.counter});
    return {};
}

Verdict on(Story& story, const FinishService& command)
{
    const auto ticket =
        ticketAsSeen(story.hall, command.counter, command.seen, TicketState::Serving);
    if (!ticket) {
        return failure(ticket.error());
    }
    finish(story, **ticket, command.counter);
    return {};
}

Verdict on(Story& story, const MarkNoShow& command)
{
    const auto ticket =
        ticketAsSeen(story.hall, command.counter, command.seen, TicketState::Called);
    if (!ticket) {
        return failure(ticket.error());
    }
    story.tell(TicketMissed{.ticket = (*ticket)->id,
                            .number = (*ticket)->number,
                            .service = (*ticket)->service,
                            .counter = command.counter});
    return {};
}

Verdict on(Story& story, const Uncall& command)
{
    const auto ticket =
        ticketAsSeen(story.hall, command.counter, command.seen, TicketState::Called);
    if (!ticket) {
        return failure(ticket.error());
    }
    story.tell(TicketUncalled{.ticket = (*ticket)->id,
                              .number = (*ticket)->number,
                              .service = (*ticket)->service,
                              .counter = command.counter,
                              .rank = (*ticket)->rank});
    return {};
}

} // namespace hall::deciding
