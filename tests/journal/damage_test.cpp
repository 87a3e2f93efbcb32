// SPDX-License-Identifier: Apache-2.0
#include "app/journal/accept.h"
#include "tests/journal/fixture.h"

#include <sqlite3.h>

#include <array>
#include <fstream>

namespace hall::journal {

namespace {

constexpr Time now{std::chrono::milliseconds{1'795'500'000'000}};

JournalError verdict(const JournalFiles& files, std::int64_t after = 0)
{
    const auto verified = openReader(files)->verify(after);
    return verified ? JournalError{JournalErrorCode::Failed, "sound", 0} : verified.error();
}

/// Any change of the database behind the journal's back.
void edit(const JournalFiles& files, const std::string& sql)
{
    sqlite3* database = nullptr;
    REQUIRE(sqlite3_open(files.database().c_str(), &database) == SQLITE_OK);
    CHECK(sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK);
    sqlite3_close(database);
}

/// The page of table `event` that row `seq` lies on, counted from 1.
std::int64_t pageOf(const JournalFiles& files, std::int64_t seq)
{
    std::ifstream file(files.database(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    // The index has the command, the table's row alone has the station's name behind it.
    const std::string body = R"("number":"A)" + std::to_string(seq) + '"';
    const std::size_t at = bytes.find(body);
    REQUIRE(at != std::string::npos);
    return static_cast<std::int64_t>(at / 4096) + 1;
}

/// Makes the page one that isn't a page of a b-tree any more.
void ruinPage(const JournalFiles& files, std::int64_t page)
{
    std::fstream file(files.database(), std::ios::in | std::ios::out | std::ios::binary);
    file.seekp((page - 1) * 4096);
    file.put('\x77');
    REQUIRE(file.good());
}

} // namespace

TEST_CASE("a flipped byte is found with its row and field", "[journal][damage]")
{
    const TestFolder folder;
    makeJournal(folder.files(), 20);
    CHECK(verdict(folder.files()).detail == "sound");

    flipByte(folder.files().database(), R"("number":"A7")", 11);

    const JournalError error = verdict(folder.files());
    CHECK(error.code == JournalErrorCode::BrokenChain);
    CHECK(error.seq == 7);
    CHECK_THAT(error.detail, Catch::StartsWith("Row 7 was changed: its field body "));
    CHECK(verdict(folder.files(), 6).seq == 7);
    CHECK(verdict(folder.files(), 7).detail == "sound");
}

TEST_CASE("replaying hands on what comes before the break and nothing after", "[journal][damage]")
{
    const TestFolder folder;
    makeJournal(folder.files(), 20);
    flipByte(folder.files().database(), R"("number":"A7")", 11);
    std::vector<std::int64_t> seen;

    const auto replayed = openReader(folder.files())->replay(3, [&](const Row& row) {
        seen.push_back(row.seq);
        return true;
    });

    CHECK_FALSE(replayed);
    CHECK(seen == std::vector<std::int64_t>{4, 5, 6});
}

TEST_CASE("each field of a row is named when it was changed", "[journal][damage]")
{
    const std::array<std::pair<const char*, const char*>, 12> changes{
        {{"epoch", "epoch = 'x' || substr(epoch, 2)"},
         {"at", "at = at + 1"},
         {"day", "day = '2026-11-24'"},
         {"kind", "kind = 'UicketIssued'"},
         {"v", "v = 2"},
         {"subject", "subject = 'kiosk-2.3'"},
         {"actor", "actor = 'citizem'"},
         {"station", "station = 'kiosk-9'"},
         {"body", "body = replace(body, 'A3', 'A4')"},
         {"command", "command = '1' || substr(command, 2)"},
         {"part", "part = 1"},
         {"chain", "chain = zeroblob(32)"}}};
    for (const auto& [field, change] : changes) {
        CAPTURE(field);
        const TestFolder folder;
        makeJournal(folder.files(), 5);
        edit(folder.files(), std::string("UPDATE event SET ") + change + " WHERE seq = 3");

        const JournalError error = verdict(folder.files());

        CHECK(error.code == JournalErrorCode::BrokenChain);
        CHECK(error.seq == 3);
        CHECK_THAT(error.detail, Catch::Contains(std::string("its field ") + field + " "));
    }
}

TEST_CASE("a row changed in many bytes is found too", "[journal][damage]")
{
    const TestFolder folder;
    makeJournal(folder.files(), 5);
    edit(folder.files(), "UPDATE event SET body = '{}', actor = 'nobody' WHERE seq = 3");
    const JournalError error = verdict(folder.files());
    CHECK(error.seq == 3);
    CHECK_THAT(error.detail, Catch::StartsWith("Row 3 was changed: its fields don't match"));
}

TEST_CASE("a removed row is found", "[journal][damage]")
{
    const TestFolder folder;
    makeJournal(folder.files(), 9);
    edit(folder.files(), "DELETE FROM event WHERE seq IN (4, 5)");
    const JournalError error = verdict(folder.files());
    CHECK(error.seq == 6);
    CHECK_THAT(error.detail, Catch::StartsWith("Rows 4 to 5 are missing before row 6"));
    CHECK(verdict(folder.files(), 5).seq == 5);
}

TEST_CASE("a row with another number is found", "[journal][damage]")
{
    const TestFolder folder;
    makeJournal(folder.files(), 9);
    edit(folder.files(), "UPDATE event SET seq = 10 WHERE seq = 9");
    const JournalError error = verdict(folder.files());
    CHECK(error.seq == 10);
    CHECK_THAT(error.detail, Catch::Contains("field seq"));
}

TEST_CASE("a page that can't be read is named with the first row behind it", "[journal][damage]")
{
    const TestFolder folder;
    const auto files = folder.files();
    makeJournal(files, 200);
    const std::int64_t page = pageOf(files, 100);
    std::int64_t before = 100;
    std::int64_t behind = 100;
    while (pageOf(files, before) == page) {
        --before;
    }
    while (pageOf(files, behind) == page) {
        ++behind;
    }
    ruinPage(files, page);

    const JournalError error = verdict(files);

    CHECK(error.code == JournalErrorCode::DamagedPage);
    CHECK(error.seq == behind);
    CHECK_THAT(error.detail,
               Catch::StartsWith("SQLite can't read page " + std::to_string(page) +
                                 " of the journal behind row " + std::to_string(before) +
                                 "; the first row behind it is " + std::to_string(behind)));
    CHECK(verdict(files, behind).detail == "sound");

    SECTION("and accepted without the rows that are lost")
    {
        const auto accepted = accept(files, now);

        REQUIRE(accepted);
        CHECK(accepted->unreadable == behind - before - 1);
        CHECK(accepted->kept == 200 - accepted->unreadable);
        CHECK(accepted->head.position.seq == 201);
        CHECK(verdict(files).detail == "sound");
        CHECK(openReader(files)->row(behind).value() == openReader(files)->row(behind).value());
    }
}

TEST_CASE("a journal whose last page is ruined doesn't open, and numbers on above it",
          "[journal][damage]")
{
    const TestFolder folder;
    const auto files = folder.files();
    makeJournal(files, 200);
    ruinPage(files, pageOf(files, 200));

    const auto opened = openSqliteJournal(files);

    REQUIRE_FALSE(opened);
    CHECK(opened.error().code == JournalErrorCode::DamagedPage);
    CHECK_THAT(opened.error().detail, Catch::Contains("no row behind it is readable"));
    const auto accepted = accept(files, now);
    REQUIRE(accepted);
    CHECK(accepted->head.position.seq == 201);
    CHECK(openJournal(files)->head() == accepted->head);
}

TEST_CASE("accepting keeps every row, notes the break and begins a new epoch", "[journal][damage]")
{
    const TestFolder folder;
    const auto files = folder.files();
    makeJournal(files, 20);
    flipByte(files.database(), R"("number":"A7")", 11);
    flipByte(files.database(), R"("number":"A15")", 11);
    const auto found = readAll(*openReader(files));

    const auto accepted = accept(files, now);

    REQUIRE(accepted);
    CHECK(accepted->kept == 20);
    CHECK(accepted->broken == 2);
    CHECK(accepted->unreadable == 0);
    auto rows = readAll(*openReader(files));
    const Row cut = rows.back();
    rows.pop_back();
    CHECK(rows == found);
    CHECK(cut.kind == "JournalCut");
    CHECK(cut.seq == 21);
    CHECK(cut.at == now.time_since_epoch().count());
    CHECK(cut.epoch != found[0].epoch);
    CHECK_THAT(cut.body, Catch::Contains(R"("cause":"accepted")"));
    CHECK_THAT(cut.body, Catch::Contains(found[0].epoch));
    CHECK_THAT(cut.body, Catch::Contains(R"({"seq":7,"found":)"));
    CHECK(verdict(files).detail == "sound");
    CHECK(std::filesystem::exists(accepted->before));

    SECTION("the journal goes on")
    {
        const auto journal = openJournal(files);
        CHECK(journal->head().position == Position{cut.epoch, 21});
        appendTickets(*journal, 22, 23);
        CHECK(openReader(files)->row(23).value()->epoch == cut.epoch);
        CHECK(verdict(files).detail == "sound");
    }
    SECTION("another change of an accepted row is found")
    {
        flipByte(files.database(), R"("number":"A05")", 12);
        CHECK(verdict(files).seq == 15);
    }
    SECTION("a later break is accepted beside the earlier")
    {
        flipByte(files.database(), R"("number":"A11")", 11);
        CHECK(verdict(files).seq == 11);
        const auto again = accept(files, now);
        REQUIRE(again);
        CHECK(again->head.position.seq == 22);
        CHECK(again->broken == 3);
        CHECK(verdict(files).detail == "sound");
        CHECK(again->before != accepted->before);
    }
    SECTION("there is nothing more to accept")
    {
        const auto again = accept(files, now);
        REQUIRE_FALSE(again);
        CHECK_THAT(again.error().detail, Catch::Contains("sound"));
    }
}

TEST_CASE("a damaged row that took another's place among its press's rows is kept",
          "[journal][damage]")
{
    const TestFolder folder;
    const auto files = folder.files();
    {
        const auto journal = openJournal(files);
        auto rows = ticketRows(1, 3);
        rows[1].command = rows[0].command;
        rows[1].part = 1;
        REQUIRE(journal->append(rows).outcome == AppendOutcome::Stored);
    }
    edit(files,
         "DROP INDEX event_command; UPDATE event SET part = 0 WHERE seq = 2;"
         "CREATE INDEX event_command ON event (command, part)");

    const auto accepted = accept(files, now);

    REQUIRE(accepted);
    CHECK(numbersOf(readAll(*openReader(files))) == std::vector<std::int64_t>{1, 2, 3, 4});
    CHECK(verdict(files).detail == "sound");
    CHECK(openReader(files)->ofCommand(ticketRow(1).command)->size() == 2);
}

TEST_CASE("numbers go on above a snapshot whose rows are gone", "[journal][damage]")
{
    const TestFolder folder;
    const auto files = folder.files();
    {
        const auto journal = openJournal(files);
        appendTickets(*journal, 1, 30);
        Snapshots snapshots(folder.path(), std::move(*journal->reader()));
        REQUIRE(snapshots.store({30, 1, "the hall"}));
    }
    edit(files, "DELETE FROM event WHERE seq > 20");
    REQUIRE_FALSE(openSqliteJournal(files));

    const auto accepted = accept(files, now);

    REQUIRE(accepted);
    CHECK(accepted->head.position.seq == 31);
    CHECK(verdict(files).detail == "sound");
    CHECK(openJournal(files)->head().position.seq == 31);
}

TEST_CASE("a journal in use isn't accepted", "[journal][damage]")
{
    const TestFolder folder;
    const auto journal = openJournal(folder.files());
    const auto accepted = accept(folder.files(), now);
    REQUIRE_FALSE(accepted);
    CHECK(accepted.error().code == JournalErrorCode::InUse);
}

} // namespace hall::journal
