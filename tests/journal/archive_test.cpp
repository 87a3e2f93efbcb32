// SPDX-License-Identifier: Apache-2.0
#include "app/journal/accept.h"
#include "app/journal/archive.h"
#include "app/journal/backup.h"
#include "app/journal/export.h"
#include "app/journal/sqlite.h"
#include "tests/journal/months.h"

#include <fstream>

namespace hall::journal {

namespace {

using namespace std::chrono_literals;

std::vector<std::string> namesIn(const JournalFiles& files)
{
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(files.archive())) {
        names.push_back(entry.path().filename().string());
    }
    std::ranges::sort(names);
    return names;
}

} // namespace

TEST_CASE("old months move to files of their own, and everything reads on as one sequence",
          "[journal][archive]")
{
    const TestFolder folder;
    const auto files = folder.files();
    makeMonths(files);
    const auto before = readAll(*openReader(files));

    const auto archived = archive(files, 24, now);

    REQUIRE(archived);
    CHECK(archived->months == 3);
    CHECK(archived->rows == 90);
    CHECK(namesIn(files) == std::vector<std::string>{"2024-08.db", "2024-09.db", "2024-10.db"});
    CHECK(rowsInJournal(files) == 30);
    CHECK(readAll(*openReader(files)) == before);
    CHECK(readAll(*openReader(files), 45) == std::vector<Row>(before.begin() + 45, before.end()));
    CHECK(readAll(*openReader(files), 90).size() == 30);
    CHECK(openReader(files)->row(1).value() == before[0]);
    CHECK(openReader(files)->row(90).value() == before[89]);
    CHECK(openReader(files)->row(121).value() == std::nullopt);
    for (const std::int64_t after : {0, 1, 29, 30, 31, 60, 89, 90, 91, 120}) {
        CAPTURE(after);
        CHECK(verdict(files, after) == "sound");
    }

    SECTION("the journal goes on")
    {
        const auto journal = openJournal(files);
        auto more = rowsOf(121, 125);
        REQUIRE(journal->append(more).outcome == AppendOutcome::Stored);
        checkWhole(files, 125);
    }
    SECTION("nothing is due any more")
    {
        CHECK(archive(files, 24, now)->months == 0);
    }
    SECTION("a reader stops where it is told to")
    {
        std::int64_t seen = 0;
        REQUIRE(openReader(files)->read(0, [&](const Row& row) {
            seen = row.seq;
            return row.seq < 40;
        }));
        CHECK(seen == 40);
    }
    SECTION("old events are exported and counted back to")
    {
        std::vector<std::string> lines;
        const auto take = [&](std::string_view line) { lines.emplace_back(line); };
        CHECK(exportLines(*openReader(files), 29, 32, take).value() == 4);
        CHECK(lines.front() == toJsonLine(before[28]));
        CHECK(tail(*openReader(files), 40, take).value() == 40);
    }
}

TEST_CASE("what is kept stays: the months asked for, and the last one in any case",
          "[journal][archive]")
{
    const TestFolder folder;
    makeMonths(folder.files());
    CHECK(archive(folder.files(), 27, now)->months == 0);
    CHECK(archive(folder.files(), 26, now)->months == 1);
    CHECK(archive(folder.files(), 0, now)->months == 2);
    CHECK(rowsInJournal(folder.files()) == 30);
    checkWhole(folder.files());
}

