// SPDX-License-Identifier: Apache-2.0
#include "app/sync/notice.h"
#include "app/sync/topics.h"
#include "tests/hub/uplink_bench.h"
#include "tests/support/wait_for.h"

#include <algorithm>

namespace hall::sync {

using namespace std::chrono_literals;
using hub::Posted;
using test::City;
using test::Hall;
using test::waitFor;

namespace {

Posted catalogue(const std::string& content)
{
    return {.kind = PostingKind::Catalogue, .hall = {}, .day = {}, .content = content};
}

Posted list(const std::string& day, const std::string& content)
{
    return {.kind = PostingKind::Appointments, .hall = "district", .day = day, .content = content};
}

Posted notices(const std::string& hall, const std::string& text)
{
    return {.kind = PostingKind::Notices,
            .hall = hall,
            .day = {},
            .content = writeNotices(
                {{.text = text, .textEn = {}, .from = Time{}, .until = Time{Duration{1}}}})};
}

/// `catalogue 1, appointments/2026-11-23 2`, each once.
std::string heardBy(const Hall& hall)
{
    std::set<std::string> all;
    for (const Posting& posting : hall.postings) {
        all.insert(postingTopic(posting.kind, posting.day) + ' ' + std::to_string(posting.version));
    }
    std::string text;
    for (const std::string& each : all) {
        text += (text.empty() ? "" : ", ") + each;
    }
    return text;
}

bool hears(const Hall& hall, const std::string& all)
{
    return waitFor([&] { return heardBy(hall) == all; });
}

/// Says on a hall's topic what anybody could who may write there.
class Stranger
{
public:
    Stranger(const test::Mosquitto& broker, MqttMessage message)
        : m_mqtt(broker.as("stranger"), std::nullopt, {})
    {
        QObject::connect(&m_mqtt, &Mqtt::connected, [this, message = std::move(message)] {
            m_mqtt.publish(message);
        });
        m_mqtt.start();
    }

private:
    Mqtt m_mqtt;
};

} // namespace

TEST_CASE("what the city has for a hall comes to it, before and while it is there", "[downlink]")
{
    test::Mosquitto broker;
    REQUIRE(broker.start());
    City city{broker};
    city.start();
    city.post(catalogue(R"({"services":[]})"));
    city.post(list("2026-11-23", R"({"appointments":[{"booking":"B-1"}]})"));
    Hall hall{broker};
    hall.link();
    CHECK(hears(hall, "appointments/2026-11-23 2, catalogue 1"));
    CHECK(hall.postings.back().hall == "district");

    city.post(list("2026-11-23", R"({"appointments":[]})"));
    CHECK(hears(hall, "appointments/2026-11-23 2, appointments/2026-11-23 3, catalogue 1"));
    hall.unlink();
    hall.postings.clear();
    city.stop();
    // The broker has kept the newest of each.
    hall.link();
    CHECK(hears(hall, "appointments/2026-11-23 3, catalogue 1"));
    CHECK(hall.refused.isEmpty());
}

TEST_CASE("notices for all halls and for one arrive as one word", "[downlink]")
{
    test::Mosquitto broker;
    REQUIRE(broker.start());
    City city{broker};
    city.start();
    Hall hall{broker};
    hall.link();
    city.post(notices("", "城"));
    CHECK(hears(hall, "notices 1"));
    city.post(notices("harbour", "港"));
    city.post(notices("district", "区"));

    REQUIRE(hears(hall, "notices 1, notices 3"));
    const auto both = readNotices(hall.postings.back().content);
    REQUIRE(both->size() == 2);
    CHECK(both->at(0).text == "城");
    CHECK(both->at(1).text == "区");
}

TEST_CASE("a broker that forgot everything is told again what a hall lacks", "[downlink]")
{
    test::Mosquitto broker;
    REQUIRE(broker.start());
    City city{broker};
    city.start();
    city.post(catalogue("{}"));
    city.post(list("2026-11-24", R"({"appointments":[]})"));
    Hall hall{broker};
    hall.link();
    REQUIRE(hears(hall, "appointments/2026-11-24 2, catalogue 1"));
    Receipt receipt;
    receipt.heard = {{"catalogue", 1}};
    hall.sayReceipt(receipt);
    REQUIRE(waitFor([&] { return city.receipt().has_value(); }));
    CHECK(readReceipt(city.receipt()->body) == receipt);

    hall.postings.clear();
    broker.kill();
    REQUIRE(broker.start());

    CHECK(hears(hall, "appointments/2026-11-24 2"));
    hall.postings.clear();
    hall.sayReceipt({});
    CHECK(hears(hall, "appointments/2026-11-24 2, catalogue 1"));
}

TEST_CASE("appointments of a day gone are taken from database and broker", "[downlink]")
{
    test::Mosquitto broker;
    REQUIRE(broker.start());
    City city{broker};
    city.start();
    Hall hall{broker};
    hall.link();
    city.post(list("2026-11-22", R"({"appointments":[{"booking":"B-1"}]})"));
    REQUIRE(hears(hall, "appointments/2026-11-22 1"));
    hall.unlink();
    // As on the next morning: a hub that has just started looks at the date.
    city.stop();
    city.start();
    const auto comesTo = [&](const char* client) {
        int count = 0;
        Mqtt reader{broker.as(client), std::nullopt, {}};
        reader.subscribe(topicOf("district", "appointments/+"));
        reader.subscribe(topicOf("district", stateTopic));
        bool isThere = false;
        QObject::connect(&reader, &Mqtt::received, [&](const QString& topic, const QByteArray&) {
            topic.contains(QLatin1String("appointments")) ? ++count : (isThere = true, 0);
        });
        reader.start();
        REQUIRE(waitFor([&] { return isThere; }));
        return count;
    };
    CHECK(waitFor([&] { return comesTo("reader") == 0; }));
    CHECK(city.post(list("2026-11-22", "")).version == 2);
}

TEST_CASE("what isn't the city's own word for this hall is refused", "[downlink]")
{
    test::Mosquitto broker;
    REQUIRE(broker.start());
    Hall hall{broker};
    hall.link();
    REQUIRE(waitFor([&] { return hall.status.state == Link::State::Asking; }));
    const auto word = [](PostingKind kind, const std::string& to, char key) {
        return *writePosting({.kind = kind,
                              .hall = to,
                              .day = {},
                              .version = 99,
                              .at = test::someTime(),
                              .content = "{}"},
                             "hub",
                             test::keyOf(key));
    };
    const auto refuses = [&](const std::string& topic, std::string payload, const char* why) {
        const Stranger stranger{
            broker, {.topic = topicOf("district", topic), .payload = std::move(payload)}};
        return waitFor([&] { return hall.refused.contains(QLatin1String(why)); });
    };
    CHECK(refuses("catalogue",
                  word(PostingKind::Catalogue, "district", 'm'),
                  "catalogue: no key of this hall's hub signed it (WrongSignature)"));
    CHECK(refuses("notices",
                  word(PostingKind::Notices, "harbour", 'n'),
                  R"(notices: it is for the hall "harbour", this one is "district")"));
    CHECK(refuses("notices",
                  word(PostingKind::Catalogue, "district", 'n'),
                  "notices: it says to be for another topic"));
    CHECK(refuses("catalogue",
                  std::string(std::size_t{10} * 1024 * 1024, 'x'),
                  "catalogue: it is larger than 4194304 bytes"));
    CHECK(hall.postings.empty());
}

} // namespace hall::sync
