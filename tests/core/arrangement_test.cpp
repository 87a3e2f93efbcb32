// SPDX-License-Identifier: Apache-2.0
#include "tests/support/core_text.h"
#include "tests/support/hall_script.h"

#include <catch2/catch.hpp>

using namespace hall;
using namespace std::chrono_literals;
using hall::test::HallScript;

TEST_CASE("a plan says who serves what until another does", "[core][plans]")
{
    Rules rules = test::smallRules();
    rules.plans = {{.code = {"peak"},
                    .name = {},
                    .counters = {{.counter = {1}, .groups = {{"b"}}}},
                    .hours = {}}};
    HallScript script{rules};
    (void)script.tell("1 open | 2 open | take a1 | take b1 | take b1");

    CHECK(script.play(ChoosePlan{.plan = {"noon"}}).error() == Rejection::UnknownPlan);
    REQUIRE(script.play(ChoosePlan{.plan = {"peak"}}));
    CHECK(script.tell("1 next | 2 next") == "B001 to 1 | B002 to 2");
    REQUIRE(script.play(ChoosePlan{.plan = {}}));
    CHECK(script.tell("1 next") == "A001 to 1");
}

TEST_CASE("a counter has more groups for a time", "[core][plans]")
{
    HallScript script;
    (void)script.tell("1 open | take b1 | take b1");
    const auto bind = [&](std::vector<GroupCode> groups) {
        const auto events =
            script.play(BindCounter{.counter = {1}, .groups = std::move(groups), .until = {}});
        return events ? "done" : std::string{toText(events.error())};
    };

    CHECK(bind({{"c"}}) == "UnknownGroup");
    CHECK(script.tell("1 next") == "nobody waits");
    CHECK(bind({{"b"}}) == "done");
    CHECK(script.tell("1 next") == "B001 to 1");
    CHECK(bind({}) == "done");
    CHECK(script.tell("1 next") == "nobody waits");
    CHECK(test::replay(script.journal).bindings.empty());
}

TEST_CASE("who comes back waits for the clerk who had him, for a while", "[core][plans]")
{
    Rules rules = test::smallRules();
    rules.policy.preferredClerk = 5min;
    HallScript script{rules};

    CHECK(script.tell("1 open | 3 open | 08:00 take a1 | 1 next | 1 no-show | reinstate A001") ==
          "done | done | A001 waits | A001 to 1 | A001 noShow | A001 waits");
    CHECK(script.hall.find({"kiosk-1-1"})->bound.until == script.now + 5min);
    CHECK(script.tell("3 next | release A001 | release A001 | 3 next") ==
          "nobody waits | A001 waits | AlreadyDone | A001 to 3");
}

TEST_CASE("a pause has one of the hall's reasons, or none", "[core][plans]")
{
    Rules rules = test::smallRules();
    rules.reasons = {{{"lunch"}, {"午餐", "Lunch", {}}},
                     {.code = {"audit"}, .name = {"核查", "Audit", {}}, .forPause = false}};
    HallScript script{rules};
    script.open(1);
    const auto pause = [&](const char* reason) {
        return script.play(PauseCounter{.counter = {1}, .seen = {}, .reason = {reason}});
    };

    CHECK(pause("nap").error() == Rejection::UnknownReason);
    CHECK(pause("audit").error() == Rejection::UnknownReason);
    REQUIRE(pause("lunch"));
    CHECK(script.hall.desk({1})->pausedFor == ReasonCode{"lunch"});
}

TEST_CASE("rules that drop what somebody is at, or will come to, wait", "[core][plans]")
{
    Rules rules = test::smallRules();
    rules.visits = {{.code = {"shop"},
                     .name = {},
                     .order = StepOrder::Any,
                     .steps = {{.service = {"a1"}, .backOffice = false},
                               {.service = {"b1"}, .backOffice = false}}}};
    HallScript script{rules};
    // Two wait for a1 and nobody for b1: the visit begins where the wait is shorter.
    CHECK(script.tell("take a1 | take a1 | take visit shop") ==
          "A001 waits | A002 waits | B001 waits");

    Rules without = rules;
    without.visits.clear();
    std::erase_if(without.services, [](const Service& each) { return each.code.value == "a2"; });
    REQUIRE(script.play(AdoptRules{.rules = without, .hash = "h2"}));
    std::erase_if(without.services, [](const Service& each) { return each.code.value == "a1"; });
    CHECK(script.play(AdoptRules{.rules = without, .hash = "h3"}).error() == Rejection::RulesInUse);
}
