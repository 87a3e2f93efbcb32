// SPDX-License-Identifier: Apache-2.0
#include "app/journal/files.h"
#include "app/journal/snapshot_file.h"
#include "app/server/event_row.h"
#include "app/server/learning.h"
#include "tests/support/hall_script.h"
#include "tests/support/memory_journal.h"
#include "tests/support/temp_dir.h"

#include <catch2/catch.hpp>

using namespace hall;
using namespace hall::server;
using namespace std::chrono_literals;

namespace {

/// Serves some citizens on each of so many days, on a journal that `Learning` reads.
struct PastDaysJournal
{
    explicit PastDaysJournal(int days)
    {
        for (int day = 0; day < days; ++day) {
            liveDay(script);
        }
        std::vector<journal::Row> rows;
        for (const Event& event : script.journal) {
            rows.push_back(toRow(event));
        }
        REQUIRE(journal.append(rows).outcome == journal::AppendOutcome::Stored);
    }

    static void liveDay(test::HallScript& script)
    {
        script.open(1);
        for (int citizen = 0; citizen < 10; ++citizen) {
            script.take("a1");
            (void)script.tell("1 next | 1 start | +200s 1 finish");
        }
        REQUIRE(script.play(CloseDay{}));
        script.now = std::chrono::floor<std::chrono::days>(script.now) + 32h;
        REQUIRE(script.play(
            OpenDay{.day = BusinessDay{std::chrono::floor<std::chrono::days>(script.now)}}));
    }

    /// What is learned with the file that there is, and what was said about it.
    PastDays learn()
    {
        said.clear();
        Learning learning{dir.path(),
                          journal.reader().value(),
                          [this](const std::string& sentence) { said += sentence; }};
        learning.follow(ending);
        return learning.learned().past();
    }

    [[nodiscard]] std::filesystem::path file() const
    {
        return dir.path() / "learned";
    }

    [[nodiscard]] journal::SnapshotFile stored() const
    {
        return journal::readSnapshot(file()).value();
    }

    void store(const journal::SnapshotFile& changed) const
    {
        REQUIRE(journal::replaceFile(file(), journal::encodeSnapshot(changed)));
    }

    test::TempDir dir;
    test::MemoryJournal journal;
    test::HallScript script;
    std::string said;
    const std::atomic<bool> ending = false;
};

} // namespace

TEST_CASE("what past days taught is kept, and going on from it gives what the whole journal gives",
          "[forecast][learned]")
{
    PastDaysJournal days{3};

    const PastDays whole = days.learn();

    CHECK(whole.upTo > 0);
    CHECK(days.stored().snapshot.seq == whole.upTo);
    CHECK(days.learn() == whole);
    PastDaysJournal::liveDay(days.script);
    std::vector<journal::Row> rows;
    for (const Event& event : days.script.journal) {
        if (event.seq > days.journal.head().position.seq) {
            rows.push_back(toRow(event));
        }
    }
    REQUIRE(days.journal.append(rows).outcome == journal::AppendOutcome::Stored);
    const PastDays goneOn = days.learn();
    CHECK(goneOn.upTo > whole.upTo);
    std::filesystem::remove(days.file());
    CHECK(days.learn() == goneOn);
    CHECK(days.said.empty());
}

TEST_CASE("a file of past days that can't be used is made anew from the journal, and that is said",
          "[forecast][learned]")
{
    PastDaysJournal days{2};
    const PastDays whole = days.learn();
    journal::SnapshotFile file = days.stored();
    std::string why;
    SECTION("a flipped byte")
    {
        std::string bytes = journal::readFile(days.file()).value();
        bytes[bytes.size() / 2] ^= 1;
        REQUIRE(journal::replaceFile(days.file(), bytes));
        why = "is damaged";
    }
    SECTION("half of it")
    {
        const std::string bytes = journal::readFile(days.file()).value();
        REQUIRE(journal::replaceFile(days.file(), bytes.substr(0, bytes.size() / 2)));
        why = "is damaged";
    }
    SECTION("another way of counting")
    {
        file.snapshot.fold += 1;
        days.store(file);
        why = "another version";
    }
    SECTION("another version of its text")
    {
        file.snapshot.bytes = R"({"version": 1})";
        days.store(file);
        why = "another version";
    }
    SECTION("another epoch")
    {
        file.head.position.epoch = "22222222-2222-4222-8222-222222222222";
        days.store(file);
        why = "another journal";
    }
    SECTION("ahead of the journal")
    {
        file.head.position.seq += 1000;
        days.store(file);
        why = "another journal";
    }

    CHECK(days.learn() == whole);

    CHECK(days.said.find(why) != std::string::npos);
    CHECK(days.said.find("made anew") != std::string::npos);
    CHECK(days.learn() == whole);
    CHECK(days.said.empty());
}
