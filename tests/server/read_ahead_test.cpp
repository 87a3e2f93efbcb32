// SPDX-License-Identifier: Apache-2.0
#include "app/journal/sqlite_journal.h"
#include "app/server/read_ahead.h"
#include "tests/support/temp_dir.h"

#include <catch2/catch.hpp>
#include <sqlite3.h>

using namespace hall;
using namespace hall::server;

namespace {

/// More rows than are read ahead at once.
constexpr std::int64_t rowsOfJournal = 3000;

void makeJournal(const std::filesystem::path& dataDir)
{
    auto journal = journal::openSqliteJournal({.dataDir = dataDir, .vfs = {}});
    REQUIRE(journal);
    std::vector<journal::Row> rows;
    for (std::int64_t seq = 1; seq <= rowsOfJournal; ++seq) {
        journal::Row row;
        row.seq = seq;
        row.kind = "TicketIssued";
        row.body = R"({"number":"A)" + std::to_string(seq) + R"("})";
        row.command = "command-" + std::to_string(seq);
        rows.push_back(std::move(row));
    }
    REQUIRE((*journal)->append(rows).outcome == journal::AppendOutcome::Stored);
}

std::unique_ptr<journal::Reader> openReader(const std::filesystem::path& dataDir)
{
    auto reader = journal::openSqliteReader({.dataDir = dataDir, .vfs = {}});
    REQUIRE(reader);
    return std::move(*reader);
}

void damageRow(const std::filesystem::path& dataDir, std::int64_t seq)
{
    sqlite3* database = nullptr;
    REQUIRE(sqlite3_open((dataDir / "journal.db").c_str(), &database) == SQLITE_OK);
    const std::string change = "UPDATE event SET at = 7 WHERE seq = " + std::to_string(seq);
    const int code = sqlite3_exec(database, change.c_str(), nullptr, nullptr, nullptr);
    sqlite3_close(database);
    REQUIRE(code == SQLITE_OK);
}

/// The last row that comes, every one before it having come in its order.
std::int64_t readAll(ReadAhead& rows, std::int64_t after)
{
    std::int64_t last = after;
    for (auto some = rows.next(); !some.empty(); some = rows.next()) {
        for (const journal::Row& row : some) {
            REQUIRE(row.seq == ++last);
            REQUIRE(row.body == R"({"number":"A)" + std::to_string(row.seq) + R"("})");
        }
    }
    return last;
}

} // namespace

TEST_CASE("rows that are read ahead come whole and in their order", "[server][restore]")
{
    const test::TempDir dir;
    makeJournal(dir.path());
    const auto reader = openReader(dir.path());

    for (const std::int64_t after : {std::int64_t{0}, rowsOfJournal - 1, rowsOfJournal}) {
        ReadAhead rows{*reader, after};

        CHECK(readAll(rows, after) == rowsOfJournal);
        CHECK(rows.verdict());
    }
}

TEST_CASE("reading ahead says where the chain breaks, after the rows before it",
          "[server][restore]")
{
    const test::TempDir dir;
    makeJournal(dir.path());
    damageRow(dir.path(), 1500);
    const auto reader = openReader(dir.path());
    ReadAhead rows{*reader, 0};

    CHECK(readAll(rows, 0) == 1499);
    REQUIRE_FALSE(rows.verdict());
    CHECK(rows.verdict().error().code == journal::JournalErrorCode::BrokenChain);
    CHECK(rows.verdict().error().seq == 1500);
}

TEST_CASE("reading ahead ends when nobody wants more", "[server][restore]")
{
    const test::TempDir dir;
    makeJournal(dir.path());
    const auto reader = openReader(dir.path());

    {
        ReadAhead rows{*reader, 0};
        CHECK_FALSE(rows.next().empty());
    }

    CHECK(reader->head());
}
