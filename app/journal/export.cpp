// SPDX-License-Identifier: Apache-2.0
#include "app/journal/export.h"

#include "app/journal/chain.h"

#include <nlohmann/json.hpp>

#include <limits>

namespace hall::journal {

std::string toJsonLine(const Row& row)
{
    const nlohmann::ordered_json line = {{"epoch", row.epoch},
                                         {"seq", row.seq},
                                         {"at", row.at},
                                         {"day", row.day},
                                         {"kind", row.kind},
                                         {"v", row.v},
                                         {"subject", row.subject},
                                         {"actor", row.actor},
                                         {"station", row.station},
                                         {"body", row.body},
                                         {"command", row.command},
                                         {"part", row.part},
                                         {"chain", toHex(row.chain)}};
    // A damaged row is shown too, its bad bytes replaced.
    return line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

Result<std::int64_t, JournalError>
exportLines(Reader& reader, std::int64_t from, std::int64_t to, const TakeLine& take)
{
    std::int64_t count = 0;
    const auto read = reader.read(from - 1, [&](const Row& row) {
        if (row.seq > to) {
            return false;
        }
        take(toJsonLine(row));
        ++count;
        return true;
    });
    if (!read) {
        return failure(read.error());
    }
    return count;
}

Result<std::int64_t, JournalError> tail(Reader& reader, std::int64_t count, const TakeLine& take)
{
    const auto head = reader.head();
    if (!head) {
        return failure(head.error());
    }
    return exportLines(
        reader, head->position.seq - count + 1, std::numeric_limits<std::int64_t>::max(), take);
}

} // namespace hall::journal
