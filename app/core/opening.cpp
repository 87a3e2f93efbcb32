// SPDX-License-Identifier: Apache-2.0
#include "app/core/opening.h"

#include <algorithm>

namespace hall {

namespace {

constexpr int daysAhead = 62;

/// The part of a span in which tickets for a service are given.
MinuteSpan givenIn(const MinuteSpan& open, const Rules& rules, const Service& service)
{
    const auto early = std::chrono::floor<std::chrono::minutes>(rules.policy.takeEarly);
    return {.from = open.from - static_cast<int>(early.count()),
            .to = open.to - service.cutOffMinutes};
}

} // namespace

int weekdayOf(BusinessDay date)
{
    return static_cast<int>(std::chrono::weekday{std::chrono::sys_days{date.date}}.iso_encoding());
}

std::vector<MinuteSpan> spansOn(const Rules& rules, BusinessDay date)
{
    const auto exception = std::ranges::find(rules.exceptions, date, &CalendarException::day);
    std::vector<MinuteSpan> spans;
    if (exception != rules.exceptions.end()) {
        spans = exception->open;
    } else {
        const int weekday = weekdayOf(date);
        for (const OpenSpan& hours : rules.hours) {
            if (hours.weekday == weekday) {
                spans.push_back({.from = hours.fromMinute, .to = hours.toMinute});
            }
        }
    }
    std::ranges::sort(spans, {}, &MinuteSpan::from);
    return spans;
}

Admission admission(const Rules& rules, const Service& service, const LocalMoment& now)
{
    const std::vector<MinuteSpan> spans = spansOn(rules, now.date);
    if (spans.empty()) {
        return Admission::Open;
    }
    for (const MinuteSpan& open : spans) {
        const MinuteSpan given = givenIn(open, rules, service);
        if (now.minute >= given.from && now.minute < given.to) {
            return Admission::Open;
        }
        if (now.minute >= given.to && now.minute < open.to) {
            return Admission::CutOff;
        }
    }
    return Admission::Closed;
}

std::optional<OpenPoint>
nextAdmission(const Rules& rules, const Service& service, const LocalMoment& now)
{
    for (int ahead = 0; ahead <= daysAhead; ++ahead) {
        const BusinessDay date{std::chrono::sys_days{now.date.date} + std::chrono::days{ahead}};
        for (const MinuteSpan& open : spansOn(rules, date)) {
            const MinuteSpan given = givenIn(open, rules, service);
            if (given.from < given.to && (ahead > 0 || given.from > now.minute)) {
                return OpenPoint{.date = date, .minute = std::max(given.from, 0)};
            }
        }
    }
    return std::nullopt;
}

} // namespace hall
