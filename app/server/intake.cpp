// SPDX-License-Identifier: Apache-2.0
#include "app/server/intake.h"

namespace hall::server {

namespace {

/// Requests carried out before the event loop is asked again for other sockets.
constexpr int requestsPerTurn = 64;

} // namespace

void Intake::add(bool ofCounter, std::function<void()> work)
{
    (ofCounter ? m_counters : m_others).push_back(std::move(work));
    if (!m_scheduled) {
        m_scheduled = true;
        QMetaObject::invokeMethod(this, &Intake::drain, Qt::QueuedConnection);
    }
}

void Intake::drain()
{
    for (int done = 0; done < requestsPerTurn && !(m_counters.empty() && m_others.empty());
         ++done) {
        auto& queue = m_counters.empty() ? m_others : m_counters;
        const auto work = std::move(queue.front());
        queue.pop_front();
        work();
    }
    m_scheduled = !(m_counters.empty() && m_others.empty());
    if (m_scheduled) {
        QMetaObject::invokeMethod(this, &Intake::drain, Qt::QueuedConnection);
    }
}

} // namespace hall::server
