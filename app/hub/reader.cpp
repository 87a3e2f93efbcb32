// SPDX-License-Identifier: Apache-2.0
#include "app/hub/reader.h"

#include "app/hub/sql_rows.h"

#include <algorithm>
#include <iterator>

namespace hall::hub {

namespace {

constexpr std::size_t rowsAtOnce = 50;
constexpr std::size_t answerBytesMax = 4'000'000; // of bodies; the rows that pass it are the last
/// A ticket is looked for in so many rows at once, and on its day in no more than that.
constexpr std::int64_t dayRowsAtOnce = 5'000;
constexpr std::int64_t dayRowsMax = 200'000;

// Each epoch by one look into the key, as a hall may have millions of rows.
constexpr const char* selectEpochs = R"(
WITH RECURSIVE known (epoch) AS (
    SELECT min(epoch) FROM event WHERE hall = $1
    UNION ALL
    SELECT (SELECT min(epoch) FROM event WHERE hall = $1 AND epoch > known.epoch)
    FROM known WHERE known.epoch IS NOT NULL)
SELECT epoch,
    (SELECT max(seq) FROM event WHERE hall = $1 AND event.epoch = known.epoch) AS newest,
    (SELECT min(seq) FROM event WHERE hall = $1 AND event.epoch = known.epoch) AS begun
FROM known WHERE epoch IS NOT NULL ORDER BY begun, epoch)";

HallStored hallOf(const SqlConnection::Row& row)
{
    return {.hall = row[0], .newest = {.epoch = row[1], .seq = numberOf<std::int64_t>(row[2])}};
}

std::size_t bytesIn(const Reader::Rows& rows)
{
    std::size_t bytes = 0;
    for (const journal::Row& row : rows) {
        bytes += row.body.size();
    }
    return bytes;
}

} // namespace

Reader::Reader(std::unique_ptr<SqlConnection> connection)
    : m_connection(std::move(connection))
    , m_columns("SELECT " + rowColumns(m_connection->dialect()) + ", hall FROM event ")
{
}

Result<Reader, StoreError> Reader::on(Result<std::unique_ptr<SqlConnection>, StoreError> connection)
{
    if (!connection) {
        return failure(connection.error());
    }
    return Reader{std::move(*connection)};
}

std::vector<std::string> Reader::tables(const SqlDialect& dialect)
{
    return {"CREATE INDEX IF NOT EXISTS event_code ON event ((" + dialect.codeHash +
            ")) WHERE kind = 'TicketIssued'"};
}

SqlConnection::Rows Reader::ask(const std::string& sql, const std::vector<std::string>& parameters)
{
    if (const auto isReady = m_connection->ready(); !isReady) {
        return failure(isReady.error());
    }
    return m_connection->run(sql.c_str(), parameters);
}

Result<std::vector<HallStored>, StoreError> Reader::halls(const std::string& after,
                                                          std::size_t limit)
{
    const auto found = ask("SELECT hall, epoch, seq FROM hall WHERE hall > $1 ORDER BY hall "
                           "LIMIT CAST($2 AS bigint)",
                           {after, std::to_string(limit)});
    if (!found) {
        return failure(found.error());
    }
    std::vector<HallStored> halls;
    halls.reserve(found->size());
    std::ranges::transform(*found, std::back_inserter(halls), hallOf);
    return halls;
}

Result<std::optional<HallStored>, StoreError> Reader::findHall(const std::string& hall)
{
    const auto found = ask("SELECT hall, epoch, seq FROM hall WHERE hall = $1", {hall});
    if (!found) {
        return failure(found.error());
    }
    return found->empty() ? std::nullopt : std::optional{hallOf(found->front())};
}

