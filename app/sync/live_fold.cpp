// SPDX-License-Identifier: Apache-2.0
#include "app/sync/live_fold.h"

#include <algorithm>

namespace hall::sync {

namespace {

void makeOlder(std::optional<Time>& oldest, Time since)
{
    oldest = oldest ? std::min(*oldest, since) : since;
}

bool isAtWork(const Hall& hall, CounterNumber counter)
{
    const OpenDesk* desk = hall.desk(counter);
    return desk != nullptr && !desk->paused;
}

LiveService serviceOf(const Hall& hall, std::size_t at, const projection::Waits& waits)
{
    const Service& service = hall.rules.services[at];
    const auto counters = hall.index.countersOf(at);
    return {.code = service.code,
            .name = service.name,
            .waiting = static_cast<int>(hall.lines[at].size()),
            .ahead = hall.waitingBeside(at),
            .wait = waits.newcomer(at),
            .counters = static_cast<int>(std::ranges::count_if(
                counters, [&](CounterNumber counter) { return isAtWork(hall, counter); })),
            .oldest = {}};
}

} // namespace

LiveHall
liveOf(const Hall& hall, const projection::Surroundings& around, std::optional<Time> closesAt)
{
    const auto header = projection::header(hall, around);
    LiveHall live{.hall = hall.rules.hall,
                  .stamp = around.stamp,
                  .name = header.name,
                  .taking = header.taking,
                  .day = header.day,
                  .closesAt = hall.day ? closesAt : std::nullopt,
                  .opensAt = header.nextOpening,
                  .waiting = static_cast<int>(hall.waiting)};
    live.counters = static_cast<int>(
        std::ranges::count_if(hall.desks, [](const auto& desk) { return !desk.second.paused; }));
    live.services.reserve(hall.rules.services.size());
    for (std::size_t at = 0; at < hall.rules.services.size(); ++at) {
        live.services.push_back(serviceOf(hall, at, around.waits));
    }
    for (const Ticket& ticket : hall.tickets) {
        if (ticket.state != TicketState::Waiting) {
            continue;
        }
        makeOlder(live.oldest, ticket.waitingSince);
        if (const auto service = hall.index.service(ticket.service)) {
            makeOlder(live.services[*service].oldest, ticket.waitingSince);
        }
    }
    return live;
}

} // namespace hall::sync
