// SPDX-License-Identifier: Apache-2.0
#include "app/journal/chain.h"
#include "app/journal/reserve.h"
#include "tests/journal/fixture.h"

#include <sqlite3.h>

#include <fstream>
#include <sys/wait.h>
#include <unistd.h>

namespace hall::journal {

TEST_CASE("rows come back as they were appended", "[journal]")
{
    const TestFolder folder;
    auto rows = ticketRows(1, 3);
    rows[1].body = std::string("{\"text\":\"\xF0\xA0\xAE\xB7 'quoted' \\u0000\"}");
    rows[1].day.clear();
    rows[2].command = rows[1].command;
    rows[2].part = 1;
    Head head;
    {
        const auto journal = openJournal(folder.files());
        REQUIRE(journal->append(rows).outcome == AppendOutcome::Stored);
        head = journal->head();
    }

    const auto journal = openJournal(folder.files());
    const auto reader = openReader(folder.files());

    CHECK(readAll(*reader) == rows);
    CHECK(journal->head() == head);
    CHECK(reader->head() == head);
    CHECK(head.position == Position{rows[2].epoch, 3});
    CHECK(head.chain == rows[2].chain);
    CHECK(readAll(*reader, 2) == std::vector{rows[2]});
    CHECK(reader->row(2).value() == rows[1]);
    CHECK_FALSE(reader->row(4).value());
    CHECK(reader->verify(0));
}

TEST_CASE("a new journal is empty and has an epoch of its own", "[journal]")
{
    const TestFolder one;
    const TestFolder other;

    const Head head = openJournal(one.files())->head();

    CHECK(head.position.seq == 0);
    CHECK(head.position.epoch.size() == 36);
    CHECK(head.chain == Chain{});
    CHECK(openJournal(one.files())->head() == head);
    CHECK(openJournal(other.files())->head().position.epoch != head.position.epoch);
}

TEST_CASE("reading stops when the reader has enough", "[journal]")
{
    const TestFolder folder;
    makeJournal(folder.files(), 10);
    const auto reader = openReader(folder.files());
    std::vector<std::int64_t> seen;

    const auto read = reader->read(4, [&](const Row& row) {
        seen.push_back(row.seq);
        return seen.size() < 3;
    });

    CHECK(read);
    CHECK(seen == std::vector<std::int64_t>{5, 6, 7});
}

TEST_CASE("the rows of a press are found by its id, in order", "[journal]")
{
    const TestFolder folder;
    const auto journal = openJournal(folder.files());
    auto rows = ticketRows(1, 4);
    rows[2].command = rows[1].command;
    rows[2].part = 1;
    REQUIRE(journal->append(rows).outcome == AppendOutcome::Stored);
    const auto reader = journal->reader();
    REQUIRE(reader);

    CHECK((*reader)->ofCommand(rows[1].command) == std::vector{rows[1], rows[2]});
    CHECK((*reader)->ofCommand("unknown") == std::vector<Row>());
}

TEST_CASE("one press can't be journalled twice", "[journal]")
{
    const TestFolder folder;
    const auto journal = openJournal(folder.files());
    appendTickets(*journal, 1, 2);
    auto rows = ticketRows(3, 4);
    rows[1].command = ticketRow(1).command;

    const Appended appended = journal->append(rows);

    CHECK(appended.outcome == AppendOutcome::Unknown);
    CHECK_THAT(appended.detail, Catch::Contains("UNIQUE"));
    CHECK(journal->head().position.seq == 2);
    CHECK(numbersOf(readAll(*openReader(folder.files()))) == std::vector<std::int64_t>{1, 2});
    auto next = ticketRows(3, 3);
    CHECK(journal->append(next).outcome == AppendOutcome::Unknown);
}

TEST_CASE("a reader sees what was stored while the journal goes on", "[journal]")
{
    const TestFolder folder;
    const auto journal = openJournal(folder.files());
    const auto reader = openReader(folder.files());
    for (std::int64_t seq = 1; seq <= 20; ++seq) {
        appendTickets(*journal, seq, seq);
        CHECK(reader->ofCommand(ticketRow(seq).command)->size() == 1);
    }
    CHECK(reader->head() == journal->head());
}

TEST_CASE("a probe leaves no row", "[journal]")
{
    const TestFolder folder;
    const auto journal = openJournal(folder.files());
    appendTickets(*journal, 1, 1);
    const Head head = journal->head();

    CHECK(journal->probe().outcome == AppendOutcome::Stored);

    CHECK(journal->head() == head);
    CHECK(numbersOf(readAll(*openReader(folder.files()))) == std::vector<std::int64_t>{1});
}

TEST_CASE("tidying while idle empties the log into the database", "[journal]")
{
    const TestFolder folder;
    const auto journal = openJournal(folder.files());
    appendTickets(*journal, 1, 60);
    const auto before = std::filesystem::file_size(folder.files().database());

    REQUIRE(journal->tidy(true).outcome == AppendOutcome::Stored);

    CHECK(std::filesystem::file_size(folder.files().database()) > before);
    CHECK(readAll(*openReader(folder.files())).size() == 60);
}

TEST_CASE("commits overwrite a log that was written ahead", "[journal]")
{
    const TestFolder folder;
    const auto journal = openJournal({folder.path(), {}, 1 << 20});
    const auto size = std::filesystem::file_size(folder.files().database().string() + "-wal");
    appendTickets(*journal, 1, 50);
    CHECK(size == 1 << 20);
    CHECK(std::filesystem::file_size(folder.files().database().string() + "-wal") == size);
    CHECK(openReader(folder.files())->verify(0));
}

TEST_CASE("a journal has one writer", "[journal]")
{
    const TestFolder folder;
    auto journal = openJournal(folder.files());

    SECTION("not two in a process")
    {
        const auto second = openSqliteJournal(folder.files());
        REQUIRE_FALSE(second);
        CHECK(second.error().code == JournalErrorCode::InUse);
        CHECK_THAT(second.error().detail, Catch::Contains(std::to_string(::getpid())));
    }
    SECTION("not two processes")
    {
        const pid_t child = ::fork();
        REQUIRE(child >= 0);
        if (child == 0) {
            const auto second = openSqliteJournal(folder.files());
            ::_exit(!second && second.error().code == JournalErrorCode::InUse ? 0 : 1);
        }
        int status = -1;
        REQUIRE(::waitpid(child, &status, 0) == child);
        CHECK(status == 0);
    }
    SECTION("the next one when it has gone")
    {
        journal.reset();
        CHECK(openSqliteJournal(folder.files()));
    }
}

TEST_CASE("what isn't a journal isn't opened as one", "[journal]")
{
    const TestFolder folder;
    const auto files = folder.files();

    SECTION("nothing there to read")
    {
        const auto reader = openSqliteReader(files);
        REQUIRE_FALSE(reader);
        CHECK(reader.error().code == JournalErrorCode::CannotOpen);
        CHECK_FALSE(std::filesystem::exists(files.database()));
    }
    SECTION("no such folder")
    {
        const auto journal = openSqliteJournal({folder.path() / "missing", {}});
        REQUIRE_FALSE(journal);
        CHECK(journal.error().code == JournalErrorCode::CannotOpen);
    }
    SECTION("another database")
    {
        sqlite3* other = nullptr;
        REQUIRE(sqlite3_open(files.database().c_str(), &other) == SQLITE_OK);
        REQUIRE(sqlite3_exec(other, "CREATE TABLE t (x)", nullptr, nullptr, nullptr) == SQLITE_OK);
        sqlite3_close(other);

        const auto journal = openSqliteJournal(files);

        REQUIRE_FALSE(journal);
        CHECK(journal.error().code == JournalErrorCode::CannotOpen);
    }
    SECTION("text")
    {
        std::ofstream(files.database()) << std::string(5000, 'x');

        CHECK_FALSE(openSqliteJournal(files));
    }
    SECTION("a newer schema")
    {
        makeJournal(files, 1);
        sqlite3* newer = nullptr;
        REQUIRE(sqlite3_open(files.database().c_str(), &newer) == SQLITE_OK);
        REQUIRE(sqlite3_exec(newer, "PRAGMA user_version = 3", nullptr, nullptr, nullptr) ==
                SQLITE_OK);
        sqlite3_close(newer);

        const auto journal = openSqliteJournal(files);

        REQUIRE_FALSE(journal);
        CHECK(journal.error().code == JournalErrorCode::NewerSchema);
    }
}

TEST_CASE("a database that vanished isn't begun anew beside its snapshots", "[journal]")
{
    const TestFolder folder;
    {
        const auto journal = openJournal(folder.files());
        appendTickets(*journal, 1, 1);
        Snapshots snapshots(folder.path(), std::move(*journal->reader()));
        REQUIRE(snapshots.store({1, 1, "the hall"}));
    }
    std::filesystem::remove(folder.files().database());

    const auto journal = openSqliteJournal(folder.files());

    REQUIRE_FALSE(journal);
    CHECK(journal.error().code == JournalErrorCode::CannotOpen);
    CHECK_FALSE(std::filesystem::exists(folder.files().database()));
}

TEST_CASE("the disk reserve holds blocks and gives them back", "[journal]")
{
    const TestFolder folder;
    DiskReserve reserve(folder.path(), 1 << 20);
    CHECK_FALSE(reserve.isHeld());

    REQUIRE(reserve.hold());
    REQUIRE(reserve.hold());

    CHECK(reserve.isHeld());
    CHECK(DiskReserve(folder.path(), 1 << 20).isHeld());
    reserve.release();
    CHECK_FALSE(reserve.isHeld());
    CHECK_FALSE(DiskReserve(folder.path() / "missing").hold());
    const auto tooMuch = DiskReserve(folder.path(), std::int64_t{1} << 42).hold();
    REQUIRE_FALSE(tooMuch);
    CHECK(std::filesystem::is_empty(folder.path()));
}

} // namespace hall::journal
