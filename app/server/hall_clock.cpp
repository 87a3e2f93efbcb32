// SPDX-License-Identifier: Apache-2.0
#include "app/server/hall_clock.h"

#include <algorithm>
#include <ctime>
#include <sys/timex.h>

namespace hall::server {

namespace {

/// Of the time that passed, so much may be added or left out to take over a small step.
constexpr int slewDivisor = 100;

} // namespace

ClockReading readSystemClock()
{
    timex state{};
    const bool synchronised = adjtimex(&state) != TIME_ERROR && (state.status & STA_UNSYNC) == 0;
    // Unlike the steady clock, this one counts the hours in which the machine sleeps.
    timespec sinceBoot{};
    clock_gettime(CLOCK_BOOTTIME, &sinceBoot);
    return {.wall = std::chrono::time_point_cast<Duration>(std::chrono::system_clock::now()),
            .monotonic =
                std::chrono::duration_cast<Duration>(std::chrono::seconds{sinceBoot.tv_sec} +
                                                     std::chrono::nanoseconds{sinceBoot.tv_nsec}),
            .synchronised = synchronised};
}

HallClock::HallClock(ReadClock read, Time lastEvent, bool wasSuspected)
    : m_read(std::move(read))
    , m_last(lastEvent)
{
    const ClockReading reading = m_read();
    adopt(reading);
    const bool first = lastEvent == Time{};
    const Duration gap = reading.wall - lastEvent;
    const bool doubtful = reading.synchronised ? gap < -gapMax || (wasSuspected && gap > gapMax)
                                               : gap < -stepMax || gap > gapMax;
    if (!first && doubtful) {
        m_base = lastEvent;
        m_suspected = true;
    }
    m_mayLeap = !reading.synchronised && !wasSuspected && (first || m_suspected);
}

void HallClock::adopt(const ClockReading& reading)
{
    m_base = reading.wall;
    m_baseAt = reading.monotonic;
    m_suspected = false;
    m_mayLeap = false;
}

void HallClock::confirm()
{
    adopt(m_read());
}

/// Whether a source of time alone is enough for a large step.
bool HallClock::isBelieved(const ClockReading& reading, Duration step) const
{
    return reading.synchronised &&
           (std::chrono::abs(step) <= gapMax || (m_mayLeap && step > Duration{0}));
}

Time HallClock::now()
{
    const ClockReading reading = m_read();
    const Duration passed = reading.monotonic - m_baseAt;
    Time trusted = m_base + passed;
    const Duration step = reading.wall - trusted;
    if (step < stepMax && step > -stepMax) {
        m_suspected = false;
        const Duration slew = passed / slewDivisor;
        trusted += std::clamp(step, -slew, slew);
        // Passed time too short to slew by a millisecond goes on gathering.
        if (slew.count() > 0) {
            m_base = trusted;
            m_baseAt = reading.monotonic;
        }
    } else if (isBelieved(reading, step)) {
        adopt(reading);
        trusted = reading.wall;
    } else {
        m_suspected = true;
    }
    m_last = std::max(m_last, trusted);
    return m_last;
}

} // namespace hall::server
