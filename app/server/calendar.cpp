// SPDX-License-Identifier: Apache-2.0
#include "app/server/calendar.h"

#include <algorithm>
#include <ctime>

namespace hall::server {

namespace {

constexpr int minutesPerHour = 60;
constexpr int daysAhead = 14;

struct Span
{
    int from = 0;
    int to = 0;
};

/// From the first opening to the last closing of a weekday.
std::optional<Span> spanOf(const std::vector<OpenSpan>& hours, int weekday)
{
    std::optional<Span> whole;
    for (const OpenSpan& span : hours) {
        if (span.weekday != weekday) {
            continue;
        }
        if (!whole) {
            whole = Span{.from = span.fromMinute, .to = span.toMinute};
        }
        whole->from = std::min(whole->from, span.fromMinute);
        whole->to = std::max(whole->to, span.toMinute);
    }
    return whole;
}

std::tm localParts(Time time)
{
    const std::time_t seconds = std::chrono::system_clock::to_time_t(time);
    std::tm parts{};
    localtime_r(&seconds, &parts);
    return parts;
}

int weekdayOf(const std::tm& parts)
{
    return parts.tm_wday == 0 ? 7 : parts.tm_wday;
}

} // namespace

LocalMinute toLocal(Time time)
{
    const std::tm parts = localParts(time);
    return {.day = BusinessDay{std::chrono::year{parts.tm_year + 1900} /
                               std::chrono::month{static_cast<unsigned>(parts.tm_mon) + 1} /
                               std::chrono::day{static_cast<unsigned>(parts.tm_mday)}},
            .weekday = weekdayOf(parts),
            .minute = parts.tm_hour * minutesPerHour + parts.tm_min};
}

BusinessDay businessDayOf(Time time, const CalendarSettings& calendar)
{
    return toLocal(time - std::chrono::minutes{calendar.dayBeginsMinute}).day;
}

bool isWithinHours(const std::vector<OpenSpan>& hours, const LocalMinute& local)
{
    const auto span = spanOf(hours, local.weekday);
    return span && local.minute >= span->from && local.minute < span->to;
}

std::optional<Time> nextOpening(const std::vector<OpenSpan>& hours, Time time)
{
    const std::tm today = localParts(time);
    for (int ahead = 0; ahead <= daysAhead; ++ahead) {
        // mktime normalises the date and knows about daylight saving.
        std::tm parts = today;
        parts.tm_mday += ahead;
        parts.tm_hour = 12;
        parts.tm_min = 0;
        parts.tm_sec = 0;
        parts.tm_isdst = -1;
        std::mktime(&parts);
        const auto span = spanOf(hours, weekdayOf(parts));
        if (!span) {
            continue;
        }
        parts.tm_hour = span->from / minutesPerHour;
        parts.tm_min = span->from % minutesPerHour;
        parts.tm_isdst = -1;
        const auto opening = std::chrono::time_point_cast<Duration>(
            std::chrono::system_clock::from_time_t(std::mktime(&parts)));
        if (opening > time) {
            return opening;
        }
    }
    return std::nullopt;
}

} // namespace hall::server
