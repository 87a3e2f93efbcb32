// SPDX-License-Identifier: Apache-2.0
#include "tests/support/core_text.h"
#include "tests/support/hall_script.h"

#include <catch2/catch.hpp>

using namespace hall;
using namespace std::chrono_literals;
using hall::test::HallScript;

TEST_CASE("a ticket goes from issue to finish, and counters say where it is", "[core][call]")
{
    HallScript script;

    CHECK(
        script.tell("1 open | take a1 | 1 next    | 1 start          | 1 finish        | 1 next") ==
        "done | A001 waits | A001 to 1 | A001 serving at 1 | A001 finished | nobody waits");
}

TEST_CASE("next finishes the ticket in service and calls the following in one go", "[core][call]")
{
    HallScript script;

    CHECK(script.tell("1 open | take a1 | take a1 | 1 next | 1 start | 1 next | 1 next") ==
          "done | A001 waits | A002 waits | A001 to 1 | A001 serving at 1 | A002 to 1 | nobody "
          "waits");
    CHECK(script.hall.find({"kiosk-1-1"})->state == TicketState::Finished);
    CHECK(script.hall.tallies.at({1}).finished == 2);
}

TEST_CASE("a called ticket that nobody started counts as served from its call, or as the hall's "
          "policy says",
          "[core][call]")
{
    Rules rules = test::smallRules();

    SECTION("served")
    {
        rules.policy.nextOnCalled = NextOnCalled::Served;
        HallScript script{rules};
        (void)script.tell("1 open | take a1 | take a1 | 08:10 1 next | 08:14 1 next");
        CHECK(script.hall.find({"kiosk-1-1"})->state == TicketState::Finished);
        CHECK(script.hall.tallies.at({1}).serving == 4min);
    }
    SECTION("no-show")
    {
        rules.policy.nextOnCalled = NextOnCalled::NoShow;
        HallScript script{rules};
        (void)script.tell("1 open | take a1 | take a1 | 1 next | 1 next");
        CHECK(script.hall.find({"kiosk-1-1"})->state == TicketState::NoShow);
    }
    SECTION("ask: nothing happens until the clerk has said which")
    {
        rules.policy.nextOnCalled = NextOnCalled::Ask;
        HallScript script{rules};
        CHECK(script.tell("1 open | take a1 | take a1 | 1 next | 1 next | 1 no-show | 1 next") ==
              "done | A001 waits | A002 waits | A001 to 1 | CalledNotStarted | A001 noShow | A002 "
              "to 1");
    }
}

TEST_CASE("each verb needs the state that it is about", "[core][call]")
{
    HallScript script;

    CHECK(script.tell("1 next | 1 open | 1 open | 1 recall | 1 start | 1 finish | 1 no-show | 1 "
                      "uncall | 1 resume") ==
          "CounterClosed | done | CounterOpen | NobodyAtCounter | NobodyAtCounter | "
          "NobodyAtCounter | "
          "NobodyAtCounter | NobodyAtCounter | CounterNotPaused");
    CHECK(script.tell("take a1 | 1 next | 1 finish | 1 pause | 1 close | 1 start | 1 start | 1 "
                      "recall | 1 no-show | 1 uncall") ==
          "A001 waits | A001 to 1 | TicketNotServing | CounterBusy | CounterBusy | A001 serving at "
          "1 | "
          "TicketNotCalled | TicketNotCalled | TicketNotCalled | TicketNotCalled");
    CHECK(script.tell("9 next") == "UnknownCounter");
}

TEST_CASE("a paused counter can't call the next ticket", "[core][call]")
{
    HallScript script;

    CHECK(script.tell("1 open | take a1 | 1 pause | 1 next | 1 pause | 1 resume | 1 next") ==
          "done | A001 waits | done | CounterPaused | CounterPaused | done | A001 to 1");
}

TEST_CASE("a counter calls only what its groups can do, and the longest waiting of all of it",
          "[core][call]")
{
    HallScript script;

    CHECK(script.tell("1 open | 2 open | 3 open | 08:00 take b1 | 08:01 take a1 | 08:02 take a2 | "
                      "08:03 take b1") ==
          "done | done | done | B001 waits | A001 waits | A002 waits | B002 waits");
    CHECK(script.tell("3 next | 3 next | 2 next | 1 next | 1 next") ==
          "B001 to 3 | A001 to 3 | B002 to 2 | A002 to 1 | nobody waits");
}

TEST_CASE("credit lets a class overtake by that much waiting and no more", "[core][call]")
{
    HallScript script;

    (void)script.tell("1 open | 08:00 take a1 | 08:19 take a1 elder | 08:21 take a1 | 08:30 take "
                      "a1 urgent | 08:41 take a1 elder");

    // A004 ranks 7:50, A002 7:59, A001 8:00, and both A003 and A005 8:21, the earlier issue first.
    CHECK(script.tell("1 next | 1 next | 1 next | 1 next | 1 next") ==
          "A004 to 1 | A002 to 1 | A001 to 1 | A003 to 1 | A005 to 1");
}

TEST_CASE("recalls are counted, spaced and limited", "[core][call]")
{
    Rules rules = test::smallRules();
    rules.policy.maxRecalls = 2;
    rules.policy.betweenRecalls = 5s;
    HallScript script{rules};
    (void)script.tell("1 open | take a1 | 1 next");

    CHECK(script.tell("1 recall") == "RecallTooSoon");
    script.wait(5s);
    CHECK(script.tell("1 recall") == "A001 to 1");
    CHECK(script.hall.at({1})->calls == 2);
    script.wait(5s);
    CHECK(script.tell("1 recall") == "A001 to 1");
    script.wait(5s);
    CHECK(script.tell("1 recall") == "TooManyRecalls");
}

TEST_CASE("a call taken back returns the ticket to its rank", "[core][call]")
{
    HallScript script;

    CHECK(
        script.tell("1 open | 3 open | 08:00 take a1 | 08:01 take a1 | 1 next | 1 uncall | 3 next "
                    "| 1 next") ==
        "done | done | A001 waits | A002 waits | A001 to 1 | A001 waiting | A001 to 3 | A002 to 1");
}

TEST_CASE("a call is on the boards until the ticket is missed or taken back, newest first",
          "[core][call]")
{
    HallScript script;
    (void)script.tell("1 open | 3 open | take a1 | take a1 | take a1 | 1 next | 3 next");

    const auto numbers = [&] {
        std::string text;
        for (const TicketKey key : script.hall.calls) {
            text += script.hall.tickets[key].number + " ";
        }
        return text;
    };
    CHECK(numbers() == "A002 A001 ");
    script.wait(10s);
    (void)script.tell("1 recall");
    CHECK(numbers() == "A001 A002 ");
    (void)script.tell("1 no-show | 3 uncall");
    CHECK(numbers().empty());
}

TEST_CASE("a clerk sits at one counter", "[core][call]")
{
    HallScript script;
    script.open(1, "1031");

    CHECK(script.play(OpenCounter{.counter = {3}, .clerk = {"1031"}}).error() ==
          Rejection::ClerkElsewhere);
    CHECK(script.play(OpenCounter{.counter = {3}, .clerk = {""}}).error() ==
          Rejection::InvalidClerk);
    CHECK(script.play(OpenCounter{.counter = {3}, .clerk = {"张三"}}).error() ==
          Rejection::InvalidClerk);
}
