// SPDX-License-Identifier: Apache-2.0
#include "app/sync/event_message.h"
#include "app/sync/topics.h"
#include "tests/hub/uplink_bench.h"
#include "tests/support/wait_for.h"

// What a hall or the city must not take from the other, or from whoever sits on the broker.

namespace hall::sync {

using namespace std::chrono_literals;
using test::City;
using test::Hall;
using test::isSynced;
using test::Linked;
using test::waitFor;

namespace {

constexpr std::size_t tenMegabytes = std::size_t{10} * 1024 * 1024;

} // namespace

TEST_CASE("an acknowledgement from the future stops the link until the hub says otherwise",
          "[uplink][bad]")
{
    Linked city{5};
    journal::Head future = city.hall.head();
    future.position.seq = 9;

    city.sayHeld(future);

    const std::string why =
        "the hub holds event 9 of epoch " + future.position.epoch + ", which this hall hasn't";
    CHECK(waitFor([&] { return city.hall.refusedFor(why); }));
    // The hall says signed that there is none, and hears what the hub really holds.
    CHECK(waitFor([&] { return city.hall.status.state == Link::State::Flowing; }));
    CHECK(city.hall.status.acknowledged.seq == 5);
}

TEST_CASE("an acknowledgement of another chain stops the link until the hub says otherwise",
          "[uplink][bad]")
{
    Linked city{5};
    journal::Head other = city.hall.head();
    other.chain[7] ^= 1U;

    city.sayHeld(other);

    const std::string why =
        "the hub holds another event 5 of epoch " + other.position.epoch + " than this hall";
    CHECK(waitFor([&] { return city.hall.refusedFor(why); }));
    CHECK(waitFor([&] { return city.hall.status.state == Link::State::Flowing; }));
}

TEST_CASE("an event whose number was taken by another is refused, and the hall goes on",
          "[uplink][bad]")
{
    Linked city{5};
    journal::Row other;
    other.epoch = city.hall.head().position.epoch;
    other.seq = 5;
    other.kind = "TicketIssued";
    other.body = R"({"number":"A999"})";
    other.command = "press-of-another";

    city.say(eventsTopic,
             writeEvent(
                 {.hall = "district", .row = other, .previous = {.epoch = other.epoch, .seq = 4}}));

    CHECK(waitFor([&] {
        return city.city.log.contains(
            QLatin1String("is stored with another content; what came now was refused"));
    }));
    CHECK(city.city.newest() == city.hall.head());
    city.hall.append(1);
    CHECK(waitFor([&] { return isSynced(city.hall, city.city); }));
}

TEST_CASE("ten megabytes are refused by the hub, whatever they are sent as", "[uplink][bad]")
{
    Linked city{5};
    city.say(eventsTopic, std::string(tenMegabytes, '{'));
    city.say(stateTopic, std::string(tenMegabytes, '{'));
    city.say(historyTopic, std::string(tenMegabytes, '{'));

    CHECK(waitFor([&] {
        return city.city.log.contains(
                   QLatin1String("an event was refused: it has 10485760 bytes, the most is")) &&
               city.city.log.contains(
                   QLatin1String("its state was refused: it has 10485760 bytes, the most is"));
    }));
    city.hall.append(1);
    CHECK(waitFor([&] { return isSynced(city.hall, city.city); }));
}

TEST_CASE("ten megabytes are refused by the node", "[uplink][bad]")
{
    Linked city{5};
    bool wasRefused = false;
    QObject::connect(&city.stranger, &Mqtt::disconnected, [] { FAIL("the broker refused it"); });

    city.say(ackTopic, std::string(tenMegabytes, 'x'));

    CHECK(waitFor([&] {
        wasRefused =
            wasRefused || city.hall.status.why.starts_with("a word of the hub was refused");
        return wasRefused;
    }));
    city.hall.append(1);
    CHECK(waitFor([&] { return isSynced(city.hall, city.city); }));
    CHECK(city.hall.status.why.empty());
}

TEST_CASE("an event that the city doesn't take is named, and those before it arrive",
          "[uplink][bad]")
{
    Linked city{5};
    city.hall.journalOnly(2);
    city.hall.journalOnly(1, '"' + std::string(5'000'000, 'x') + '"');
    city.hall.append(2);

    CHECK(waitFor([&] { return city.hall.status.state == Link::State::Blocked; }));
    CHECK_THAT(city.hall.status.why, Catch::StartsWith("event 8 (TicketIssued) has 5000"));
    CHECK(waitFor([&] { return city.hall.status.acknowledged.seq == 7; }));
    CHECK(city.hall.status.waiting == 3);
    CHECK(city.hall.status.state == Link::State::Blocked);
}

} // namespace hall::sync
