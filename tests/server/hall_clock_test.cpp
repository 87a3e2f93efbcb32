// SPDX-License-Identifier: Apache-2.0
#include "app/server/hall_clock.h"

#include <catch2/catch.hpp>

using namespace hall;
using namespace hall::server;
using namespace std::chrono_literals;

namespace {

constexpr Time morning{1795287776000ms};

/// Clocks that the test turns.
struct TurnedClock
{
    ClockReading reading{.wall = morning, .monotonic = 1000ms, .synchronised = false};

    void pass(Duration time)
    {
        reading.wall += time;
        reading.monotonic += time;
    }

    [[nodiscard]] ReadClock read()
    {
        return [this] { return reading; };
    }
};

} // namespace

TEST_CASE("the hall's time is the wall's while the wall runs evenly", "[clock]")
{
    TurnedClock turned;
    HallClock clock{turned.read(), morning - 1h};

    turned.pass(10min);

    CHECK(clock.now() == morning + 10min);
    CHECK_FALSE(clock.isSuspected());
}

TEST_CASE("a small step is taken over slowly", "[clock]")
{
    TurnedClock turned;
    HallClock clock{turned.read(), morning - 1h};
    turned.reading.wall += 1s;

    turned.pass(10s);
    CHECK(clock.now() == morning + 10s + 100ms);
    turned.pass(10min);
    CHECK(clock.now() == turned.reading.wall);
    CHECK_FALSE(clock.isSuspected());
}

TEST_CASE("a large step is suspect, and the hall goes on without it", "[clock]")
{
    TurnedClock turned;
    HallClock clock{turned.read(), morning - 1h};
    turned.reading.wall += 3h;
    turned.pass(10s);

    CHECK(clock.now() == morning + 10s);
    CHECK(clock.isSuspected());

    SECTION("until the clock is set right again")
    {
        turned.reading.wall -= 3h;
        CHECK(clock.now() == morning + 10s);
        CHECK_FALSE(clock.isSuspected());
    }
    SECTION("until the machine is synchronised")
    {
        turned.reading.synchronised = true;
        CHECK(clock.now() == turned.reading.wall);
        CHECK_FALSE(clock.isSuspected());
    }
    SECTION("until a person confirms it")
    {
        clock.confirm();
        CHECK(clock.now() == turned.reading.wall);
        CHECK_FALSE(clock.isSuspected());
    }
}

TEST_CASE("time never runs backwards, also when a confirmed clock does", "[clock]")
{
    TurnedClock turned;
    HallClock clock{turned.read(), morning - 1h};
    turned.pass(1min);
    const Time before = clock.now();
    turned.reading.wall -= 2h;
    clock.confirm();

    CHECK(clock.now() == before);
}

TEST_CASE(
    "a start before the last event, or days after it without a synchronised clock, is suspect",
    "[clock]")
{
    TurnedClock turned;

    SECTION("before")
    {
        HallClock clock{turned.read(), morning + 1h};
        CHECK(clock.isSuspected());
        turned.pass(5s);
        CHECK(clock.now() == morning + 1h + 5s);
    }
    SECTION("days after")
    {
        HallClock clock{turned.read(), morning - 100h};
        CHECK(clock.isSuspected());
    }
    SECTION("after a weekend")
    {
        HallClock clock{turned.read(), morning - 62h};
        CHECK_FALSE(clock.isSuspected());
    }
    SECTION("synchronised")
    {
        turned.reading.synchronised = true;
        HallClock clock{turned.read(), morning - 1000h};
        CHECK_FALSE(clock.isSuspected());
        CHECK(clock.now() == morning);
    }
    SECTION("a hall without a past")
    {
        HallClock clock{turned.read(), Time{}};
        CHECK_FALSE(clock.isSuspected());
    }
}

TEST_CASE("a clock that leaps by days is believed from a person only, synchronised or not",
          "[clock]")
{
    TurnedClock turned;
    turned.reading.synchronised = GENERATE(false, true);
    const Duration year = GENERATE(1, -1) * std::chrono::days{365};
    HallClock clock{turned.read(), morning - 1h};
    turned.reading.wall += year;
    turned.pass(10s);

    CHECK(clock.now() == morning + 10s);
    CHECK(clock.isSuspected());
    turned.pass(1h);
    CHECK(clock.now() == morning + 1h + 10s);

    SECTION("until it is back")
    {
        turned.reading.wall -= year;
        CHECK(clock.now() == morning + 1h + 10s);
        CHECK_FALSE(clock.isSuspected());
    }
    SECTION("also by a node that is started again")
    {
        HallClock again{turned.read(), morning + 1h, true};
        turned.pass(5s);
        CHECK(again.now() == morning + 1h + 5s);
        CHECK(again.isSuspected());
    }
    SECTION("until a person confirms it")
    {
        clock.confirm();
        CHECK_FALSE(clock.isSuspected());
        CHECK(clock.now() == std::max(turned.reading.wall, morning + 1h + 10s));
    }
}

TEST_CASE("a machine that knew no time at its start is believed once it is synchronised", "[clock]")
{
    TurnedClock turned;
    turned.reading.wall = Time{} + 5min; // no battery
    const int daysOff = GENERATE(0, 8, 300);
    HallClock clock{turned.read(), daysOff == 0 ? Time{} : morning - daysOff * 24h};
    turned.reading = {.wall = morning, .monotonic = 90s, .synchronised = true};

    CHECK(clock.now() == morning);
    CHECK_FALSE(clock.isSuspected());
    turned.reading.wall += 24h * 365;
    CHECK(clock.now() == morning);
    CHECK(clock.isSuspected());
}
