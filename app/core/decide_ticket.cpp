// SPDX-License-Identifier: Apache-2.0
#include "app/core/decide_context.h"
#include "app/core/numbering.h"

#include <algorithm>

namespace hall::deciding {

namespace {

/// Tickets taken where no station is known (the tool on an engineer's laptop) count under the node.
const StationName nodeStation{"node"};

const StationName& issuingStation(const Story& story)
{
    return story.hall.index.hasStation(story.station()) ? story.station() : nodeStation;
}

std::int64_t runningCount(const Hall& hall, const StationName& station)
{
    const auto found = hall.stations.find(station);
    return (found == hall.stations.end() ? 0 : found->second.issued) + 1;
}

/// The next number of a queue; draws a new run first when the last one is used up.
int drawNumber(Story& story, const Queue& queue)
{
    const auto run = story.hall.runs.find(queue.prefix);
    if (run != story.hall.runs.end() && run->second.next <= run->second.to) {
        return run->second.next;
    }
    const int from = run == story.hall.runs.end() ? queue.start : run->second.to + 1;
    story.tell(NumbersLeased{.queue = queue.prefix,
                             .day = *story.hall.day,
                             .from = from,
                             .to = from + queue.run - 1,
                             .station = nodeStation});
    return from;
}

const PriorityClass* classOf(const Rules& rules, const ClassCode& code)
{
    if (code.empty()) {
        return &rules.classes.front();
    }
    const auto found = std::ranges::find(rules.classes, code, &PriorityClass::code);
    return found == rules.classes.end() ? nullptr : &*found;
}

} // namespace

Verdict on(Story& story, const TakeTicket& command)
{
    const Hall& hall = story.hall;
    if (!hall.day) {
        return failure(Rejection::DayNotOpen);
    }
    const auto service = hall.index.service(command.service);
    if (!service) {
        return failure(Rejection::UnknownService);
    }
    const PriorityClass* priority = classOf(hall.rules, command.priority);
    if (priority == nullptr) {
        return failure(Rejection::UnknownClass);
    }
    if (hall.waiting >= static_cast<std::size_t>(hall.rules.policy.waitingMax)) {
        return failure(Rejection::HallFull);
    }
    const Queue& queue = hall.rules.queues[hall.index.queueOf(*service)];
    const int ordinal = drawNumber(story, queue);
    const StationName& station = issuingStation(story);
    const std::int64_t running = runningCount(hall, station);
    const Rank rank{.time = story.now - priority->credit, .tie = story.nextSeq()};
    story.tell(TicketIssued{.ticket = TicketId{station.value + "-" + std::to_string(running)},
                            .running = running,
                            .number = numberText(queue, ordinal),
                            .queue = queue.prefix,
                            .ordinal = ordinal,
                            .service = command.service,
                            .priority = priority->code,
                            .credit = priority->credit,
                            .rank = rank,
                            .ahead = hall.ahead(*service, rank),
                            .codeHash = command.codeHash});
    return {};
}

Verdict on(Story& story, const CancelTicket& command)
{
    const Ticket* ticket = command.codeHash.empty() ? story.hall.find(command.ticket)
                                                    : story.hall.findByCode(command.codeHash);
    if (ticket == nullptr) {
        return failure(Rejection::UnknownTicket);
    }
    if (ticket->state != TicketState::Waiting) {
        return failure(Rejection::TicketNotWaiting);
    }
    story.tell(TicketCancelled{
        .ticket = ticket->id, .number = ticket->number, .service = ticket->service});
    return {};
}

} // namespace hall::deciding
