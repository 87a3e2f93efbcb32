// SPDX-License-Identifier: Apache-2.0
#include "app/projection/views.h"
#include "app/protocol/views_codec.h"
#include "tests/support/hall_script.h"

#include <catch2/catch.hpp>

using namespace hall;
using namespace std::chrono_literals;
using hall::test::HallScript;

namespace {

projection::Surroundings around(const HallScript& script)
{
    return {.stamp = {.epoch = "e", .seq = script.hall.lastSeq, .at = script.now},
            .durable = true,
            .nextOpening = std::nullopt};
}

std::string noCode(const Ticket& /*ticket*/)
{
    return {};
}

} // namespace

TEST_CASE("the kiosk sees who waits where, and what became of its papers", "[view]")
{
    HallScript script;
    (void)script.tell("take a1 | take a2 | take b1");
    (void)script.play(ClaimStation{.station = {"kiosk-1"}});
    (void)script.play(ReportDevice{
        .station = {"kiosk-1"}, .claim = 1, .device = "printer", .condition = "paper-out"});
    (void)script.play(ReportPaper{
        .station = {"kiosk-1"}, .claim = 1, .ticket = {"kiosk-1-2"}, .paper = Paper::Refused});

    const auto view = projection::kioskView(script.hall, around(script));

    CHECK(view.waiting == 3);
    REQUIRE(view.areas.size() == 2);
    CHECK(view.areas[0].waiting == 2);
    CHECK(view.areas[0].services[0].waiting == 2);
    CHECK(view.areas[0].services[0].counters == std::vector{1, 3});
    CHECK(view.printers.at(0).condition == protocol::PrinterCondition::PaperOut);
    CHECK(view.papers.size() == 3);
    CHECK(view.hall.taking == protocol::Taking::Yes);
}

TEST_CASE("once counters are open, only those are named to the citizen", "[view]")
{
    HallScript script;
    script.open(3);

    const auto view = projection::kioskView(script.hall, around(script));

    CHECK(view.areas[0].services[0].counters == std::vector{3});
}

TEST_CASE("a board shows calls newest first, yellow until service starts, and never one taken back",
          "[view]")
{
    HallScript script;
    (void)script.tell("1 open | 2 open | 3 open | take a1 | take b1 | take a1 | 1 next | 2 next | "
                      "3 next | 1 start | 3 uncall");

    const auto view = projection::boardView(script.hall, {}, around(script));

    REQUIRE(view.calls.size() == 2);
    CHECK(view.calls[0].number == "B001");
    CHECK_FALSE(view.calls[0].serving);
    CHECK(view.calls[1].number == "A001");
    CHECK(view.calls[1].serving);
    CHECK(projection::boardView(script.hall, {"west"}, around(script)).calls.empty());
}

TEST_CASE("a counter sees its ticket and those it would call, in that order", "[view]")
{
    HallScript script;
    (void)script.tell(
        "3 open | 08:00 take a1 | 08:01 take b1 | 08:02 take a1 elder | 3 next | 3 start");

    const auto view = projection::counterView(script.hall, {3}, around(script));

    REQUIRE(view.current);
    CHECK(view.current->number == "A002");
    CHECK(view.current->priorityName.zh == "老年人");
    CHECK(view.waitingCount == 2);
    REQUIRE(view.waiting.size() == 2);
    CHECK(view.waiting[0].number == "A001");
    CHECK(view.waiting[0].priorityName.zh.empty());
    CHECK(view.waiting[1].number == "B001");
}

TEST_CASE("a station prints what waits, is its own and is young enough", "[view]")
{
    HallScript script;
    (void)script.tell("08:00 take a1 | 08:05 take a1 | 1 open | take a1");

    CHECK(projection::stationView(script.hall, {"kiosk-1"}, around(script), noCode).jobs.size() ==
          3);
    (void)script.tell("1 next");
    CHECK(projection::stationView(script.hall, {"kiosk-1"}, around(script), noCode).jobs.size() ==
          2);
    script.wait(10min + 1ms);
    CHECK(projection::stationView(script.hall, {"kiosk-1"}, around(script), noCode).jobs.empty());
}

