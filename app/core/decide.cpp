// SPDX-License-Identifier: Apache-2.0
#include "app/core/decide.h"

#include "app/core/decide_context.h"

#include <algorithm>

namespace hall {

Event& deciding::Story::add(std::optional<BusinessDay> day)
{
    constexpr std::size_t ofMostPresses = 2;
    m_events.reserve(ofMostPresses);
    const std::int64_t seq = nextSeq();
    const int part = static_cast<int>(m_events.size());
    Event& event = m_events.emplace_back();
    event.seq = seq;
    event.at = now;
    event.day = day;
    event.actor = m_press.actor;
    event.station = m_press.station;
    event.command = m_press.id;
    event.part = part;
    if (part == 0) {
        event.asked = m_press.asked;
    }
    return event;
}

const StationName& deciding::issuingStation(const Story& story)
{
    return story.hall.index.hasStation(story.station()) ? story.station() : nodeStation;
}

std::int64_t deciding::runningCount(const Hall& hall, const StationName& station)
{
    const auto found = hall.stations.find(station);
    return (found == hall.stations.end() ? 0 : found->second.issued) + 1;
}

bool deciding::isReason(const Hall& hall, const ReasonCode& code, bool Reason::*use)
{
    const auto found = std::ranges::find(hall.rules.reasons, code, &Reason::code);
    return found != hall.rules.reasons.end() && (*found).*use;
}

Result<Events, Rejection> decide(const Hall& hall, const Command& command, Time now)
{
    if (command.press.age > hall.rules.policy.pressAgeMax) {
        return failure(Rejection::TooLate);
    }
    deciding::Story story{hall, command.press, now};
    const auto verdict =
        std::visit([&](const auto& what) { return deciding::on(story, what); }, command.what);
    if (!verdict) {
        return failure(verdict.error());
    }
    return story.take();
}

} // namespace hall
