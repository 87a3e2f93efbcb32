// SPDX-License-Identifier: Apache-2.0
#include "app/journal/sqlite_journal.h"
#include "app/protocol/hall_codec.h"
#include "tests/server/running_node.h"
#include "tests/support/core_text.h"

#include <sqlite3.h>

#include <fstream>

using namespace hall;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using hall::test::RunningNode;
using hall::test::waitFor;

TEST_CASE("a node that is started again has the same hall, from a snapshot and the rows after it",
          "[node]")
{
    RunningNode node;
    auto client = node.linkedClient();
    node.openHall(*client);
    for (int at = 0; at < 50; ++at) {
        (void)node.ask(*client, u"ticket.take"_s, {{u"service"_s, u"a1"_s}});
    }
    REQUIRE(waitFor([&] { return std::filesystem::exists(node.dir.path() / "snapshots"); }));
    const std::string before = protocol::encodeHall(node.node->service().hall());
    node.node->stop(u"test"_s);

    node.restart();

    CHECK(protocol::encodeHall(node.node->service().hall()) == before);
    REQUIRE(waitFor([&] { return !client->isLinked() || client->silence() < 1s; }));
    CHECK(node.ask(*client, u"ticket.take"_s, {{u"service"_s, u"a1"_s}})->ticket->number == "A051");
}

TEST_CASE("a node that is started again and again takes its snapshot all the same", "[node]")
{
    RunningNode node;
    node.settings.journal.snapshotEvery = 20;
    {
        auto client = node.linkedClient();
        node.openHall(*client);
    }
    const auto snapshots = node.dir.path() / "snapshots";
    CHECK_FALSE(std::filesystem::exists(snapshots));
    for (int start = 0; start < 4; ++start) {
        auto client = node.linkedClient();
        for (int at = 0; at < 6; ++at) {
            REQUIRE(node.ask(*client, u"ticket.take"_s, {{u"service"_s, u"a1"_s}}));
        }
        client.reset();
        node.restart();
    }
    auto client = node.linkedClient();
    REQUIRE(node.ask(*client, u"ticket.take"_s, {{u"service"_s, u"a1"_s}}));
    CHECK(waitFor([&] { return std::filesystem::exists(snapshots); }));
}

TEST_CASE("months that are older than the settings keep leave the journal before the hall opens",
          "[node][archive]")
{
    RunningNode node;
    node.settings.journal.keepMonths = 24;
    {
        auto client = node.linkedClient();
        node.openHall(*client);
        (void)node.ask(*client, u"ticket.take"_s, {{u"service"_s, u"a1"_s}});
        REQUIRE(node.ask(*client, u"day.close"_s, {}));
        node.node->stop(u"test"_s);
    }
    // Rows of a month that is over; the machine is asleep meanwhile, and synchronised afterwards.
    node.shift = std::chrono::days{3 * 365};
    node.restart();
    CHECK_FALSE(std::filesystem::exists(node.dir.path() / "archive"));
    {
        auto client = node.linkedClient();
        REQUIRE(node.ask(
            *client, u"day.open"_s, {{u"day"_s, u"2029-11-23"_s}, {u"timeConfirmed"_s, true}}));
        REQUIRE(node.ask(*client, u"day.close"_s, {}));
        node.node->stop(u"test"_s);
    }

    node.restart();

    const journal::JournalFiles files{.dataDir = node.dir.path(), .vfs = {}};
    const auto reader = journal::openSqliteReader(files);
    REQUIRE(reader);
    REQUIRE(waitFor([&] { return std::filesystem::exists(node.dir.path() / "archive"); }));
    const std::string before = protocol::encodeHall(node.node->service().hall());
    node.node->stop(u"test"_s);
    CHECK((*reader)->verify(0));
    CHECK((*reader)->row(1).value());
    std::filesystem::remove_all(node.dir.path() / "snapshots");
    node.restart();
    CHECK(protocol::encodeHall(node.node->service().hall()) == before);
}

