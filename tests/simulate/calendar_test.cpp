// SPDX-License-Identifier: Apache-2.0
#include "app/simulate/calendar.h"
#include "app/simulate/invariants.h"
#include "app/simulate/replay_check.h"
#include "app/simulate/world.h"
#include "tests/simulate/halls.h"

#include <catch2/catch.hpp>

using namespace hall;
using namespace hall::simulate;

namespace {

using namespace std::chrono_literals;

constexpr BusinessDay sunday{std::chrono::year{2026} / 3 / 29};

/// Central Europe: clocks go from 2:00 to 3:00 on that Sunday.
TimeZone withSummerTime()
{
    const Time change = std::chrono::sys_days{sunday.date} + 1h;
    return {.offset = 1h, .changes = {{.at = change, .offset = 2h}}};
}

Rules openAllNight()
{
    Rules rules = test::smallHall();
    for (int weekday = 1; weekday <= 7; ++weekday) {
        rules.hours.push_back({.weekday = weekday, .fromMinute = 20 * 60, .toMinute = 27 * 60});
    }
    return rules;
}

} // namespace

TEST_CASE("local moments follow the clocks through a change", "[simulate][calendar]")
{
    const TimeZone zone = withSummerTime();
    const Time midnight = std::chrono::sys_days{sunday.date} - 1h;

    CHECK(zone.moment(sunday, 60) == midnight + 1h);
    CHECK(zone.moment(sunday, 9 * 60) == midnight + 8h); // an hour was skipped
    CHECK(zone.minuteOf(sunday, midnight + 8h) == 9 * 60);
    CHECK(zone.minuteOf(sunday, midnight + 30min) == 30);
}

TEST_CASE("a day has the hours of its weekday, and a hall without hours is shut on Sundays",
          "[simulate][calendar]")
{
    CHECK(openSpans(test::smallHall(), {}, sunday).empty());
    const auto monday = openSpans(test::districtRules(), {}, nextDate(sunday));
    REQUIRE(monday.size() == 2);
    CHECK(monday[1].from - monday[0].to == 90min);
}

TEST_CASE("a hall that is open past midnight, through a change of clocks, keeps its invariants",
          "[simulate][sim]")
{
    const std::uint64_t seed = Catch::rngSeed();
    CAPTURE(seed);
    Faults faults = Faults::many();
    faults.slipsPerDay = 10.0;
    World world{openAllNight(),
                {.seed = seed,
                 .days = 4,
                 .first = BusinessDay{std::chrono::year{2026} / 3 / 27},
                 .zone = withSummerTime(),
                 .load = 1.0,
                 .faults = faults}};
    Invariants invariants;
    ReplayCheck replay;
    world.watch(invariants);
    world.watch(replay);

    world.run();

    CHECK(invariants.breaches().empty());
    CHECK(replay.breaches().empty());
    CHECK(world.today().day == BusinessDay{std::chrono::year{2026} / 3 / 30});
}
