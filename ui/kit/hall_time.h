// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/time.h"

#include <functional>
#include <optional>

namespace hall::kit {

/// Time since some fixed moment that no clock change touches. `main` gives it; tests own it.
using Monotonic = std::function<Duration()>;

/// The hall's time as a face knows it: that of the last news and the time since. Faces take their
/// clock from here, never from the machine they run on.
class HallTime
{
public:
    explicit HallTime(Monotonic monotonic)
        : m_monotonic(std::move(monotonic))
    {
    }

    /// News of any kind from the hall, a heartbeat too, stamped `at` there.
    void heard(Time at)
    {
        m_at = at;
        m_heard = m_monotonic();
    }

    /// How long ago the last news came; nothing before the first.
    [[nodiscard]] std::optional<Duration> age() const
    {
        return m_at ? std::optional{m_monotonic() - m_heard} : std::nullopt;
    }

    [[nodiscard]] std::optional<Time> now() const
    {
        return m_at ? std::optional{*m_at + (m_monotonic() - m_heard)} : std::nullopt;
    }

    /// The hall's time of the last news.
    [[nodiscard]] std::optional<Time> lastNews() const
    {
        return m_at;
    }

    [[nodiscard]] Duration monotonic() const
    {
        return m_monotonic();
    }

private:
    Monotonic m_monotonic;
    std::optional<Time> m_at;
    Duration m_heard{0};
};

/// Without news for this long a face says how old is what it shows.
inline constexpr Duration newsDueWithin = std::chrono::seconds{6};

} // namespace hall::kit