TEST_CASE("a client that lost its link asks again for the answer it missed", "[node]")
{
    RunningNode node;
    auto client = node.linkedClient();
    node.openHall(*client);
    std::optional<RunningNode::Reply> answer;
    client->command(
        u"ticket.take"_s, {{u"service"_s, u"a1"_s}}, [&](const auto& reply) { answer = reply; });
    // The node goes before the client read its answer, and comes back with the same journal.
    node.node->stop(u"test"_s);
    node.restart();

    REQUIRE(waitFor([&] { return answer.has_value(); }));
    REQUIRE(*answer);
    CHECK((*answer)->ticket->number == "A001");
    CHECK(node.node->service().hall().tickets.size() == 1);
}

TEST_CASE("without a link a press is refused at once and nothing is kept to send later", "[node]")
{
    RunningNode node;
    auto client = node.linkedClient();
    node.openHall(*client);
    node.node.reset();
    REQUIRE(waitFor([&] { return !client->isLinked(); }));

    std::optional<RunningNode::Reply> answer;
    client->command(
        u"ticket.take"_s, {{u"service"_s, u"a1"_s}}, [&](const auto& reply) { answer = reply; });

    REQUIRE(answer);
    CHECK(answer->error().code == protocol::RpcError::NotLinked);
    node.restart();
    REQUIRE(waitFor([&] { return client->isLinked(); }));
    CHECK(node.node->service().hall().tickets.empty());
}

TEST_CASE("a called ticket starts by itself, unless it was recalled", "[node][timer]")
{
    RunningNode node;
    auto client = node.linkedClient();
    node.openHall(*client);
    (void)node.ask(*client, u"ticket.take"_s, {{u"service"_s, u"a1"_s}});
    const auto called =
        node.ask(*client, u"counter.next"_s, {{u"counter"_s, 1}, {u"seen"_s, QJsonValue::Null}});
    const QString ticket = QString::fromStdString(called->ticket->id.value);

    SECTION("starts after thirty seconds")
    {
        node.shift = 31s;
        REQUIRE(waitFor(
            [&] { return node.node->service().hall().at({1})->state == TicketState::Serving; }));
    }
    SECTION("is left to the clerk after a recall")
    {
        node.shift = 10s;
        REQUIRE(node.ask(*client, u"counter.recall"_s, {{u"counter"_s, 1}, {u"seen"_s, ticket}}));
        REQUIRE(node.ask(*client, u"counter.open"_s, {{u"counter"_s, 3}, {u"clerk"_s, u"1033"_s}}));
        (void)node.ask(*client, u"ticket.take"_s, {{u"service"_s, u"a1"_s}});
        REQUIRE(node.ask(
            *client, u"counter.next"_s, {{u"counter"_s, 3}, {u"seen"_s, QJsonValue::Null}}));
        node.shift = 600s;
        // The other counter's ticket has started: so the timers have looked at both.
        REQUIRE(waitFor(
            [&] { return node.node->service().hall().at({3})->state == TicketState::Serving; }));
        CHECK(node.node->service().hall().at({1})->state == TicketState::Called);
    }
}