TEST_CASE("a closed day, a full disk and a doubtful clock are said to every face", "[view]")
{
    HallScript script;
    auto surroundings = around(script);
    surroundings.durable = false;
    CHECK(projection::kioskView(script.hall, surroundings).hall.taking ==
          protocol::Taking::NotDurable);

    (void)script.play(CloseDay{});
    CHECK(projection::kioskView(script.hall, around(script)).hall.taking ==
          protocol::Taking::DayClosed);
    (void)script.play(ReportClock{.suspected = true});
    CHECK(projection::kioskView(script.hall, around(script)).hall.taking ==
          protocol::Taking::ClockSuspected);
}

TEST_CASE("views travel as JSON and come back the same", "[view]")
{
    HallScript script;
    (void)script.tell("1 open | take a1 | take a1 elder | 1 next");

    const auto kiosk = projection::kioskView(script.hall, around(script));
    CHECK(protocol::decode<protocol::KioskView>(protocol::encode(kiosk)).value() == kiosk);
    const auto board = projection::boardView(script.hall, {}, around(script));
    CHECK(protocol::decode<protocol::BoardView>(protocol::encode(board)).value() == board);
    const auto counter = projection::counterView(script.hall, {1}, around(script));
    CHECK(protocol::decode<protocol::CounterView>(protocol::encode(counter)).value() == counter);
    const auto station = projection::stationView(script.hall, {"kiosk-1"}, around(script), noCode);
    CHECK(protocol::decode<protocol::StationView>(protocol::encode(station)).value() == station);
    const auto hall = projection::hallView(script.hall, around(script));
    CHECK(protocol::decode<protocol::HallView>(protocol::encode(hall)).value() == hall);
}

TEST_CASE("a station is told what stands over every counter, and what was announced of it",
          "[view]")
{
    HallScript script;
    (void)script.tell("take a1 | take b1 | 1 open | 2 open | 1 next | 2 next | 2 start");
    (void)script.play(ClaimStation{.station = {"kiosk-1"}});
    (void)script.play(ReportAnnouncement{.station = {"kiosk-1"},
                                         .claim = 1,
                                         .ticket = {"kiosk-1-1"},
                                         .counter = {1},
                                         .call = 1,
                                         .outcome = Announcement::Spoken});

    const auto view = projection::stationView(script.hall, {"kiosk-1"}, around(script), noCode);

    REQUIRE(view.counters.size() == 3);
    REQUIRE(view.counters[0].current);
    CHECK(view.counters[0].counter == 1);
    CHECK(view.counters[0].current->number == "A001");
    CHECK(view.counters[0].current->state == TicketState::Called);
    CHECK(view.counters[0].current->announced == 1);
    REQUIRE(view.counters[1].current);
    CHECK(view.counters[1].current->state == TicketState::Serving);
    CHECK(view.counters[2].state == protocol::CounterState::Closed);
    CHECK_FALSE(view.counters[2].current);
    CHECK(protocol::decode<protocol::StationView>(protocol::encode(view)) == view);
}

TEST_CASE("a station is told of the next fifty papers, the oldest first", "[view]")
{
    HallScript script;
    for (int count = 0; count < 60; ++count) {
        (void)script.take("a1");
    }

    const auto view = projection::stationView(script.hall, {"kiosk-1"}, around(script), noCode);

    REQUIRE(view.jobs.size() == 50);
    CHECK(view.jobs.front().number == "A001");
    CHECK(view.jobs.back().number == "A050");
}

TEST_CASE("the hall's view names every device with its condition", "[view]")
{
    HallScript script;
    (void)script.play(ClaimStation{.station = {"kiosk-1"}});
    (void)script.play(ReportDevice{
        .station = {"kiosk-1"}, .claim = 1, .device = "led-3", .condition = "offline"});

    const auto view = projection::hallView(script.hall, around(script));

    REQUIRE(view.devices.size() == 1);
    CHECK(view.devices[0].device == "led-3");
    CHECK(view.devices[0].condition == "offline");
    CHECK(protocol::decode<protocol::HallView>(protocol::encode(view)) == view);
}
