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

TEST_CASE("a day is within its hours from the first opening to the last closing, lunch among them",
          "[calendar]")
{
    const auto hours = officeHours();

    CHECK_FALSE(isWithinHours(hours, toLocal(monday(8h + 59min))));
    CHECK(isWithinHours(hours, toLocal(monday(9h))));
    CHECK(isWithinHours(hours, toLocal(monday(12h + 45min))));
    CHECK_FALSE(isWithinHours(hours, toLocal(monday(17h + 30min))));
    CHECK_FALSE(isWithinHours(hours, toLocal(monday(10h - 24h))));
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
    CHECK_FALSE(isWithinHours(holiday, toLocal(monday(24h + 10h))));
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
