// SPDX-License-Identifier: Apache-2.0
#include "app/hub/history.h"

#include "app/hub/sql_rows.h"
#include "app/journal/chain.h"

#include <algorithm>

namespace hall::hub {

namespace {

constexpr std::int64_t rowsAtOnce = 100; // as bytes are counted in between

} // namespace

History::History(std::unique_ptr<SqlConnection> connection)
    : m_connection(std::move(connection))
{
}

Result<History, StoreError>
History::on(Result<std::unique_ptr<SqlConnection>, StoreError> connection)
{
    if (!connection) {
        return failure(connection.error());
    }
    return History{std::move(*connection)};
}

std::vector<std::string> History::tables(const SqlDialect& /*dialect*/)
{
    return {};
}

Result<journal::Head, StoreError> History::newest(const std::string& hall)
{
    if (auto ready = m_connection->ready(); !ready) {
        return failure(ready.error());
    }
    const std::string sql =
        "SELECT epoch, seq, " + m_connection->dialect().chainHex + " FROM hall WHERE hall = $1";
    const auto rows = m_connection->run(sql.c_str(), {hall});
    if (!rows) {
        return failure(rows.error());
    }
    if (rows->empty()) {
        return journal::Head{};
    }
    const SqlConnection::Row& row = rows->front();
    return journal::Head{.position = {.epoch = row[0], .seq = numberOf<std::int64_t>(row[1])},
                         .chain = journal::chainFromHex(row[2]).value_or(journal::Chain{})};
}

Result<std::vector<journal::Row>, StoreError> History::rows(const Stretch& stretch)
{
    if (auto ready = m_connection->ready(); !ready) {
        return failure(ready.error());
    }
    const std::string sql = "SELECT " + rowColumns(m_connection->dialect()) +
                            " FROM event WHERE hall = $1 AND epoch = $2 AND seq > " +
                            "CAST($3 AS bigint) AND seq <= CAST($4 AS bigint) ORDER BY seq" +
                            (stretch.newestFirst ? " DESC" : "") + " LIMIT CAST($5 AS bigint)";
    std::vector<journal::Row> rows;
    std::int64_t after = stretch.after;
    std::int64_t upTo = stretch.upTo;
    std::int64_t bytes = 0;
    while (std::ssize(rows) < stretch.rowsMax) {
        const std::int64_t wanted = std::min(rowsAtOnce, stretch.rowsMax - std::ssize(rows));
        const auto some = m_connection->run(sql.c_str(),
                                            {stretch.hall,
                                             stretch.epoch,
                                             std::to_string(after),
                                             std::to_string(upTo),
                                             std::to_string(wanted)});
        if (!some) {
            return failure(some.error());
        }
        for (const SqlConnection::Row& row : *some) {
            rows.push_back(rowOf(row));
            bytes += std::ssize(rows.back().body);
            if (bytes >= stretch.bodyBytesMax) {
                return rows;
            }
        }
        if (std::ssize(*some) < wanted) {
            break;
        }
        (stretch.newestFirst ? upTo : after) = rows.back().seq - (stretch.newestFirst ? 1 : 0);
    }
    return rows;
}

} // namespace hall::hub
