// SPDX-License-Identifier: Apache-2.0
#include "app/simulate/replay_check.h"

#include "app/core/apply.h"
#include "app/protocol/event_codec.h"
#include "app/protocol/hall_codec.h"
#include "app/simulate/world.h"

namespace hall::simulate {

namespace {

constexpr std::size_t breachesMax = 5;

std::string at(const Hall& hall)
{
    return "event " + std::to_string(hall.lastSeq) + ": ";
}

} // namespace

void ReplayCheck::dayBegins(const World& world)
{
    const DayPlan& today = world.today();
    m_between = (today.open.back().to - today.open.front().from) / timesADay;
    m_nextAt = today.open.front().from;
}

void ReplayCheck::applied(const Hall& hall, const Event& event)
{
    auto decoded = protocol::decodeBody(
        protocol::kindOf(event.body), protocol::versionOf(event.body), protocol::encodeBody(event));
    Event read = event;
    if (decoded) {
        read.body = std::move(decoded->body);
        read.asked = std::move(decoded->asked);
    }
    if ((!decoded || read != event) && m_breaches.size() < breachesMax) {
        m_breaches.push_back(at(hall) + std::string{protocol::kindOf(event.body)} +
                             " is read otherwise than it was written");
    }
    m_tail.push_back(std::move(read));
}

void ReplayCheck::stored(const World& world, const Event& event)
{
    const Hall& hall = world.hall();
    if (event.seq == hall.lastSeq && event.at >= m_nextAt) {
        m_nextAt = event.at + m_between;
        compare(hall);
    }
}

void ReplayCheck::fell(const Hall& hall)
{
    while (!m_tail.empty() && m_tail.back().seq > hall.lastSeq) {
        m_tail.pop_back();
    }
    compare(hall);
}

void ReplayCheck::dayEnded(const World& world)
{
    if (!m_tail.empty() && m_tail.back().seq == world.hall().lastSeq) {
        compare(world.hall());
    }
}

void ReplayCheck::compare(const Hall& hall)
{
    ++m_compared;
    auto restored =
        m_snapshot.empty() ? Result<Hall, std::string>{Hall{}} : protocol::decodeHall(m_snapshot);
    for (const Event& event : m_tail) {
        if (event.seq > m_replayed.lastSeq) {
            apply(m_replayed, event);
        }
        if (restored && event.seq > m_snapshotSeq) {
            apply(*restored, event);
        }
    }
    std::string live = protocol::encodeHall(hall);
    if (m_breaches.size() < breachesMax) {
        if (protocol::encodeHall(m_replayed) != live) {
            m_breaches.push_back(at(hall) + "a replay gives another hall");
        }
        if (!restored || protocol::encodeHall(*restored) != live) {
            m_breaches.push_back(at(hall) + "the snapshot and the events behind it give another "
                                            "hall");
        }
    }
    m_snapshot = std::move(live);
    m_snapshotSeq = hall.lastSeq;
    m_tail.clear();
}

} // namespace hall::simulate
