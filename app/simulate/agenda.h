// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/time.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace hall::simulate {

/// What comes next.
enum class Due {
    DayOpens,
    DayCloses,
    CitizenComes,
    CitizenLeaves,  ///< patience is at its end
    CitizenReturns, ///< missed the call and is back
    CitizenIsBack,  ///< with what he had to fetch
    OfficeIsDone,   ///< with its part of a visit
    NobodyCame,     ///< for an appointment
    BoundEnds,      ///< a ticket is anybody's again
    PlanChanges,
    CounterBound,
    BindingEnds,
    ClerkLooks,   ///< at the panel, to do what comes next
    TicketStarts, ///< the hall's timer after a call
    TicketMisses, ///< the hall's timer after the last recall
    AskedAgain,   ///< a press whose answer is missing
    NodeFalls,
    ClockDoubted,
    ClockTrusted,
    ClockSlips
};

struct Happening
{
    Time at;
    Due due = Due::DayOpens;
    std::size_t who = 0;     ///< a citizen, a clerk, a press
    std::int64_t stamp = 0;  ///< tells a happening that was overtaken from one that still holds
    std::uint64_t order = 0; ///< of being planned, so that equal times keep it
};

/// What is planned, by time.
class Agenda
{
public:
    void plan(Happening happening)
    {
        happening.order = m_planned++;
        m_heap.push_back(happening);
        std::ranges::push_heap(m_heap, later);
    }

    [[nodiscard]] bool empty() const
    {
        return m_heap.empty();
    }

    [[nodiscard]] Time nextAt() const
    {
        return m_heap.front().at;
    }

    [[nodiscard]] Happening take()
    {
        std::ranges::pop_heap(m_heap, later);
        const Happening next = m_heap.back();
        m_heap.pop_back();
        return next;
    }

private:
    static bool later(const Happening& left, const Happening& right)
    {
        return left.at != right.at ? left.at > right.at : left.order > right.order;
    }

    std::vector<Happening> m_heap;
    std::uint64_t m_planned = 0;
};

} // namespace hall::simulate
