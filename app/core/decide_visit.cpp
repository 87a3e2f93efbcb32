// SPDX-License-Identifier: Apache-2.0
#include "app/core/decide_context.h"

#include <algorithm>
#include <limits>

/// One thing, once: a ticket that goes from service to service.
namespace hall::deciding {

namespace {

/// How far off a service is: as forecast, else by the people in front of a newcomer.
struct Distance
{
    int minutes = 0;
    int people = 0;

    friend auto operator<=>(const Distance&, const Distance&) = default;
};

Distance
distanceTo(const Hall& hall, const ServiceCode& code, const std::vector<ServiceWait>& waits)
{
    const auto wait = std::ranges::find(waits, code, &ServiceWait::service);
    const auto service = hall.index.service(code);
    return {.minutes = wait == waits.end() ? std::numeric_limits<int>::max()
                                           : (wait->wait.low + wait->wait.high) / 2,
            .people = service ? hall.waitingBeside(*service) : 0};
}

} // namespace

std::vector<TicketStep> stepsOf(const Visit& visit)
{
    std::vector<TicketStep> steps;
    for (const VisitStep& step : visit.steps) {
        steps.push_back({.service = step.service, .backOffice = step.backOffice, .done = false});
    }
    return steps;
}

std::optional<int> nextStep(const Hall& hall,
                            const std::vector<TicketStep>& steps,
                            StepOrder order,
                            const std::vector<ServiceWait>& waits)
{
    std::optional<int> best;
    Distance nearest;
    for (std::size_t at = 0; at < steps.size(); ++at) {
        if (steps[at].done) {
            continue;
        }
        const Distance distance = distanceTo(hall, steps[at].service, waits);
        if (!best || distance < nearest) {
            best = static_cast<int>(at);
            nearest = distance;
        }
        if (order == StepOrder::Fixed) {
            break;
        }
    }
    return best;
}

std::optional<Joining>
goOn(Story& story, const Ticket& ticket, const std::vector<ServiceWait>& waits)
{
    const Hall& hall = story.hall;
    std::vector<TicketStep> steps = ticket.steps;
    const auto at = static_cast<std::size_t>(ticket.step);
    if (at >= steps.size()) {
        return std::nullopt;
    }
    steps[at].done = true;
    const auto visit = std::ranges::find(hall.rules.visits, ticket.visit, &Visit::code);
    const StepOrder order = visit == hall.rules.visits.end() ? StepOrder::Fixed : visit->order;
    const auto next = nextStep(hall, steps, order, waits);
    if (!next) {
        return std::nullopt;
    }
    const ServiceCode& service = steps[static_cast<std::size_t>(*next)].service;
    story.tell(
        VisitContinued{.ticket = ticket.id,
                       .number = ticket.number,
                       .service = service,
                       .step = *next,
                       .backOffice = steps[at].backOffice,
                       .rank = ticket.rank,
                       .waits = order == StepOrder::Any ? waits : std::vector<ServiceWait>{}});
    const auto joined = hall.index.service(service);
    if (steps[at].backOffice || !joined) {
        return std::nullopt;
    }
    return Joining{.service = *joined,
                   .lane = ticket.lane,
                   .entry = {.rank = ticket.rank, .key = *hall.byId.find(ticket.id)}};
}

Verdict on(Story& story, const ContinueVisit& command)
{
    const Ticket* ticket = story.hall.find(command.ticket);
    if (ticket == nullptr) {
        return failure(Rejection::UnknownTicket);
    }
    if (ticket->state != TicketState::Held || ticket->hold != HoldKind::Step) {
        return failure(Rejection::TicketNotHeld);
    }
    const std::vector<TicketStep>& steps = ticket->steps;
    const auto visit = std::ranges::find(story.hall.rules.visits, ticket->visit, &Visit::code);
    const bool anyOrder = visit != story.hall.rules.visits.end() && visit->order == StepOrder::Any;
    // While the office worked, another step may have become the nearest.
    const int step =
        anyOrder ? nextStep(story.hall, steps, StepOrder::Any, command.waits).value_or(ticket->step)
                 : ticket->step;
    const ServiceCode& service =
        steps.empty() ? ticket->service : steps[static_cast<std::size_t>(step)].service;
    story.tell(VisitContinued{.ticket = ticket->id,
                              .number = ticket->number,
                              .service = service,
                              .step = step,
                              .backOffice = false,
                              .rank = ticket->rank,
                              .waits = anyOrder ? command.waits : std::vector<ServiceWait>{}});
    return {};
}

} // namespace hall::deciding
