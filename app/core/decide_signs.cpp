// SPDX-License-Identifier: Apache-2.0
#include "app/core/decide_context.h"

#include <algorithm>

/// Signs of numbers taken to be sold: told once, when the limit is passed, so that the guide looks.
namespace hall::deciding {

namespace {

int liveOf(const Hall& hall, const SubjectHash& agent)
{
    const auto known = hall.byAgent.find(agent);
    if (known == hall.byAgent.end()) {
        return 0;
    }
    return static_cast<int>(std::ranges::count_if(
        known->second, [&](TicketKey key) { return hall.tickets[key].isLive(); }));
}

int givenUpBy(const Hall& hall, const SubjectHash& subject)
{
    const auto known = hall.bySubject.find(subject);
    if (known == hall.bySubject.end()) {
        return 0;
    }
    return static_cast<int>(std::ranges::count_if(known->second, [&](TicketKey key) {
        const TicketState state = hall.tickets[key].state;
        return state == TicketState::Cancelled || state == TicketState::NoShow;
    }));
}

} // namespace

int unboundSince(const Hall& hall, const StationName& station, Time since)
{
    int count = 0;
    for (auto ticket = hall.tickets.rbegin();
         ticket != hall.tickets.rend() && ticket->issuedAt > since;
         ++ticket) {
        if (ticket->station == station && ticket->subject.empty() && ticket->appointment.empty()) {
            ++count;
        }
    }
    return count;
}

void lookForRush(Story& story, const TakeTicket& command)
{
    const Policy& policy = story.hall.rules.policy;
    if (policy.toutingSigns == 0) {
        return;
    }
    if (command.subject && !command.subject->agent.empty()) {
        const int live = liveOf(story.hall, command.subject->agent) + 1;
        if (live == policy.toutingSigns + 1) {
            story.tell(ToutingSuspected{
                .sign = ToutingSign::AgentTickets, .station = story.station(), .count = live});
        }
    }
    if (!command.subject && policy.unboundPerMinute > 0) {
        // As many as the limit lets through for several minutes without a pause.
        const int limit = policy.unboundPerMinute * policy.toutingSigns;
        const auto window = std::chrono::minutes{policy.toutingSigns + 1};
        const int count = unboundSince(story.hall, story.station(), story.now - window) + 1;
        if (count == limit) {
            story.tell(ToutingSuspected{
                .sign = ToutingSign::UnboundRush, .station = story.station(), .count = count});
        }
    }
}

void lookForGivenUp(Story& story, const Ticket& ticket)
{
    const Policy& policy = story.hall.rules.policy;
    if (policy.toutingSigns == 0 || ticket.subject.empty()) {
        return;
    }
    const bool counted =
        ticket.state == TicketState::NoShow || ticket.state == TicketState::Cancelled;
    const int count = givenUpBy(story.hall, ticket.subject) + (counted ? 0 : 1);
    if (!counted && count == policy.toutingSigns + 1) {
        story.tell(ToutingSuspected{
            .sign = ToutingSign::GivenUp, .station = story.station(), .count = count});
    }
}

} // namespace hall::deciding
