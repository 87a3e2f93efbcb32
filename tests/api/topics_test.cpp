// SPDX-License-Identifier: Apache-2.0
#include "app/sync/event_message.h"
#include "app/sync/history_message.h"
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

void sendDown(const CityBench& city)
{
    test::ApiClient client{city.hub.interfacePort()};
    const auto put = [&](const QByteArray& target, const QByteArray& body) {
        const auto answer = client.ask({.method = "PUT",
                                        .target = target,
                                        .token = CityBench::portal,
                                        .body = body,
                                        .key = target});
        CHECK(answer.status == 200);
    };
    REQUIRE(waitFor([&] {
        return client.ask({.target = "/v1/halls/small", .token = CityBench::portal}).status == 200;
    }));
    put("/v1/catalogue", R"({"services":[{"code":"card","name":"社会保障卡"}]})");
    put("/v1/notices",
        R"({"notices":[{"text":"明日停电","from":"2026-11-23T08:00:00+08:00",)"
        R"("until":"2099-01-01T00:00:00+08:00"}]})");
    put("/v1/halls/small/appointments/2099-01-01",
        R"({"appointments":[{"booking":"b-1","service":"card","from":"9:00","to":"9:30"}]})");
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
    CHECK(listener.hears("small/head"));

    city.say("harbour", sync::stateTopic, test::stateOf("harbour", true));
    city.say("harbour", sync::liveTopic, test::liveOf("harbour", test::systemNow()));
    // Once the hub has said what it holds of it, it listens to its events.
    REQUIRE(listener.hears("harbour/ack"));
    city.say("harbour", sync::eventsTopic, earlyEvent("harbour"));
    CHECK(listener.hears("harbour/resend"));
    sendDown(city);
    CHECK(listener.hears("small/catalogue"));
    CHECK(listener.hears("small/notices"));
    CHECK(listener.hears("small/appointments/2099-01-01"));
    CHECK(listener.hears("small/receipt"));
    city.say("small", sync::historyTopic, sync::writeQuestion({.id = "question", .have = {}}));
    CHECK(listener.hears("small/page"));
    // The broker says it for a node whose plug is pulled.
    const auto before = listener.heard.size();
    city.node.kill();
    CHECK(waitFor([&] { return listener.heard.mid(before).contains("\\\"online\\\":false"); }));

    CHECK(city.compare("check_asyncapi.py", "asyncapi.json", listener.heard) == "");
}
