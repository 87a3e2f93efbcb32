// SPDX-License-Identifier: Apache-2.0
#include "app/identity/signed_code.h"
#include "app/journal/chain.h"
#include "app/sync/mqtt.h"
#include "app/sync/topics.h"
#include "tests/engines/postgres_process.h"
#include "tests/main/linked_hall.h"
#include "tests/support/wait_for.h"

#include <catch2/catch.hpp>

#include <QFile>
#include <QJsonDocument>

using namespace hall;
using namespace Qt::StringLiterals;
using hall::test::LinkedHall;
using hall::test::waitFor;

namespace {

/// How far the hub said that it holds the hall's events: its disk is its own.
class Acknowledged
{
public:
    explicit Acknowledged(const test::Mosquitto& broker)
        : m_mqtt(broker.as("listener"), std::nullopt, {})
    {
        m_mqtt.subscribe(sync::topicOf("small", sync::ackTopic));
        QObject::connect(&m_mqtt,
                         &sync::Mqtt::received,
                         [this](const QString& /*topic*/, const QByteArray& word) {
                             const auto code = identity::readCompact(word.toStdString());
                             REQUIRE(code);
                             m_chain = QJsonDocument::fromJson(
                                           QByteArray::fromStdString(code->payload))[u"chain"_s]
                                           .toString()
                                           .toStdString();
                         });
        m_mqtt.start();
    }

    [[nodiscard]] bool awaitAllOf(const LinkedHall& hall) const
    {
        const auto isAll = [&] { return m_chain == journal::toHex(hall.rows().back().chain); };
        // The link tries again after ten seconds, and then after twenty.
        return waitFor(isAll) || waitFor(isAll) || waitFor(isAll);
    }

private:
    sync::Mqtt m_mqtt;
    std::string m_chain;
};

/// Fills the disk to the last byte.
void fill(QFile& file)
{
    REQUIRE(file.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    for (qsizetype piece = 65536; piece > 0; piece /= 2) {
        while (file.write(QByteArray(piece, 'x')) == piece) {
        }
    }
}

} // namespace

TEST_CASE("the hub's disk is full: halls keep their events, and send them when there is room",
          "[process][city]")
{
    LinkedHall hall;
    const Acknowledged city{hall.broker};
    hall.hub.startOnSmallDisk(8);
    hall.node.start();
    hall.openDay();
    hall.takeTickets(20);
    REQUIRE(city.awaitAllOf(hall));

    QFile ballast{hall.hub.dataDir() + u"/ballast"_s};
    fill(ballast);
    // What is written ahead may still take a few.
    CHECK(waitFor([&] {
        hall.takeTickets(100);
        return hall.hub.log().contains(u"events wait in their halls"_s);
    }));
    CHECK(hall.hub.log().contains(u"database or disk is full"_s));
    const auto given = hall.numbers.size();
    hall.takeTickets(10);
    CHECK(hall.numbers.size() == given + 10);
    REQUIRE(ballast.remove());

    CHECK(city.awaitAllOf(hall));
    CHECK(waitFor([&] { return hall.upstreamCondition() == u"ready"_s; }));
}

TEST_CASE("the city's database is restarted in the middle of what comes", "[process][city]")
{
    test::PostgresProcess database;
    REQUIRE(database.start());
    LinkedHall hall;
    hall.hub.useDatabase(database.conninfo());
    hall.start();
    REQUIRE(waitFor([&] { return database.ask("SELECT count(*) > 0 FROM event") == "t"; }));
    const auto client = hall.node.client();
    REQUIRE(waitFor([&] { return client->isLinked(); }));
    int answered = 0;
    for (int i = 0; i < 2000; ++i) {
        client->command(u"ticket.take"_s,
                        {{u"service"_s, u"card"_s}},
                        [&](const test::NodeProcess::Reply& /*reply*/) { ++answered; });
    }
    REQUIRE(waitFor([&] { return database.ask("SELECT count(*) > 100 FROM event") == "t"; }));

    database.kill();
    REQUIRE(waitFor([&] { return answered == 2000; }));
    REQUIRE(waitFor([&] { return hall.hub.log().contains(u"events wait in their halls"_s); }));
    REQUIRE(database.start());

    const std::string all = std::to_string(hall.rows().size());
    const auto isWhole = [&] { return database.ask("SELECT count(*) FROM event") == all; };
    CHECK((waitFor(isWhole) || waitFor(isWhole) || waitFor(isWhole)));
    CHECK(database.ask("SELECT count(DISTINCT seq) FROM event") == all);
    CHECK(database.ask("SELECT count(*) FROM trouble") == "0");
}