TEST_CASE("the anchor and an archive are as README.md has them", "[journal][archive]")
{
    const TestFolder folder;
    const auto files = folder.files();
    {
        (void)openJournal(files);
        auto database =
            sqlite::Database::open(files.database().string(), sqlite::Database::Access::Write, {});
        REQUIRE(
            database->execute("UPDATE epoch SET epoch = '6f1c7a52-0d0e-4b43-9a55-1e7f0c0a9d11'"));
    }
    {
        const auto journal = openJournal(files);
        std::vector<Row> rows(3);
        rows[0] = {.epoch = {},
                   .seq = 1,
                   .at = 1'795'420'800'000,
                   .day = "2026-11-23",
                   .kind = "DayOpened",
                   .subject = "day",
                   .actor = "clock:day",
                   .station = "hall",
                   .body = "{}",
                   .command = "0b8e4f4e-5d7f-4f0e-8a43-3a1f7c5f6a01"};
        rows[1] = {.epoch = {},
                   .seq = 2,
                   .at = 1'795'420'801'234,
                   .day = "2026-11-23",
                   .kind = "TicketIssued",
                   .subject = "kiosk-1.1",
                   .actor = "citizen:",
                   .station = "kiosk-1",
                   .body = R"({"number":"A001","service":"社保"})",
                   .command = "0b8e4f4e-5d7f-4f0e-8a43-3a1f7c5f6a02"};
        rows[2] = rows[0];
        rows[2].seq = 3;
        rows[2].at = 1'798'000'000'000;
        rows[2].day = "2026-12-23";
        rows[2].command = "0b8e4f4e-5d7f-4f0e-8a43-3a1f7c5f6a03";
        REQUIRE(journal->append(rows).outcome == AppendOutcome::Stored);
    }

    REQUIRE(archive(files, 0, Time{1'798'000'000s}));

    CHECK(namesIn(files) == std::vector<std::string>{"2026-11.db"});
    const auto database =
        sqlite::Database::open(files.database().string(), sqlite::Database::Access::Read, {});
    CHECK(database->text("SELECT epoch || '|' || seq || '|' || lower(hex(chain)) FROM anchor")
              .value() == "6f1c7a52-0d0e-4b43-9a55-1e7f0c0a9d11|2|"
                          "d960d5e1bed9533e8716d91e380098f566d97f0b45a1e88c9515454381f48458");
    CHECK(database->text("SELECT lower(hex(chain)) FROM event").value() ==
          "04181fefdd95dcfb9ece099719940c3b97ac67ade79149acc5fc47c27c2bf5e7");
    CHECK(database->integer("PRAGMA user_version").value() == 2);
    const auto archived = sqlite::Database::open(
        (files.archive() / "2026-11.db").string(), sqlite::Database::Access::Read, {});
    CHECK(archived->text("SELECT seq || '|' || lower(hex(chain)) FROM anchor").value() ==
          "0|" + std::string(64, '0'));
    CHECK(archived->text("PRAGMA journal_mode").value() == "delete");
    CHECK(archived->integer("SELECT count(*) FROM event").value() == 2);
}

TEST_CASE("stopped after a copy, the next time goes on from it", "[journal][archive]")
{
    const TestFolder folder;
    const auto files = folder.files();
    makeMonths(files);
    const auto copied = copyOldestMonth(files, 24, now);
    REQUIRE(copied);
    CHECK((*copied)->last.position.seq == 30);
    checkWhole(files);
    CHECK(rowsInJournal(files) == 120);

    SECTION("with none of its rows taken out") {}
    SECTION("with some of its rows taken out")
    {
        const auto journal = openJournal(files);
        const Dropped dropped = journal->dropArchived((*copied)->last, 7);
        CHECK(dropped.appended.outcome == AppendOutcome::Stored);
        CHECK(dropped.isMore);
        checkWhole(files);
    }
    SECTION("with all but the last row taken out")
    {
        CHECK(openJournal(files)->dropArchived((*copied)->last, 29).isMore);
        checkWhole(files);
    }
    SECTION("with half a file of the next month left")
    {
        std::ofstream(files.archive() / "2024-09.db.new") << "half";
    }

    CHECK(archive(files, 24, now)->months == 3);
    CHECK(namesIn(files) == std::vector<std::string>{"2024-08.db", "2024-09.db", "2024-10.db"});
    CHECK(rowsInJournal(files) == 30);
    checkWhole(files);
}

TEST_CASE("rows that an archive doesn't hold as they are here stay in the journal",
          "[journal][archive]")
{
    const TestFolder folder;
    const auto files = folder.files();
    makeMonths(files);
    {
        const TestFolder other;
        const auto journal = openJournal(other.files());
        auto rows = rowsOf(1, 31);
        rows[3].body = "{}";
        REQUIRE(journal->append(rows).outcome == AppendOutcome::Stored);
        REQUIRE(copyOldestMonth(other.files(), 24, now));
        std::filesystem::copy(other.files().archive(), files.archive());
    }

    const auto archived = archive(files, 24, now);

    REQUIRE_FALSE(archived);
    CHECK_THAT(archived.error().detail,
               Catch::Contains("2024-08.db") && Catch::Contains("Move it"));
    CHECK(rowsInJournal(files) == 120);
    const auto journal = openJournal(files);
    const Dropped dropped = journal->dropArchived({{"another", 30}, {}}, 500);
    CHECK(dropped.appended.outcome == AppendOutcome::Refused);
    CHECK_FALSE(dropped.isMore);
    CHECK(journal->dropArchived(journal->head(), 500).appended.outcome == AppendOutcome::Refused);
}

TEST_CASE("a month with a broken row isn't archived", "[journal][archive]")
{
    const TestFolder folder;
    const auto files = folder.files();
    makeMonths(files);
    flipByte(files.database(), R"("number":"A7")", 11);

    const auto archived = archive(files, 24, now);

    REQUIRE_FALSE(archived);
    CHECK(archived.error().seq == 7);
    CHECK(rowsInJournal(files) == 120);
    CHECK(accept(files, now));
    CHECK(archive(files, 24, now)->months == 3);
    CHECK(verdict(files) == "sound");
    CHECK(openReader(files)->row(7).value()->body.find("A7") == std::string::npos);
}

TEST_CASE("each archive is verified with the journal as one chain", "[journal][archive]")
{
    const TestFolder folder;
    const auto files = folder.files();
    makeMonths(files);
    REQUIRE(archive(files, 24, now));
    const auto september = files.archive() / "2024-09.db";

    SECTION("a flipped byte is found with file, row and field")
    {
        flipByte(september, R"("number":"A40")", 11);
        CHECK_THAT(verdict(files),
                   Catch::Contains("2024-09.db") && Catch::Contains("Row 40 was changed") &&
                       Catch::Contains("field body") && Catch::Contains("Put the file back"));
        CHECK(verdict(files, 40) == "sound");
    }
    SECTION("a missing file is found")
    {
        std::filesystem::remove(september);
        CHECK_THAT(verdict(files), Catch::Contains("doesn't follow from row 30"));
        CHECK_FALSE(openReader(files)->read(0, [](const Row&) { return true; }));
        CHECK(verdict(files, 60) == "sound");
    }
    SECTION("the missing last file is found")
    {
        std::filesystem::remove(files.archive() / "2024-10.db");
        CHECK_THAT(verdict(files), Catch::Contains("Rows 61 to 90 were archived"));
    }
    SECTION("a changed anchor is found and mended from the archive")
    {
        auto database =
            sqlite::Database::open(files.database().string(), sqlite::Database::Access::Write, {});
        REQUIRE(database->execute("UPDATE anchor SET chain = zeroblob(32)"));
        database = sqlite::Database{};
        CHECK_THAT(verdict(files), Catch::Contains("anchor was changed"));
        const auto accepted = accept(files, now);
        REQUIRE(accepted);
        CHECK(accepted->broken == 0);
        CHECK(verdict(files) == "sound");
        CHECK(openReader(files)->row(90).value()->seq == 90);
    }
    SECTION("damage in the journal is accepted, and the archive still leads up to it")
    {
        flipByte(files.database(), R"("number":"A100")", 11);
        CHECK_THAT(verdict(files), Catch::Contains("Row 100 was changed"));
        const auto accepted = accept(files, now);
        REQUIRE(accepted);
        CHECK(accepted->broken == 1);
        CHECK(verdict(files) == "sound");
    }
}

TEST_CASE("a backup has the archive beside it, and brings it back", "[journal][archive]")
{
    const TestFolder folder;
    const TestFolder elsewhere;
    const auto files = folder.files();
    const auto file = folder.path() / "copy.db";
    const std::filesystem::path months = file.string() + ".archive";
    makeMonths(files);
    REQUIRE(archive(files, 24, now));

    const auto copied = backup(files, file);

    REQUIRE(copied);
    CHECK_FALSE(copied->damage);
    CHECK_FALSE(std::filesystem::exists(file.string() + ".new"));
    CHECK(std::distance(std::filesystem::directory_iterator(months), {}) == 3);
    SECTION("to another machine")
    {
        REQUIRE(restore(file, elsewhere.files(), Overwrite::Refuse, now));
        CHECK(namesIn(elsewhere.files()) == namesIn(files));
        CHECK(verdict(elsewhere.files()) == "sound");
        auto rows = readAll(*openReader(elsewhere.files()));
        rows.pop_back(); // the cut
        CHECK(rows == readAll(*openReader(files)));
        CHECK(openJournal(elsewhere.files())->head().position.seq == 4 * rowsOfMonth + 1);
    }
    SECTION("to a journal with an archive of its own, which stays beside it")
    {
        makeMonths(elsewhere.files());
        REQUIRE(archive(elsewhere.files(), 24, now));
        const auto restored = restore(file, elsewhere.files(), Overwrite::SetAside, now);
        REQUIRE(restored);
        CHECK(verdict(elsewhere.files()) == "sound");
        CHECK(std::filesystem::exists(elsewhere.path() / "archive.before-1" / "2024-08.db"));
        CHECK(std::filesystem::exists(restored->before));
    }
    SECTION("never with one month less than it needs")
    {
        std::filesystem::remove(months / "2024-09.db");
        const auto refused = restore(file, elsewhere.files(), Overwrite::Refuse, now);
        REQUIRE_FALSE(refused);
        CHECK_THAT(refused.error().detail, Catch::Contains("don't hold all rows up to 90"));
        std::filesystem::remove_all(months);
        CHECK_FALSE(restore(file, elsewhere.files(), Overwrite::Refuse, now));
        CHECK_FALSE(std::filesystem::exists(elsewhere.files().database()));
        CHECK_FALSE(std::filesystem::exists(elsewhere.files().archive()));
    }
    SECTION("and nothing of one is written over")
    {
        std::filesystem::remove(file);
        const auto again = backup(files, file);
        REQUIRE_FALSE(again);
        CHECK_THAT(again.error().detail, Catch::Contains("copy.db.archive exists already"));
    }
}

TEST_CASE("a backup tells what is broken in the archive, and what it lacks", "[journal][archive]")
{
    const TestFolder folder;
    const auto files = folder.files();
    makeMonths(files);
    REQUIRE(archive(files, 24, now));

    SECTION("a changed row")
    {
        flipByte(files.archive() / "2024-09.db", R"("number":"A40")", 11);
    }
    SECTION("a month")
    {
        std::filesystem::remove(files.archive() / "2024-09.db");
    }

    const auto done = backup(files, folder.path() / "copy.db");

    REQUIRE(done);
    REQUIRE(done->damage);
    CHECK_THAT(done->damage->detail,
               Catch::Contains("Row 40 was changed") || Catch::Contains("its first row doesn't"));
}

TEST_CASE("a reader that was open before sees the same rows while months leave",
          "[journal][archive]")
{
    const TestFolder folder;
    const auto files = folder.files();
    makeMonths(files);
    const auto reader = openReader(files);
    const auto journal = openJournal(files);
    const auto month = copyOldestMonth(files, 24, now);
    REQUIRE(month);
    std::vector<std::int64_t> seen;

    const auto read = reader->replay(0, [&](const Row& row) {
        seen.push_back(row.seq);
        if (row.seq == 10) {
            CHECK_FALSE(journal->dropArchived((*month)->last, 500).isMore);
        }
        return true;
    });

    CHECK(read);
    CHECK(seen.size() == 120);
    CHECK(readAll(*reader).size() == 120);
}

} // namespace hall::journal
