// SPDX-License-Identifier: Apache-2.0
#include "app/server/archivist.h"
#include "tests/support/temp_dir.h"

#include <catch2/catch.hpp>

#include <vector>

using namespace hall;
using namespace std::chrono_literals;
using hall::journal::JournalFiles;
using hall::journal::Row;
using hall::server::Archivist;

namespace {

constexpr Time now{std::chrono::milliseconds{1'795'500'000'000}}; // 2026-11-24

Row rowAt(std::int64_t seq, Time at)
{
    Row row;
    row.seq = seq;
    row.at = at.time_since_epoch().count();
    row.kind = "TicketIssued";
    row.command = "press-" + std::to_string(seq);
    return row;
}

/// A journal at work with 2,000 rows of an old month and one of today, and what the archivist said.
struct Work
{
    Work()
    {
        std::vector<Row> rows;
        for (std::int64_t seq = 1; seq <= 2000; ++seq) {
            rows.push_back(rowAt(seq, now - std::chrono::months{30}));
        }
        rows.push_back(rowAt(2001, now));
        REQUIRE(journal->append(rows).outcome == journal::AppendOutcome::Stored);
    }

    void tell(const std::string& sentence)
    {
        const std::lock_guard lock{mutex};
        told.push_back(sentence);
        changed.notify_all();
    }

    std::string firstTold()
    {
        std::unique_lock lock{mutex};
        REQUIRE(changed.wait_for(lock, 30s, [this] { return !told.empty(); }));
        return told.front();
    }

    Archivist::Parts parts(journal::Writer& writer)
    {
        return {.files = files,
                .keepMonths = 24,
                .between = [&](auto work, auto done) { writer.between(work, done); },
                .tell = [this](const std::string& sentence) { tell(sentence); }};
    }

    test::TempDir dir;
    JournalFiles files{.dataDir = dir.path(), .vfs = {}};
    std::unique_ptr<journal::Journal> journal = std::move(*openSqliteJournal(files));
    std::mutex mutex; ///< guards what follows
    std::condition_variable changed;
    std::vector<std::string> told;
    std::int64_t durable = 2001;
};

} // namespace

TEST_CASE("a month leaves a journal that is being written, a few rows at a time", "[archive]")
{
    Work work;
    {
        journal::Writer writer{*work.journal, [&](const journal::Batch& batch) {
                                   const std::lock_guard lock{work.mutex};
                                   work.durable = batch.lastSeq;
                               }};
        Archivist archivist{work.parts(writer)};
        archivist.request(now);
        for (std::int64_t seq = 2002; seq <= 2050; ++seq) {
            writer.submit({rowAt(seq, now)});
        }
        CHECK_THAT(work.firstTold(),
                   Catch::Contains("archived 2000 events") && Catch::Contains("2024-05.db"));
    }
    CHECK(work.durable == 2050);
    CHECK(std::filesystem::exists(work.files.archive() / "2024-05.db"));
    const auto reader = work.journal->reader();
    REQUIRE(reader);
    CHECK((*reader)->verify(0));
    std::int64_t rows = 0;
    REQUIRE((*reader)->read(0, [&](const Row& /*row*/) { return ++rows > 0; }));
    CHECK(rows == 2050);
    // No rows of that month are left: there is nothing to take out again.
    CHECK(work.journal->dropArchived({{"", 2000}, {}}, 1).appended.outcome ==
          journal::AppendOutcome::Refused);
}

TEST_CASE("an archivist whose writer has stopped ends when it is told to", "[archive]")
{
    Work work;
    journal::Writer writer{*work.journal, [](const journal::Batch& /*batch*/) {}};
    writer.stop();
    {
        Archivist archivist{work.parts(writer)};
        archivist.request(now);
    }
    CHECK(work.told.empty());
    CHECK((*work.journal->reader())->verify(0));
}

TEST_CASE("what can't be archived is told and stays where it is", "[archive]")
{
    Work work;
    std::filesystem::create_directories(work.files.archive() / "2024-05.db.new" / "in the way");
    journal::Writer writer{*work.journal, [](const journal::Batch& /*batch*/) {}};
    Archivist archivist{work.parts(writer)};
    archivist.request(now);
    CHECK_THAT(work.firstTold(), Catch::Contains("nothing more is archived"));
    CHECK((*work.journal->reader())->row(1).value());
}
