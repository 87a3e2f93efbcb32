// SPDX-License-Identifier: Apache-2.0
#include "app/hub/sql_rows.h"

#include "app/journal/chain.h"

namespace hall::hub {

std::string rowColumns(const SqlDialect& dialect)
{
    return "epoch, seq, at, day, kind, v, subject, actor, station, body, command, part, " +
           dialect.chainHex;
}

journal::Row rowOf(const SqlConnection::Row& row)
{
    return {.epoch = row[0],
            .seq = numberOf<std::int64_t>(row[1]),
            .at = numberOf<std::int64_t>(row[2]),
            .day = row[3],
            .kind = row[4],
            .v = numberOf<int>(row[5]),
            .subject = row[6],
            .actor = row[7],
            .station = row[8],
            .body = row[9],
            .command = row[10],
            .part = numberOf<int>(row[11]),
            .chain = journal::chainFromHex(row[12]).value_or(journal::Chain{})};
}

} // namespace hall::hub
