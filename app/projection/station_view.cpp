// SPDX-License-Identifier: Apache-2.0
#include "app/core/materials.h"
#include "app/projection/parts.h"

#include <algorithm>

namespace hall::projection {

namespace {

using namespace protocol;

/// Papers come out one after the other: what waits behind these needn't be told of yet.
constexpr std::size_t jobsMax = 50;

CounterSign signOf(const Hall& hall, const Counter& counter)
{
    CounterSign sign{.counter = counter.number.value,
                     .name = counter.name,
                     .spoken = counter.spoken,
                     .zone = counter.zone,
                     .kind = counter.kind,
                     .state = stateOf(hall, counter.number),
                     .current = std::nullopt};
    if (const Ticket* ticket = hall.at(counter.number)) {
        sign.current = SignCall{.ticket = ticket->id,
                                .number = ticket->number,
                                .state = ticket->state,
                                .calls = ticket->calls,
                                .calledAt = ticket->recalledAt,
                                .announced = ticket->announced};
    }
    return sign;
}

std::int64_t runningOf(const TicketId& id)
{
    return std::stoll(id.value.substr(id.value.rfind('-') + 1));
}

/// Whether a ticket's paper is still worth printing.
bool isDue(const Ticket& ticket, Time now)
{
    return now - ticket.paperAskedAt <= printAgeMax && ticket.papers < printsMax + ticket.reprints;
}

/// Whom the hall takes back no more of itself, a clerk may still call from his list.
MissedWay missedWay(const Policy& policy, const Ticket& ticket)
{
    const int times = policy.reinstatementsMax - ticket.reinstated;
    const bool isByItself =
        policy.missed == MissedRule::End || policy.missed == MissedRule::Reinsert;
    return {.rule = isByItself && times <= 0 ? MissedRule::List : policy.missed,
            .behind = policy.reinsertAfter,
            .times = std::max(times, 0)};
}

PrintJob jobOf(const Hall& hall, const Ticket& ticket, std::size_t service, const std::string& code)
{
    const Area& area = hall.rules.areas[hall.index.areaOf(service)];
    return PrintJob{.ticket = ticket.id,
                    .number = ticket.number,
                    .serviceCode = hall.rules.services[service].code,
                    .service = hall.rules.services[service].name,
                    .priority = ticket.priority,
                    .priorityName = nameOfClass(hall.rules, ticket.priority),
                    .ahead = ticket.ahead,
                    .wait = ticket.wait,
                    .visit = nameOfVisit(hall.rules, ticket.visit),
                    .steps = stepLines(hall, ticket),
                    .zoneName = nameOfZone(hall.rules, area.zone),
                    .counters = countersFor(hall, service),
                    .missed = missedWay(hall.rules.policy, ticket),
                    .code = code,
                    .issuedAt = ticket.issuedAt,
                    .attempt = ticket.papers + 1,
                    .paper = ticket.paper,
                    .running = runningOf(ticket.id)};
}

std::optional<SheetJob> sheetJob(const Hall& hall, const Sheet& sheet)
{
    const auto at = hall.index.service(sheet.service);
    if (!at) {
        return std::nullopt;
    }
    const Service& service = hall.rules.services[*at];
    SheetJob job{.id = sheet.id,
                 .service = service.name,
                 .number = sheet.number,
                 .lines = {},
                 .askedAt = sheet.askedAt,
                 .attempt = sheet.papers + 1,
                 .running = runningOf(sheet.id)};
    for (const MaterialCode& code : sheet.materials) {
        if (const Material* material = materialOf(service, code)) {
            job.lines.push_back(SheetLine{.name = material->name,
                                          .copies = material->copies,
                                          .onPromise = material->onPromise});
        }
    }
    return job;
}

/// Sheets of a station that are still worth printing.
std::vector<SheetJob> sheetsAt(const Hall& hall, const StationName& station, Time now)
{
    std::vector<SheetJob> jobs;
    for (const Sheet& sheet : hall.sheets) {
        const bool isHere = sheet.station == station && sheet.papers < printsMax &&
                            now - sheet.askedAt <= printAgeMax;
        if (auto job = isHere ? sheetJob(hall, sheet) : std::nullopt) {
            jobs.push_back(std::move(*job));
        }
    }
    return jobs;
}

} // namespace

protocol::StationView stationView(const Hall& hall,
                                  const StationName& name,
                                  const Surroundings& around,
                                  const std::function<std::string(const Ticket&)>& codeOf)
{
    StationView view;
    view.stamp = around.stamp;
    view.hall = header(hall, around);
    const auto station = hall.stations.find(name);
    view.claim = station == hall.stations.end() ? 0 : station->second.claim;
    for (const Counter& counter : hall.rules.counters) {
        view.counters.push_back(signOf(hall, counter));
    }
    std::ranges::sort(view.counters, {}, &CounterSign::counter);
    view.sheets = sheetsAt(hall, name, around.stamp.at);
    const auto unprinted = hall.unprinted.find(name);
    if (unprinted == hall.unprinted.end()) {
        return view;
    }
    std::vector<TicketKey> keys(unprinted->second.begin(), unprinted->second.end());
    std::ranges::sort(keys); // Papers come out in the order of issue.
    for (const TicketKey key : keys) {
        const Ticket& ticket = hall.tickets[key];
        const auto at = hall.index.service(ticket.service);
        if (view.jobs.size() == jobsMax) {
            break;
        }
        if (at && isDue(ticket, around.stamp.at)) {
            view.jobs.push_back(jobOf(hall, ticket, *at, codeOf(ticket)));
        }
    }
    return view;
}

} // namespace hall::projection
