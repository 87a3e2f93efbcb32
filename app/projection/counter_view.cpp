// SPDX-License-Identifier: Apache-2.0
#include "app/core/decide.h"
#include "app/core/materials.h"
#include "app/projection/parts.h"

#include <algorithm>
#include <functional>

namespace hall::projection {

namespace {

using namespace protocol;

constexpr std::size_t waitingShownMax = 50;
constexpr std::size_t missedShownMax = 50;

CounterTicket counterTicket(const Hall& hall, const Ticket& ticket)
{
    return CounterTicket{.id = ticket.id,
                         .number = ticket.number,
                         .service = nameOfService(hall, ticket.service),
                         .priority = ticket.priority,
                         .priorityName = nameOfClass(hall.rules, ticket.priority),
                         .state = ticket.state,
                         .calls = ticket.calls,
                         .issuedAt = ticket.issuedAt,
                         .calledAt = ticket.calledAt,
                         .recalledAt = ticket.recalledAt,
                         .startedAt = ticket.startedAt,
                         .servedBefore = ticket.servedBefore,
                         .hasAppointment = ticket.lane.hasAppointment(),
                         .returned = ticket.reinstated > 0,
                         .bound = !ticket.bound.isFree(),
                         .visit = nameOfVisit(hall.rules, ticket.visit),
                         .step = ticket.steps.empty() ? 0 : ticket.step + 1,
                         .steps = static_cast<int>(ticket.steps.size()),
                         .hold = ticket.state == TicketState::Held ? std::optional{ticket.hold}
                                                                   : std::nullopt};
}

/// The first tickets that a counter would call by rank, in that order.
std::vector<CounterTicket>
firstWaiting(const Hall& hall, CounterNumber counter, const Surroundings& around)
{
    std::vector<RankedLine::Entry> entries;
    for (const RankedLine* line : hall.linesFor(counter, around.stamp.at)) {
        line->first(waitingShownMax,
                    [&](const RankedLine::Entry& entry) { entries.push_back(entry); });
    }
    const std::size_t shown = std::min(entries.size(), waitingShownMax);
    std::ranges::partial_sort(entries,
                              entries.begin() + static_cast<std::ptrdiff_t>(shown),
                              {},
                              &RankedLine::Entry::rank);
    std::vector<CounterTicket> tickets;
    for (std::size_t at = 0; at < shown; ++at) {
        tickets.push_back(counterTicket(hall, hall.tickets[entries[at].key]));
        tickets.back().wait = around.waits.of(entries[at].key);
    }
    return tickets;
}

/// Waits for the back office, or may be taken up here.
bool isHeldFor(const Hall& hall, const Ticket& ticket, CounterNumber counter)
{
    const bool forOffice = ticket.state == TicketState::Held && ticket.hold == HoldKind::Step &&
                           !ticket.steps.empty() && hall.serves(counter, ticket.service);
    return forOffice || mayResume(hall, ticket, counter);
}

/// Who went away, and who was called in vain.
void addAside(const Hall& hall, CounterNumber counter, CounterView& view)
{
    std::vector<const Ticket*> missed;
    for (const TicketKey key : hall.aside) {
        const Ticket& ticket = hall.tickets[key];
        if (isHeldFor(hall, ticket, counter)) {
            view.held.push_back(counterTicket(hall, ticket));
        } else if (ticket.state == TicketState::NoShow && hall.serves(counter, ticket.service)) {
            missed.push_back(&ticket);
        }
    }
    std::ranges::sort(missed, std::greater{}, &Ticket::recalledAt);
    missed.resize(std::min(missed.size(), missedShownMax));
    for (const Ticket* ticket : missed) {
        view.missed.push_back(counterTicket(hall, *ticket));
    }
}

std::vector<PromiseLine> promisesFor(const Hall& hall, CounterNumber counter)
{
    std::vector<PromiseLine> lines;
    for (const auto& [id, promise] : hall.promises) {
        const auto at = hall.index.service(promise.service);
        if (promise.closedAt || !at || !hall.serves(counter, promise.service)) {
            continue;
        }
        const Service& service = hall.rules.services[*at];
        PromiseLine line{.id = id,
                         .number = promise.number,
                         .service = service.name,
                         .materials = {},
                         .due = promise.due};
        for (const MaterialCode& code : promise.materials) {
            const Material* material = materialOf(service, code);
            line.materials.push_back(material == nullptr ? Name{} : material->name);
        }
        lines.push_back(std::move(line));
    }
    std::ranges::stable_sort(lines, {}, [](const PromiseLine& line) { return line.due.date; });
    return lines;
}

std::vector<Promisable> promisableAt(const Hall& hall, CounterNumber counter)
{
    std::vector<Promisable> papers;
    const Ticket* ticket = hall.at(counter);
    const auto service = ticket == nullptr ? std::nullopt : hall.index.service(ticket->service);
    if (service) {
        for (const Material& material : hall.rules.services[*service].materials) {
            if (material.onPromise) {
                papers.push_back(Promisable{.code = material.code, .name = material.name});
            }
        }
    }
    return papers;
}

/// Where tickets can be sent from here.
void addTargets(const Hall& hall, CounterNumber counter, CounterView& view)
{
    for (std::size_t at = 0; at < hall.rules.services.size(); ++at) {
        const Service& service = hall.rules.services[at];
        view.services.push_back(
            TransferService{.code = service.code,
                            .name = service.name,
                            .area = hall.rules.areas[hall.index.areaOf(at)].code});
    }
    for (const auto& [number, desk] : hall.desks) {
        const Counter* other = hall.index.counter(hall.rules, number);
        if (number != counter && other != nullptr) {
            view.others.push_back(OtherCounter{.counter = number.value,
                                               .name = other->name,
                                               .clerk = desk.clerk,
                                               .state = stateOf(hall, number)});
        }
    }
}

} // namespace

protocol::CounterView counterHead(const Hall& hall, const Counter& counter, Time now)
{
    CounterView view;
    view.counter = counter.number.value;
    view.name = counter.name;
    view.kind = counter.kind;
    view.state = stateOf(hall, counter.number);
    if (const OpenDesk* desk = hall.desk(counter.number)) {
        view.clerk = desk->clerk;
    }
    if (const Ticket* ticket = hall.at(counter.number)) {
        view.current = counterTicket(hall, *ticket);
    }
    for (const RankedLine* line : hall.linesFor(counter.number, now)) {
        view.waitingCount += static_cast<int>(line->size());
    }
    const auto tally = hall.tallies.find(counter.number);
    if (tally != hall.tallies.end()) {
        view.finishedToday = tally->second.finished;
        view.serviceToday = tally->second.serving;
    }
    return view;
}

protocol::CounterView
counterView(const Hall& hall, CounterNumber number, const Surroundings& around)
{
    CounterView view;
    if (const Counter* counter = hall.index.counter(hall.rules, number)) {
        view = counterHead(hall, *counter, around.stamp.at);
        view.waiting = firstWaiting(hall, number, around);
        addAside(hall, number, view);
        view.promises = promisesFor(hall, number);
        view.promisable = promisableAt(hall, number);
        addTargets(hall, number, view);
    }
    view.stamp = around.stamp;
    view.hall = header(hall, around);
    view.policy = hall.rules.policy;
    view.reasons = hall.rules.reasons;
    view.plan = nameOfPlan(hall);
    return view;
}

} // namespace hall::projection
