// SPDX-License-Identifier: Apache-2.0
#include "app/journal/snapshot_file.h"
#include "tests/journal/fixture.h"

#include <fstream>

namespace hall::journal {

namespace {

constexpr int fold = 3;

std::int64_t seqOf(const std::optional<Snapshot>& snapshot)
{
    return snapshot ? snapshot->seq : 0;
}

struct Kept
{
    TestFolder folder;
    std::unique_ptr<Journal> journal = openJournal(folder.files());
    Snapshots snapshots{folder.path(), std::move(*journal->reader())};

    explicit Kept(std::initializer_list<std::int64_t> numbers)
    {
        appendTickets(*journal, 1, 10);
        for (const std::int64_t seq : numbers) {
            REQUIRE(snapshots.store({seq, fold, "the hall as of " + std::to_string(seq)}));
        }
    }

    [[nodiscard]] std::filesystem::path file(std::int64_t seq) const
    {
        return snapshotPath(folder.path(), seq);
    }
};

} // namespace

TEST_CASE("the newest snapshot comes back, the last two are kept", "[journal][snapshot]")
{
    Kept kept({2, 5, 9});

    const auto newest = kept.snapshots.newest(fold);

    REQUIRE(newest);
    CHECK(newest->seq == 9);
    CHECK(newest->bytes == "the hall as of 9");
    CHECK(seqOf(kept.snapshots.newest(fold, 9)) == 5);
    CHECK(seqOf(kept.snapshots.newest(fold, 5)) == 0);
    CHECK_FALSE(std::filesystem::exists(kept.file(2)));
}

TEST_CASE("a snapshot holds any bytes", "[journal][snapshot]")
{
    Kept kept({});
    std::string bytes("line\nline\0\xFF", 11);
    REQUIRE(kept.snapshots.store({4, fold, bytes}));
    CHECK(kept.snapshots.newest(fold)->bytes == bytes);
    REQUIRE(kept.snapshots.store({4, fold, ""}));
    CHECK(kept.snapshots.newest(fold)->bytes.empty());
}

TEST_CASE("a damaged snapshot is skipped for the older, then for none", "[journal][snapshot]")
{
    Kept kept({5, 9});

    flipByte(kept.file(9), "the hall as of 9", 15);
    CHECK(seqOf(kept.snapshots.newest(fold)) == 5);

    std::filesystem::resize_file(kept.file(5), 60);
    CHECK(seqOf(kept.snapshots.newest(fold)) == 0);
    std::filesystem::resize_file(kept.file(5), 0);
    CHECK(seqOf(kept.snapshots.newest(fold)) == 0);
}

TEST_CASE("what a killed writer left of a snapshot goes with the next", "[journal][snapshot]")
{
    Kept kept({5});
    const auto left = kept.file(4).string() + ".new";
    std::ofstream(left) << "half";

    REQUIRE(kept.snapshots.store({9, fold, "the hall"}));

    CHECK_FALSE(std::filesystem::exists(left));
    CHECK(seqOf(kept.snapshots.newest(fold)) == 9);
}

TEST_CASE("every byte of a snapshot is guarded", "[journal][snapshot]")
{
    const SnapshotFile file{{7, fold, "the hall"}, {{"an epoch", 7}, {}}};
    const std::string bytes = encodeSnapshot(file);
    REQUIRE(decodeSnapshot(bytes));
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        std::string damaged = bytes;
        damaged[i] = static_cast<char>(damaged[i] ^ 0x01);
        CHECK_FALSE(decodeSnapshot(damaged));
        CHECK_FALSE(decodeSnapshot(bytes.substr(0, i)));
    }
}

TEST_CASE("a snapshot by another fold isn't used", "[journal][snapshot]")
{
    Kept kept({5});
    CHECK(seqOf(kept.snapshots.newest(fold + 1)) == 0);
}

TEST_CASE("a snapshot of another history isn't used", "[journal][snapshot]")
{
    Kept kept({5});
    Kept other({});
    std::filesystem::create_directories(snapshotFolder(other.folder.path()));
    std::filesystem::copy_file(kept.file(5), other.file(5));

    CHECK(seqOf(other.snapshots.newest(fold)) == 0);
}

TEST_CASE("there is no snapshot of a row that isn't durable", "[journal][snapshot]")
{
    Kept kept({});
    CHECK_FALSE(kept.snapshots.store({11, fold, "ahead"}));
    CHECK(snapshotNumbers(kept.folder.path()).empty());
}

TEST_CASE("acknowledged rows that are gone from the end are noticed", "[journal][snapshot]")
{
    Kept kept({5});
    const Head head = kept.journal->head();
    SnapshotFile ahead{{12, fold, "the hall"}, {{head.position.epoch, 12}, {}}};
    std::ofstream(kept.file(12), std::ios::binary) << encodeSnapshot(ahead);

    const auto missing = rowsMissingBehind(kept.folder.path(), head);

    REQUIRE(missing);
    CHECK(missing->code == JournalErrorCode::BrokenChain);
    CHECK_THAT(missing->detail, Catch::StartsWith("Rows 11 to 12 are missing at the end"));
    kept.journal.reset();
    const auto opened = openSqliteJournal(kept.folder.files());
    REQUIRE_FALSE(opened);
    CHECK(opened.error().detail == missing->detail);
}

TEST_CASE("a snapshot ahead of another history is no reason to stop", "[journal][snapshot]")
{
    Kept kept({5});
    SnapshotFile foreign{{12, fold, "the hall"}, {{"another epoch", 12}, {}}};
    std::ofstream(kept.file(12), std::ios::binary) << encodeSnapshot(foreign);
    CHECK_FALSE(rowsMissingBehind(kept.folder.path(), kept.journal->head()));
}

} // namespace hall::journal
