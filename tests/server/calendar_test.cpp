// SPDX-License-Identifier: Apache-2.0
#include "app/server/calendar.h"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <ctime>

using namespace hall;
using namespace hall::server;
using namespace std::chrono_literals;

namespace {

/// 2026-11-23, a Monday, in Shanghai (UTC+8, no daylight saving).
Time monday(std::chrono::minutes afterMidnight)
{
    ::setenv("TZ", "Asia/Shanghai", 1);
    ::tzset();
    return Time{std::chrono::sys_days{std::chrono::year{2026} / 11 / 23}} - 8h + afterMidnight;
}

BusinessDay day(unsigned ofNovember)
{
    return {std::chrono::year{2026} / 11 / std::chrono::day{ofNovember}};
}

Rules officeHours()
{
    Rules rules;
    std::vector<OpenSpan>& hours = rules.hours;
    for (int weekday = 1; weekday <= 5; ++weekday) {
        hours.push_back({.weekday = weekday, .fromMinute = 9 * 60, .toMinute = 12 * 60});
        hours.push_back({.weekday = weekday, .fromMinute = 13 * 60 + 30, .toMinute = 17 * 60 + 30});
    }
    return rules;
}

} // namespace

TEST_CASE("the business day changes when hall.toml says, not at midnight", "[calendar]")
{
    const CalendarSettings calendar{.opens = Opens::Timetable, .dayBeginsMinute = 4 * 60};

    CHECK(toText(businessDayOf(monday(9h), calendar)) == "2026-11-23");
    CHECK(toText(businessDayOf(monday(3h + 59min), calendar)) == "2026-11-22");
    CHECK(toText(businessDayOf(monday(4h), calendar)) == "2026-11-23");
}

TEST_CASE("a day is open from its first opening to its last closing, lunch among them",
          "[calendar]")
{
    const auto hours = officeHours();

    CHECK(openTimes(hours, day(23)) == OpenTimes{monday(9h), monday(17h + 30min)});
    CHECK_FALSE(openTimes(hours, day(22)));
}

TEST_CASE("a hall that gives tickets early opens so much earlier, and says so", "[calendar]")
{
    auto hours = officeHours();
    hours.policy.takeEarly = 15min;

    CHECK(openTimes(hours, day(23)) == OpenTimes{monday(8h + 45min), monday(17h + 30min)});
    CHECK(nextOpening(hours, monday(7h)) == monday(8h + 45min));
    CHECK(nextOpening(hours, monday(8h + 50min)) == monday(24h + 8h + 45min));
}

TEST_CASE("the next opening is today's, tomorrow's or Monday's", "[calendar]")
{
    const auto hours = officeHours();

    CHECK(nextOpening(hours, monday(7h)) == monday(9h));
    CHECK(nextOpening(hours, monday(9h)) == monday(9h + 24h));
    CHECK(nextOpening(hours, monday(4 * 24h + 18h)) == monday(7 * 24h + 9h));
    CHECK_FALSE(nextOpening({}, monday(7h)));

    Rules holiday = hours;
    holiday.exceptions = {{.day = {std::chrono::year{2026} / 11 / 24}, .open = {}}};
    CHECK(nextOpening(holiday, monday(9h)) == monday(9h + 48h));
    CHECK_FALSE(openTimes(holiday, day(24)));
}

TEST_CASE("daylight saving moves the opening with the wall clock", "[calendar]")
{
    ::setenv("TZ", "Europe/Berlin", 1);
    ::tzset();
    // Saturday 2026-03-28, 12:00 local (UTC+1); on Sunday the clock goes forward; Monday 9:00 is
    // UTC+2.
    const Time saturday = Time{std::chrono::sys_days{std::chrono::year{2026} / 3 / 28}} + 11h;

    CHECK(nextOpening(officeHours(), saturday) ==
          Time{std::chrono::sys_days{std::chrono::year{2026} / 3 / 30}} + 7h);
}
