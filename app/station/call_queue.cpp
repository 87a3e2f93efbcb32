// SPDX-License-Identifier: Apache-2.0
#include "app/station/call_queue.h"

#include <algorithm>
#include <tuple>

namespace hall::station {

namespace {

using protocol::CounterSign;

auto orderOf(const PendingCall& call)
{
    return std::tie(call.calledAt, call.counter, call.ticket);
}

bool isSame(const PendingCall& one, const PendingCall& other)
{
    return one.ticket == other.ticket && one.call == other.call && one.calledAt == other.calledAt;
}

PendingCall callOf(const CounterSign& sign)
{
    return {.ticket = sign.current->ticket,
            .number = sign.current->number,
            .counter = sign.counter,
            .counterSpoken = sign.spoken,
            .call = sign.current->calls,
            .calledAt = sign.current->calledAt};
}

} // namespace

CallQueue::CallQueue(Rules rules)
    : m_rules(std::move(rules))
{
}

std::vector<EndedCall> CallQueue::see(const std::vector<CounterSign>& counters)
{
    std::vector<PendingCall> called; // whoever is summoned now
    std::vector<PendingCall> told;   // by whichever station
    for (const CounterSign& sign : counters) {
        const bool isOurs = m_rules.zone.empty() || sign.zone == m_rules.zone;
        if (isOurs && sign.current && sign.current->state == TicketState::Called) {
            const bool isTold = sign.current->announced >= sign.current->calls;
            (isTold ? told : called).push_back(callOf(sign));
        }
    }
    const auto isIn = [](const std::vector<PendingCall>& calls, const PendingCall& call) {
        return std::ranges::any_of(calls, [&](const auto& other) { return isSame(call, other); });
    };
    std::erase_if(m_ended, [&](const PendingCall& call) { return !isIn(called, call); });
    std::erase_if(m_waiting, [&](const PendingCall& call) { return isIn(told, call); });

    std::vector<EndedCall> ended;
    for (const PendingCall& call : m_waiting) {
        if (!isIn(called, call)) {
            ended.push_back({.call = call, .outcome = Announcement::MovedOn});
        }
    }
    std::erase_if(m_waiting, [&](const PendingCall& call) { return !isIn(called, call); });
    if (m_speaking && !isIn(called, m_speaking->call) && !isIn(told, m_speaking->call)) {
        m_speaking->movedOn = true;
    }
    for (const PendingCall& call : called) {
        const bool isSpoken = m_speaking && isSame(m_speaking->call, call);
        if (!isSpoken && !isIn(m_waiting, call) && !isIn(m_ended, call)) {
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
    while (!m_waiting.empty() && m_waiting.front().calledAt + m_rules.latest < now) {
        ended.push_back(
            end(m_waiting.front(), isHeard ? Announcement::Late : Announcement::NoSound));
        m_waiting.erase(m_waiting.begin());
    }
    return ended;
}

std::optional<Time> CallQueue::expiresNext() const
{
    if (m_waiting.empty()) {
        return std::nullopt;
    }
    return m_waiting.front().calledAt + m_rules.latest;
}

const PendingCall* CallQueue::begin()
{
    if (m_speaking || m_waiting.empty()) {
        return nullptr;
    }
    m_speaking = Speaking{.call = m_waiting.front(), .readings = 0, .movedOn = false};
    m_waiting.erase(m_waiting.begin());
    return &m_speaking->call;
}

std::optional<EndedCall> CallQueue::readingDone()
{
    if (!m_speaking) {
        return std::nullopt;
    }
    ++m_speaking->readings;
    const bool again =
        m_speaking->readings < m_rules.readings && m_waiting.empty() && !m_speaking->movedOn;
    return again ? std::nullopt : std::optional{endSpeaking(Announcement::Spoken)};
}

std::optional<EndedCall> CallQueue::brokeOff()
{
    if (!m_speaking) {
        return std::nullopt;
    }
    if (m_speaking->readings > 0) {
        return endSpeaking(Announcement::Spoken);
    }
    if (m_speaking->movedOn) {
        return endSpeaking(Announcement::MovedOn);
    }
    add(m_speaking->call);
    m_speaking.reset();
    return std::nullopt;
}

std::optional<EndedCall> CallQueue::giveUp()
{
    if (!m_speaking) {
        return std::nullopt;
    }
    const bool isSpoken = m_speaking->readings > 0;
    return endSpeaking(isSpoken ? Announcement::Spoken : Announcement::NoSound);
}

EndedCall CallQueue::end(const PendingCall& call, Announcement outcome)
{
    m_ended.push_back(call);
    return {.call = call, .outcome = outcome};
}

EndedCall CallQueue::endSpeaking(Announcement outcome)
{
    const PendingCall call = m_speaking->call;
    m_speaking.reset();
    return end(call, outcome);
}

} // namespace hall::station
