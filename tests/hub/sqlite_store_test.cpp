// SPDX-License-Identifier: Apache-2.0
#include "app/hub/sqlite_store.h"
#include "tests/hub/analyst_cases.h"
#include "tests/hub/word_cases.h"
#include "tests/support/temp_dir.h"
#include "tests/sync/row_list.h"

#include <catch2/catch.hpp>
#include <sqlite3.h>

#include <fstream>

namespace hall::hub {

namespace {

class SqliteFile : public cases::Database
{
public:
    Result<std::unique_ptr<Store>, StoreError> open() override
    {
        return openSqliteStore(dir.path());
    }

    Result<History, StoreError> openHistory() override
    {
        return History::on(openSqliteConnection(dir.path(), History::tables));
    }

    Result<HallKeys, StoreError> openHallKeys() override
    {
        return HallKeys::on(openSqliteConnection(dir.path(), HallKeys::tables));
    }

    std::vector<std::string> askAll(const std::string& sql) override
    {
        sqlite3* database = nullptr;
        REQUIRE(sqlite3_open(path().c_str(), &database) == SQLITE_OK);
        sqlite3_stmt* statement = nullptr;
        REQUIRE(sqlite3_prepare_v2(database, sql.c_str(), -1, &statement, nullptr) == SQLITE_OK);
        std::vector<std::string> found;
        while (sqlite3_step(statement) == SQLITE_ROW) {
            found.emplace_back(reinterpret_cast<const char*>(sqlite3_column_text(statement, 0)));
        }
        sqlite3_finalize(statement);
        sqlite3_close(database);
        return found;
    }

    [[nodiscard]] std::string path() const
    {
        return (dir.path() / "hub.db").string();
    }

    test::TempDir dir;
};

} // namespace

TEST_CASE("a hall's events are stored once, and it is told how far", "[hub][store]")
{
    SqliteFile file;
    cases::storesEachOnce(file);
}

TEST_CASE("halls of one batch don't mind each other", "[hub][store]")
{
    SqliteFile file;
    cases::keepsHallsApart(file);
}

TEST_CASE("what somebody has to look at is noted once", "[hub][store]")
{
    SqliteFile file;
    cases::notesTroubleOnce(file);
}

TEST_CASE("hubs know of each other by the database", "[hub][store]")
{
    SqliteFile file;
    cases::knowsWhoLives(file);
}

TEST_CASE("analysts are told what happened to a city's tickets", "[hub][store]")
{
    for (const cases::AnalystCase& each : cases::analystCases) {
        DYNAMIC_SECTION(each.sentence)
        {
            SqliteFile file;
            each.run(file);
        }
    }
}

TEST_CASE("what is stored can be read again, in pieces", "[hub][store]")
{
    SqliteFile file;
    cases::tellsWhatIsStored(file);
}

TEST_CASE("what a hall signs tells whose its rows are", "[hub][store][word]")
{
    for (const cases::WordCase& each : cases::wordCases) {
        DYNAMIC_SECTION(each.sentence)
        {
            SqliteFile file;
            each.run(file);
        }
    }
}

TEST_CASE("a batch that can't be stored leaves nothing", "[hub][store]")
{
    SqliteFile file;
    test::RowList rows{"one"};
    std::vector<sync::EventMessage> batch;
    for (std::size_t i = 0; i < 5; ++i) {
        rows.append();
        batch.push_back(rows.message(i));
    }
    auto store = *file.open();
    file.ask("CREATE TRIGGER full BEFORE INSERT ON event WHEN NEW.seq = 4 "
             "BEGIN SELECT RAISE(ABORT, 'no room'); END");

    const auto failed = store->take(batch, Time{});

    REQUIRE_FALSE(failed);
    CHECK(failed.error().detail == "storing an event: no room");
    CHECK(store->newest("district")->position.seq == 0);
    file.ask("DROP TRIGGER full");
    CHECK(store->take(batch, Time{})->front().stored == 5);
}

TEST_CASE("a database that isn't a hub's is left alone", "[hub][store]")
{
    SqliteFile text;
    std::ofstream{text.path()} << "a text that is long enough to be no header of SQLite";
    CHECK_FALSE(text.open());

    SqliteFile newer;
    REQUIRE(newer.open());
    newer.ask("PRAGMA user_version = 9");
    CHECK(newer.open().error().detail ==
          newer.path() + " was written by a newer version (schema 9, this program knows 1)");
}

} // namespace hall::hub
