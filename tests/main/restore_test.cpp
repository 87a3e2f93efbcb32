// SPDX-License-Identifier: Apache-2.0
#include "app/journal/chain.h"
#include "app/sync/event_message.h"
#include "app/sync/mqtt.h"
#include "app/sync/topics.h"
#include "tests/main/linked_hall.h"
#include "tests/support/ends_with_us.h"
#include "tests/support/wait_for.h"

#include <catch2/catch.hpp>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <set>

using namespace hall;
using namespace Qt::StringLiterals;
using hall::test::Finished;
using hall::test::LinkedHall;
using hall::test::waitFor;

namespace {

using Rows = std::vector<journal::Row>;

/// Begins to restore and is killed when the first rows have come.
bool isKilledInTheMiddle(const LinkedHall& hall)
{
    QProcess tool;
    test::endWithUs(tool);
    tool.start(QStringLiteral(HALL_BIN_DIR "/paihao"),
               QStringList{u"--data"_s, hall.node.dataDir()} + hall.restoring(hall.broker));
    QByteArray said;
    REQUIRE(waitFor([&] {
        said += tool.readAllStandardError();
        return said.contains("events from the city");
    }));
    tool.kill();
    tool.waitForFinished();
    return !hall.hasJournal();
}

/// Stands between a broker and another one, on which it answers for the hub.
class LyingBroker
{
public:
    using Lie = std::function<void(QJsonArray& events)>;

    LyingBroker(const test::Mosquitto& city, Lie lie)
        : m_lie(std::move(lie))
        , m_city(city.as("liar"), std::nullopt, {})
        , m_own(broker.as("liar"), std::nullopt, {})
    {
        REQUIRE(broker.start());
        m_own.subscribe(sync::topicOf("small", sync::historyTopic));
        m_city.subscribe(sync::topicOf("small", sync::pageTopic));
        QObject::connect(
            &m_own, &sync::Mqtt::received, [this](const QString& topic, const QByteArray& text) {
                m_city.publish({.topic = topic.toStdString(), .payload = text.toStdString()});
            });
        QObject::connect(
            &m_city, &sync::Mqtt::received, [this](const QString& topic, const QByteArray& text) {
                QJsonObject page = QJsonDocument::fromJson(text).object();
                QJsonArray events = page[u"events"_s].toArray();
                m_lie(events);
                page[u"events"_s] = events;
                m_own.publish({.topic = topic.toStdString(),
                               .payload = QJsonDocument{page}.toJson().toStdString()});
            });
        m_city.start();
        m_own.start();
        REQUIRE(waitFor([&] { return m_city.isConnected() && m_own.isConnected(); }));
    }

    test::Mosquitto broker;

private:
    Lie m_lie;
    sync::Mqtt m_city;
    sync::Mqtt m_own;
};

/// As `NodeProcess::tool`, while we go on with our own events.
Finished runBeside(const LinkedHall& hall, const QStringList& arguments)
{
    QProcess tool;
    test::endWithUs(tool);
    tool.start(QStringLiteral(HALL_BIN_DIR "/paihao"),
               QStringList{u"--data"_s, hall.node.dataDir()} + arguments);
    REQUIRE(waitFor([&] { return tool.state() == QProcess::NotRunning; }));
    return {.exit = tool.exitCode(),
            .out = QString::fromUtf8(tool.readAllStandardOutput()),
            .err = QString::fromUtf8(tool.readAllStandardError())};
}

/// Another ticket in the place of a true one, and chains for it and those after it.
void forge(QJsonArray& events)
{
    journal::Chainer chainer;
    journal::Chain chain{};
    for (qsizetype i = 0; i < events.size(); ++i) {
        QJsonObject event = events[i].toObject();
        if (i == 3) {
            event[u"data"_s] = u"{}"_s;
        }
        if (i >= 3) {
            auto read = sync::readEvent(QJsonDocument{event}.toJson().toStdString());
            REQUIRE(read);
            chain = chainer.next(chain, read->row);
            event[u"chain"_s] = QString::fromStdString(journal::toHex(chain));
            events[i] = event;
        } else {
            chain = *journal::chainFromHex(event[u"chain"_s].toString().toStdString());
        }
    }
}

} // namespace

