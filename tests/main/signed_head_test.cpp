// SPDX-License-Identifier: Apache-2.0
#include "app/journal/chain.h"
#include "app/sync/event_message.h"
#include "app/sync/topics.h"
#include "tests/engines/postgres_process.h"
#include "tests/main/linked_hall.h"
#include "tests/support/wait_for.h"

#include <catch2/catch.hpp>

#include <QJsonDocument>

#include <algorithm>
#include <filesystem>

using namespace hall;
using namespace Qt::StringLiterals;
using hall::test::LinkedHall;
using hall::test::waitFor;

namespace {

std::int64_t acknowledged(const LinkedHall& hall)
{
    const auto state = hall.node.tool({u"state"_s, u"--json"_s});
    return QJsonDocument::fromJson(state.out.toUtf8())[u"upstream"_s][u"acknowledged"_s].toInteger(
        -1);
}

/// What somebody on the broker sends in the hall's name, behind its newest row. The chain holds.
sync::MqttMessage forgedBehind(const journal::Row& newest)
{
    journal::Row row = newest;
    row.seq = newest.seq + 1;
    row.kind = "TicketIssued";
    row.body = R"({"number":"A999"})";
    row.command = "forged";
    row.part = 0;
    row.chain = journal::Chainer{}.next(newest.chain, row);
    return {
        .topic = sync::topicOf("small", sync::eventsTopic),
        .payload = sync::writeEvent(
            {.hall = "small", .row = row, .previous = {.epoch = newest.epoch, .seq = newest.seq}})};
}

} // namespace

TEST_CASE("a hall signs what its city has, and disowns what somebody else sent in its name",
          "[process][city]")
{
    test::PostgresProcess database;
    REQUIRE(database.start());
    LinkedHall hall;
    hall.hub.useDatabase(database.conninfo());
    hall.start();
    hall.takeTickets(5);
    std::int64_t newest = 0;
    REQUIRE(waitFor([&] {
        newest = hall.rows().back().seq;
        return acknowledged(hall) == newest;
    }));
    // The first one is signed at once, the next within a minute, or when the node stops.
    CHECK(hall.node.stop() == 0);
    CHECK(waitFor([&] {
        return database.ask(
                   "SELECT count(*) FROM hall_key k JOIN event e ON e.hall = k.hall AND "
                   "e.epoch = k.epoch AND e.seq = k.seq AND encode(e.chain, 'hex') = k.chain "
                   "WHERE k.seq >= " +
                   std::to_string(newest)) == "1";
    }));

    sync::Mqtt forger{hall.broker.as("forger"), std::nullopt, {}};
    forger.start();
    REQUIRE(waitFor([&] { return forger.isConnected(); }));
    const auto newestStored = [&] { return database.ask("SELECT seq FROM hall"); };
    const std::string before = newestStored();
    const auto rows = hall.rows();
    const auto stored = std::ranges::find(rows, std::stoll(before), &journal::Row::seq);
    REQUIRE(stored != rows.end());
    REQUIRE(forger.publish(forgedBehind(*stored)));
    REQUIRE(waitFor([&] { return newestStored() != before; }));
    hall.node.start();

    CHECK(waitFor([&] {
        return database.ask("SELECT what || ' ' || seq FROM trouble") ==
               "disowned " + std::to_string(stored->seq + 1);
    }));
    CHECK(waitFor([&] { return hall.hub.log().contains(u"isn't the hall's own"_s); }));
    CHECK(waitFor([&] { return hall.upstreamCondition() == u"other-history"_s; }));
}

TEST_CASE("a hall whose key others could read works, and says that it signs nothing",
          "[process][city]")
{
    namespace fs = std::filesystem;
    LinkedHall hall;
    hall.start();
    REQUIRE(waitFor([&] { return hall.upstreamCondition() == u"ready"_s; }));
    const fs::path key = (hall.node.dataDir() + u"/node.jwk"_s).toStdString();
    CHECK(fs::status(key).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
    hall.node.kill();
    fs::permissions(key, fs::perms::others_read, fs::perm_options::add);
    hall.node.start();

    CHECK(waitFor([&] { return hall.upstreamCondition() == u"unsigned"_s; }));
    hall.takeTickets(1);
    CHECK(hall.awaitSynced());
    CHECK(hall.node.tool({u"state"_s, u"--json"_s})
              .out.contains(u"node.jwk may be read by others than its owner"_s));
}
