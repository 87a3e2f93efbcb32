// SPDX-License-Identifier: Apache-2.0
#include "drivers/port/timers.h"

#include <QTimerEvent>

namespace hall::port {

milliseconds QtTimers::now() const
{
    return std::chrono::duration_cast<milliseconds>(
        std::chrono::steady_clock::now().time_since_epoch());
}

Timers::Id QtTimers::after(milliseconds delay, Call call)
{
    const int timer = startTimer(std::max(delay, milliseconds{0}), Qt::PreciseTimer);
    const auto id = static_cast<Id>(timer);
    m_calls.insert_or_assign(id, std::move(call));
    return id;
}

void QtTimers::cancel(Id id)
{
    if (m_calls.erase(id) > 0) {
        killTimer(static_cast<int>(id));
    }
}

void QtTimers::timerEvent(QTimerEvent* event)
{
    const auto found = m_calls.find(static_cast<Id>(event->timerId()));
    if (found == m_calls.end()) {
        return;
    }
    killTimer(event->timerId());
    const Call call = std::move(found->second);
    m_calls.erase(found);
    call();
}

Timers::Id HandTimers::after(milliseconds delay, Call call)
{
    m_last++;
    m_calls.emplace(std::pair{m_now + std::max(delay, milliseconds{0}), m_last}, std::move(call));
    return m_last;
}

void HandTimers::cancel(Id id)
{
    std::erase_if(m_calls, [id](const auto& entry) { return entry.first.second == id; });
}

void HandTimers::advance(milliseconds by)
{
    const milliseconds until = m_now + by;
    while (!m_calls.empty() && m_calls.begin()->first.first <= until) {
        auto due = m_calls.extract(m_calls.begin());
        m_now = due.key().first;
        due.mapped()();
    }
    m_now = until;
}

void Alarm::set(milliseconds delay, Timers::Call call)
{
    stop();
    m_id = m_timers.after(delay, [this, call = std::move(call)] {
        m_id = 0;
        call();
    });
}

void Alarm::stop()
{
    if (m_id != 0) {
        m_timers.cancel(std::exchange(m_id, 0));
    }
}

} // namespace hall::port
