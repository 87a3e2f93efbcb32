// SPDX-License-Identifier: Apache-2.0
#include "tests/journal/months.h"

#include "app/journal/sqlite_reader.h"

namespace hall::journal {

Row rowOf(std::int64_t seq)
{
    const std::int64_t month = (seq - 1) / rowsOfMonth;
    const std::chrono::year_month_day first{
        (std::chrono::year{2024} / 8 + std::chrono::months{month}) / 1};
    Row row = ticketRow(seq);
    const Time at = std::chrono::sys_days{first} + std::chrono::hours{(seq - 1) % rowsOfMonth};
    row.at = at.time_since_epoch().count();
    return row;
}

std::vector<Row> rowsOf(std::int64_t first, std::int64_t last)
{
    std::vector<Row> rows;
    for (std::int64_t seq = first; seq <= last; ++seq) {
        rows.push_back(rowOf(seq));
    }
    return rows;
}

void makeMonths(const JournalFiles& files)
{
    const auto journal = openJournal(files);
    auto rows = rowsOf(1, 4 * rowsOfMonth);
    REQUIRE(journal->append(rows).outcome == AppendOutcome::Stored);
}

std::string verdict(const JournalFiles& files, std::int64_t after)
{
    const auto verified = openReader(files)->verify(after);
    return verified ? "sound" : verified.error().detail;
}

std::int64_t rowsInJournal(const JournalFiles& files)
{
    const auto alone = SqliteReader::open(files.database().string(), files.vfs);
    REQUIRE(alone);
    return static_cast<std::int64_t>(readAll(**alone).size());
}

void checkWhole(const JournalFiles& files, std::int64_t last)
{
    CHECK(verdict(files) == "sound");
    const auto rows = readAll(*openReader(files));
    REQUIRE(rows.size() == static_cast<std::size_t>(last));
    for (std::int64_t seq = 1; seq <= last; ++seq) {
        const Row& row = rows[static_cast<std::size_t>(seq - 1)];
        Row expected = rowOf(seq);
        expected.epoch = row.epoch;
        expected.chain = row.chain;
        REQUIRE(row == expected);
    }
}

} // namespace hall::journal
