// SPDX-License-Identifier: Apache-2.0
#include "app/server/known_waits.h"
#include "tests/support/hall_script.h"

#include <catch2/catch.hpp>

using namespace hall;
using namespace hall::server;
using namespace std::chrono_literals;
using hall::test::HallScript;

namespace {

Rules rulesWithVisits()
{
    Rules rules = test::smallRules();
    const std::vector<VisitStep> steps{{.service = {"a1"}}, {.service = {"b1"}}};
    rules.visits = {{.code = {"any"}, .name = {}, .order = StepOrder::Any, .steps = steps},
                    {.code = {"fixed"}, .name = {}, .order = StepOrder::Fixed, .steps = steps}};
    rules.services[0].slotPlaces = 2;
    rules.services[0].walkInPlaces = 2;
    rules.hours = {{.weekday = 1}};
    return rules;
}

/// The low end is the place of service and class, so that each figure says where it comes from;
/// of b1 nothing is known for those with priority.
KnownWaits numbered()
{
    KnownWaits known;
    known.newcomers.resize(9);
    for (std::size_t place = 0; place < 7; ++place) {
        known.newcomers[place] = WaitRange{.low = static_cast<int>(place), .high = 99};
    }
    return known;
}

/// `a1 0 | b1 6`: what a command would be given.
template <class What>
std::string waitsFor(const HallScript& script, What what)
{
    Command command{.press = {}, .what = std::move(what)};
    fillWaits(command, script.hall, numbered(), script.now);
    std::string text;
    for (const ServiceWait& each : std::get<What>(command.what).waits) {
        text +=
            (text.empty() ? "" : " | ") + each.service.value + " " + std::to_string(each.wait.low);
    }
    return text;
}

TakeTicket take(const std::string& service, const std::string& priority = {})
{
    return {.service = {service}, .priority = {priority}, .codeHash = {}};
}

TakeTicket takeVisit(const std::string& visit, const std::string& priority = {})
{
    return {.service = {}, .priority = {priority}, .codeHash = {}, .visit = {visit}};
}

} // namespace

TEST_CASE("minutes told hold what was forecast, and are never none at all", "[forecast]")
{
    const auto told = [](Seconds low, Seconds high) {
        return inMinutes({.low = low, .median = low, .high = high});
    };
    CHECK(told(0, 0) == WaitRange{.low = 0, .high = 1});
    CHECK(told(59, 61) == WaitRange{.low = 0, .high = 2});
    CHECK(told(60, 120) == WaitRange{.low = 1, .high = 2});
    CHECK(told(179, 601) == WaitRange{.low = 2, .high = 11});
    CHECK(told(30 * 60, 30 * 60) == WaitRange{.low = 30, .high = 35});
    CHECK(told(31 * 60, 36 * 60) == WaitRange{.low = 30, .high = 40});
    CHECK(told(28 * 60, 119 * 60 + 1) == WaitRange{.low = 28, .high = 120});
    CHECK(told(190 * 60, 190 * 60 + 1) == WaitRange{.low = 190, .high = 200});
}

TEST_CASE("figures are good for their day and rules, for a minute", "[forecast]")
{
    const HallScript script;
    KnownWaits known;
    known.day = *script.hall.day;
    known.rulesHash = script.hall.rulesHash;
    known.at = script.now;
    CHECK(known.tells(script.hall, script.now + 60s));
    CHECK_FALSE(known.tells(script.hall, script.now + 60s + 1ms));

    KnownWaits ofOtherRules = known;
    ofOtherRules.rulesHash = "h2";
    CHECK_FALSE(ofOtherRules.tells(script.hall, script.now));
    KnownWaits ofOtherDay = known;
    ofOtherDay.day = BusinessDay{std::chrono::sys_days{known.day.date} + std::chrono::days{1}};
    CHECK_FALSE(ofOtherDay.tells(script.hall, script.now));
}

