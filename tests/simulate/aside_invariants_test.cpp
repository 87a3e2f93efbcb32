// SPDX-License-Identifier: Apache-2.0
#include "tests/simulate/verdicts.h"
#include "tests/support/hall_script.h"

#include <catch2/catch.hpp>

using namespace hall;
using hall::test::changing;
using hall::test::first;
using hall::test::HallScript;
using hall::test::Verdicts;
using hall::test::watch;

namespace {

using namespace std::chrono_literals;

/// The small hall with a visit that goes to the back office between its two steps.
Rules hallWithVisits()
{
    Rules rules = test::smallRules();
    rules.visits = {{.code = {"shop"},
                     .name = {},
                     .order = StepOrder::Fixed,
                     .steps = {{.service = {"a1"}, .backOffice = true},
                               {.service = {"b1"}, .backOffice = false}}}};
    return rules;
}

Events told(const char* script)
{
    HallScript story{hallWithVisits()};
    (void)story.tell(script);
    return story.journal;
}

/// Whatever can happen to a ticket beside the counter, once at least.
constexpr auto aLongMorning =
    "1 open | 2 open | 3 open | 08:00 take a1 | 08:01 take b1 | 08:02 take visit shop | "
    "1 next | 1 start | 08:05 1 hold | 3 resume A001 | 08:06 3 transfer 2 | 2 next | 2 start | "
    "2 transfer @clerk3 | 3 close | 3 open | 1 next | 1 no-show | reinstate A001 | 08:10 1 next | "
    "1 start | 1 finish | continue A002 | 2 next | 2 no-show | undo | 2 start | 2 finish | undo | "
    "2 finish | 2 next | 2 start | 2 hold same | cancel A002 | undo | 2 resume A002 | 2 finish";

std::string quickOf(const char* script, const std::function<void(Event&)>& plant)
{
    return first(watch(told(script), plant).quick);
}

bool has(const std::string& breach, const char* words)
{
    INFO(breach);
    CHECK(breach.find(words) != std::string::npos);
    return breach.find(words) != std::string::npos;
}

template <class Body>
std::size_t countOf(const Events& events)
{
    return static_cast<std::size_t>(std::ranges::count_if(
        events, [](const Event& event) { return std::holds_alternative<Body>(event.body); }));
}

} // namespace

TEST_CASE("a morning on which tickets go back and forth breaches nothing", "[simulate][invariants]")
{
    const Events events = told(aLongMorning);

    CHECK(countOf<TicketHeld>(events) == 2);
    CHECK(countOf<TicketResumed>(events) == 2);
    CHECK(countOf<TicketTransferred>(events) == 2);
    CHECK(countOf<TicketReleased>(events) == 1);
    CHECK(countOf<TicketReinstated>(events) == 1);
    CHECK(countOf<VisitContinued>(events) == 2);
    CHECK(countOf<TicketRestored>(events) == 3);
    const Verdicts verdicts = watch(events, {});
    CHECK(first(verdicts.quick) == "nothing");
    CHECK(first(verdicts.naive) == "nothing");
}

TEST_CASE("a ticket that is held before its service began is caught", "[simulate][invariants]")
{
    Events events = told("1 open | take a1 | 1 next | 1 start | 1 hold");
    std::erase_if(events, [](const Event& event) {
        return std::holds_alternative<ServiceStarted>(event.body);
    });
    events.back().seq -= 1;

    has(first(watch(events, {}).quick), "A001 (called) isn't in a state");
}

TEST_CASE("a held ticket that is taken up where it may not be served is caught",
          "[simulate][invariants]")
{
    const auto plant = changing<TicketResumed>(
        "A001", [](TicketResumed& resumed) { resumed.counter = CounterNumber{2}; });

    has(quickOf("1 open | 2 open | take a1 | 1 next | 1 start | 1 hold | 1 resume A001", plant),
        "counter 2 took up A001, which it may not serve");
}

TEST_CASE("a ticket held for the same counter that another takes up is caught",
          "[simulate][invariants]")
{
    const auto plant =
        changing<TicketHeld>("A001", [](TicketHeld& held) { held.kind = HoldKind::AwaySame; });

    has(quickOf("1 open | 3 open | take a1 | 1 next | 1 start | 1 hold | 3 resume A001", plant),
        "counter 3 took up A001 of counter 1");
}

TEST_CASE("a ticket that is sent on and loses its rank is caught", "[simulate][invariants]")
{
    const auto plant = changing<TicketTransferred>(
        "A001", [](TicketTransferred& sent) { sent.rank.time += 5min; });
    const Events events = told("1 open | take a1 | 1 next | 1 start | 1 transfer b1");

    has(first(watch(events, plant).quick), "A001 (serving) lost its rank");
    has(first(watch(events, plant).naive), "the rank of A001 changed");
}

