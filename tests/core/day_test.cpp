// SPDX-License-Identifier: Apache-2.0
#include "tests/support/core_text.h"
#include "tests/support/hall_script.h"

#include <catch2/catch.hpp>

using namespace hall;
using namespace std::chrono_literals;
using hall::test::HallScript;

namespace {

BusinessDay november(unsigned day)
{
    return {std::chrono::year{2026} / 11 / std::chrono::day{day}};
}

} // namespace

TEST_CASE("a day that was closed and is opened again numbers on", "[core][day]")
{
    HallScript script;
    CHECK(script.take("a1") == "A001");
    REQUIRE(script.play(CloseDay{}));
    REQUIRE(script.play(OpenDay{.day = november(23)}));

    CHECK(script.take("a1") == "A002");
    CHECK(script.hall.find({"kiosk-1-1"})->state == TicketState::Expired);
    CHECK(test::replay(script.journal).numbersGiven.size() == 2);
}

TEST_CASE("without an open day nothing is issued and no counter opens", "[core][day]")
{
    HallScript script;
    REQUIRE(script.play(CloseDay{}));

    CHECK(script.take("a1") == "DayNotOpen");
    CHECK(script.play(OpenCounter{.counter = {1}, .clerk = {"1031"}}).error() ==
          Rejection::DayNotOpen);
    CHECK(script.play(CloseDay{}).error() == Rejection::DayNotOpen);
}

TEST_CASE("the day's end expires who waits and finishes who is at a counter", "[core][day]")
{
    HallScript script;
    (void)script.tell("1 open | 3 open | take a1 | take a1 | take a1 | 1 next | 1 start | 3 next");

    const auto events = script.play(CloseDay{});

    REQUIRE(events);
    const auto& closed = std::get<DayClosed>(events->back().body);
    CHECK(closed.expired == 1);
    CHECK(closed.finished == 2);
    CHECK(script.hall.find({"kiosk-1-1"})->state == TicketState::Finished);
    CHECK(script.hall.find({"kiosk-1-2"})->state == TicketState::Finished);
    CHECK(script.hall.find({"kiosk-1-3"})->state == TicketState::Expired);
    CHECK(script.hall.desks.empty());
    CHECK(script.hall.waiting == 0);
}

TEST_CASE("opening a day ends an older open one in the same transaction", "[core][day]")
{
    HallScript script;
    (void)script.take("a1");

    const auto events = script.play(OpenDay{.day = november(24), .timeConfirmed = false});

    REQUIRE(events);
    REQUIRE(events->size() == 2);
    CHECK(events->at(0).day == november(23));
    CHECK(std::holds_alternative<DayClosed>(events->at(0).body));
    CHECK(events->at(1).day == november(24));
}

TEST_CASE("a day opens once and never backwards", "[core][day]")
{
    HallScript script;

    CHECK(script.play(OpenDay{.day = november(23), .timeConfirmed = false}).error() ==
          Rejection::DayAlreadyOpen);
    CHECK(script.play(OpenDay{.day = november(22), .timeConfirmed = false}).error() ==
          Rejection::DayInThePast);
    REQUIRE(script.play(CloseDay{}));
    CHECK(script.play(OpenDay{.day = november(23), .timeConfirmed = false}));
}

TEST_CASE("numbers begin anew each day, ids never do", "[core][day]")
{
    HallScript script;
    REQUIRE(script.take("a1") == "A001");
    REQUIRE(script.play(OpenDay{.day = november(24), .timeConfirmed = false}));

    CHECK(script.take("a1") == "A001");
    CHECK(script.hall.tickets.back().id == TicketId{"kiosk-1-2"});
}

TEST_CASE(
    "with a suspected clock the hall goes on, but no day opens or closes until time is confirmed",
    "[core][day]")
{
    HallScript script;
    REQUIRE(script.play(ReportClock{.suspected = true}));

    CHECK(script.take("a1") == "A001");
    CHECK(script.play(CloseDay{}).error() == Rejection::ClockSuspected);
    CHECK(script.play(OpenDay{.day = november(24), .timeConfirmed = false}).error() ==
          Rejection::ClockSuspected);
    CHECK(script.play(OpenDay{.day = november(24), .timeConfirmed = true}));
    CHECK_FALSE(script.hall.clockSuspected);
}

TEST_CASE("new rules may not drop what is in use", "[core][day]")
{
    HallScript script;
    (void)script.tell("2 open | take a2");
    Rules rules = test::smallRules();

    SECTION("a service that somebody waits for")
    {
        std::erase_if(rules.services,
                      [](const Service& service) { return service.code.value == "a2"; });
        CHECK(script.play(AdoptRules{.rules = rules, .hash = "h2"}).error() ==
              Rejection::RulesInUse);
    }
    SECTION("a counter with a clerk")
    {
        std::erase_if(rules.counters,
                      [](const Counter& counter) { return counter.number.value == 2; });
        CHECK(script.play(AdoptRules{.rules = rules, .hash = "h2"}).error() ==
              Rejection::RulesInUse);
    }
    SECTION("anything else may change, and tickets keep their ranks")
    {
        std::erase_if(rules.services,
                      [](const Service& service) { return service.code.value == "a1"; });
        REQUIRE(script.play(AdoptRules{.rules = rules, .hash = "h2"}));
        CHECK(script.tell("1 open | 1 next") == "done | A001 to 1");
        CHECK(script.take("a1") == "UnknownService");
    }
    SECTION("the same rules are no news")
    {
        CHECK(script.play(AdoptRules{.rules = rules, .hash = "h1"}).error() ==
              Rejection::RulesUnchanged);
    }
}