TEST_CASE("a take is given the figures of its class for all it may be for", "[forecast]")
{
    const HallScript script{rulesWithVisits()};
    CHECK(waitsFor(script, take("a1")) == "a1 0");
    CHECK(waitsFor(script, take("a2", "urgent")) == "a2 5");
    CHECK(waitsFor(script, take("b1")) == "b1 6");
    CHECK(waitsFor(script, take("b1", "elder")).empty());
    CHECK(waitsFor(script, take("a2", "unheard-of")) == "a2 3");
    CHECK(waitsFor(script, take("unheard-of")).empty());
    CHECK(waitsFor(script, takeVisit("fixed")) == "a1 0 | b1 6");
    CHECK(waitsFor(script, takeVisit("any", "elder")) == "a1 1");
}

TEST_CASE("an appointment is given a figure once its slot has begun", "[forecast]")
{
    HallScript script{rulesWithVisits()};
    const Time nine = script.now + 1h;
    REQUIRE(script.play(BookAppointment{.appointment = {"Y1"},
                                        .service = {"a1"},
                                        .day = *script.hall.day,
                                        .from = nine,
                                        .to = nine + 30min,
                                        .priority = {"elder"},
                                        .slot = {.from = 9 * 60, .to = 9 * 60 + 30}}));
    TakeTicket taken = take("");
    taken.appointment = {"Y1"};

    script.wait(1h - 1ms);
    CHECK(waitsFor(script, taken).empty());
    script.wait(1ms);
    CHECK(waitsFor(script, taken) == "a1 1");
    taken.priority = {"urgent"};
    CHECK(waitsFor(script, taken) == "a1 2");
}

TEST_CASE("what ends a step is given the figures of the steps that are left, in any order",
          "[forecast]")
{
    HallScript script{rulesWithVisits()};
    script.open(1);
    const FinishService finish{.counter = {1}, .seen = {}};
    CHECK(waitsFor(script, finish).empty());

    REQUIRE(script.play(takeVisit("any")));
    REQUIRE(script.tell("1 next") == "A001 to 1");
    CHECK(waitsFor(script, finish) == "a1 0 | b1 6");
    const TicketId ticket = script.hall.at({1})->id;
    CHECK(waitsFor(script, ContinueVisit{.ticket = ticket}) == "a1 0 | b1 6");
    REQUIRE(script.tell("1 start | 1 finish") == "A001 serving at 1 | A001 waiting");
    CHECK(waitsFor(script, ContinueVisit{.ticket = ticket}) == "b1 6");
}

TEST_CASE("a visit in a fixed order goes on whatever the figures are", "[forecast]")
{
    HallScript script{rulesWithVisits()};
    script.open(1);
    REQUIRE(script.play(takeVisit("fixed")));
    REQUIRE(script.tell("1 next") == "A001 to 1");
    CHECK(waitsFor(script, FinishService{.counter = {1}, .seen = {}}).empty());
}

TEST_CASE("a forecast is told by service to all, by class to commands, by ticket to those who wait",
          "[forecast]")
{
    const auto minutes = [](float count) {
        return Wait{.low = count * 60, .median = count * 60, .high = count * 60};
    };
    Outlook outlook;
    outlook.at = Time{5min};
    outlook.waiting.resize(2);
    outlook.waiting[0].key = 4;
    outlook.waiting[1].key = 7;
    const Forecast forecast{.waiting = {std::nullopt, minutes(9)},
                            .newcomers = {minutes(1), minutes(2), std::nullopt, minutes(4)},
                            .classes = 2};

    const KnownWaits known = knownFrom(forecast, outlook);

    CHECK(known.at == Time{5min});
    REQUIRE(known.newcomers.size() == 4);
    CHECK(known.newcomers[1] == WaitRange{.low = 2, .high = 3});
    CHECK_FALSE(known.newcomers[2]);
    REQUIRE(known.shown.newcomers.size() == 2);
    CHECK(known.shown.newcomers[0] == WaitRange{.low = 1, .high = 2});
    CHECK_FALSE(known.shown.newcomers[1]);
    CHECK_FALSE(known.shown.of(4));
    CHECK(known.shown.of(7) == WaitRange{.low = 9, .high = 10});
}