TEST_CASE("a ticket that is sent to somebody who isn't there is caught", "[simulate][invariants]")
{
    const auto plant = changing<TicketTransferred>(
        "A001", [](TicketTransferred& sent) { sent.bound = Bound{.clerk = {"nobody"}}; });

    has(quickOf("1 open | take a1 | 1 next | 1 start | 1 transfer b1", plant),
        "A001 (serving) was bound to somebody who isn't there");
}

TEST_CASE("a visit that goes on with another rank or to no step of it is caught",
          "[simulate][invariants]")
{
    constexpr auto script = "1 open | take visit shop | 1 next | 1 start | 1 finish";
    const auto ranked = changing<VisitContinued>(
        "A001", [](VisitContinued& continued) { continued.rank.tie += 100; });
    const auto strayed = changing<VisitContinued>(
        "A001", [](VisitContinued& continued) { continued.service = {"a2"}; });

    has(quickOf(script, ranked), "A001 (finished) lost its rank");
    has(quickOf(script, strayed), "A001 (finished) went on to what is no step of its visit");
}

TEST_CASE("a visit that is called before the office is done with it is caught",
          "[simulate][invariants]")
{
    Events events = told("1 open | 2 open | take visit shop | 1 next | 1 start | 1 finish | "
                         "continue A001 | 2 next");
    const auto office = [](const Event& event) {
        const auto* continued = std::get_if<VisitContinued>(&event.body);
        return continued != nullptr && !continued->backOffice;
    };
    std::erase_if(events, office);
    events.back().seq -= 1;

    has(first(watch(events, {}).quick), "A001 (held) isn't in a state");
}

TEST_CASE("a missed ticket that comes back with a better rank is caught", "[simulate][invariants]")
{
    const auto plant =
        changing<TicketReinstated>("A001", [](TicketReinstated& back) { back.rank.time -= 1min; });

    has(quickOf("1 open | take a1 | take a1 | 1 next | 1 no-show | reinstate A001", plant),
        "A001 (noShow) came back with a better rank");
}

TEST_CASE("a ticket that comes back and wasn't missed is caught", "[simulate][invariants]")
{
    const auto plant = changing<TicketReinstated>("A001", [](TicketReinstated& back) {
        back.ticket = TicketId{"kiosk-1-2"};
        back.number = "A002";
    });

    has(quickOf("1 open | take a1 | take a1 | 1 next | 1 no-show | reinstate A001", plant),
        "A002 (waiting) isn't in a state");
}

TEST_CASE("a release of a ticket that nobody had is caught", "[simulate][invariants]")
{
    const auto plant = changing<TicketTransferred>("A001", [](TicketTransferred& sent) {
        sent.bound = {};
        sent.to = {"b1"};
    });

    has(quickOf("1 open | 3 open | take a1 | 1 next | 1 start | 1 transfer 3 | release A001",
                plant),
        "A001 (waiting) was released and nobody had it");
}

TEST_CASE("what is taken back to something that never was is caught", "[simulate][invariants]")
{
    constexpr auto script = "1 open | take a1 | 1 next | 1 start | 1 finish | undo";
    const auto ranked = changing<TicketRestored>("A001", [](TicketRestored& restored) {
        TicketLife life = *restored.life;
        life.rank.time -= 5min;
        restored.life = life;
    });
    const auto counted = changing<TicketRestored>(
        "A001", [](TicketRestored& restored) { restored.unfinished = {}; });
    const auto other = changing<TicketRestored>(
        "A001", [](TicketRestored& restored) { restored.of = {"press-1"}; });

    has(quickOf(script, ranked), "A001 (finished) was restored to what it wasn't");
    has(quickOf(script, counted), "A001 (finished) was restored to what it wasn't");
    has(quickOf(script, other), "A001 (finished) was restored from what is past undoing");
}

TEST_CASE("a hall that forgets to whom it sent a ticket is caught", "[simulate][invariants]")
{
    const auto spoil = [](Hall& hall, const Event& event) {
        if (std::holds_alternative<TicketTransferred>(event.body)) {
            hall.leaveLine(0);
            hall.tickets[0].bound = {};
            hall.joinLine(0);
        }
    };
    const Events events = told("1 open | 3 open | take a1 | 1 next | 1 start | 1 transfer 3");

    has(first(watch(events, {}, spoil).quick), "the hall has A001 (waiting) stand elsewhere");
}
