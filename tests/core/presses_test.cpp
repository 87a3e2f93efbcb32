// SPDX-License-Identifier: Apache-2.0
#include "tests/support/core_text.h"
#include "tests/support/hall_script.h"

#include <catch2/catch.hpp>

using namespace hall;
using namespace std::chrono_literals;
using hall::test::HallScript;

TEST_CASE("a second press that saw the counter as it was before is already done", "[core][press]")
{
    HallScript script;
    (void)script.tell("1 open | take a1 | take a1");
    const Seen nothing;
    REQUIRE(script.play(CallNext{.counter = {1}, .seen = nothing}));

    CHECK(script.play(CallNext{.counter = {1}, .seen = nothing}).error() == Rejection::AlreadyDone);
    CHECK(script.hall.waiting == 1);
}

TEST_CASE("what a clerk saw counts for every verb at the counter", "[core][press]")
{
    HallScript script;
    (void)script.tell("1 open | take a1 | take a1 | 1 next | 1 next");
    const Seen before = TicketId{"kiosk-1-1"};

    CHECK(script.play(Recall{.counter = {1}, .seen = before}).error() == Rejection::AlreadyDone);
    CHECK(script.play(StartService{.counter = {1}, .seen = before}).error() ==
          Rejection::AlreadyDone);
    CHECK(script.play(FinishService{.counter = {1}, .seen = before}).error() ==
          Rejection::AlreadyDone);
    CHECK(script.play(MarkNoShow{.counter = {1}, .seen = before}).error() ==
          Rejection::AlreadyDone);
    CHECK(script.play(Uncall{.counter = {1}, .seen = before}).error() == Rejection::AlreadyDone);
    CHECK(script.play(PauseCounter{.counter = {1}, .seen = before}).error() ==
          Rejection::AlreadyDone);
    CHECK(script.play(CloseCounter{.counter = {1}, .seen = before}).error() ==
          Rejection::AlreadyDone);
}

TEST_CASE("a press of four minutes ago isn't carried out", "[core][press]")
{
    HallScript script;
    (void)script.tell("1 open | take a1");

    CHECK(script.play(CallNext{.counter = {1}, .seen = {}}, 4min).error() == Rejection::TooLate);
    CHECK(script.play(CallNext{.counter = {1}, .seen = {}}, 10s));
}

TEST_CASE("every event says who acted, where, and by which press", "[core][press]")
{
    HallScript script;
    (void)script.tell("1 open | take a1 | 1 next | 1 start");

    const auto events = script.play(CallNext{.counter = {1}, .seen = script.seen(1)});

    REQUIRE(events);
    REQUIRE(events->size() == 1);
    CHECK(events->front().actor.role == "test");
    CHECK(events->front().station.value == "kiosk-1");
    CHECK_FALSE(events->front().command.empty());
    CHECK(events->front().day == script.hall.day);
}