TEST_CASE("a hall whose disk is gone gets back what the city holds", "[process][restore]")
{
    LinkedHall hall;
    hall.live(5, 1500);
    const Rows before = hall.rows();
    hall.loseDisk();

    bool killed = false;
    for (int attempts = 0; attempts < 5 && !killed; ++attempts) {
        killed = isKilledInTheMiddle(hall);
        if (!killed) {
            std::filesystem::remove_all(hall.node.dataDir().toStdString());
        }
    }
    REQUIRE(killed);
    const auto restored = hall.node.tool(hall.restoring(hall.broker) + QStringList{u"--json"_s});

    INFO(restored.err.toStdString());
    REQUIRE(restored.exit == 0);
    const QJsonObject report = QJsonDocument::fromJson(restored.out.toUtf8()).object();
    CHECK(report[u"city"_s] == u"asked"_s);
    CHECK(report[u"fromCity"_s].toInt() >= 1500);
    Rows after = hall.rows();
    REQUIRE(after.size() == before.size() + 1);
    CHECK(after.back().kind == "JournalCut");
    after.pop_back();
    CHECK(after == before);
    CHECK(hall.node.tool({u"journal"_s, u"verify"_s}).exit == 0);

    hall.node.start();
    hall.takeTickets(20);
    CHECK(std::set<QString>(hall.numbers.begin(), hall.numbers.end()).size() ==
          static_cast<std::size_t>(hall.numbers.size()));
    CHECK(hall.numbers.size() == 1525);
    CHECK(waitFor([&] { return hall.isSynced(); }));
    CHECK_FALSE(hall.hub.log().contains(u"begins anew"_s));
}

TEST_CASE("rows that somebody makes up on the way are refused", "[process][restore]")
{
    LinkedHall hall;
    hall.live(5, 30);
    hall.loseDisk();

    SECTION("with chains to go with them")
    {
        const LyingBroker liar{hall.broker, forge};
        const auto refused = runBeside(hall, hall.restoring(liar.broker));
        CHECK(refused.exit == 1);
        CHECK(refused.err.contains(u"than the hub signed for: its field chain differs"_s));
        CHECK(refused.err.contains(u"Nothing was restored"_s));
    }
    SECTION("without")
    {
        const LyingBroker liar{hall.broker, [](QJsonArray& events) {
                                   QJsonObject event = events[3].toObject();
                                   event[u"station"_s] = u"kiosk-9"_s;
                                   events[3] = event;
                               }};
        const auto refused = runBeside(hall, hall.restoring(liar.broker));
        CHECK(refused.exit == 1);
        CHECK(refused.err.contains(u"its field station doesn't match its chain"_s));
    }
    CHECK_FALSE(hall.hasJournal());
    CHECK(hall.node.tool(hall.restoring(hall.broker)).exit == 0);
}

TEST_CASE("a city that can't be asked stops a restoration, unless told to go on without",
          "[process][restore]")
{
    LinkedHall hall;
    hall.live(5, 5);
    hall.hub.kill();
    hall.loseDisk();

    const auto nowhere = hall.node.tool({u"journal"_s, u"restore"_s, hall.backup});
    CHECK(nowhere.exit == 2);
    CHECK(nowhere.err.contains(u"CityNotAsked"_s));
    CHECK(nowhere.err.contains(u"--without-city"_s));
    const auto silent = hall.node.tool(hall.restoring(hall.broker));
    CHECK(silent.exit == 3);
    CHECK(silent.err.contains(u"no hub of the city answers"_s));
    CHECK(silent.err.contains(u"Nothing was restored"_s));
    CHECK_FALSE(hall.hasJournal());

    const auto without =
        hall.node.tool(hall.restoring(hall.broker) + QStringList{u"--without-city"_s});
    CHECK(without.exit == 0);
    CHECK(without.out.contains(u"the city was not asked"_s));
    CHECK(hall.rows().back().kind == "JournalCut");
}

TEST_CASE("what another hub says it holds isn't believed", "[process][restore]")
{
    LinkedHall hall;
    hall.live(5, 5);
    hall.loseDisk();
    hall.hub.kill();
    test::HubProcess other{hall.broker};
    other.start();

    const auto refused = hall.node.tool(hall.restoring(hall.broker));

    CHECK(refused.exit == 3);
    CHECK(refused.err.contains(u"an answer was refused: no key of this hall's hub signed it"_s));
    CHECK_FALSE(hall.hasJournal());
}
