// SPDX-License-Identifier: Apache-2.0
#include "app/journal/backup.h"
#include "tests/journal/fixture.h"

#include <fstream>

namespace hall::journal {

namespace {

constexpr Time now{std::chrono::milliseconds{1'795'500'000'000}};

} // namespace

TEST_CASE("a backup is taken while the hall writes", "[journal][backup]")
{
    const TestFolder folder;
    const TestFolder elsewhere;
    const auto journal = openJournal(folder.files());
    appendTickets(*journal, 1, 30);
    const Head head = journal->head();
    const auto file = elsewhere.path() / "hall.backup";

    const auto done = backup(folder.files(), file);
    appendTickets(*journal, 31, 32);

    REQUIRE(done);
    CHECK(done->head == head);
    CHECK_FALSE(done->damage);
    CHECK(std::distance(std::filesystem::directory_iterator(elsewhere.path()), {}) == 1);

    SECTION("and restored it goes on in a new epoch")
    {
        const TestFolder fresh;
        const auto restored = restore(file, fresh.files(), Overwrite::Refuse, now);

        REQUIRE(restored);
        CHECK(restored->before.empty());
        CHECK(restored->head.position.seq == 31);
        CHECK(restored->head.position.epoch != head.position.epoch);
        auto rows = readAll(*openReader(fresh.files()));
        CHECK(rows.back().kind == "JournalCut");
        CHECK_THAT(rows.back().body, Catch::Contains(R"("cause":"restored")"));
        rows.pop_back();
        auto original = readAll(*openReader(folder.files()));
        original.resize(30);
        CHECK(rows == original);
        const auto reopened = openJournal(fresh.files());
        appendTickets(*reopened, 32, 33);
        CHECK(openReader(fresh.files())->verify(0));
    }
    SECTION("and isn't written over")
    {
        const auto again = backup(folder.files(), file);
        REQUIRE_FALSE(again);
        CHECK_THAT(again.error().detail, Catch::Contains("exists already"));
    }
    SECTION("and restored twice it makes two histories")
    {
        const TestFolder one;
        const TestFolder other;
        CHECK(restore(file, one.files(), Overwrite::Refuse, now)->head.position.epoch !=
              restore(file, other.files(), Overwrite::Refuse, now)->head.position.epoch);
    }
}

TEST_CASE("a journal with rows isn't replaced unless told", "[journal][backup]")
{
    const TestFolder folder;
    const auto files = folder.files();
    const auto file = folder.path() / "hall.backup";
    makeJournal(files, 5);
    REQUIRE(backup(files, file));
    {
        const auto journal = openJournal(files);
        appendTickets(*journal, 6, 8);
        Snapshots snapshots(folder.path(), std::move(*journal->reader()));
        REQUIRE(snapshots.store({8, 1, "what is given up"}));
    }

    const auto refused = restore(file, files, Overwrite::Refuse, now);
    REQUIRE_FALSE(refused);
    CHECK_THAT(refused.error().detail, Catch::Contains("has rows"));
    CHECK(openReader(files)->head()->position.seq == 8);

    const auto restored = restore(file, files, Overwrite::SetAside, now);
    REQUIRE(restored);
    CHECK(restored->head.position.seq == 6);
    CHECK(std::filesystem::exists(restored->before));
    const auto journal = openJournal(files);
    appendTickets(*journal, 7, 9);
    Snapshots snapshots(folder.path(), std::move(*journal->reader()));
    CHECK_FALSE(snapshots.newest(1));
    REQUIRE(snapshots.store({7, 1, "the hall goes on"}));
    CHECK(snapshots.newest(1)->bytes == "the hall goes on");
}

TEST_CASE("an empty journal is replaced without asking", "[journal][backup]")
{
    const TestFolder folder;
    const TestFolder fresh;
    makeJournal(folder.files(), 5);
    REQUIRE(backup(folder.files(), folder.path() / "hall.backup"));
    (void)openJournal(fresh.files());

    CHECK(restore(folder.path() / "hall.backup", fresh.files(), Overwrite::Refuse, now));
}

TEST_CASE("what can't be restored is refused", "[journal][backup]")
{
    const TestFolder folder;
    std::ofstream(folder.path() / "text") << "not a backup";

    CHECK_FALSE(restore(folder.path() / "missing", folder.files(), Overwrite::Refuse, now));
    CHECK_FALSE(restore(folder.path() / "text", folder.files(), Overwrite::Refuse, now));
    CHECK_FALSE(std::filesystem::exists(folder.files().database()));

    const auto none = backup(folder.files(), folder.path() / "backup");
    REQUIRE_FALSE(none);
    CHECK(none.error().code == JournalErrorCode::CannotOpen);

    makeJournal(folder.files(), 1);
    const auto journal = openJournal(folder.files());
    const auto inUse = restore(folder.files().database(), folder.files(), Overwrite::SetAside, now);
    REQUIRE_FALSE(inUse);
    CHECK(inUse.error().code == JournalErrorCode::InUse);
}

TEST_CASE("a backup tells what is broken in it", "[journal][backup]")
{
    const TestFolder folder;
    makeJournal(folder.files(), 20);
    flipByte(folder.files().database(), R"("number":"A7")", 11);

    const auto done = backup(folder.files(), folder.path() / "hall.backup");

    REQUIRE(done);
    REQUIRE(done->damage);
    CHECK(done->damage->seq == 7);
    CHECK(std::filesystem::exists(folder.path() / "hall.backup"));
}

} // namespace hall::journal
