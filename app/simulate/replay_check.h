// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/simulate/onlooker.h"

#include <deque>
#include <string>
#include <vector>

namespace hall::simulate {

/// Compares three halls, many times a day and at every fall: the live one, the one that a replay of
/// all events from the first gives, and the one that the last snapshot and the events behind it
/// give. Events pass through their journal form on the way.
class ReplayCheck : public Onlooker
{
public:
    static constexpr int timesADay = 50;

    void dayBegins(const World& world) override;
    void applied(const Hall& hall, const Event& event) override;
    void stored(const World& world, const Event& event) override;
    void fell(const Hall& hall) override;
    void dayEnded(const World& world) override;

    /// Halls that were compared.
    [[nodiscard]] int compared() const
    {
        return m_compared;
    }

    /// What differed; empty in a hall that works.
    [[nodiscard]] const std::vector<std::string>& breaches() const
    {
        return m_breaches;
    }

private:
    void compare(const Hall& hall);

    Hall m_replayed; ///< from the first event on
    std::string m_snapshot;
    std::int64_t m_snapshotSeq = 0;
    std::deque<Event> m_tail; ///< behind the snapshot
    Time m_nextAt;
    Duration m_between{0};
    int m_compared = 0;
    std::vector<std::string> m_breaches;
};

} // namespace hall::simulate
