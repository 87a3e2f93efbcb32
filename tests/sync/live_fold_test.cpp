// SPDX-License-Identifier: Apache-2.0
#include "app/sync/live_fold.h"
#include "tests/support/hall_script.h"

#include <catch2/catch.hpp>

namespace hall::sync {

namespace {

using test::HallScript;
using namespace std::chrono_literals;

constexpr Time midnight = std::chrono::sys_days{std::chrono::year{2026} / 11 / 23};

LiveHall liveOf(const HallScript& script, const projection::Waits& waits = projection::noWaits)
{
    return sync::liveOf(script.hall,
                        {.stamp = {.epoch = "one", .seq = script.hall.lastSeq, .at = script.now},
                         .durable = true,
                         .nextOpening = {},
                         .waits = waits},
                        midnight + 17h);
}

} // namespace

TEST_CASE("the city hears how many wait where, and since when", "[sync][live]")
{
    HallScript script;
    static_cast<void>(
        script.tell("08:00 take a1 | 08:01 take a1 | 08:02 take a2 elder | 08:03 take "
                    "b1 | 1 open | 3 open | 08:04 1 next"));
    const projection::Waits waits{.newcomers = {WaitRange{.low = 3, .high = 7}, {}, {}},
                                  .tickets = {}};

    const LiveHall live = liveOf(script, waits);

    CHECK(live.hall == "small");
    CHECK(live.name.en == "Small hall");
    CHECK(live.stamp.seq == script.hall.lastSeq);
    CHECK(live.taking == protocol::Taking::Yes);
    CHECK(live.day == "2026-11-23");
    CHECK(live.closesAt == midnight + 17h);
    CHECK(live.waiting == 3);
    CHECK(live.counters == 2);
    CHECK(live.oldest == midnight + 8h);
    REQUIRE(live.services.size() == 3);
    // The elder went first: both of a1 still wait, before whoever takes a number of the group.
    const LiveService& first = live.services[0];
    CHECK(first.code == ServiceCode{"a1"});
    CHECK(first.waiting == 2);
    CHECK(first.ahead == 2);
    CHECK(first.wait == WaitRange{.low = 3, .high = 7});
    CHECK(first.counters == 2);
    CHECK(first.oldest == midnight + 8h);
    CHECK(live.services[1].waiting == 0);
    CHECK(live.services[1].ahead == 2);
    CHECK_FALSE(live.services[1].oldest);
    CHECK(live.services[2].counters == 1);
    CHECK(live.services[2].oldest == midnight + 8h + 3min);
}

TEST_CASE("a clerk who is away is no counter that calls", "[sync][live]")
{
    HallScript script;
    static_cast<void>(script.tell("1 open | 3 open | 3 pause"));

    CHECK(liveOf(script).counters == 1);
    CHECK(liveOf(script).services[2].counters == 0);
}

TEST_CASE("in the evening nothing is left of the day", "[sync][live]")
{
    HallScript script;
    static_cast<void>(script.tell("take a1 | 1 open"));
    REQUIRE(script.play(CloseDay{}));

    const LiveHall live = liveOf(script);

    CHECK(live.taking == protocol::Taking::DayClosed);
    CHECK(live.day.empty());
    CHECK_FALSE(live.closesAt);
    CHECK(live.waiting == 0);
    CHECK(live.counters == 0);
    CHECK_FALSE(live.oldest);
    CHECK(readLive(writeLive(live)) == live);
}

TEST_CASE("nothing of a person is told to the city", "[sync][live]")
{
    HallScript script;
    REQUIRE(script.play(TakeTicket{.service = {"a1"},
                                   .priority = {},
                                   .codeHash = "c0de0123456789abcdef",
                                   .subject = Subject{.hash = {"5ec7e7"}}}));
    script.open(1, "clerk1031");

    const std::string text = writeLive(liveOf(script));

    for (const char* secret : {"c0de0123", "5ec7e7", "clerk1031", "A001", "kiosk-1"}) {
        CAPTURE(secret);
        CHECK(text.find(secret) == std::string::npos);
    }
}

} // namespace hall::sync
