// SPDX-License-Identifier: Apache-2.0
#include "app/journal/chain.h"
#include "app/journal/restoration.h"
#include "tests/journal/fixture.h"

namespace hall::journal {

namespace {

constexpr Time now{std::chrono::milliseconds{1'795'500'000'000}};

/// A journal of thirty rows, and a backup from when it had twenty.
struct Lost
{
    Lost()
    {
        const auto journal = openJournal(before.files());
        appendTickets(*journal, 1, 20);
        REQUIRE(backup(before.files(), file));
        appendTickets(*journal, 21, 30);
        rows = readAll(*openReader(before.files()));
    }

    [[nodiscard]] Restoration begin() const
    {
        auto begun = Restoration::begin(file, after.files(), Overwrite::Refuse);
        REQUIRE(begun);
        return std::move(*begun);
    }

    [[nodiscard]] std::vector<Row> behindBackup() const
    {
        return {rows.begin() + 20, rows.end()};
    }

    TestFolder before;
    TestFolder after;
    std::filesystem::path file = before.path() / "hall.backup";
    std::vector<Row> rows;
};

} // namespace

TEST_CASE("rows that somebody else kept make a journal whole again", "[journal][restoration]")
{
    const Lost lost;
    auto restoration = lost.begin();
    CHECK(restoration.head()->position.seq == 20);
    CHECK(restoration.epochEnds(10)->front() == restoration.head()->position);

    REQUIRE(restoration.add(lost.behindBackup()));
    REQUIRE(restoration.check());
    const auto restored = restoration.finish(now);

    REQUIRE(restored);
    CHECK(restored->head.position.seq == 31);
    auto rows = readAll(*openReader(lost.after.files()));
    rows.pop_back();
    CHECK(rows == lost.rows);
    CHECK(openReader(lost.after.files())->verify(0));
}

TEST_CASE("rows that don't follow are named, with the field", "[journal][restoration]")
{
    const Lost lost;
    auto restoration = lost.begin();
    auto rows = lost.behindBackup();

    SECTION("a changed one")
    {
        rows[4].station = "kiosk-2";
        REQUIRE(restoration.add(rows));
        const auto checked = restoration.check();
        REQUIRE_FALSE(checked);
        CHECK(checked.error().detail ==
              "Row 25 was changed: its field station doesn't match its chain.");
    }
    SECTION("one that is missing")
    {
        rows.erase(rows.begin());
        REQUIRE(restoration.add(rows));
        CHECK(restoration.check().error().detail ==
              "Rows 21 to 21 are missing before row 22 (field seq).");
    }
    SECTION("one that is there already")
    {
        rows[0].seq = 20;
        CHECK(restoration.add(rows).error().detail ==
              "Row 20 is there already, or another row of its command and part.");
        CHECK(restoration.head()->position.seq == 20);
    }
    SECTION("a press that is there already")
    {
        rows[3].command = lost.rows[2].command;
        CHECK(restoration.add(rows).error().seq == 24);
    }
    CHECK_FALSE(std::filesystem::exists(lost.after.files().database()));
}

TEST_CASE("rows that the hall didn't go on with are given up", "[journal][restoration]")
{
    const Lost lost;
    const TestFolder other;
    // An older backup was restored, and the hall went on with that.
    std::vector<Row> wentOn;
    {
        auto older = lost.begin();
        REQUIRE(older.giveUpAfter({.epoch = lost.rows[0].epoch, .seq = 15}) == 5);
        REQUIRE(older.finish(now));
        const auto journal = openJournal(lost.after.files());
        appendTickets(*journal, 17, 25);
        REQUIRE(backup(lost.after.files(), other.path() / "longer"));
        wentOn = readAll(*openReader(lost.after.files()));
    }
    auto restoration = Restoration::begin(lost.file, other.files(), Overwrite::Refuse);
    REQUIRE(restoration);

    CHECK(restoration->giveUpAfter({.epoch = lost.rows[0].epoch, .seq = 15}) == 5);
    REQUIRE(restoration->add(std::span{wentOn}.subspan(15)));
    CHECK(restoration->check());
    CHECK(restoration->epochEnds(10)->size() == 2);
    REQUIRE(restoration->finish(now));

    auto rows = readAll(*openReader(other.files()));
    rows.pop_back();
    CHECK(rows == wentOn);
    CHECK_FALSE(
        Restoration::begin(other.path() / "longer", lost.before.files(), Overwrite::SetAside)
            ->giveUpAfter({.epoch = "another", .seq = 3}));
}

TEST_CASE("breaks that a later cut vouches for pass, as in the hall", "[journal][restoration]")
{
    const Lost lost;
    auto rows = lost.behindBackup();
    rows[4].station = "kiosk-2";
    Chainer chainer;
    const std::string found = toHex(chainer.next(rows[3].chain, rows[4]));
    Row cut = ticketRow(31);
    cut.kind = "JournalCut";
    cut.epoch = "another";
    cut.body = R"({"note":true,"cause":"accepted","breaks":[{"seq":25,"found":")" + found + "\"}]}";
    cut.chain = chainer.next(rows.back().chain, cut);
    rows.push_back(cut);
    auto restoration = lost.begin();

    REQUIRE(restoration.add(rows));

    CHECK(restoration.check());
}

TEST_CASE("no hall begins a new journal where a restoration didn't end", "[journal][restoration]")
{
    const Lost lost;
    {
        auto interrupted = lost.begin();
        REQUIRE(interrupted.add(lost.behindBackup()));
    }
    const auto opened = openSqliteJournal(lost.after.files());
    REQUIRE_FALSE(opened);
    CHECK_THAT(opened.error().detail, Catch::Contains("Restore it again"));

    auto again = lost.begin();
    CHECK(again.head()->position.seq == 20);
    REQUIRE(again.finish(now));
    CHECK(openSqliteJournal(lost.after.files()));
}

} // namespace hall::journal
