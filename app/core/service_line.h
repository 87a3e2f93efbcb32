// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/ranked_line.h"

#include <algorithm>
#include <array>

namespace hall {

/// People waiting for one service, in a line a lane; together they are one line by rank.
class ServiceLine
{
public:
    void insert(Lane lane, const Rank& rank, TicketKey key)
    {
        m_lanes[at(lane.value)].insert(rank, key);
        ++m_size;
    }

    void erase(Lane lane, const Rank& rank)
    {
        m_lanes[at(lane.value)].erase(rank);
        --m_size;
    }

    [[nodiscard]] bool empty() const
    {
        return m_size == 0;
    }

    [[nodiscard]] std::size_t size() const
    {
        return m_size;
    }

    [[nodiscard]] const RankedLine& lane(int value) const
    {
        return m_lanes[at(value)];
    }

    [[nodiscard]] std::size_t countBefore(const Rank& rank) const
    {
        std::size_t count = 0;
        for (const RankedLine& line : m_lanes) {
            count += line.countBefore(rank);
        }
        return count;
    }

    /// Visits the lowest ranks, at most `count` of each lane, lane by lane.
    template <class Visit>
    void first(std::size_t count, Visit visit) const
    {
        for (const RankedLine& line : m_lanes) {
            line.first(count, visit);
        }
    }

private:
    static constexpr std::size_t at(int lane)
    {
        return static_cast<std::size_t>(lane);
    }

    std::array<RankedLine, Lane::count> m_lanes;
    std::size_t m_size = 0;
};

} // namespace hall
