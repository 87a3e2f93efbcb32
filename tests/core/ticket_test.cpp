// SPDX-License-Identifier: Apache-2.0
#include "app/core/numbering.h"
#include "tests/support/core_text.h"
#include "tests/support/hall_script.h"

#include <catch2/catch.hpp>

using namespace hall;
using hall::test::HallScript;

TEST_CASE("numbers are drawn from runs, in order, one run after the other", "[core][ticket]")
{
    HallScript script; // runs of four

    for (const char* expected : {"A001", "A002", "A003", "A004", "A005"}) {
        CHECK(script.take("a1") == expected);
    }
    CHECK(script.take("b1") == "B001");
    int leases = 0;
    for (const Event& event : script.journal) {
        leases += std::holds_alternative<NumbersLeased>(event.body) ? 1 : 0;
    }
    CHECK(leases == 3);
}

TEST_CASE("after A999 a number has one digit more", "[core][ticket]")
{
    const Queue queue{.prefix = {"A"}, .groups = {}, .start = 1, .width = 3, .run = 20};

    CHECK(numberText(queue, 1) == "A001");
    CHECK(numberText(queue, 999) == "A999");
    CHECK(numberText(queue, 1000) == "A1000");
}

TEST_CASE("a ticket tells how many will be called before it", "[core][ticket]")
{
    HallScript script;
    (void)script.tell("08:00 take a1 | 08:01 take a2 | 08:02 take b1 | 08:10 take a1 elder");

    CHECK(script.hall.tickets[0].ahead == 0);
    CHECK(script.hall.tickets[1].ahead == 1); // the same counters call both services of the group
    CHECK(script.hall.tickets[2].ahead == 0);
    CHECK(script.hall.tickets[3].ahead == 0); // credit of twenty minutes
}

TEST_CASE("unknown services and classes are refused, and a full hall says so", "[core][ticket]")
{
    Rules rules = test::smallRules();
    rules.policy.waitingMax = 2;
    HallScript script{rules};

    CHECK(script.take("c9") == "UnknownService");
    CHECK(script.take("a1", "royal") == "UnknownClass");
    CHECK(script.tell("take a1 | take b1 | take a1") == "A001 waits | B001 waits | HallFull");
}

TEST_CASE("a waiting ticket can be cancelled, by its id or the code on it, and nobody else's",
          "[core][ticket]")
{
    HallScript script;
    const std::string hash(64, 'a');
    const std::string nearlyTheSame = std::string(63, 'a') + 'b';
    REQUIRE(script.play(TakeTicket{.service = {"a1"}, .priority = {}, .codeHash = hash}));
    REQUIRE(script.play(TakeTicket{.service = {"a1"}, .priority = {}, .codeHash = nearlyTheSame}));

    CHECK(script.play(CancelTicket{.which = {.ticket = {"kiosk-1-9"}, .codeHash = {}}}).error() ==
          Rejection::UnknownTicket);
    CHECK(script.play(CancelTicket{.which = {.ticket = {}, .codeHash = "another"}}).error() ==
          Rejection::UnknownTicket);
    REQUIRE(script.play(CancelTicket{.which = {.ticket = {}, .codeHash = hash}}));
    CHECK(script.play(CancelTicket{.which = {.ticket = {"kiosk-1-1"}, .codeHash = {}}}).error() ==
          Rejection::TicketNotWaiting);
    CHECK(script.tell("1 open | 1 next") == "done | A002 to 1");
}

TEST_CASE("tickets taken where no station is known count under the node", "[core][ticket]")
{
    Rules rules = test::smallRules();
    rules.stations.clear();
    HallScript script{rules};

    (void)script.take("a1");

    CHECK(script.hall.tickets.front().id == TicketId{"node-1"});
}
