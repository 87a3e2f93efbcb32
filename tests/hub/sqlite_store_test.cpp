// SPDX-License-Identifier: Apache-2.0
#include "app/hub/sqlite_store.h"
#include "tests/support/temp_dir.h"
#include "tests/sync/row_list.h"

#include <catch2/catch.hpp>
#include <sqlite3.h>

#include <fstream>

namespace hall::hub {

namespace {

constexpr Time now{std::chrono::milliseconds{1'795'420'800'000}};

test::RowList rowsOf(const std::string& epoch, int count)
{
    test::RowList rows{epoch};
    for (int i = 0; i < count; ++i) {
        rows.append();
    }
    return rows;
}

std::vector<sync::EventMessage>
messages(const test::RowList& rows, std::size_t from, std::size_t to)
{
    std::vector<sync::EventMessage> all;
    for (std::size_t i = from; i < to; ++i) {
        all.push_back(rows.message(i));
    }
    return all;
}

/// The first column of the first row.
std::string ask(const test::TempDir& dir, const char* sql)
{
    sqlite3* database = nullptr;
    REQUIRE(sqlite3_open((dir.path() / "hub.db").c_str(), &database) == SQLITE_OK);
    sqlite3_stmt* statement = nullptr;
    REQUIRE(sqlite3_prepare_v2(database, sql, -1, &statement, nullptr) == SQLITE_OK);
    std::string found;
    if (sqlite3_step(statement) == SQLITE_ROW) {
        found = reinterpret_cast<const char*>(sqlite3_column_text(statement, 0));
    }
    sqlite3_finalize(statement);
    sqlite3_close(database);
    return found;
}

} // namespace

TEST_CASE("a hall's events are stored once, and it is told how far", "[hub][store]")
{
    const test::TempDir dir;
    const auto rows = rowsOf("one", 9);
    auto store = openSqliteStore(dir.path());
    REQUIRE(store);
    CHECK((*store)->newest("district")->position.seq == 0);

    const auto first = (*store)->take(messages(rows, 0, 5), now);
    REQUIRE(first);
    REQUIRE(first->size() == 1);
    CHECK(first->front().hall == "district");
    CHECK(first->front().newest == rows.headAt(4));
    CHECK(first->front().stored == 5);
    CHECK_FALSE(first->front().isEarly);

    const auto again = (*store)->take(messages(rows, 2, 7), now);
    CHECK(again->front().stored == 2);
    CHECK(again->front().newest == rows.headAt(6));
    const auto early = (*store)->take(messages(rows, 8, 9), now);
    CHECK(early->front().isEarly);
    CHECK(early->front().stored == 0);
    CHECK(early->front().newest == rows.headAt(6));

    store->reset();
    store = openSqliteStore(dir.path());
    CHECK((*store)->newest("district") == rows.headAt(6));
    CHECK(ask(dir, "SELECT count(*) FROM event") == "7");
    CHECK(ask(dir, "SELECT group_concat(seq) FROM (SELECT seq FROM event ORDER BY seq)") ==
          "1,2,3,4,5,6,7");
    CHECK(ask(dir, "SELECT body FROM event WHERE seq = 3") == "{}");
    CHECK(ask(dir, "SELECT count(*) FROM trouble") == "0");
}

TEST_CASE("halls of one batch don't mind each other", "[hub][store]")
{
    const test::TempDir dir;
    const auto rows = rowsOf("one", 3);
    auto here = messages(rows, 0, 3);
    auto batch = here;
    for (auto& message : here) {
        message.hall = "harbour";
    }
    batch.insert(batch.begin() + 1, here.begin(), here.end() - 1);

    const auto taken = (*openSqliteStore(dir.path()))->take(batch, now);

    REQUIRE(taken);
    REQUIRE(taken->size() == 2);
    CHECK(taken->at(0).newest == rows.headAt(2));
    CHECK(taken->at(1).newest == rows.headAt(1));
}

TEST_CASE("what somebody has to look at is noted once", "[hub][store]")
{
    const test::TempDir dir;
    auto rows = rowsOf("one", 5);
    auto store = *openSqliteStore(dir.path());
    auto broken = messages(rows, 0, 5);
    broken[3].row.body = R"({"changed":true})";

    const auto taken = store->take(broken, now);
    REQUIRE(taken->front().troubles.size() == 1);
    CHECK(taken->front().troubles.front() ==
          TroubleAt{.what = Trouble::BrokenChain, .position = {.epoch = "one", .seq = 4}});
    CHECK(taken->front().stored == 5);

    auto other = rowsOf("one", 4);
    other.restore(3, "one");
    for (int i = 0; i < 2; ++i) {
        const auto differs = store->take(messages(other, 3, 4), now);
        CHECK(differs->front().troubles.front().what == Trouble::Differs);
        CHECK(differs->front().stored == 0);
    }
    rows.restore(4, "two");
    CHECK(store->take(messages(rows, 4, 5), now)->front().troubles.front().what == Trouble::Branch);

    CHECK(ask(dir, "SELECT group_concat(what || ' ' || epoch || '/' || seq, ', ') FROM trouble") ==
          "broken-chain one/4, differs one/4, branch two/5");
}

TEST_CASE("a batch that can't be stored leaves nothing", "[hub][store]")
{
    const test::TempDir dir;
    const auto rows = rowsOf("one", 5);
    auto store = *openSqliteStore(dir.path());
    // Another program has the database.
    sqlite3* other = nullptr;
    REQUIRE(sqlite3_open((dir.path() / "hub.db").c_str(), &other) == SQLITE_OK);
    const char* full = "CREATE TRIGGER full BEFORE INSERT ON event WHEN NEW.seq = 4 "
                       "BEGIN SELECT RAISE(ABORT, 'no room'); END";
    REQUIRE(sqlite3_exec(other, full, nullptr, nullptr, nullptr) == SQLITE_OK);

    const auto failed = store->take(messages(rows, 0, 5), now);

    REQUIRE_FALSE(failed);
    CHECK(failed.error().detail == "storing an event: no room");
    CHECK(store->newest("district")->position.seq == 0);
    REQUIRE(sqlite3_exec(other, "DROP TRIGGER full", nullptr, nullptr, nullptr) == SQLITE_OK);
    sqlite3_close(other);
    CHECK(store->take(messages(rows, 0, 5), now)->front().stored == 5);
}

TEST_CASE("a database that isn't a hub's is left alone", "[hub][store]")
{
    const test::TempDir dir;
    std::ofstream{dir.path() / "hub.db"} << "a text that is long enough to be no header of SQLite";
    CHECK_FALSE(openSqliteStore(dir.path()));

    const test::TempDir newer;
    REQUIRE(openSqliteStore(newer.path()));
    ask(newer, "PRAGMA user_version = 9");
    CHECK(openSqliteStore(newer.path()).error().detail ==
          (newer.path() / "hub.db").string() +
              " was written by a newer version (schema 9, this program knows 1)");
}

} // namespace hall::hub
