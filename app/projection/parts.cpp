// SPDX-License-Identifier: Apache-2.0
#include "app/projection/parts.h"

#include <algorithm>

namespace hall::projection {

namespace {

std::vector<int> numbersOf(const std::vector<CounterNumber>& counters)
{
    std::vector<int> numbers;
    numbers.reserve(counters.size());
    for (const CounterNumber counter : counters) {
        numbers.push_back(counter.value);
    }
    return numbers;
}

} // namespace

Name nameOfZone(const Rules& rules, const ZoneCode& code)
{
    const auto found = std::ranges::find(rules.zones, code, &Zone::code);
    return found == rules.zones.end() ? Name{} : found->name;
}

Name nameOfClass(const Rules& rules, const ClassCode& code)
{
    const auto found = std::ranges::find(rules.classes, code, &PriorityClass::code);
    return found == rules.classes.end() || found == rules.classes.begin() ? Name{} : found->name;
}

Name nameOfService(const Hall& hall, const ServiceCode& code)
{
    const auto service = hall.index.service(code);
    return service ? hall.rules.services[*service].name : Name{};
}

Name nameOfVisit(const Rules& rules, const VisitCode& code)
{
    const auto found = std::ranges::find(rules.visits, code, &Visit::code);
    return found == rules.visits.end() ? Name{} : found->name;
}

Name nameOfPlan(const Hall& hall)
{
    const auto found = std::ranges::find(hall.rules.plans, hall.plan, &Plan::code);
    return found == hall.rules.plans.end() ? Name{} : found->name;
}

std::vector<int> countersFor(const Hall& hall, std::size_t service)
{
    std::vector<CounterNumber> open;
    for (const CounterNumber counter : hall.index.countersOf(service)) {
        if (hall.desk(counter) != nullptr) {
            open.push_back(counter);
        }
    }
    return numbersOf(open.empty() ? hall.index.countersOf(service) : open);
}

protocol::CounterState stateOf(const Hall& hall, CounterNumber counter)
{
    const OpenDesk* desk = hall.desk(counter);
    if (desk == nullptr) {
        return protocol::CounterState::Closed;
    }
    return desk->paused ? protocol::CounterState::Paused : protocol::CounterState::Open;
}

std::vector<protocol::StepLine> stepLines(const Hall& hall, const Ticket& ticket)
{
    std::vector<protocol::StepLine> lines;
    for (std::size_t at = 0; at < ticket.steps.size(); ++at) {
        const TicketStep& step = ticket.steps[at];
        lines.push_back(
            protocol::StepLine{.service = nameOfService(hall, step.service),
                               .backOffice = step.backOffice,
                               .done = step.done,
                               .now = !step.done && static_cast<int>(at) == ticket.step});
    }
    return lines;
}

} // namespace hall::projection
