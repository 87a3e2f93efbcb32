// SPDX-License-Identifier: Apache-2.0
#include "app/core/decide_context.h"

#include <algorithm>
#include <unordered_set>

namespace hall::deciding {

namespace {

DayClosed closing(const Hall& hall)
{
    const auto atCounters = std::ranges::count_if(
        hall.desks, [](const auto& desk) { return desk.second.current.has_value(); });
    const auto held = std::ranges::count(hall.tickets, TicketState::Held, &Ticket::state);
    return DayClosed{.day = *hall.day,
                     .expired = static_cast<int>(hall.waiting + static_cast<std::size_t>(held)),
                     .finished = static_cast<int>(atCounters)};
}

/// Whether new rules leave what is at work in its place: services people wait for, counters with a
/// clerk.
bool keepWhatIsInUse(const Hall& hall, const Rules& rules)
{
    std::unordered_set<ServiceCode> services;
    for (const Service& service : rules.services) {
        services.insert(service.code);
    }
    const auto isKept = [&](const Ticket& ticket) {
        return !ticket.isLive() || (services.contains(ticket.service) &&
                                    std::ranges::all_of(ticket.steps, [&](const TicketStep& step) {
                                        return services.contains(step.service);
                                    }));
    };
    if (!std::ranges::all_of(hall.tickets, isKept)) {
        return false;
    }
    return std::ranges::all_of(hall.desks, [&](const auto& desk) {
        return std::ranges::find(rules.counters, desk.first, &Counter::number) !=
               rules.counters.end();
    });
}

} // namespace

Verdict on(Story& story, const AdoptRules& command)
{
    if (command.hash == story.hall.rulesHash) {
        return failure(Rejection::RulesUnchanged);
    }
    if (!keepWhatIsInUse(story.hall, command.rules)) {
        return failure(Rejection::RulesInUse);
    }
    story.tell(RulesChanged{.hash = command.hash, .rules = command.rules});
    return {};
}

Verdict on(Story& story, const OpenDay& command)
{
    const Hall& hall = story.hall;
    if (hall.clockSuspected && !command.timeConfirmed) {
        return failure(Rejection::ClockSuspected);
    }
    if (hall.day == command.day) {
        return failure(Rejection::DayAlreadyOpen);
    }
    if (hall.lastDay && command.day < *hall.lastDay) {
        return failure(Rejection::DayInThePast);
    }
    if (hall.clockSuspected) {
        story.tell(ClockTrusted{});
    }
    if (hall.day) {
        story.tell(closing(hall));
    }
    story.tell(DayOpened{.day = command.day}, command.day);
    return {};
}

Verdict on(Story& story, const CloseDay& /*command*/)
{
    if (!story.hall.day) {
        return failure(Rejection::DayNotOpen);
    }
    if (story.hall.clockSuspected) {
        return failure(Rejection::ClockSuspected);
    }
    story.tell(closing(story.hall));
    return {};
}

Verdict on(Story& story, const ChoosePlan& command)
{
    const Hall& hall = story.hall;
    if (!command.plan.empty() &&
        std::ranges::find(hall.rules.plans, command.plan, &Plan::code) == hall.rules.plans.end()) {
        return failure(Rejection::UnknownPlan);
    }
    if (!hall.day) {
        return failure(Rejection::DayNotOpen);
    }
    // Told also when it is in force: the timetable's choice is made once, and known to have been.
    story.tell(PlanChosen{.plan = command.plan});
    return {};
}

Verdict on(Story& story, const BindCounter& command)
{
    const Hall& hall = story.hall;
    if (hall.index.counter(hall.rules, command.counter) == nullptr) {
        return failure(Rejection::UnknownCounter);
    }
    if (!hall.day) {
        return failure(Rejection::DayNotOpen);
    }
    for (const GroupCode& group : command.groups) {
        if (std::ranges::find(hall.rules.groups, group, &Group::code) == hall.rules.groups.end()) {
            return failure(Rejection::UnknownGroup);
        }
    }
    const auto bound = hall.bindings.find(command.counter);
    const bool isSame = bound == hall.bindings.end()
                            ? command.groups.empty()
                            : bound->second == Binding{command.groups, command.until};
    if (!isSame) {
        story.tell(CounterBound{
            .counter = command.counter, .groups = command.groups, .until = command.until});
    }
    return {};
}

Verdict on(Story& story, const ReportClock& command)
{
    if (command.suspected == story.hall.clockSuspected) {
        return {};
    }
    if (command.suspected) {
        story.tell(ClockSuspected{});
    } else {
        story.tell(ClockTrusted{});
    }
    return {};
}

} // namespace hall::deciding
