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
