// SPDX-License-Identifier: Apache-2.0
#include "app/hub/postgres.h"
#include "app/hub/postgres_store.h"
#include "tests/engines/postgres_process.h"
#include "tests/hub/analyst_cases.h"
#include "tests/hub/downlink_cases.h"
#include "tests/hub/read_cases.h"
#include "tests/hub/word_cases.h"
#include "tests/support/wait_for.h"
#include "tests/sync/row_list.h"

#include <catch2/catch.hpp>

#include <array>
#include <thread>

namespace hall::hub {

namespace {

/// One for all tests, as it takes seconds to make; it ends with the program.
test::PostgresProcess& server()
{
    static test::PostgresProcess process;
    static const bool isRunning = process.start();
    REQUIRE(isRunning);
    return process;
}

/// A database of its own on the one server.
class PostgresDatabase : public cases::Database
{
public:
    PostgresDatabase()
        : m_name("hall_" + std::to_string(++count))
    {
        REQUIRE(postgres::Connection::open(server().conninfo())
                    ->run(("CREATE DATABASE " + m_name).c_str()));
    }

    Result<std::unique_ptr<Store>, StoreError> open() override
    {
        return openPostgresStore(server().conninfo(m_name));
    }

    [[nodiscard]] cases::OpenDownlink downlink() const
    {
        return [this] { return openPostgresDownlink(server().conninfo(m_name)); };
    }

    [[nodiscard]] cases::Opening opening() const
    {
        return {.store = [this] { return openPostgresStore(server().conninfo(m_name)); },
                .connection =
                    [this](SqlTables tables) {
                        return openPostgresConnection(server().conninfo(m_name), tables);
                    }};
    }

    Result<History, StoreError> openHistory() override
    {
        return History::on(openPostgresConnection(server().conninfo(m_name), History::tables));
    }

    Result<HallKeys, StoreError> openHallKeys() override
    {
        return HallKeys::on(openPostgresConnection(server().conninfo(m_name), HallKeys::tables));
    }

