// SPDX-License-Identifier: Apache-2.0
#include "app/hub/downlink_store.h"
#include "app/sync/event_message.h"
#include "app/sync/notice.h"
#include "app/sync/topics.h"
#include "tests/api/city_bench.h"
#include "tests/api/samples.h"
#include "tests/support/wait_for.h"

#include <catch2/catch.hpp>

#include <QJsonDocument>
#include <QJsonObject>

#include <set>

using namespace hall;
using namespace Qt::StringLiterals;
using hall::test::CityBench;
using hall::test::waitFor;

namespace {

/// Writes down all that goes over a broker between halls and city.
class Listener
{
public:
    explicit Listener(const test::Mosquitto& broker)
        : m_mqtt(broker.as("listener"), std::nullopt, {})
    {
        m_mqtt.subscribe(sync::topicOf("#", "").substr(0, sync::topicsBegin.size() + 1));
        QObject::connect(
            &m_mqtt, &sync::Mqtt::received, [this](const QString& topic, const QByteArray& text) {
                const QJsonObject line{{u"topic"_s, topic},
                                       {u"payload"_s, QString::fromUtf8(text)}};
                heard += QJsonDocument{line}.toJson(QJsonDocument::Compact) + '\n';
                topics.insert(topic.toStdString());
            });
        m_mqtt.start();
        REQUIRE(waitFor([&] { return m_mqtt.isConnected(); }));
    }

    [[nodiscard]] bool hears(const std::string& topic) const
    {
        return waitFor([&] { return topics.contains("paihao/v1/halls/" + topic); });
    }

    QByteArray heard;
    std::set<std::string> topics;

private:
    sync::Mqtt m_mqtt;
};

/// A row that comes before those that it goes on from.
std::string earlyEvent(const std::string& hall)
{
    journal::Row row;
    row.epoch = "one";
    row.seq = 9;
    row.at = 1'795'420'800'000;
    row.kind = "DayOpened";
    row.body = R"({"day":"2026-11-23"})";
    row.command = "press-9";
    return sync::writeEvent({.hall = hall, .row = row, .previous = {.epoch = "one", .seq = 8}});
}

/// As the interface does; on a day that is never gone.
void post(const CityBench& city, sync::PostingKind kind)
{
    hub::Posted posted{.kind = kind, .hall = "small", .day = {}, .at = test::systemNow()};
    switch (kind) {
    case sync::PostingKind::Catalogue:
        posted.hall.clear();
        posted.content = R"({"services":[{"code":"card","name":"社会保障卡"}]})";
        break;
    case sync::PostingKind::Appointments:
        posted.day = "9999-12-30";
        posted.content = R"({"appointments":[{"booking":"B-1","service":"card","from":"09:30",)"
                         R"("to":"10:00"}]})";
        break;
    case sync::PostingKind::Notices:
        posted.content = sync::writeNotices(
            {{.text = "停电", .textEn = {}, .from = Time{}, .until = Time{Duration{1}}}});
        break;
    }
    const auto store = hub::openSqliteDownlink(city.hub.path("").toStdString());
    REQUIRE(store);
    REQUIRE((*store)->put(posted));
}

} // namespace

TEST_CASE("what goes over the broker is as the document of the topics has it", "[process][api]")
{
    CityBench city;
    const Listener listener{city.broker};
    city.openHall();
    CHECK(listener.hears("small/state"));
    CHECK(listener.hears("small/events"));
    CHECK(listener.hears("small/ack"));

    city.say("harbour", sync::stateTopic, test::stateOf("harbour", true));
    city.say("harbour", sync::liveTopic, test::liveOf("harbour", test::systemNow()));
    // Once the hub has said what it holds of it, it listens to its events.
    REQUIRE(listener.hears("harbour/ack"));
    city.say("harbour", sync::eventsTopic, earlyEvent("harbour"));
    CHECK(listener.hears("harbour/resend"));
    for (const auto kind : {sync::PostingKind::Catalogue,
                            sync::PostingKind::Appointments,
                            sync::PostingKind::Notices}) {
        post(city, kind);
    }
    CHECK(listener.hears("small/catalogue"));
    CHECK(listener.hears("small/appointments/9999-12-30"));
    CHECK(listener.hears("small/notices"));
    // It has all three, and has said what it made of them.
    CHECK(waitFor([&] { return listener.heard.contains("\\\"appointments/9999-12-30\\\":"); }));
    // The broker says it for a node whose plug is pulled.
    const auto before = listener.heard.size();
    city.node.kill();
    CHECK(waitFor([&] { return listener.heard.mid(before).contains("\\\"online\\\":false"); }));

    CHECK(city.compare("check_asyncapi.py", "asyncapi.json", listener.heard) == "");
}
