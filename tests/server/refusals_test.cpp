// SPDX-License-Identifier: Apache-2.0
#include "app/server/refusals.h"
#include "tests/support/core_text.h"
#include "tests/support/hall_script.h"

#include <catch2/catch.hpp>

using namespace hall;
using hall::test::HallScript;

namespace {

/// a1 and b1 on one ticket, in this order or in any.
Rules rulesWithVisits()
{
    Rules rules = test::smallRules();
    const std::vector<VisitStep> both{{.service = {"a1"}}, {.service = {"b1"}}};
    rules.visits = {{.code = {"shop"}, .name = {}, .order = StepOrder::Fixed, .steps = both},
                    {.code = {"move"}, .name = {}, .order = StepOrder::Any, .steps = both}};
    return rules;
}

TakeTicket takeFor(const char* person)
{
    TakeTicket take;
    take.subject = Subject{.hash = {person}};
    return take;
}

/// The number of the ticket that a refusal tells of.
std::string ticketToldOf(const HallScript& script, const TakeTicket& take)
{
    Command command;
    command.what = take;
    const auto refusal = server::refusalFor(
        script.hall, command, Rejection::LiveTicket, {script.now, true, projection::noWaits});
    return refusal.ticket ? refusal.ticket->number : "none";
}

} // namespace

TEST_CASE("who has a ticket already is told of it, whichever way he asks for another",
          "[server][refusal]")
{
    HallScript script{rulesWithVisits()};
    TakeTicket plain = takeFor("p1");
    plain.service = {"a1"};
    TakeTicket visit = takeFor("p1");
    visit.visit = {"shop"};
    REQUIRE(script.play(visit));
    REQUIRE(script.play(visit).error() == Rejection::LiveTicket);

    CHECK(ticketToldOf(script, visit) == "A001");
    CHECK(ticketToldOf(script, plain) == "A001");
    visit.visit = {"move"};
    CHECK(ticketToldOf(script, visit) == "A001");
    visit.subject->hash = {"p2"};
    CHECK(ticketToldOf(script, visit) == "none");

    TakeTicket second = takeFor("p3");
    second.service = {"b1"};
    REQUIRE(script.play(second));
    second.service = {};
    second.visit = {"move"};
    CHECK(ticketToldOf(script, second) == "B001");
}
