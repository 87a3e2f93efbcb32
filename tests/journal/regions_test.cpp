// SPDX-License-Identifier: Apache-2.0
#include "app/journal/accept.h"
#include "app/journal/archive.h"
#include "app/journal/files.h"
#include "app/journal/page_check.h"
#include "app/journal/sqlite.h"
#include "tests/journal/fixture.h"

#include <fstream>
#include <random>
#include <set>

namespace hall::journal {

namespace {

constexpr Time now{std::chrono::milliseconds{1'795'500'000'000}}; // 2026-11-24
constexpr std::size_t pageBytes = 4096;
constexpr std::int64_t rows = 160;
constexpr std::int64_t oldRows = 80;

/// A closed journal with an archived month, so that there are free pages, too.
void makeJournalWithEverything(const JournalFiles& files)
{
    {
        const auto journal = openJournal(files);
        auto all = ticketRows(1, rows);
        for (std::int64_t at = 0; at < oldRows; ++at) {
            all[static_cast<std::size_t>(at)].at -= std::int64_t{1000} * 3600 * 24 * 900;
        }
        REQUIRE(journal->append(all).outcome == AppendOutcome::Stored);
    }
    REQUIRE(archive(files, 24, now)->rows == oldRows);
}

bool isReported(const JournalFiles& files)
{
    const auto reader = openSqliteReader(files);
    if (!reader || !(*reader)->verify(0) || !checkPages(files)) {
        return true;
    }
    return !openSqliteJournal(files);
}

void put(const std::filesystem::path& path, const std::string& bytes)
{
    std::ofstream(path, std::ios::binary) << bytes;
}

/// Every row as it was, every press found, and the next row lands where it should.
void checkUnharmed(const JournalFiles& files, const std::vector<Row>& before)
{
    REQUIRE(readAll(*openReader(files)) == before);
    for (std::int64_t seq = oldRows + 1; seq <= rows; ++seq) {
        REQUIRE(openReader(files)->ofCommand(ticketRow(seq).command)->size() == 1);
    }
    const auto journal = openJournal(files);
    appendTickets(*journal, rows + 1, rows + 1);
    REQUIRE(journal->head().position.epoch == before.back().epoch);
    REQUIRE((*journal->reader())->verify(0));
}

/// The first bytes of a page say what it is; the rest by lot.
std::set<std::size_t> placesIn(std::size_t page, std::mt19937& random)
{
    std::set<std::size_t> places;
    for (const std::size_t at : {0U, 1U, 3U, 5U, 7U, 8U, 9U, 12U, 4095U}) {
        places.insert(page * pageBytes + at);
    }
    for (int more = 0; more < 4; ++more) {
        places.insert(page * pageBytes + random() % pageBytes);
    }
    return places;
}

} // namespace

TEST_CASE("a flipped byte in any page of journal or archive is reported, or changes nothing",
          "[journal][damage]")
{
    std::mt19937 random(Catch::rngSeed());
    CAPTURE(Catch::rngSeed());
    const TestFolder folder;
    const JournalFiles files{folder.path(), {}, 0};
    makeJournalWithEverything(files);
    const auto before = readAll(*openReader(files));
    REQUIRE_FALSE(isReported(files));
    const auto archived = files.archive() / "2024-06.db";
    REQUIRE(std::filesystem::exists(archived));
    int reported = 0;
    int harmless = 0;
    for (const auto& file : {files.database(), archived}) {
        const std::string intact = *readFile(file);
        for (std::size_t page = 0; page < intact.size() / pageBytes; ++page) {
            for (const std::size_t place : placesIn(page, random)) {
                CAPTURE(file, page, place % pageBytes);
                std::string damaged = intact;
                damaged[place] = static_cast<char>(damaged[place] ^ 0x10);
                std::filesystem::remove(files.log());
                std::filesystem::remove(files.database().string() + "-shm");
                put(file, damaged);
                if (isReported(files)) {
                    ++reported;
                } else {
                    ++harmless;
                    const std::string journal = *readFile(files.database());
                    checkUnharmed(files, before);
                    std::filesystem::remove(files.log());
                    put(files.database(), journal);
                }
            }
        }
        std::filesystem::remove(files.log());
        put(file, intact);
    }
    CHECK(reported > harmless);
    CHECK_FALSE(isReported(files));
}

TEST_CASE("a page of the index by which presses are looked up is mended by accepting",
          "[journal][damage]")
{
    const TestFolder folder;
    const auto files = folder.files();
    makeJournal(files, 300);
    // The index has a command right behind another; the table has the body in between.
    const std::string bytes = *readFile(files.database());
    std::size_t at = std::string::npos;
    for (std::size_t page = 0; page < bytes.size() / pageBytes; ++page) {
        const auto kind = static_cast<unsigned char>(bytes[page * pageBytes]);
        if (kind == 0x0a &&
            bytes.find("00000000-0000-4000-8000-", page * pageBytes) < (page + 1) * pageBytes) {
            at = bytes.find("00000000-0000-4000-8000-", page * pageBytes);
        }
    }
    REQUIRE(at != std::string::npos);
    std::string damaged = bytes;
    damaged[at + 2] = 'x';
    put(files.database(), damaged);
    CHECK(openReader(files)->verify(0));

    const auto checked = checkPages(files);

    REQUIRE_FALSE(checked);
    CHECK(checked.error().code == JournalErrorCode::DamagedPage);
    CHECK_THAT(checked.error().detail, Catch::Contains("journal accept"));
    REQUIRE(accept(files, now));
    CHECK(checkPages(files));
    for (std::int64_t seq = 1; seq <= 300; ++seq) {
        REQUIRE(openReader(files)->ofCommand(ticketRow(seq).command)->size() == 1);
    }
}

TEST_CASE("a changed epoch is reported before a row gets it", "[journal][damage]")
{
    const TestFolder folder;
    const auto files = folder.files();
    makeJournal(files, 3);
    {
        auto database =
            sqlite::Database::open(files.database().string(), sqlite::Database::Access::Write, {});
        REQUIRE(database->execute("UPDATE epoch SET epoch = 'x' || substr(epoch, 2)"));
    }

    const auto opened = openSqliteJournal(files);

    REQUIRE_FALSE(opened);
    CHECK_THAT(opened.error().detail, Catch::Contains("epoch"));
    REQUIRE(accept(files, now));
    CHECK(openJournal(files)->head().position.seq == 4);
}

} // namespace hall::journal
