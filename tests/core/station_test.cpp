// SPDX-License-Identifier: Apache-2.0
#include "tests/support/core_text.h"
#include "tests/support/hall_script.h"

#include <catch2/catch.hpp>

using namespace hall;
using hall::test::HallScript;

namespace {

ReportPaper report(Paper paper, std::int64_t claim = 1)
{
    return {.station = {"kiosk-1"}, .claim = claim, .ticket = {"kiosk-1-1"}, .paper = paper};
}

} // namespace

TEST_CASE("reports under an older claim of a station are refused", "[core][station]")
{
    HallScript script;
    (void)script.take("a1");
    REQUIRE(script.play(ClaimStation{.station = {"kiosk-1"}}));
    REQUIRE(script.play(ClaimStation{.station = {"kiosk-1"}}));

    CHECK(script.play(report(Paper::Started, 1)).error() == Rejection::StaleClaim);
    CHECK(script.play(report(Paper::Started, 2)));
    CHECK(script.play(ClaimStation{.station = {"kiosk-9"}}).error() == Rejection::UnknownStation);
}

TEST_CASE("a station reports its own tickets only", "[core][station]")
{
    Rules rules = test::smallRules();
    rules.stations.push_back({"kiosk-2"});
    HallScript script{rules};
    (void)script.take("a1");
    REQUIRE(script.play(ClaimStation{.station = {"kiosk-2"}}));

    CHECK(script
              .play(ReportPaper{.station = {"kiosk-2"},
                                .claim = 1,
                                .ticket = {"kiosk-1-1"},
                                .paper = Paper::Printed})
              .error() == Rejection::UnknownTicket);
}

TEST_CASE("a new claim puts in doubt what the one before was printing", "[core][station]")
{
    HallScript script;
    (void)script.take("a1");
    REQUIRE(script.play(ClaimStation{.station = {"kiosk-1"}}));
    REQUIRE(script.play(report(Paper::Started)));

    const auto events = script.play(ClaimStation{.station = {"kiosk-1"}});

    REQUIRE(events);
    CHECK(events->size() == 2);
    CHECK(script.hall.tickets.front().paper == Paper::Doubtful);
    CHECK(script.hall.tickets.front().papers == 1);
}

TEST_CASE("a ticket waits for its paper until it is printed; a refused attempt put none out",
          "[core][station]")
{
    HallScript script;
    (void)script.take("a1");
    REQUIRE(script.play(ClaimStation{.station = {"kiosk-1"}}));
    CHECK(script.hall.unprinted.at({"kiosk-1"}).size() == 1);

    REQUIRE(script.play(report(Paper::Started)));
    REQUIRE(script.play(report(Paper::Refused)));
    CHECK(script.hall.tickets.front().papers == 0);
    CHECK(script.hall.unprinted.at({"kiosk-1"}).size() == 1);

    REQUIRE(script.play(report(Paper::Started)));
    REQUIRE(script.play(report(Paper::Printed)));
    CHECK(script.hall.unprinted.at({"kiosk-1"}).empty());
    CHECK(script.play(report(Paper::Doubtful)).error() == Rejection::AlreadyDone);
}

TEST_CASE("who is called no longer waits for a paper", "[core][station]")
{
    HallScript script;
    (void)script.tell("take a1 | 1 open | 1 next");

    CHECK(script.hall.unprinted.at({"kiosk-1"}).empty());
}

TEST_CASE("an announcement is told once and for all calls before it; an uncall begins anew",
          "[core][station]")
{
    HallScript script;
    (void)script.tell("take a1 | 1 open | 1 next");
    REQUIRE(script.play(ClaimStation{.station = {"kiosk-1"}}));
    const auto announced = [&](int call, Announcement outcome) {
        return script.play(ReportAnnouncement{.station = {"kiosk-1"},
                                              .claim = 1,
                                              .ticket = {"kiosk-1-1"},
                                              .counter = {1},
                                              .call = call,
                                              .outcome = outcome});
    };

    REQUIRE(announced(2, Announcement::Late));
    REQUIRE(announced(1, Announcement::Spoken));
    CHECK(script.hall.tickets.front().announced == 2);

    (void)script.tell("1 uncall");
    CHECK(script.hall.tickets.front().announced == 0);
}

TEST_CASE("announcements under an older claim, or of no ticket, are refused", "[core][station]")
{
    HallScript script;
    REQUIRE(script.play(ClaimStation{.station = {"kiosk-1"}}));
    ReportAnnouncement report{
        .station = {"kiosk-1"}, .claim = 9, .ticket = {"kiosk-1-1"}, .counter = {1}};

    CHECK(script.play(report).error() == Rejection::StaleClaim);
    report.claim = 1;
    CHECK(script.play(report).error() == Rejection::UnknownTicket);
}

TEST_CASE("codes of the last day with tickets are known as such, and replayed", "[core][ticket]")
{
    HallScript script;
    const std::string hash(64, 'a');
    REQUIRE(script.play(TakeTicket{.service = {"a1"}, .priority = {}, .codeHash = hash}));
    CHECK_FALSE(script.hall.isOfEarlierDay(hash));
    const auto nextDay = [&] {
        REQUIRE(script.play(CloseDay{}));
        const auto date = std::chrono::sys_days{script.hall.lastDay->date} + std::chrono::days{1};
        REQUIRE(script.play(OpenDay{.day = BusinessDay{date}, .timeConfirmed = true}));
    };

    nextDay();
    CHECK(script.hall.isOfEarlierDay(hash));
    CHECK_FALSE(script.hall.isOfEarlierDay(std::string(64, 'b')));
    CHECK_FALSE(script.hall.isOfEarlierDay("no hash"));
    nextDay(); // Nobody came: the day before is still the last with tickets.
    CHECK(script.hall.isOfEarlierDay(hash));
    CHECK(test::replay(script.journal).earlierCodes == script.hall.earlierCodes);
}