Result<std::vector<Reader::Epoch>, StoreError> Reader::epochs(const std::string& hall)
{
    const auto found = ask(selectEpochs, {hall});
    if (!found) {
        return failure(found.error());
    }
    std::vector<Epoch> epochs;
    epochs.reserve(found->size());
    for (const SqlConnection::Row& row : *found) {
        epochs.push_back({.id = row[0], .newest = numberOf<std::int64_t>(row[1])});
    }
    return epochs;
}

Result<Reader::Rows, StoreError> Reader::rows(const std::string& sql,
                                              const std::vector<std::string>& parameters)
{
    const auto found = ask(m_columns + sql, parameters);
    if (!found) {
        return failure(found.error());
    }
    Rows rows;
    rows.reserve(found->size());
    std::ranges::transform(*found, std::back_inserter(rows), rowOf);
    return rows;
}

Result<std::optional<Reader::Rows>, StoreError>
Reader::events(const std::string& hall, const journal::Position& after, std::size_t limit)
{
    const auto all = epochs(hall);
    if (!all) {
        return failure(all.error());
    }
    auto epoch =
        after.epoch.empty() ? all->begin() : std::ranges::find(*all, after.epoch, &Epoch::id);
    if (epoch == all->end() && !after.epoch.empty()) {
        return std::nullopt;
    }
    Rows events;
    std::int64_t seq = after.epoch.empty() ? 0 : after.seq;
    while (epoch != all->end() && events.size() < limit && bytesIn(events) < answerBytesMax) {
        const std::size_t wanted = std::min(limit - events.size(), rowsAtOnce);
        auto more = rows("WHERE hall = $1 AND epoch = $2 AND seq > CAST($3 AS bigint) "
                         "ORDER BY seq LIMIT CAST($4 AS bigint)",
                         {hall, epoch->id, std::to_string(seq), std::to_string(wanted)});
        if (!more) {
            return failure(more.error());
        }
        if (more->size() < wanted) {
            ++epoch;
            seq = 0;
        } else {
            seq = more->back().seq;
        }
        std::ranges::move(*more, std::back_inserter(events));
    }
    return events;
}

Result<std::optional<IssuedRow>, StoreError> Reader::findIssued(const std::string& codeHash)
{
    const auto found = ask(m_columns + "WHERE kind = 'TicketIssued' AND (" +
                               m_connection->dialect().codeHash + ") = $1 LIMIT 1",
                           {codeHash});
    if (!found) {
        return failure(found.error());
    }
    if (found->empty()) {
        return std::nullopt;
    }
    return IssuedRow{.hall = found->front()[13], .row = rowOf(found->front())};
}

Result<Reader::Rows, StoreError> Reader::rowsAfter(const IssuedRow& issued)
{
    const auto all = epochs(issued.hall);
    if (!all) {
        return failure(all.error());
    }
    Rows found;
    const auto isEnded = [&] { return !found.empty() && found.back().kind == "DayClosed"; };
    // An epoch goes on where the one before it ended, or before: numbers only grow.
    std::int64_t seq = issued.row.seq;
    const std::int64_t end = seq + dayRowsMax;
    for (auto epoch = std::ranges::find(*all, issued.row.epoch, &Epoch::id);
         epoch != all->end() && !isEnded();
         ++epoch) {
        for (; seq < std::min(epoch->newest, end) && !isEnded(); seq += dayRowsAtOnce) {
            auto more = rows("WHERE hall = $1 AND epoch = $2 AND seq > CAST($3 AS bigint) AND "
                             "seq <= CAST($4 AS bigint) AND day = $5 AND "
                             "(subject = $6 OR kind = 'DayClosed') ORDER BY seq",
                             {issued.hall,
                              epoch->id,
                              std::to_string(seq),
                              std::to_string(seq + dayRowsAtOnce),
                              issued.row.day,
                              issued.row.subject});
            if (!more) {
                return failure(more.error());
            }
            std::ranges::move(*more, std::back_inserter(found));
        }
        seq = issued.row.seq;
    }
    return found;
}

} // namespace hall::hub
