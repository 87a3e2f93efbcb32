// SPDX-License-Identifier: Apache-2.0
#include "tests/chaos/city_books.h"

#include "app/hub/postgres.h"
#include "app/journal/chain.h"
#include "app/journal/sqlite_journal.h"

#include <map>

namespace hall::chaos {

using hub::postgres::Connection;
using hub::postgres::Rows;

namespace {

using Stored = std::map<std::pair<std::string, std::int64_t>, journal::Row>;

std::int64_t numberAt(const Rows& rows, int row, int column)
{
    return std::stoll(std::string{rows.text(row, column)});
}

journal::Row rowAt(const Rows& rows, int row)
{
    return {.epoch = std::string{rows.text(row, 0)},
            .seq = numberAt(rows, row, 1),
            .at = numberAt(rows, row, 2),
            .day = std::string{rows.text(row, 3)},
            .kind = std::string{rows.text(row, 4)},
            .v = static_cast<int>(numberAt(rows, row, 5)),
            .subject = std::string{rows.text(row, 6)},
            .actor = std::string{rows.text(row, 7)},
            .station = std::string{rows.text(row, 8)},
            .body = std::string{rows.text(row, 9)},
            .command = std::string{rows.text(row, 10)},
            .part = static_cast<int>(numberAt(rows, row, 11)),
            .chain = journal::chainFromHex(rows.text(row, 12)).value_or(journal::Chain{})};
}

/// What is stored of a hall; rows that are there twice are foreign.
Result<Stored, std::string>
storedOf(const std::string& hall, Connection& city, CityFindings& findings)
{
    const auto rows = city.runPrepared(
        "stored_of",
        "SELECT epoch, seq, at, day, kind, v, subject, actor, station, body, command, part, "
        "encode(chain, 'hex') FROM event WHERE hall = $1 ORDER BY seq",
        {hall});
    if (!rows) {
        return failure(rows.error());
    }
    Stored stored;
    journal::Chainer chainer;
    journal::Chain previous{};
    for (int i = 0; i < rows->count(); ++i) {
        journal::Row row = rowAt(*rows, i);
        findings.broken += chainer.next(previous, row) == row.chain ? 0 : 1;
        previous = row.chain;
        const std::pair key{row.epoch, row.seq};
        findings.foreign += stored.emplace(key, std::move(row)).second ? 0 : 1;
    }
    findings.stored += rows->count();
    const auto position = city.runPrepared(
        "position_of",
        "SELECT 1 FROM hall WHERE hall = $1 AND seq = $2 AND chain = decode($3, 'hex')",
        {hall,
         std::to_string(stored.empty() ? 0 : stored.rbegin()->first.second),
         journal::toHex(previous)});
    findings.behind += position && position->count() == 1 ? 0 : 1;
    return stored;
}

Result<std::int64_t, std::string> countOf(Connection& city, const char* sql)
{
    const auto rows = city.run(sql);
    if (!rows) {
        return failure(rows.error());
    }
    return numberAt(*rows, 0, 0);
}

constexpr const char* selectUnproven =
    "SELECT count(*) FROM hall h LEFT JOIN hall_key k ON k.hall = h.hall AND k.epoch = h.epoch "
    "AND k.seq = h.seq AND k.chain = encode(h.chain, 'hex') WHERE k.hall IS NULL";

} // namespace

Result<std::int64_t, std::string> countUnproven(const std::string& conninfo)
{
    auto city = Connection::open(conninfo);
    if (!city) {
        return failure(city.error());
    }
    return countOf(*city, selectUnproven);
}

Result<CityFindings, std::string> compareCity(const std::filesystem::path& folder,
                                              const std::vector<std::string>& halls,
                                              const std::string& conninfo)
{
    auto city = Connection::open(conninfo);
    if (!city) {
        return failure(city.error());
    }
    CityFindings findings;
    for (const std::string& hall : halls) {
        auto stored = storedOf(hall, *city, findings);
        const auto reader = journal::openSqliteReader({.dataDir = folder / hall, .vfs = {}});
        if (!stored || !reader) {
            return failure(stored ? reader.error().detail : stored.error());
        }
        const auto replayed = (*reader)->replay(0, [&](const journal::Row& row) {
            ++findings.journalled;
            const auto found = stored->find({row.epoch, row.seq});
            if (found != stored->end() && found->second == row) {
                stored->erase(found);
            } else {
                ++findings.lost;
            }
            return true;
        });
        if (!replayed) {
            return failure(hall + ": " + replayed.error().detail);
        }
        findings.foreign += static_cast<std::int64_t>(stored->size());
    }
    const auto troubles = countOf(*city, "SELECT count(*) FROM trouble");
    const auto unproven = countOf(*city, selectUnproven);
    if (!troubles || !unproven) {
        return failure(troubles ? unproven.error() : troubles.error());
    }
    findings.troubles = *troubles;
    findings.unproven = *unproven;
    return findings;
}

} // namespace hall::chaos
