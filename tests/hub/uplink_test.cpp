// SPDX-License-Identifier: Apache-2.0
#include "app/sync/event_message.h"
#include "app/sync/topics.h"
#include "tests/hub/uplink_bench.h"
#include "tests/support/wait_for.h"

#include <algorithm>
#include <random>

namespace hall::sync {

using namespace std::chrono_literals;
using test::City;
using test::Hall;
using test::isSynced;
using test::waitFor;

TEST_CASE("what a hall journals arrives in the city", "[uplink]")
{
    test::Mosquitto broker;
    REQUIRE(broker.start());
    City city{broker};
    Hall hall{broker};
    hall.append(120);
    city.start();
    hall.link();

    CHECK(waitFor([&] { return isSynced(hall, city); }));
    CHECK(hall.status.state == Link::State::Flowing);
    hall.append(1);
    CHECK(waitFor([&] { return isSynced(hall, city); }));
    CHECK(hall.status.why.empty());
}

TEST_CASE("hall and hub come over TLS with a password, and nobody else", "[uplink][tls]")
{
    test::Mosquitto broker{test::Mosquitto::Access::Guarded};
    REQUIRE(broker.start());
    City city{broker};
    city.start();
    Hall hall{broker};
    hall.append(5);
    hall.link();
    CHECK(waitFor([&] { return isSynced(hall, city); }));

    test::Mosquitto other{test::Mosquitto::Access::Guarded};
    REQUIRE(other.start());
    const auto complaintOf = [](const Broker& address) {
        std::string why;
        Mqtt stranger{address, std::nullopt, {}};
        QObject::connect(&stranger, &Mqtt::disconnected, [&](const QString& reason) {
            why = reason.toStdString();
        });
        stranger.start();
        REQUIRE(waitFor([&] { return !why.empty(); }));
        return why;
    };
    auto wrongPassword = broker.as("stranger");
    wrongPassword.password = "guessed";
    CHECK(complaintOf(wrongPassword) == "Connection Refused: not authorised.");
    auto wrongAuthority = broker.as("stranger");
    wrongAuthority.authority = other.as("stranger").authority;
    CHECK(complaintOf(wrongAuthority) ==
          "the broker's certificate isn't of the authority, or not for this host");
    auto nowhere = broker.as("stranger");
    nowhere.authority = "/nowhere/ca.pem";
    CHECK(complaintOf(nowhere) ==
          "a file of the authority, the certificate or the key can't be read");
}

TEST_CASE("what isn't durable in the hall doesn't leave it", "[uplink]")
{
    test::Mosquitto broker;
    REQUIRE(broker.start());
    City city{broker};
    city.start();
    Hall hall{broker};
    hall.append(5);
    hall.link();
    REQUIRE(waitFor([&] { return isSynced(hall, city); }));

    hall.journalOnly(5);
    hall.tellDurable(7);

    CHECK(waitFor([&] { return hall.status.acknowledged.seq == 7; }));
    CHECK(city.stored == 7);
}

TEST_CASE("an event on another hall's topic is refused", "[uplink]")
{
    test::Mosquitto broker;
    REQUIRE(broker.start());
    City city{broker};
    city.start();
    Hall hall{broker};
    hall.append(1);
    hall.link();
    REQUIRE(waitFor([&] { return isSynced(hall, city); }));
    Mqtt stranger{broker.as("stranger"), std::nullopt, {}};
    QObject::connect(&stranger, &Mqtt::connected, [&] {
        journal::Row row;
        row.epoch = "one";
        row.seq = 1;
        row.kind = "DayOpened";
        stranger.publish({.topic = topicOf("district", eventsTopic),
                          .payload = writeEvent({.hall = "harbour", .row = row, .previous = {}})});
        stranger.publish({.topic = topicOf("district", eventsTopic), .payload = "{"});
    });
    stranger.start();

    CHECK(waitFor([&] { return city.log.count(QLatin1String("an event was refused")) == 2; }));
    CHECK(city.log.contains(QLatin1String("it says to be of the hall \"harbour\"")));
    CHECK(city.stored == 1);
}

TEST_CASE("a hall works without a city, and the city has all of it afterwards", "[uplink]")
{
    test::Mosquitto broker;
    City city{broker};
    Hall hall{broker};
    hall.link();
    hall.append(70);
    CHECK(waitFor([&] { return hall.status.why.starts_with("no connection to the broker: "); }));
    CHECK(hall.status.waiting == 70);

    REQUIRE(broker.start());
    CHECK(waitFor([&] { return hall.status.state == Link::State::Asking; }));
    hall.append(70);
    city.start();
    CHECK(waitFor([&] { return isSynced(hall, city); }));
}

TEST_CASE("broker, hub and node may end at any time, in any order", "[uplink]")
{
    test::Mosquitto broker;
    REQUIRE(broker.start());
    City city{broker};
    city.start();
    Hall hall{broker};
    hall.link();
    std::mt19937 random{Catch::rngSeed()};
    for (int round = 0; round < 12; ++round) {
        CAPTURE(round);
        hall.append(static_cast<int>(1 + random() % 200));
        // Somewhere in the middle of it.
        const qint64 enough = city.stored + static_cast<qint64>(random() % 20);
        CHECK(waitFor([&] { return city.stored >= enough || isSynced(hall, city); }));
        switch (random() % 3) {
        case 0:
            broker.kill();
            REQUIRE(broker.start());
            break;
        case 1:
            city.stop();
            city.start();
            break;
        default:
            hall.unlink();
            hall.link();
            break;
        }
    }
    CHECK(waitFor([&] { return isSynced(hall, city); }));
    CHECK_FALSE(city.log.contains(QLatin1String("event ")));
}

TEST_CASE("the hub of another city is not believed", "[uplink]")
{
    test::Mosquitto broker;
    REQUIRE(broker.start());
    City city{broker};
    city.start('m');
    Hall hall{broker};
    hall.append(5);
    hall.link();

    CHECK(waitFor([&] {
        return hall.status.why ==
               "a word of the hub was refused: no key of this hall's hub signed it "
               "(WrongSignature)";
    }));
    CHECK(hall.status.acknowledged.seq == 0);
    CHECK(hall.status.state == Link::State::Asking);
    CHECK(city.stored == 0);
}

TEST_CASE("a hub that holds another history stops the link", "[uplink]")
{
    test::Mosquitto broker;
    REQUIRE(broker.start());
    City city{broker};
    city.start();
    {
        Hall before{broker};
        before.append(5);
        before.link();
        REQUIRE(waitFor([&] { return isSynced(before, city); }));
    }
    Hall fresh{broker};
    fresh.append(5);
    fresh.link();

    CHECK(waitFor([&] { return fresh.status.state == Link::State::Refused; }));
    CHECK(fresh.status.why.ends_with("and this hall's journal has no event of that epoch"));
    CHECK(city.stored == 5);
}

TEST_CASE("two hubs share the halls, and one takes over when the other is gone", "[uplink]")
{
    test::Mosquitto broker;
    REQUIRE(broker.start());
    City one{broker};
    City two{one, "hub-2"};
    one.start();
    two.start();
    std::vector<std::unique_ptr<Hall>> halls;
    for (int i = 0; i < 8; ++i) {
        halls.push_back(std::make_unique<Hall>(broker, "hall-" + std::to_string(i)));
        halls.back()->link();
    }
    const auto appendToAll = [&] {
        for (const auto& hall : halls) {
            hall->append(10);
        }
    };
    const auto areAllSynced = [&] {
        return std::ranges::all_of(halls, [&](const auto& hall) {
            return one.newest(hall->id) == hall->head() && hall->status.waiting == 0;
        });
    };
    appendToAll();
    CHECK(waitFor(areAllSynced));
    // Each knows of the other by now, or soon.
    CHECK(waitFor([&] {
        const auto before = std::pair{one.stored, two.stored};
        appendToAll();
        return waitFor(areAllSynced) && one.stored > before.first && two.stored > before.second;
    }));

    two.stop();
    appendToAll();
    CHECK(waitFor(areAllSynced));
}

} // namespace hall::sync
