// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/time.h"

#include <chrono>
#include <functional>

namespace hall::server {

/// What the machine's clocks say at one moment.
struct ClockReading
{
    Time wall;
    Duration monotonic{0};     ///< of the machine, also while it sleeps
    bool synchronised = false; ///< the kernel says that a time source keeps the wall clock right
};

using ReadClock = std::function<ClockReading()>;

/// The machine's own clocks.
[[nodiscard]] ClockReading readSystemClock();

/// The one time that the hall is told: the last trusted wall time plus monotonic time since.
///
/// Small steps of the wall clock are taken over slowly. A large one, or a start before the last
/// event or days after it without a synchronised clock, is suspect: time goes on from what was
/// trusted until the clocks agree again, the machine is synchronised, or a person confirms. A clock
/// that leaps by days while the hall is at work, or lies days before the last event, is believed
/// from a person only, whatever says that it is right. Never runs backwards.
class HallClock
{
public:
    static constexpr Duration stepMax = std::chrono::seconds{2};
    static constexpr Duration gapMax = std::chrono::hours{72};

    /// `lastEvent`: time of the journal's newest row; the epoch when there is none. `wasSuspected`:
    /// the hall left off with a clock that nobody trusted.
    HallClock(ReadClock read, Time lastEvent, bool wasSuspected = false);

    [[nodiscard]] Time now();

    [[nodiscard]] bool isSuspected() const
    {
        return m_suspected;
    }

    /// A person has looked at the wall clock and says that it is right.
    void confirm();

private:
    void adopt(const ClockReading& reading);
    [[nodiscard]] bool isBelieved(const ClockReading& reading, Duration step) const;

    ReadClock m_read;
    Time m_base;          ///< trusted time …
    Duration m_baseAt{0}; ///< … at this monotonic time
    Time m_last;          ///< given out last
    bool m_suspected = false;
    /// No time was ever trusted since the start: the first source may be right by any number of
    /// days.
    bool m_mayLeap = false;
};

} // namespace hall::server