TEST_CASE("a called ticket's time to come begins when its call was spoken", "[node][timer]")
{
    RunningNode node;
    Rules& rules = node.settings.rules;
    rules.zones.push_back({{"west"}, {"西区", "West", {}}});
    rules.counters[2].zone = {"west"}; // out of hearing
    rules.hall = "spoken";
    node.settings.voice.latestSeconds = 300;
    node.settings.stations = {{.name = {"kiosk-1"},
                               .zone = {"east"},
                               .printer = {},
                               .scanner = {},
                               .speaker = SpeakerSettings{},
                               .leds = {}}};
    node.restart();
    auto client = node.linkedClient();
    node.openHall(*client);
    REQUIRE(node.ask(*client, u"counter.open"_s, {{u"counter"_s, 3}, {u"clerk"_s, u"1033"_s}}));
    REQUIRE(node.ask(*client, u"station.claim"_s, {{u"station"_s, u"kiosk-1"_s}}));
    const auto report = [&](const QString& method, QJsonObject params) {
        params[u"station"_s] = u"kiosk-1"_s;
        params[u"claim"_s] = 1;
        REQUIRE(node.ask(*client, method, params));
    };
    report(u"device.changed"_s, {{u"device"_s, u"speaker"_s}, {u"condition"_s, u"ready"_s}});
    for (const int counter : {1, 3}) {
        REQUIRE(node.ask(*client, u"ticket.take"_s, {{u"service"_s, u"a1"_s}}));
        REQUIRE(node.ask(
            *client, u"counter.next"_s, {{u"counter"_s, counter}, {u"seen"_s, QJsonValue::Null}}));
    }
    const QString ticket = QString::fromStdString(node.hall().at({1})->id.value);
    const auto stateAt = [&](int counter) { return node.hall().at({counter})->state; };

    // Where no loudspeaker calls it counts from the call; the timers look at both at once.
    node.shift = 40s;
    REQUIRE(waitFor([&] { return stateAt(3) == TicketState::Serving; }));
    CHECK(stateAt(1) == TicketState::Called);

    SECTION("it was spoken late")
    {
        report(u"announcement.spoken"_s,
               {{u"ticket"_s, ticket},
                {u"counter"_s, 1},
                {u"call"_s, 1},
                {u"outcome"_s, u"spoken"_s}});
        const Time spoken = node.node->service().clock().now();
        // Another call at the other counter tells that the timers have looked again.
        const QString there = QString::fromStdString(node.hall().at({3})->id.value);
        REQUIRE(node.ask(*client, u"ticket.take"_s, {{u"service"_s, u"a1"_s}}));
        REQUIRE(node.ask(*client, u"counter.next"_s, {{u"counter"_s, 3}, {u"seen"_s, there}}));
        node.shift = 75s;
        REQUIRE(waitFor([&] { return stateAt(3) == TicketState::Serving; }));
        node.shift = 110s;
        REQUIRE(waitFor([&] { return stateAt(1) == TicketState::Serving; }));
        CHECK(node.hall().at({1})->startedAt >= spoken + 30s);
    }
    SECTION("nothing was heard of it in the time in which it may be spoken")
    {
        node.shift = 301s;
        REQUIRE(waitFor([&] { return stateAt(1) == TicketState::Serving; }));
    }
}

TEST_CASE("old rows are read at night, and damage is told without stopping the hall",
          "[node][archive]")
{
    RunningNode node;
    const auto journalIs = [&](const char* condition) {
        const auto view = node.node->publisher().make("hall");
        const auto& devices = std::get<protocol::HallView>(*view).devices;
        return std::ranges::any_of(devices, [&](const protocol::DeviceLine& line) {
            return line.station.value == "node" && line.device == "journal" &&
                   line.condition == condition;
        });
    };
    {
        auto client = node.linkedClient();
        node.openHall(*client);
        for (int taken = 0; taken < 30; ++taken) {
            (void)node.ask(*client, u"ticket.take"_s, {{u"service"_s, u"a1"_s}});
        }
        REQUIRE(node.ask(*client, u"day.close"_s, {}));
    }
    REQUIRE(waitFor([&] { return std::filesystem::exists(node.dir.path() / "snapshots"); }));
    node.node->stop(u"test"_s);
    node.restart();
    REQUIRE(waitFor([&] { return journalIs("ready"); }));
    node.node->stop(u"test"_s);
    node.node.reset();

    sqlite3* database = nullptr;
    REQUIRE(sqlite3_open((node.dir.path() / "journal.db").c_str(), &database) == SQLITE_OK);
    REQUIRE(
        sqlite3_exec(
            database, "UPDATE event SET at = at + 1 WHERE seq = 3", nullptr, nullptr, nullptr) ==
        SQLITE_OK);
    sqlite3_close(database);
    node.restart();

    REQUIRE(waitFor([&] { return journalIs("damaged"); }));
    auto client = node.linkedClient();
    CHECK(node.ask(*client, u"day.open"_s, {{u"day"_s, u"2026-11-24"_s}}));
}

TEST_CASE("a clock that jumps is suspected until a person confirms the time", "[node][clock]")
{
    RunningNode node;
    auto client = node.linkedClient();
    node.openHall(*client);
    node.isSynchronised = false;
    node.wallShift = 5h;
    REQUIRE(waitFor([&] { return node.node->service().hall().clockSuspected; }));
    CHECK(node.ask(*client, u"day.close"_s, {}).error().rejection == Rejection::ClockSuspected);

    REQUIRE(node.ask(
        *client, u"day.open"_s, {{u"day"_s, u"2026-11-24"_s}, {u"timeConfirmed"_s, true}}));

    CHECK_FALSE(node.node->service().clock().isSuspected());
    CHECK(node.ask(*client, u"day.close"_s, {}));
}

