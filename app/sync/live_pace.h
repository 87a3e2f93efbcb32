// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/sync/live_message.h"

#include <chrono>

namespace hall::sync {

/// Between two times that the city is told how a hall stands, at least.
inline constexpr std::chrono::seconds liveEvery{5};
/// The city hears of a hall that it is as it was.
inline constexpr std::chrono::seconds liveAgain{60};

/// When the city is told how its hall stands: on each new connection, as a broker that was
/// restarted may have forgotten it; when a figure has changed, at most every `liveEvery`; and at
/// least every `liveAgain`. `now` is monotonic time since any moment.
class LivePace
{
public:
    using Clock = std::chrono::milliseconds;

    /// How it stands now.
    void tell(LiveHall live);
    void connected();
    /// What has to be said now; null: nothing. Nothing is said twice that was looked at once, but
    /// on another connection.
    [[nodiscard]] const LiveHall* due(Clock now) const;
    /// What was due is on its way.
    void said(Clock now);

private:
    std::optional<LiveHall> m_newest;
    std::optional<LiveHall> m_said; ///< on this connection
    Clock m_saidAt{0};
};

} // namespace hall::sync
