// SPDX-License-Identifier: Apache-2.0
#include "app/sync/live_pace.h"

namespace hall::sync {

void LivePace::tell(LiveHall live)
{
    m_newest = std::move(live);
}

void LivePace::connected()
{
    m_said.reset();
}

const LiveHall* LivePace::due(Clock now) const
{
    if (!m_newest) {
        return nullptr;
    }
    if (!m_said) {
        return &*m_newest;
    }
    // Said again it would be as old as it was.
    const bool isNew = m_newest->stamp != m_said->stamp;
    const auto passed = now - m_saidAt;
    const auto wait = sayTheSame(*m_newest, *m_said) ? liveAgain : liveEvery;
    return isNew && passed >= wait ? &*m_newest : nullptr;
}

void LivePace::said(Clock now)
{
    m_said = m_newest;
    m_saidAt = now;
}

} // namespace hall::sync
