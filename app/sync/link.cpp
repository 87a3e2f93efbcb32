// SPDX-License-Identifier: Apache-2.0
#include "app/sync/link.h"

#include <algorithm>

namespace hall::sync {

Link::Link(Limits limits)
    : m_limits(limits)
    , m_quiet(limits.quiet)
{
}

void Link::connected(Clock now)
{
    m_state = State::Asking;
    m_why.clear();
    m_askAt = now;
    m_lastWord = now;
}

void Link::disconnected()
{
    m_state = State::Offline;
}

void Link::durable(std::int64_t seq)
{
    m_durable = std::max(m_durable, seq);
}

bool Link::refuse(const OwnPlace& place)
{
    if (place.kind != OwnPlace::Kind::Foreign) {
        return false;
    }
    m_state = State::Refused;
    m_why = place.why;
    return true;
}

void Link::held(const OwnPlace& place, Clock now)
{
    if (m_state == State::Offline || refuse(place)) {
        return;
    }
    // What was said first on a connection counts even if it is less than was said before: the hub's
    // database may have been restored. Afterwards a lesser one is an older word that came late.
    const bool isFirst = m_state == State::Asking || m_state == State::Refused;
    if (!isFirst && place.last.seq <= m_acknowledged.seq) {
        return;
    }
    m_state = m_state == State::Blocked ? State::Blocked : State::Flowing;
    m_acknowledged = place.last;
    m_isBehindHub = place.kind == OwnPlace::Kind::Beyond;
    if (isFirst || m_sent.seq < place.last.seq) {
        m_sent = place.last;
    }
    m_lastWord = now;
    m_quiet = m_limits.quiet;
}

void Link::wantedAgain(const OwnPlace& place)
{
    const bool isSending = m_state == State::Flowing || m_state == State::Blocked;
    if (isSending && !refuse(place) && place.last.seq < m_sent.seq) {
        m_state = State::Flowing;
        m_sent = place.last;
    }
}

void Link::block(std::string why)
{
    m_state = State::Blocked;
    m_why = std::move(why);
}

bool Link::mustAsk(Clock now)
{
    if (m_state != State::Asking || now < m_askAt) {
        return false;
    }
    m_askAt = now + m_limits.askAgain;
    return true;
}

bool Link::mustReconnect(Clock now)
{
    const bool isWaiting =
        m_state == State::Asking || ((m_state == State::Flowing || m_state == State::Blocked) &&
                                     m_sent.seq > m_acknowledged.seq);
    if (!isWaiting || now < m_lastWord + m_quiet) {
        return false;
    }
    m_lastWord = now;
    m_quiet = std::min(2 * m_quiet, m_limits.quietMax);
    return true;
}

std::optional<Link::Batch> Link::nextBatch(Clock now) const
{
    if (m_state != State::Flowing || now < m_restsUntil) {
        return std::nullopt;
    }
    const std::int64_t unheard = std::max<std::int64_t>(m_sent.seq - m_acknowledged.seq, 0);
    const std::int64_t room = m_limits.window - unheard;
    if (m_sent.seq >= m_durable || room <= 0) {
        return std::nullopt;
    }
    return Batch{.after = m_sent, .count = room};
}

void Link::sent(const journal::Position& position, Clock now)
{
    if (m_sent.seq <= m_acknowledged.seq) {
        m_lastWord = now;
    }
    constexpr Clock second{1000};
    const std::int64_t rows = std::max<std::int64_t>(position.seq - m_sent.seq, 0);
    m_restsUntil = now + second * rows / m_limits.rowsPerSecond;
    m_sent = position;
}

} // namespace hall::sync
