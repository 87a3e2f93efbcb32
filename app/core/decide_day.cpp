// SPDX-License-Identifier: Apache-2.0
#include "app/core/decide_context.h"

#include <algorithm>

namespace hall::deciding {

namespace {

DayClosed closing(const Hall& hall)
{
    const auto atCounters = std::ranges::count_if(
        hall.desks, [](const auto& desk) { return desk.second.current.has_value(); });
    return DayClosed{.day = *hall.day,
                     .expired = static_cast<int>(hall.waiting),
                     .finished = static_cast<int>(atCounters)};
}

/// Whether new rules leave what is at work in its place: services people wait for, counters with a
/// clerk.
bool keepWhatIsInUse(const Hall& hall, const Rules& rules)
{
    for (std::size_t at = 0; at < hall.lines.size(); ++at) {
        if (!hall.lines[at].empty() &&
            std::ranges::find(rules.services, hall.rules.services[at].code, &Service::code) ==
                rules.services.end()) {
            return false;
        }
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