TEST_CASE("rules that would be too long an event are refused at the start", "[node]")
{
    const test::TempDir dir;
    Settings settings;
    settings.rules = test::smallRules();
    settings.rules.services.front().name.zh = std::string(2'000'000, 'x');

    const auto started = server::Node::start(settings, dir.path(), &server::readSystemClock);

    REQUIRE_FALSE(started);
    CHECK_THAT(started.error(), Catch::Contains("and the most is 2000000"));
    CHECK_FALSE(std::filesystem::exists(dir.path() / "journal.db"));
}

TEST_CASE("a second node on the same data is refused", "[node]")
{
    RunningNode node;

    const auto second =
        server::Node::start(node.settings, node.dir.path(), &server::readSystemClock);

    REQUIRE_FALSE(second);
    CHECK_FALSE(second.error().empty());
}

TEST_CASE("a row of a newer version that changes the hall keeps the node from starting", "[node]")
{
    RunningNode node;
    node.node.reset();
    {
        auto journal = journal::openSqliteJournal({.dataDir = node.dir.path(), .vfs = {}});
        REQUIRE(journal);
        std::vector<journal::Row> rows(1);
        rows[0].seq = (*journal)->head().position.seq + 1;
        rows[0].kind = "TicketTeleported";
        rows[0].body = "{}";
        rows[0].command = "00000000-0000-4000-8000-000000000001";
        REQUIRE((*journal)->append(rows).outcome == journal::AppendOutcome::Stored);
    }

    const auto started =
        server::Node::start(node.settings, node.dir.path(), &server::readSystemClock);

    REQUIRE_FALSE(started);
    CHECK_THAT(started.error(), Catch::Contains("TicketTeleported"));
}

TEST_CASE("new rules enter by an event, and those that would drop what is in use wait", "[node]")
{
    RunningNode node;
    {
        auto client = node.linkedClient();
        node.openHall(*client);
    }
    node.node->stop(u"test"_s);
    std::erase_if(node.settings.rules.counters,
                  [](const Counter& counter) { return counter.number.value == 1; });
    node.restart();
    CHECK(node.node->service().hall().rules.counters.size() == 3);

    auto client = node.linkedClient();
    REQUIRE(node.ask(*client, u"day.close"_s, {}));
    node.node->stop(u"test"_s);
    node.restart();
    CHECK(node.node->service().hall().rules.counters.size() == 2);
}

TEST_CASE("a person has one live ticket for a service, and the number that tells who it is is "
          "nowhere on disk",
          "[node][vault]")
{
    RunningNode node;
    auto client = node.linkedClient();
    node.openHall(*client);
    const QString number = u"110101190001010014"_s;
    const auto takeFor = [&](const QString& id) {
        return node.ask(*client,
                        u"ticket.take"_s,
                        {{u"service"_s, u"a1"_s}, {u"subject"_s, QJsonObject{{u"id"_s, id}}}});
    };

    const auto taken = takeFor(number);
    REQUIRE(taken);
    const auto again = takeFor(number);
    REQUIRE_FALSE(again);
    CHECK(again.error().rejection == Rejection::LiveTicket);
    CHECK(again.error().ticket->number == taken->ticket->number);
    CHECK(takeFor(u"110101190001010015"_s).error().rejection == Rejection::LiveTicket);
    const auto mistyped = takeFor(u"110101190013010014"_s);
    REQUIRE_FALSE(mistyped);
    CHECK(mistyped.error().code == protocol::RpcError::InvalidParams);
    CHECK(node.ask(*client, u"ticket.take"_s, {{u"service"_s, u"a1"_s}}));
    node.node->stop(u"test"_s);

    for (const auto& entry : std::filesystem::recursive_directory_iterator(node.dir.path())) {
        if (entry.is_regular_file()) {
            std::ifstream file{entry.path(), std::ios::binary};
            const std::string bytes{std::istreambuf_iterator<char>{file}, {}};
            CAPTURE(entry.path());
            CHECK(bytes.find(number.toStdString()) == std::string::npos);
        }
    }
}
