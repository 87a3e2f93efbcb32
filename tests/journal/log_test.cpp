// SPDX-License-Identifier: Apache-2.0
#include "app/journal/accept.h"
#include "app/journal/files.h"
#include "app/journal/log_check.h"
#include "tests/journal/fixture.h"

#include <array>
#include <fstream>

namespace hall::journal {

namespace {

constexpr Time now{std::chrono::milliseconds{1'795'500'000'000}};

/// What a process that was killed left: rows 1 to 12, a commit each, all in the log.
struct Killed
{
    TestFolder folder;
    JournalFiles files = folder.files();

    explicit Killed(std::int64_t logBytes = 1 << 20)
    {
        const TestFolder alive;
        const auto journal = openJournal({alive.path(), {}, logBytes});
        appendTickets(*journal, 1, 12);
        std::filesystem::copy_file(alive.files().database(), files.database());
        std::filesystem::copy_file(alive.files().log(), files.log());
    }

    /// Where the log first has the row's body.
    [[nodiscard]] std::size_t placeOf(std::int64_t seq) const
    {
        return readFile(files.log())->find(R"("number":"A)" + std::to_string(seq) + '"');
    }

    void flip(std::size_t at) const
    {
        std::string bytes = *readFile(files.log());
        bytes[at] = static_cast<char>(bytes[at] ^ 0x10);
        std::ofstream(files.log(), std::ios::binary) << bytes;
    }
};

} // namespace

TEST_CASE("the log of a killed process is sound", "[journal][log]")
{
    const Killed ahead;
    CHECK(checkLog(ahead.files.log()));
    CHECK(openJournal(ahead.files)->head().position.seq == 12);
    const Killed grown(0);
    CHECK(checkLog(grown.files.log()));
    CHECK(openJournal(grown.files)->head().position.seq == 12);
}

TEST_CASE("a flipped byte in the log loses no row in silence", "[journal][log]")
{
    const Killed killed;
    const std::array<std::size_t, 5> places{
        killed.placeOf(1), killed.placeOf(7), 3, 20, 32 + 4120 * 5 + 9};
    for (const std::size_t place : places) {
        CAPTURE(place);
        const Killed damaged;
        damaged.flip(place);

        const auto opened = openSqliteJournal(damaged.files);

        REQUIRE_FALSE(opened);
        CHECK(opened.error().code == JournalErrorCode::DamagedPage);
        CHECK_THAT(opened.error().detail, Catch::Contains("damaged at frame"));

        const auto accepted = accept(damaged.files, now);
        if (!accepted) {
            FAIL(accepted.error().detail);
        }
        CHECK(accepted->kept == 12);
        CHECK(accepted->head.position.seq == 13);
        CHECK(openReader(damaged.files)->verify(0));
        CHECK(std::filesystem::exists(damaged.folder.path() / "journal.log.before"));
        CHECK(openJournal(damaged.files)->head() == accepted->head);
    }
}

TEST_CASE("a torn last commit isn't damage", "[journal][log]")
{
    const Killed killed;
    killed.flip(killed.placeOf(12));

    const auto journal = openJournal(killed.files);

    CHECK(journal->head().position.seq == 11);
    appendTickets(*journal, 12, 14);
}

TEST_CASE("what a torn commit left is no damage later", "[journal][log]")
{
    const Killed killed;
    killed.flip(killed.placeOf(12));
    const TestFolder again;
    {
        const auto journal = openJournal(killed.files);
        appendTickets(*journal, 12, 12);
        std::filesystem::copy_file(killed.files.database(), again.files().database());
        std::filesystem::copy_file(killed.files.log(), again.files().log());
    }
    CHECK(checkLog(again.files().log()));
    CHECK(openJournal(again.files())->head().position.seq == 12);
}

TEST_CASE("no log, an empty one and one of zeros are sound", "[journal][log]")
{
    const TestFolder folder;
    CHECK(checkLog(folder.path() / "missing"));
    std::ofstream(folder.path() / "log") << "";
    CHECK(checkLog(folder.path() / "log"));
    std::ofstream(folder.path() / "log") << std::string(20000, '\0');
    CHECK(checkLog(folder.path() / "log"));
    std::ofstream(folder.path() / "log") << std::string(20000, 'x');
    CHECK(!checkLog(folder.path() / "log"));
}

} // namespace hall::journal
