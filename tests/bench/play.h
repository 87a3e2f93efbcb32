// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/commands.h"
#include "app/core/events.h"
#include "app/core/hall.h"
#include "app/core/rejection.h"
#include "app/core/result.h"

namespace hall::bench {

/// Forty services in eight groups, three classes, and one counter that serves them all.
[[nodiscard]] Rules fortyServices();

/// Plays commands on a hall as its service would, with ids that grow and a clock that is told.
class Play
{
public:
    explicit Play(Time now)
        : m_now(now)
    {
    }

    [[nodiscard]] const Hall& hall() const
    {
        return m_hall;
    }

    [[nodiscard]] Time now() const
    {
        return m_now;
    }

    void pass(Duration time)
    {
        m_now += time;
    }

    /// The moment that presses come with from now on; it stands still.
    void setLocal(const LocalMoment& local)
    {
        m_local = local;
    }

    /// The next command with its press, as a session would hand it to the hall.
    [[nodiscard]] Command command(decltype(Command::what) what);
    /// Decides and applies; a rejection is a mistake in the benchmark.
    Events carryOut(decltype(Command::what) what);

    /// Adopts the rules, opens the day and the counters, each with its clerk.
    [[nodiscard]] Events begin(const Rules& rules, const std::string& hash, BusinessDay day);
    [[nodiscard]] Events openDay(BusinessDay day);

    /// What the counter has in front of it.
    [[nodiscard]] Seen seenAt(CounterNumber counter) const;

private:
    Hall m_hall;
    Time m_now;
    std::optional<LocalMoment> m_local;
    std::int64_t m_lastCommand = 0;
};

void append(Events& events, Events more);

} // namespace hall::bench
