// SPDX-License-Identifier: Apache-2.0
#include "app/hub/history_page.h"

#include "app/journal/chain.h"
#include "app/journal/cut.h"

#include <algorithm>

namespace hall::hub {

namespace {

using journal::Position;
using Path = std::vector<Position>; ///< the last row of each epoch, oldest first

/// The row that an epoch's first one goes on from; seq 0: it is the first of all.
class Previous
{
public:
    Previous(History& history, const std::string& hall, const PageLimits& limits)
        : m_history(history)
        , m_hall(hall)
        , m_limits(limits)
    {
    }

    [[nodiscard]] Result<Position, StoreError> of(const std::string& epoch)
    {
        const auto firsts = m_history.rows({.hall = m_hall, .epoch = epoch});
        if (!firsts) {
            return failure(firsts.error());
        }
        const auto previous = firsts->empty() ? std::nullopt : previousEpochOf(firsts->front());
        return previous ? in(*previous, firsts->front()) : Position{};
    }

private:
    /// Its chain tells which one it is; where that is broken, the newest with a lesser number.
    [[nodiscard]] Result<Position, StoreError> in(const std::string& epoch,
                                                  const journal::Row& first)
    {
        constexpr std::int64_t rowsAtOnce = 100;
        Position newest;
        std::int64_t upTo = first.seq - 1;
        for (std::int64_t seen = 0; seen < m_limits.lookedThrough; seen += rowsAtOnce) {
            const auto rows = m_history.rows({.hall = m_hall,
                                              .epoch = epoch,
                                              .upTo = upTo,
                                              .rowsMax = rowsAtOnce,
                                              .bodyBytesMax = m_limits.bodyBytes,
                                              .newestFirst = true});
            if (!rows) {
                return failure(rows.error());
            }
            for (const journal::Row& row : *rows) {
                if (newest.seq == 0) {
                    newest = {.epoch = epoch, .seq = row.seq};
                }
                if (m_chainer.next(row.chain, first) == first.chain) {
                    return Position{.epoch = epoch, .seq = row.seq};
                }
                upTo = row.seq - 1;
            }
            if (rows->empty()) {
                break;
            }
        }
        return newest;
    }

    History& m_history;
    const std::string& m_hall;
    const PageLimits& m_limits;
    journal::Chainer m_chainer;
};

const Position* inEpoch(const std::vector<Position>& positions, const std::string& epoch)
{
    const auto found = std::ranges::find(positions, epoch, &Position::epoch);
    return found == positions.end() ? nullptr : &*found;
}

/// Back from `newest` to an epoch that the hall has, or to the beginning.
Result<Path, StoreError>
pathTo(const std::vector<Position>& have, Position newest, Previous previous, std::size_t epochsMax)
{
    Path path;
    while (newest.seq > 0 && path.size() < epochsMax) {
        path.push_back(newest);
        if (inEpoch(have, newest.epoch) != nullptr) {
            break;
        }
        auto before = previous.of(newest.epoch);
        if (!before) {
            return failure(before.error());
        }
        newest = std::move(*before);
    }
    std::ranges::reverse(path);
    return path;
}

} // namespace

Result<sync::HistoryPage, StoreError> pageAfter(History& history,
                                                const std::string& hall,
                                                const std::vector<Position>& have,
                                                const PageLimits& limits)
{
    const auto newest = history.newest(hall);
    if (!newest) {
        return failure(newest.error());
    }
    sync::HistoryPage page;
    page.held.hall = hall;
    page.held.upTo = *newest;
    const auto path =
        pathTo(have, newest->position, Previous{history, hall, limits}, limits.epochs);
    if (!path) {
        return failure(path.error());
    }
    if (path->empty()) {
        return page;
    }
    if (const Position* known = inEpoch(have, path->front().epoch)) {
        page.after = {.epoch = known->epoch, .seq = std::min(known->seq, path->front().seq)};
    } else if (have.empty() && path->size() < limits.epochs) {
        page.after = Position{};
    } else {
        return page;
    }
    Position last = *page.after;
    std::int64_t bytes = 0;
    for (const Position& end : *path) {
        const auto count = std::ssize(page.events);
        if (count >= limits.rows || bytes >= limits.bodyBytes) {
            break;
        }
        auto rows = history.rows({.hall = hall,
                                  .epoch = end.epoch,
                                  .after = end.epoch == last.epoch ? last.seq : 0,
                                  .upTo = end.seq,
                                  .rowsMax = limits.rows - count,
                                  .bodyBytesMax = limits.bodyBytes - bytes});
        if (!rows) {
            return failure(rows.error());
        }
        for (journal::Row& row : *rows) {
            bytes += std::ssize(row.body);
            const Position position{.epoch = row.epoch, .seq = row.seq};
            page.events.push_back({.hall = hall, .row = std::move(row), .previous = last});
            last = position;
        }
    }
    return page;
}

} // namespace hall::hub
