// SPDX-License-Identifier: Apache-2.0
#include "app/simulate/invariants.h"
#include "app/simulate/replay_check.h"
#include "app/simulate/world.h"
#include "tests/simulate/halls.h"
#include "tests/simulate/naive_check.h"
#include "tests/simulate/verdicts.h"
#include "tests/support/hall_script.h"

#include <catch2/catch.hpp>

using namespace hall;
using namespace hall::simulate;
using hall::test::changing;
using hall::test::first;
using hall::test::HallScript;
using hall::test::NaiveCheck;
using hall::test::Verdicts;
using hall::test::watch;

namespace {

using namespace std::chrono_literals;

/// A morning without a fault: two lines, three counters, everything that can happen to a ticket.
Events aMorning()
{
    HallScript script;
    (void)script.tell("1 open | 2 open | 3 open | 08:00 take a1 | 08:01 take a2 | 08:02 take b1 | "
                      "08:03 take a1 elder | 08:04 take b1 | 08:05 take a2 | 08:06 1 next | "
                      "08:07 3 next | 1 start | 08:08 2 next | 08:09 1 next | 2 no-show | "
                      "2 next | 3 uncall | 3 next | 3 start | 08:10 take a1");
    return script.journal;
}

} // namespace

TEST_CASE("a morning without a fault breaches nothing", "[simulate][invariants]")
{
    const Verdicts verdicts = watch(aMorning(), {});

    CHECK(first(verdicts.quick) == "nothing");
    CHECK(first(verdicts.naive) == "nothing");
}

TEST_CASE("a ticket called to two counters is caught", "[simulate][invariants]")
{
    const auto plant = changing<TicketCalled>("B001", [](TicketCalled& called) {
        called.ticket = TicketId{"kiosk-1-1"}; // A001 is at counter 1
        called.number = "A001";
    });
    const Verdicts verdicts = watch(aMorning(), plant);

    CHECK(first(verdicts.quick).find("A001 (called) isn't in a state") != std::string::npos);
    CHECK(first(verdicts.naive) != "nothing");
}

TEST_CASE("a number given twice is caught", "[simulate][invariants]")
{
    const auto plant =
        changing<TicketIssued>("A003", [](TicketIssued& issued) { issued.number = "A002"; });
    const Verdicts verdicts = watch(aMorning(), plant);

    CHECK(first(verdicts.quick).find("A002 was given twice") != std::string::npos);
    CHECK(first(verdicts.naive).find("A002 was given twice") != std::string::npos);
}

TEST_CASE("numbers that begin anew when a day is opened again are caught", "[simulate][invariants]")
{
    Events events = aMorning();
    HallScript again;
    (void)again.tell("08:00 take a1");
    for (Event event : again.journal) {
        if (event.seq > 1) {
            event.seq = events.back().seq + 1;
            events.push_back(event);
        }
    }

    CHECK(first(watch(events, {}).quick).find("A001 was given twice") != std::string::npos);
}

TEST_CASE("a counter that takes another than the lowest rank is caught", "[simulate][invariants]")
{
    const auto plant = changing<TicketCalled>("A003", [](TicketCalled& called) {
        called.ticket = TicketId{"kiosk-1-6"};
        called.number = "A004";
    });
    const Verdicts verdicts = watch(aMorning(), plant);

    CHECK(first(verdicts.quick).find("while A") != std::string::npos);
    CHECK(first(verdicts.naive).find("before A") != std::string::npos);
}

TEST_CASE("a counter that takes what it may not serve is caught", "[simulate][invariants]")
{
    const auto plant = changing<TicketCalled>(
        "B001", [](TicketCalled& called) { called.counter = CounterNumber{1}; });
    Events events = aMorning();
    std::erase_if(events, [](const Event& event) { // nobody else is at counter 1 then
        const auto* called = std::get_if<TicketCalled>(&event.body);
        return called != nullptr && called->counter == CounterNumber{1};
    });

    CHECK(first(watch(events, plant).naive) != "nothing");
    const auto quick = watch(events, plant).quick;
    CHECK(std::ranges::any_of(quick, [](const std::string& breach) {
        return breach.find("may not serve") != std::string::npos;
    }));
}

TEST_CASE("a rank that isn't issue time less credit is caught, and so is overtaking by more",
          "[simulate][invariants]")
{
    const auto plant =
        changing<TicketIssued>("A004", [](TicketIssued& issued) { issued.rank.time -= 3h; });
    HallScript script;
    (void)script.tell("1 open | 08:00 take a1 | 08:01 take a1 | 08:02 take a1 | 08:30 take a2");
    Events events = script.journal;
    (void)script.tell("1 next");
    Event call = script.journal.back();
    auto& called = std::get<TicketCalled>(call.body);
    called.ticket = TicketId{"kiosk-1-4"};
    called.number = "A004";
    events.push_back(call);

    const auto quick = watch(events, plant).quick;

    REQUIRE(quick.size() == 2);
    CHECK(quick[0].find("A004 got a rank that isn't its time less its credit") !=
          std::string::npos);
    CHECK(quick[1].find("A004 overtook A001 by more than the difference of their credits") !=
          std::string::npos);
}

