// SPDX-License-Identifier: Apache-2.0
#include "drivers/emulator/paced_wire.h"

namespace hall::emulator {

qsizetype bytesIn(port::milliseconds time, int baud)
{
    constexpr qsizetype bitsPerByte = 10;
    return time.count() * baud / (bitsPerByte * 1000);
}

PacedWire::PacedWire(port::Timers& timers, int baud, Arrive arrive)
    : m_timers(timers)
    , m_baud(baud)
    , m_arrive(std::move(arrive))
    , m_alarm(timers)
{
}

void PacedWire::send(const QByteArray& bytes)
{
    m_bytes += bytes;
    if (!m_alarm.isSet() && !m_bytes.isEmpty()) {
        m_since = m_timers.now();
        m_done = 0;
        m_alarm.set(m_baud == 0 ? port::milliseconds{0} : tick, [this] { pass(); });
    }
}

void PacedWire::drop()
{
    m_bytes.clear();
    m_alarm.stop();
}

void PacedWire::pass()
{
    const qsizetype due =
        m_baud == 0 ? m_bytes.size() : bytesIn(m_timers.now() - m_since, m_baud) - m_done;
    const QByteArray now = m_bytes.left(due);
    m_bytes.remove(0, now.size());
    m_done += now.size();
    if (!m_bytes.isEmpty()) {
        m_alarm.set(tick, [this] { pass(); });
    }
    m_arrive(now);
}

} // namespace hall::emulator
