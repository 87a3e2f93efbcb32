// SPDX-License-Identifier: Apache-2.0
#include "app/core/decide_context.h"

#include <algorithm>

namespace hall {

Result<void, Rejection> mayReinstate(const Hall& hall, const Ticket& ticket)
{
    const Policy& policy = hall.rules.policy;
    if (ticket.state != TicketState::NoShow) {
        return failure(Rejection::TicketNotMissed);
    }
    if (policy.missed == MissedRule::Void) {
        return failure(Rejection::MissedIsVoid);
    }
    if (policy.missed == MissedRule::List) {
        return failure(Rejection::MissedIsClerks);
    }
    if (ticket.reinstated >= policy.reinstatementsMax) {
        return failure(Rejection::ReinstatedTooOften);
    }
    return {};
}

namespace deciding {

namespace {

Result<const Ticket*, Rejection> ticketNamed(const Hall& hall, const WhichTicket& which)
{
    const Ticket* ticket =
        which.codeHash.empty() ? hall.find(which.ticket) : hall.findByCode(which.codeHash);
    if (ticket == nullptr) {
        return failure(hall.isOfEarlierDay(which.codeHash) ? Rejection::TicketOfEarlierDay
                                                           : Rejection::UnknownTicket);
    }
    return ticket;
}

/// The rank behind so many others of the service: the time of the last of those, a later tie.
/// Never better than the ticket's own was.
Rank rankBehind(const Story& story, const Ticket& ticket, std::size_t others)
{
    const auto service = story.hall.index.service(ticket.service);
    std::vector<Rank> ranks;
    if (service) {
        story.hall.lines[*service].first(
            others, [&](const RankedLine::Entry& entry) { ranks.push_back(entry.rank); });
    }
    std::ranges::sort(ranks);
    Time time = ticket.rank.time;
    if (!ranks.empty() && others > 0) {
        time = std::max(time, ranks[std::min(others, ranks.size()) - 1].time);
    }
    return {.time = time, .tie = story.nextSeq()};
}

/// A ticket that comes back waits for the clerk who knows it, while he is there.
Bound preferred(const Story& story, const Ticket& ticket)
{
    const Policy& policy = story.hall.rules.policy;
    if (policy.preferredClerk == Duration{0} || !isThere(story.hall, ticket.clerk)) {
        return {};
    }
    return {.counter = {}, .clerk = ticket.clerk, .until = story.now + policy.preferredClerk};
}

void tellUndone(Story& story, const Act& act, const Ticket& ticket)
{
    story.tell(TicketRestored{.ticket = ticket.id,
                              .number = ticket.number,
                              .of = act.of,
                              .life = *act.before,
                              .unfinished = act.served});
}

/// Frees the counter that a ticket goes back to, if the same press called somebody else there.
Verdict freeCounter(Story& story, const Act& act)
{
    const Hall& hall = story.hall;
    const TicketState state = act.before->state;
    if (state != TicketState::Called && state != TicketState::Serving) {
        return {};
    }
    const OpenDesk* desk = act.before->counter ? hall.desk(*act.before->counter) : nullptr;
    if (desk == nullptr || desk->paused) {
        return failure(Rejection::CantUndo);
    }
    if (!desk->current) {
        return {};
    }
    const Ticket& current = hall.tickets[*desk->current];
    if (desk->current != act.called || current.state != TicketState::Called) {
        return failure(Rejection::CantUndo);
    }
    tellUncalled(story, current, *act.before->counter);
    return {};
}

} // namespace

bool isThere(const Hall& hall, const ClerkId& clerk)
{
    return std::ranges::any_of(hall.desks,
                               [&](const auto& desk) { return desk.second.clerk == clerk; });
}

void tellUncalled(Story& story, const Ticket& ticket, CounterNumber counter)
{
    const Bound& bound = ticket.bound;
    const bool holds = (!bound.until || story.now < *bound.until) &&
                       (bound.counter ? story.hall.desk(*bound.counter) != nullptr
                                      : isThere(story.hall, bound.clerk));
    story.tell(TicketUncalled{.ticket = ticket.id,
                              .number = ticket.number,
                              .service = ticket.service,
                              .counter = counter,
                              .rank = ticket.rank,
                              .to = ticket.calledFrom,
                              .bound = holds ? bound : Bound{}});
}

Verdict on(Story& story, const CancelTicket& command)
{
    const auto ticket = ticketNamed(story.hall, command.which);
    if (!ticket) {
        return failure(ticket.error());
    }
    const TicketState state = (*ticket)->state;
    if (state != TicketState::Waiting && state != TicketState::NoShow &&
        state != TicketState::Held) {
        return failure(Rejection::TicketNotWaiting);
    }
    story.tell(TicketCancelled{
        .ticket = (*ticket)->id, .number = (*ticket)->number, .service = (*ticket)->service});
    lookForGivenUp(story, **ticket);
    return {};
}

Verdict on(Story& story, const ReinstateTicket& command)
{
    const auto found = ticketNamed(story.hall, command.which);
    if (!found) {
        return failure(found.error());
    }
    const Ticket& ticket = **found;
    const Policy& policy = story.hall.rules.policy;
    if (const auto may = mayReinstate(story.hall, ticket); !may) {
        return may;
    }
    const auto service = story.hall.index.service(ticket.service);
    if (!service) {
        return failure(Rejection::UnknownService);
    }
    const Rank rank =
        policy.missed == MissedRule::End
            ? Rank{.time = story.now, .tie = story.nextSeq()}
            : rankBehind(story, ticket, static_cast<std::size_t>(policy.reinsertAfter));
    story.tell(TicketReinstated{.ticket = ticket.id,
                                .number = ticket.number,
                                .service = ticket.service,
                                .rank = rank,
                                .ahead = story.hall.ahead(*service, rank),
                                .bound = preferred(story, ticket)});
    return {};
}

Verdict on(Story& story, const ReprintTicket& command)
{
    const auto found = ticketNamed(story.hall, command.which);
    if (!found) {
        return failure(found.error());
    }
    const Ticket& ticket = **found;
    if (!ticket.isLive()) {
        return failure(Rejection::TicketNotWaiting);
    }
    if (ticket.reprints >= story.hall.rules.policy.reprintsMax) {
        return failure(Rejection::TooManyReprints);
    }
    const bool isStation = story.hall.index.hasStation(story.station());
    story.tell(ReprintAsked{.ticket = ticket.id,
                            .number = ticket.number,
                            .station = isStation ? story.station() : ticket.station});
    return {};
}

Verdict on(Story& story, const ReleaseTicket& command)
{
    const Ticket* ticket = story.hall.find(command.ticket);
    if (ticket == nullptr) {
        return failure(Rejection::UnknownTicket);
    }
    if (ticket->state != TicketState::Waiting || ticket->bound.isFree()) {
        return failure(Rejection::AlreadyDone);
    }
    tellReleased(story, *ticket);
    return {};
}

Verdict on(Story& story, const UndoCommand& command)
{
    const Hall& hall = story.hall;
    const auto act = std::ranges::find(hall.acts, command.of, &Act::of);
    if (act == hall.acts.end()) {
        return failure(Rejection::NothingToUndo);
    }
    if (story.now - act->at > hall.rules.policy.undoWithin) {
        return failure(Rejection::UndoTooLate);
    }
    if (act->paused) {
        const OpenDesk* desk = hall.desk(*act->paused);
        if (desk == nullptr || !desk->paused) {
            return failure(Rejection::CantUndo);
        }
        story.tell(CounterResumed{.counter = *act->paused});
        return {};
    }
    if (!act->ended) {
        return failure(Rejection::NothingToUndo);
    }
    if (const auto freed = freeCounter(story, *act); !freed) {
        return freed;
    }
    tellUndone(story, *act, hall.tickets[*act->ended]);
    return {};
}

} // namespace deciding

} // namespace hall