TEST_CASE("a rank that changes without an event that names it is caught", "[simulate][invariants]")
{
    const auto spoil = [](Hall& hall, const Event& event) {
        if (const auto* called = std::get_if<TicketCalled>(&event.body)) {
            hall.tickets[*hall.byId.find(called->ticket)].rank.tie += 1000;
        }
    };
    const Verdicts verdicts = watch(aMorning(), {}, spoil);

    CHECK(first(verdicts.quick).find("changed without an event that says so") != std::string::npos);
    CHECK(first(verdicts.naive).find("changed") != std::string::npos);
}

TEST_CASE("an uncalled ticket that loses its rank is caught", "[simulate][invariants]")
{
    const auto plant = [](Event& event) {
        if (auto* uncalled = std::get_if<TicketUncalled>(&event.body)) {
            uncalled->rank.time += 5min;
        }
    };
    const Verdicts verdicts = watch(aMorning(), plant);

    CHECK(first(verdicts.quick).find("lost its rank") != std::string::npos);
    CHECK(first(verdicts.naive).find("changed") != std::string::npos);
}

TEST_CASE("counts that don't add up are caught", "[simulate][invariants]")
{
    const auto spoil = [](Hall& hall, const Event& event) {
        if (std::holds_alternative<TicketMissed>(event.body)) {
            ++hall.waiting;
        }
    };
    const Verdicts verdicts = watch(aMorning(), {}, spoil);

    CHECK(first(verdicts.quick).find("counts") != std::string::npos);
    CHECK(first(verdicts.naive).find("counts") != std::string::npos);
}

TEST_CASE("somebody who still waits after the day's end is caught", "[simulate][invariants]")
{
    HallScript script;
    (void)script.tell("08:00 take a1 | 08:01 take b1");
    (void)script.play(CloseDay{});
    const auto spoil = [](Hall& hall, const Event& event) {
        if (std::holds_alternative<DayClosed>(event.body)) {
            hall.tickets[0].state = TicketState::Waiting;
        }
    };
    const Verdicts verdicts = watch(script.journal, {}, spoil);

    CHECK(first(verdicts.quick).find("A001 is still waiting after the day's end") !=
          std::string::npos);
}

TEST_CASE("an event that is lost or told twice is caught", "[simulate][invariants]")
{
    Events lost = aMorning();
    std::erase_if(lost, [](const Event& event) { return event.seq == 9; });
    CHECK(first(watch(lost, {}).quick).find("event 10 follows 8") != std::string::npos);
}

TEST_CASE("in a small hall full of faults the invariants hold, and their plain twin agrees",
          "[simulate][sim]")
{
    const std::uint64_t seed = Catch::rngSeed();
    CAPTURE(seed);
    Faults faults = Faults::many();
    faults.fallsPerDay = 12.0;
    const int days = test::daysFor(6);
    World world{
        test::smallHall(),
        {.seed = seed, .days = days, .load = 1.1, .faults = faults, .customs = Customs::many()}};
    Invariants quick;
    NaiveCheck naive;
    ReplayCheck replay;
    world.watch(quick);
    world.watch(naive);
    world.watch(replay);

    world.run();

    CHECK(first(quick.breaches()) == "nothing");
    CHECK(first(naive.breaches) == "nothing");
    CHECK(first(replay.breaches()) == "nothing");
    CHECK(replay.compared() > days * 40);
}

TEST_CASE("in a district hall full of faults the invariants hold and replays give the live hall",
          "[simulate][sim]")
{
    const std::uint64_t seed = Catch::rngSeed();
    CAPTURE(seed);
    const int days = test::daysFor(3);
    World world{test::districtRules(),
                {.seed = seed,
                 .days = days,
                 .load = 0.9,
                 .faults = Faults::many(),
                 .customs = Customs::many()}};
    Invariants invariants;
    ReplayCheck replay;
    world.watch(invariants);
    world.watch(replay);

    world.run();

    invariants.compareAll(world.hall());
    CHECK(first(invariants.breaches()) == "nothing");
    CHECK(first(replay.breaches()) == "nothing");
    CHECK(replay.compared() > days * 40);
}

// Hidden: `test_simulate [long] --rng-seed time` on a machine that has nothing else to do.
TEST_CASE("in a month of every kind of trouble in many halls the invariants hold",
          "[.][long][simulate]")
{
    for (std::uint64_t run = 0; run < 20; ++run) {
        const std::uint64_t seed = Catch::rngSeed() + run;
        CAPTURE(seed);
        const bool small = run % 2 == 0;
        Faults faults = Faults::many();
        faults.fallsPerDay = small ? 20.0 : 4.0;
        World world{small ? test::smallHall() : test::districtRules(),
                    {.seed = seed,
                     .days = 30,
                     .load = 0.6 + 0.05 * static_cast<double>(run),
                     .faults = faults,
                     .customs = Customs::many()}};
        Invariants invariants;
        ReplayCheck replay;
        world.watch(invariants);
        world.watch(replay);

        world.run();

        invariants.compareAll(world.hall());
        REQUIRE(first(invariants.breaches()) == "nothing");
        REQUIRE(first(replay.breaches()) == "nothing");
    }
}
