// SPDX-License-Identifier: Apache-2.0
#include "app/server/calendar.h"

#include <algorithm>
#include <ctime>

namespace hall::server {

namespace {

constexpr int minutesPerHour = 60;
constexpr int daysAhead = 14;

} // namespace

LocalMoment toLocal(Time time)
{
    const std::time_t seconds = std::chrono::system_clock::to_time_t(time);
    std::tm parts{};
    localtime_r(&seconds, &parts);
    const BusinessDay date{std::chrono::year{parts.tm_year + 1900} /
                           std::chrono::month{static_cast<unsigned>(parts.tm_mon) + 1} /
                           std::chrono::day{static_cast<unsigned>(parts.tm_mday)}};
    return {.date = date,
            .weekday = weekdayOf(date),
            .minute = parts.tm_hour * minutesPerHour + parts.tm_min};
}

Duration localOffset(Time time)
{
    const std::time_t seconds = std::chrono::system_clock::to_time_t(time);
    std::tm parts{};
    localtime_r(&seconds, &parts);
    return std::chrono::seconds{parts.tm_gmtoff};
}

Time toTime(const OpenPoint& local)
{
    std::tm parts{};
    parts.tm_year = static_cast<int>(local.date.date.year()) - 1900;
    parts.tm_mon = static_cast<int>(static_cast<unsigned>(local.date.date.month())) - 1;
    parts.tm_mday = static_cast<int>(static_cast<unsigned>(local.date.date.day()));
    parts.tm_hour = local.minute / minutesPerHour;
    parts.tm_min = local.minute % minutesPerHour;
    parts.tm_isdst = -1; // mktime knows about daylight saving
    return std::chrono::time_point_cast<Duration>(
        std::chrono::system_clock::from_time_t(std::mktime(&parts)));
}

BusinessDay businessDayOf(Time time, const CalendarSettings& calendar)
{
    return toLocal(time - std::chrono::minutes{calendar.dayBeginsMinute}).date;
}

std::optional<OpenTimes> openTimes(const Rules& rules, BusinessDay day)
{
    const auto spans = spansOn(rules, day);
    if (spans.empty()) {
        return std::nullopt;
    }
    const auto early = std::chrono::floor<std::chrono::minutes>(rules.policy.takeEarly).count();
    const int from = std::max(spans.front().from - static_cast<int>(early), 0);
    return OpenTimes{.from = toTime({.date = day, .minute = from}),
                     .to = toTime({.date = day, .minute = spans.back().to})};
}

std::optional<Time> nextOpening(const Rules& rules, Time time)
{
    const std::chrono::sys_days today{toLocal(time).date.date};
    for (int ahead = 0; ahead <= daysAhead; ++ahead) {
        const auto times = openTimes(rules, {today + std::chrono::days{ahead}});
        if (times && times->from > time) {
            return times->from;
        }
    }
    return std::nullopt;
}

} // namespace hall::server
