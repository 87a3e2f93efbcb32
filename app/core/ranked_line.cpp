// SPDX-License-Identifier: Apache-2.0
#include "app/core/ranked_line.h"

#include "app/core/assert.h"

#include <algorithm>

namespace hall {

namespace {

constexpr std::size_t chunkMax = 256;

} // namespace

/// The first chunk whose last rank isn't below `rank`, or the last chunk.
std::size_t RankedLine::chunkFor(const Rank& rank) const
{
    const auto found = std::ranges::lower_bound(
        m_chunks, rank, {}, [](const Chunk& chunk) { return chunk.back().rank; });
    const auto index = static_cast<std::size_t>(found - m_chunks.begin());
    return std::min(index, m_chunks.size() - 1);
}

void RankedLine::insert(const Rank& rank, TicketKey key)
{
    if (m_chunks.empty()) {
        m_chunks.emplace_back();
        m_chunks.back().reserve(chunkMax);
    }
    const std::size_t index = m_size == 0 ? 0 : chunkFor(rank);
    Chunk& chunk = m_chunks[index];
    chunk.insert(std::ranges::lower_bound(chunk, rank, {}, &Entry::rank), Entry{rank, key});
    ++m_size;
    if (chunk.size() == chunkMax) {
        // Numbers arrive mostly in order, so a full last chunk is left full but for its newest
        // entry.
        const std::size_t keep = index + 1 == m_chunks.size() ? chunkMax - 1 : chunkMax / 2;
        Chunk upper(chunk.begin() + static_cast<std::ptrdiff_t>(keep), chunk.end());
        chunk.resize(keep);
        m_chunks.insert(m_chunks.begin() + static_cast<std::ptrdiff_t>(index) + 1,
                        std::move(upper));
    }
}

void RankedLine::erase(const Rank& rank)
{
    HALL_ASSERT(m_size > 0);
    const std::size_t index = chunkFor(rank);
    Chunk& chunk = m_chunks[index];
    const auto found = std::ranges::lower_bound(chunk, rank, {}, &Entry::rank);
    HALL_ASSERT(found != chunk.end() && found->rank == rank);
    chunk.erase(found);
    --m_size;
    if (chunk.empty()) {
        m_chunks.erase(m_chunks.begin() + static_cast<std::ptrdiff_t>(index));
    }
}

std::size_t RankedLine::countBefore(const Rank& rank) const
{
    if (m_size == 0) {
        return 0;
    }
    const std::size_t index = chunkFor(rank);
    std::size_t count = 0;
    for (std::size_t chunk = 0; chunk < index; ++chunk) {
        count += m_chunks[chunk].size();
    }
    const Chunk& chunk = m_chunks[index];
    const auto place = std::ranges::lower_bound(chunk, rank, {}, &Entry::rank);
    return count + static_cast<std::size_t>(place - chunk.begin());
}

} // namespace hall
