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
    Duration monotonic{0};
    bool synchronised = false; ///< the kernel says that a time source keeps the wall clock right
};

using ReadClock = std::function<ClockReading()>;

/// The machine's own clocks.
[[nodiscard]] ClockReading readSystemClock();

/// The one time that the hall is told: the last trusted wall time plus monotonic time since.
///
/// Small steps of the wall clock are taken over slowly. A large one, or a start before the last
/// event or days after it without a synchronised clock, is suspect: time goes on from what was
/// trusted until the clocks agree again, the machine is synchronised, or a person confirms. Never
/// runs backwards.
class HallClock
{
public:
    static constexpr Duration stepMax = std::chrono::seconds{2};
    static constexpr Duration gapMax = std::chrono::hours{72};

    /// `lastEvent`: time of the journal's newest row; the epoch when there is none.
    HallClock(ReadClock read, Time lastEvent);

    [[nodiscard]] Time now();

    [[nodiscard]] bool isSuspected() const
    {
        return m_suspected;
    }

    /// A person has looked at the wall clock and says that it is right.
    void confirm();

private:
    void adopt(const ClockReading& reading);

    ReadClock m_read;
    Time m_base;          ///< trusted time …
    Duration m_baseAt{0}; ///< … at this monotonic time
    Time m_last;          ///< given out last
    bool m_suspected = false;
};

} // namespace hall::server
