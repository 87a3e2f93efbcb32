// SPDX-License-Identifier: Apache-2.0
#include "drivers/port/timers.h"

#include <catch2/catch.hpp>

#include <QTest>

#include <string>

using namespace hall::port;
using namespace std::chrono_literals;

TEST_CASE("calls come in the order of their moments, each at its own", "[port][timers]")
{
    HandTimers timers;
    std::string order;
    timers.after(30ms, [&] { order += "c" + std::to_string(timers.now().count()); });
    timers.after(10ms, [&] {
        order += "a";
        timers.after(10ms, [&] { order += "b" + std::to_string(timers.now().count()); });
    });

    timers.advance(25ms);
    CHECK(order == "ab20");
    CHECK(timers.now() == 25ms);
    timers.advance(5ms);
    CHECK(order == "ab20c30");
    CHECK(timers.isIdle());
}

TEST_CASE("an alarm set again or stopped doesn't call twice", "[port][timers]")
{
    HandTimers timers;
    int calls = 0;
    Alarm alarm(timers);
    alarm.set(10ms, [&] { calls += 1; });
    alarm.set(20ms, [&] { calls += 10; });
    CHECK(alarm.isSet());
    timers.advance(30ms);
    CHECK(calls == 10);
    CHECK_FALSE(alarm.isSet());

    alarm.set(10ms, [&] { calls += 100; });
    alarm.stop();
    {
        Alarm gone(timers);
        gone.set(10ms, [&] { calls += 1000; });
    }
    timers.advance(30ms);
    CHECK(calls == 10);
}

TEST_CASE("real timers call once and can be taken back", "[port][timers]")
{
    QtTimers timers;
    int calls = 0;
    timers.after(1ms, [&] { calls++; });
    const auto taken = timers.after(1ms, [&] { calls += 100; });
    timers.cancel(taken);
    bool isOver = false;
    timers.after(20ms, [&] { isOver = true; });

    CHECK(QTest::qWaitFor([&] { return isOver; }, 5000));
    CHECK(calls == 1);
}