    std::vector<std::string> askAll(const std::string& sql) override
    {
        auto connection = postgres::Connection::open(server().conninfo(m_name));
        REQUIRE(connection->run("SET TimeZone TO 'UTC'"));
        const auto rows = connection->run(sql.c_str());
        INFO((rows ? "" : rows.error()));
        REQUIRE(rows);
        std::vector<std::string> found;
        found.reserve(static_cast<std::size_t>(rows->count()));
        for (int row = 0; row < rows->count(); ++row) {
            found.emplace_back(rows->text(row, 0));
        }
        return found;
    }

private:
    static inline int count = 0;
    std::string m_name;
};

std::vector<sync::EventMessage> rowsOf(const std::string& hall, int count)
{
    test::RowList rows{"one"};
    std::vector<sync::EventMessage> batch;
    for (int i = 0; i < count; ++i) {
        rows.append();
        batch.push_back(rows.message(static_cast<std::size_t>(i)));
        batch.back().hall = hall;
    }
    return batch;
}

} // namespace

TEST_CASE("a hall's events are stored once, and it is told how far", "[hub][postgres]")
{
    PostgresDatabase database;
    cases::storesEachOnce(database);
}

TEST_CASE("halls of one batch don't mind each other", "[hub][postgres]")
{
    PostgresDatabase database;
    cases::keepsHallsApart(database);
}

TEST_CASE("what somebody has to look at is noted once", "[hub][postgres]")
{
    PostgresDatabase database;
    cases::notesTroubleOnce(database);
}

TEST_CASE("what a hall signs tells whose its rows are", "[hub][postgres][word]")
{
    for (const cases::WordCase& each : cases::wordCases) {
        DYNAMIC_SECTION(each.sentence)
        {
            PostgresDatabase database;
            each.run(database);
        }
    }
}

TEST_CASE("hubs know of each other by the database", "[hub][postgres]")
{
    PostgresDatabase database;
    cases::knowsWhoLives(database);
}

TEST_CASE("catalogues, lists and notices are kept on a server as in a file", "[hub][downlink]")
{
    const auto on = [](void (*does)(const cases::OpenDownlink&)) {
        const PostgresDatabase database;
        does(database.downlink());
    };
    on(cases::countsCatalogues);
    on(cases::keepsTheNewestOfEachDay);
    on(cases::tellsWhatChanged);
    on(cases::forgetsDaysGone);
    on(cases::keepsReceipts);
    on(cases::countsForTwo);
    on(cases::losesNoChangeOfTwo);
}

TEST_CASE("events, tickets and answers are read from a server as from a file", "[hub][reader]")
{
    const auto on = [](void (*does)(const cases::Opening&)) {
        const PostgresDatabase database;
        does(database.opening());
    };
    on(cases::listsHalls);
    on(cases::readsEventsAcrossEpochs);
    on(cases::findsTicketsByCode);
    on(cases::keepsAnswersForADay);
}

TEST_CASE("analysts are told what happened to a city's tickets", "[hub][postgres]")
{
    // One for all: after a kill the server syncs every file of every database.
    PostgresDatabase database;
    REQUIRE(database.open());
    for (const cases::AnalystCase& each : cases::analystCases) {
        INFO(each.sentence);
        database.ask("TRUNCATE event, hall, hall_offset");
        each.run(database);
    }
}

TEST_CASE("what is stored can be read again, in pieces", "[hub][postgres]")
{
    PostgresDatabase database;
    cases::tellsWhatIsStored(database);
}

TEST_CASE("two hubs that have the same events store each once", "[hub][postgres]")
{
    PostgresDatabase database;
    std::vector<sync::EventMessage> batch;
    for (const char* hall : {"a", "b", "c"}) {
        for (auto& message : rowsOf(hall, 300)) {
            batch.push_back(std::move(message));
        }
    }
    auto backwards = batch;
    std::ranges::stable_sort(backwards, std::greater{}, &sync::EventMessage::hall);
    std::array<std::int64_t, 2> stored{};
    const auto work = [&](std::int64_t& count, const std::vector<sync::EventMessage>& all) {
        auto store = database.open();
        if (!store) {
            return;
        }
        for (std::size_t i = 0; i < all.size(); i += 30) {
            const auto from = all.begin() + static_cast<std::ptrdiff_t>(i);
            const auto taken = (*store)->take({from, from + 30}, Time{});
            for (const HallTaken& each : taken.value_or(std::vector<HallTaken>{})) {
                count += each.stored;
            }
        }
    };
    std::thread other{work, std::ref(stored[1]), std::cref(backwards)};
    work(stored[0], batch);
    other.join();

    CHECK(stored[0] + stored[1] == 900);
    CHECK(database.ask("SELECT count(*) FROM event") == "900");
    CHECK(database.ask("SELECT count(*) FROM trouble") == "0");
}

TEST_CASE("each business day has its partition, and what has none the one for that",
          "[hub][postgres]")
{
    PostgresDatabase database;
    auto batch = rowsOf("district", 4);
    batch[1].row.day = "";
    batch[2].row.day = "2026-11-24";
    batch[3].row.day = "9999-12-31"; // of a clock that is wrong: it must not hold up the others
    REQUIRE((*database.open())->take(batch, Time{}));

    const auto of = [&](const char* table) {
        return database.ask(std::string{"SELECT seq FROM "} + table);
    };
    CHECK(of("event_2026_11_23") == "1");
    CHECK(of("event_without_day") == "2");
    CHECK(of("event_2026_11_24") == "3");
    CHECK(of("event_9999_12_31") == "4");
}

TEST_CASE("texts that are hard to quote come back as they were", "[hub][postgres]")
{
    PostgresDatabase database;
    auto batch = rowsOf("district", 1);
    batch[0].row.subject = R"(a"b\c{d},'e' NULL)";
    batch[0].row.body = "{\"name\":\"䶮 𠮷\",\"line\":\"\\n\"}";
    batch[0].row.station = std::string{"x\0y", 3};
    REQUIRE((*database.open())->take(batch, Time{}));

    CHECK(database.ask("SELECT subject FROM event") == batch[0].row.subject);
    CHECK(database.ask("SELECT body FROM event") == batch[0].row.body);
    CHECK(database.ask("SELECT station FROM event") == "x\xEF\xBF\xBDy");
}

TEST_CASE("a hub goes on when its database was restarted", "[hub][postgres]")
{
    PostgresDatabase database;
    auto store = *database.open();
    const auto batch = rowsOf("district", 10);
    REQUIRE(store->take({batch.begin(), batch.begin() + 5}, Time{}));

    server().kill();
    // Who served us may go on until it has seen that.
    REQUIRE(test::waitFor([&] { return !store->newest("district"); }));
    const auto away = store->take({batch.begin() + 5, batch.end()}, Time{});
    CHECK_FALSE(away);
    REQUIRE(server().start());

    CHECK(store->newest("district")->position.seq == 5);
    CHECK(store->take({batch.begin() + 5, batch.end()}, Time{})->front().stored == 5);
}

} // namespace hall::hub
