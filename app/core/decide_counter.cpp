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

template <class Key>
const ServiceLine* find(const std::map<Key, ServiceLine>& lines, const Key& key)
{
    const auto found = lines.find(key);
    return found == lines.end() ? nullptr : &found->second;
}

/// A visit goes on to its next step; told as who joins a line, if he does.
std::optional<Joining> finish(Story& story,
                              const Ticket& ticket,
                              CounterNumber counter,
                              const std::vector<ServiceWait>& waits)
{
    const Time startedAt = ticket.state == TicketState::Called ? ticket.calledAt : ticket.startedAt;
    story.tell(ServiceFinished{.ticket = ticket.id,
                               .number = ticket.number,
                               .service = ticket.service,
                               .counter = counter,
                               .startedAt = startedAt,
                               .servedBefore = ticket.servedBefore});
    return goOn(story, ticket, waits);
}

void miss(Story& story, const Ticket& ticket, CounterNumber counter)
{
    story.tell(TicketMissed{.ticket = ticket.id,
                            .number = ticket.number,
                            .service = ticket.service,
                            .counter = counter});
    lookForGivenUp(story, ticket);
}

/// Ends what is at the counter, by the hall's policy where the clerk didn't say.
Result<std::optional<Joining>, Rejection> leave(Story& story,
                                                const Ticket& ticket,
                                                CounterNumber counter,
                                                const std::vector<ServiceWait>& waits)
{
    if (ticket.state == TicketState::Serving) {
        return finish(story, ticket, counter, waits);
    }
    switch (story.hall.rules.policy.nextOnCalled) {
    case NextOnCalled::Served:
        return finish(story, ticket, counter, waits);
    case NextOnCalled::NoShow:
        miss(story, ticket, counter);
        return std::nullopt;
    case NextOnCalled::Ask:
        break;
    }
    return failure(Rejection::CalledNotStarted);
}

/// Ends what is at an open counter, so that somebody can be called there.
Result<std::optional<Joining>, Rejection> makeRoom(Story& story,
                                                   CounterNumber counter,
                                                   const Seen& seen,
                                                   const std::vector<ServiceWait>& waits)
{
    const auto desk = deskAsSeen(story.hall, counter, seen);
    if (!desk) {
        return failure(desk.error());
    }
    if ((*desk)->paused) {
        return failure(Rejection::CounterPaused);
    }
    const Ticket* current = story.hall.at(counter);
    return current == nullptr ? Result<std::optional<Joining>, Rejection>{std::nullopt}
                              : leave(story, *current, counter, waits);
}

/// A missed ticket may be called from the list, a waiting one where the hall allows it.
Verdict mayBeGiven(const Hall& hall, const CallTicket& command, const Ticket& ticket)
{
    const bool isBoundHere = ticket.bound.counter == command.counter;
    if (!hall.serves(command.counter, ticket.service) && !isBoundHere) {
        return failure(Rejection::CounterNotFor);
    }
    if (ticket.state == TicketState::NoShow) {
        return hall.rules.policy.missed == MissedRule::Void ? failure(Rejection::MissedIsVoid)
                                                            : Verdict{};
    }
    if (ticket.state != TicketState::Waiting) {
        return failure(Rejection::TicketNotWaiting);
    }
    if (!hall.rules.policy.callGiven) {
        return failure(Rejection::GivenCallNotAllowed);
    }
    return isReason(hall, command.reason, &Reason::forCall) ? Verdict{}
                                                            : failure(Rejection::ReasonNeeded);
}

} // namespace

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
    if (!command.reason.empty() && !isReason(story.hall, command.reason, &Reason::forPause)) {
        return failure(Rejection::UnknownReason);
    }
    story.tell(CounterPaused{.counter = command.counter, .reason = command.reason});
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
    // Who waited for this counter or its clerk alone would wait for ever.
    const Hall& hall = story.hall;
    for (const ServiceLine* line :
         {find(hall.counterLines, command.counter), find(hall.clerkLines, (*desk)->clerk)}) {
        if (line != nullptr) {
            line->first(line->size(), [&](const RankedLine::Entry& entry) {
                tellReleased(story, hall.tickets[entry.key]);
            });
        }
    }
    story.tell(CounterClosed{.counter = command.counter});
    return {};
}

Verdict on(Story& story, const CallNext& command)
{
    const Hall& hall = story.hall;
    const auto joining = makeRoom(story, command.counter, command.seen, command.waits);
    if (!joining) {
        return failure(joining.error());
    }
    const Next next = hall.nextFor(command.counter, story.now, *joining);
    if (next.ticket != nullptr) {
        const bool isJoining = *joining && next.ticket == &hall.tickets[(*joining)->entry.key];
        story.tell(TicketCalled{.ticket = next.ticket->id,
                                .number = next.ticket->number,
                                .service = isJoining ? hall.rules.services[(*joining)->service].code
                                                     : next.ticket->service,
                                .counter = command.counter,
                                .streak = next.streak});
    }
    return {};
}

Verdict on(Story& story, const CallTicket& command)
{
    const Hall& hall = story.hall;
    const Ticket* ticket = hall.find(command.ticket);
    if (ticket == nullptr) {
        return failure(Rejection::UnknownTicket);
    }
    if (const auto allowed = mayBeGiven(hall, command, *ticket); !allowed) {
        return allowed;
    }
    const auto joining = makeRoom(story, command.counter, command.seen, command.waits);
    if (!joining) {
        return failure(joining.error());
    }
    const auto tally = hall.tallies.find(command.counter);
    story.tell(TicketCalled{.ticket = ticket->id,
                            .number = ticket->number,
                            .service = ticket->service,
                            .counter = command.counter,
                            .streak = tally == hall.tallies.end() ? 0 : tally->second.streak,
                            .given = true,
                            .reason = command.reason});
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
    (void)finish(story, **ticket, command.counter, command.waits);
    return {};
}

Verdict on(Story& story, const MarkNoShow& command)
{
    const auto ticket =
        ticketAsSeen(story.hall, command.counter, command.seen, TicketState::Called);
    if (!ticket) {
        return failure(ticket.error());
    }
    miss(story, **ticket, command.counter);
    return {};
}

Verdict on(Story& story, const Uncall& command)
{
    const auto ticket =
        ticketAsSeen(story.hall, command.counter, command.seen, TicketState::Called);
    if (!ticket) {
        return failure(ticket.error());
    }
    tellUncalled(story, **ticket, command.counter);
    return {};
}

} // namespace hall::deciding
