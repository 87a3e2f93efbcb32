// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/ticket.h"

#include <cstdint>
#include <vector>

namespace hall {

/// Where a ticket stands in `Hall::tickets`.
using TicketKey = std::uint32_t;

/// Waiting tickets of one service in the order of their ranks, kept in sorted chunks: the head is
/// at hand, a place is found by bisection, and "how many stand before me" adds up chunk sizes.
class RankedLine
{
public:
    struct Entry
    {
        Rank rank;
        TicketKey key = 0;
    };

    using Chunk = std::vector<Entry>;

    void insert(const Rank& rank, TicketKey key);
    /// Removes the ticket of this rank; it must be here.
    void erase(const Rank& rank);

    [[nodiscard]] bool empty() const
    {
        return m_size == 0;
    }

    [[nodiscard]] std::size_t size() const
    {
        return m_size;
    }

    /// The lowest rank; the line must not be empty.
    [[nodiscard]] const Entry& front() const
    {
        return m_chunks.front().front();
    }

    [[nodiscard]] std::size_t countBefore(const Rank& rank) const;

    /// Visits the lowest ranks in order, at most `count`.
    template <class Visit>
    void first(std::size_t count, Visit visit) const
    {
        for (const Chunk& chunk : m_chunks) {
            for (const Entry& entry : chunk) {
                if (count == 0) {
                    return;
                }
                --count;
                visit(entry);
            }
        }
    }

private:
    [[nodiscard]] std::size_t chunkFor(const Rank& rank) const;

    std::vector<Chunk> m_chunks; ///< none is empty
    std::size_t m_size = 0;
};

} // namespace hall
