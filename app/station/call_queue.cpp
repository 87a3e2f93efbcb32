// SPDX-License-Identifier: Apache-2.0
#include "app/station/call_queue.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace hall::station {

namespace {

using protocol::CounterSign;

auto orderOf(const PendingCall& call)
{
    return std::tie(call.since, call.calledAt, call.counter, call.ticket);
}

bool isSame(const PendingCall& one, const PendingCall& other)
{
    return one.ticket == other.ticket && one.call == other.call && one.calledAt == other.calledAt;
}

bool isRecallOf(const PendingCall& call, const PendingCall& earlier)
{
    return call.ticket == earlier.ticket && call.counter == earlier.counter &&
           call.call > earlier.call;
}

bool isIn(const std::vector<PendingCall>& calls, const PendingCall& call)
{
    return std::ranges::any_of(calls, [&](const auto& other) { return isSame(call, other); });
}

PendingCall callOf(const CounterSign& sign)
{
    return {.ticket = sign.current->ticket,
            .number = sign.current->number,
            .counter = sign.counter,
            .counterSpoken = sign.spoken,
            .call = sign.current->calls,
            .calledAt = sign.current->calledAt,
            .since = sign.current->calledAt};
}

/// Whoever is summoned now, and those of them who were told, by whichever station.
struct Summoned
{
    std::vector<PendingCall> called;
    std::vector<PendingCall> told;
};

Summoned summonedAt(const std::vector<CounterSign>& counters, const ZoneCode& zone)
{
    Summoned summoned;
    for (const CounterSign& sign : counters) {
        const bool isOurs = zone.empty() || sign.zone == zone;
        if (isOurs && sign.current && sign.current->state == TicketState::Called) {
            const bool isTold = sign.current->announced >= sign.current->calls;
            (isTold ? summoned.told : summoned.called).push_back(callOf(sign));
        }
    }
    return summoned;
}

} // namespace

CallQueue::CallQueue(Rules rules)
    : m_rules(std::move(rules))
{
}

std::vector<EndedCall> CallQueue::see(const std::vector<CounterSign>& counters)
{
    Summoned summoned = summonedAt(counters, m_rules.zone);
    std::vector<PendingCall>& called = summoned.called;
    const std::vector<PendingCall>& told = summoned.told;
    std::erase_if(m_ended, [&](const PendingCall& call) { return !isIn(called, call); });
    std::erase_if(m_waiting, [&](const PendingCall& call) { return isIn(told, call); });

    std::vector<EndedCall> ended;
    for (const PendingCall& call : m_waiting) {
        if (!isIn(called, call)) {
            ended.push_back({.call = call, .outcome = Announcement::MovedOn});
        }
    }
    std::erase_if(m_waiting, [&](const PendingCall& call) { return !isIn(called, call); });
    for (Speaking& spoken : m_speaking) {
        const bool isStillCalled = isIn(called, spoken.call) || isIn(told, spoken.call);
        spoken.movedOn = spoken.movedOn || !isStillCalled;
    }
    for (PendingCall& call : called) {
        const bool isSpoken = std::ranges::any_of(
            m_speaking, [&](const Speaking& spoken) { return isSame(spoken.call, call); });
        if (!isSpoken && !isIn(m_waiting, call) && !isIn(m_ended, call)) {
            for (const EndedCall& earlier : ended) {
                call.since = isRecallOf(call, earlier.call) ? earlier.call.since : call.since;
            }
            add(call);
        }
    }
    return ended;
}

void CallQueue::add(const PendingCall& call)
{
    const auto behind = std::ranges::upper_bound(
        m_waiting, orderOf(call), std::ranges::less{}, [](const PendingCall& other) {
            return orderOf(other);
        });
    m_waiting.insert(behind, call);
}

std::vector<EndedCall> CallQueue::expire(Time now, bool isHeard)
{
    std::vector<EndedCall> ended;
    std::erase_if(m_waiting, [&](const PendingCall& call) {
        const bool isLate = call.calledAt + m_rules.latest < now;
        if (isLate) {
            ended.push_back(end(call, isHeard ? Announcement::Late : Announcement::NoSound));
        }
        return isLate;
    });
    return ended;
}

std::optional<Time> CallQueue::expiresNext() const
{
    const auto oldest = std::ranges::min_element(m_waiting, {}, &PendingCall::calledAt);
    if (oldest == m_waiting.end()) {
        return std::nullopt;
    }
    return oldest->calledAt + m_rules.latest;
}

std::vector<EndedCall> CallQueue::silence()
{
    std::vector<EndedCall> ended;
    for (const PendingCall& call : std::exchange(m_waiting, {})) {
        ended.push_back(end(call, Announcement::NoSound));
    }
    return ended;
}

std::vector<PendingCall> CallQueue::next() const
{
    const auto count = static_cast<std::ptrdiff_t>(std::min(m_waiting.size(), callsMost));
    return {m_waiting.begin(), m_waiting.begin() + count};
}

std::vector<PendingCall> CallQueue::speaking() const
{
    std::vector<PendingCall> calls;
    for (const Speaking& spoken : m_speaking) {
        calls.push_back(spoken.call);
    }
    return calls;
}

std::vector<PendingCall> CallQueue::begin()
{
    if (!m_speaking.empty()) {
        return {};
    }
    std::vector<PendingCall> calls = next();
    m_waiting.erase(m_waiting.begin(),
                    m_waiting.begin() + static_cast<std::ptrdiff_t>(calls.size()));
    for (const PendingCall& call : calls) {
        m_speaking.push_back({.call = call, .movedOn = false});
    }
    m_readings = 0;
    return calls;
}

std::vector<EndedCall> CallQueue::readingDone()
{
    ++m_readings;
    if (m_readings >= m_rules.readings || !m_waiting.empty()) {
        return endSpeaking(Announcement::Spoken);
    }
    std::vector<EndedCall> ended;
    std::erase_if(m_speaking, [&](const Speaking& spoken) {
        if (spoken.movedOn) {
            ended.push_back(end(spoken.call, Announcement::Spoken));
        }
        return spoken.movedOn;
    });
    return ended;
}

std::vector<EndedCall> CallQueue::brokeOff()
{
    if (m_readings > 0) {
        return endSpeaking(Announcement::Spoken);
    }
    std::vector<EndedCall> ended;
    for (const Speaking& spoken : std::exchange(m_speaking, {})) {
        if (spoken.movedOn) {
            ended.push_back(end(spoken.call, Announcement::MovedOn));
        } else {
            add(spoken.call);
        }
    }
    return ended;
}

std::vector<EndedCall> CallQueue::giveUp()
{
    return endSpeaking(m_readings > 0 ? Announcement::Spoken : Announcement::NoSound);
}

EndedCall CallQueue::end(const PendingCall& call, Announcement outcome)
{
    m_ended.push_back(call);
    return {.call = call, .outcome = outcome};
}

std::vector<EndedCall> CallQueue::endSpeaking(Announcement outcome)
{
    std::vector<EndedCall> ended;
    for (const Speaking& spoken : std::exchange(m_speaking, {})) {
        ended.push_back(end(spoken.call, outcome));
    }
    m_readings = 0;
    return ended;
}

} // namespace hall::station
