// SPDX-License-Identifier: Apache-2.0
#include "app/simulate/calendar.h"

#include <algorithm>

namespace hall::simulate {

namespace {

constexpr int lastWorkingDay = 5;

} // namespace

Duration TimeZone::offsetAt(Time time) const
{
    Duration offsetNow = offset;
    for (const OffsetChange& change : changes) {
        if (change.at <= time) {
            offsetNow = change.offset;
        }
    }
    return offsetNow;
}

Time TimeZone::moment(BusinessDay day, int minute) const
{
    const Time local = std::chrono::sys_days{day.date} + std::chrono::minutes{minute};
    const Time before = local - offsetAt(local - offset);
    return local - offsetAt(before);
}

int TimeZone::minuteOf(BusinessDay day, Time time) const
{
    const Time local = time + offsetAt(time);
    return static_cast<int>(
        std::chrono::floor<std::chrono::minutes>(local - std::chrono::sys_days{day.date}).count());
}

LocalMoment TimeZone::localAt(Time time) const
{
    const Time local = time + offsetAt(time);
    const auto midnight = std::chrono::floor<std::chrono::days>(local);
    const BusinessDay date{midnight};
    return {.date = date,
            .weekday = weekdayOf(date),
            .minute = static_cast<int>(
                std::chrono::floor<std::chrono::minutes>(local - midnight).count())};
}

int weekdayOf(BusinessDay day)
{
    return static_cast<int>(std::chrono::weekday{std::chrono::sys_days{day.date}}.iso_encoding());
}

BusinessDay nextDate(BusinessDay day)
{
    return BusinessDay{std::chrono::sys_days{day.date} + std::chrono::days{1}};
}

std::vector<OpenSpan> hoursOn(const Rules& rules, int weekday)
{
    if (rules.hours.empty() && weekday <= lastWorkingDay) {
        return {OpenSpan{.weekday = weekday}};
    }
    std::vector<OpenSpan> hours;
    std::ranges::copy_if(rules.hours, std::back_inserter(hours), [&](const OpenSpan& span) {
        return span.weekday == weekday;
    });
    std::ranges::sort(hours, {}, &OpenSpan::fromMinute);
    return hours;
}

std::vector<Span> openSpans(const Rules& rules, const TimeZone& zone, BusinessDay day)
{
    std::vector<Span> spans;
    for (const OpenSpan& span : hoursOn(rules, weekdayOf(day))) {
        spans.push_back({zone.moment(day, span.fromMinute), zone.moment(day, span.toMinute)});
    }
    return spans;
}

} // namespace hall::simulate
