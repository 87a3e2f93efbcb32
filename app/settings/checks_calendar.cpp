// SPDX-License-Identifier: Apache-2.0
#include "app/core/time.h"
#include "app/settings/document.h"

#include <algorithm>

namespace hall::settings {

namespace {

using Entries = std::vector<const Entry*>;

constexpr std::chrono::days longestException{366};

bool isSound(const Entry& span)
{
    return span.at("days").sound && span.at("from").sound && span.at("to").sound;
}

/// Spans that name no days are of one day.
bool shareDay(const Entry& a, const Entry& b)
{
    const std::vector<int> days = parseWeekdays(b.text("days"));
    return days.empty() || std::ranges::any_of(parseWeekdays(a.text("days")), [&](int day) {
               return std::ranges::find(days, day) != days.end();
           });
}

bool overlap(const Entry& a, const Entry& b)
{
    return shareDay(a, b) && a.number("from") < b.number("to") && b.number("from") < a.number("to");
}

/// That spans go forward, stay in their business day and don't overlap.
void checkSpans(const Entries& spans, const Entry& calendar, Mistakes& mistakes)
{
    for (auto at = spans.begin(); at != spans.end(); ++at) {
        const Entry& span = **at;
        if (!isSound(span)) {
            continue;
        }
        if (span.number("from") >= span.number("to")) {
            mistakes.add(span, "to", "is not after \"from\"", "a later time of the same day");
        }
        if (calendar.at("day_begins").sound &&
            span.number("from") < calendar.number("day_begins")) {
            mistakes.add(span, "from", "is before calendar.day_begins, so in the day before");
        }
        const auto other = std::find_if(spans.begin(), at, [&](const Entry* earlier) {
            return isSound(*earlier) && overlap(*earlier, span);
        });
        if (other != at) {
            mistakes.add(
                span, "from", "overlaps the hours in line " + std::to_string((*other)->place.line));
        }
    }
}

Entries within(const Entry& entry, std::string_view table)
{
    Entries entries;
    for (const Entry& inner : entry.many(table)) {
        entries.push_back(&inner);
    }
    return entries;
}

/// The days of an exception; none where its dates are wrong and reported.
struct Days
{
    std::chrono::sys_days first;
    std::chrono::sys_days last;
};

std::optional<Days> daysOf(const Entry& exception)
{
    const auto first = parseBusinessDay(exception.text("date"));
    const auto last = parseBusinessDay(exception.text("until"));
    if (!first || !exception.at("until").sound) {
        return std::nullopt;
    }
    return Days{first->date, last ? last->date : first->date};
}

void checkDates(const Entry& exception, Mistakes& mistakes)
{
    const auto days = daysOf(exception);
    if (days && days->last < days->first) {
        mistakes.add(exception, "until", "is before \"date\"", "the last of the days");
    }
    if (days && days->last - days->first > longestException) {
        mistakes.add(exception, "until", "is more than a year after \"date\"");
    }
}

void checkOpening(const Entry& exception, const Entry& calendar, Mistakes& mistakes)
{
    const Entries open = within(exception, "open");
    if (exception.flag("closed") && !open.empty()) {
        mistakes.add(exception,
                     "closed",
                     "is true, but the hours in line " + std::to_string(open.front()->place.line) +
                         " open the hall",
                     "one of closed and open");
    }
    if (exception.at("closed").sound && !exception.flag("closed") && open.empty()) {
        mistakes.add(exception,
                     "date",
                     "is neither closed nor open",
                     R"(closed = true, or open = [{from = "09:00", to = "12:00"}])");
    }
    checkSpans(open, calendar, mistakes);
}

/// A date that begins two exceptions is reported as any id that is there twice.
bool clash(const Days& a, const Days& b)
{
    return a.first != b.first && a.first <= b.last && b.first <= a.last;
}

void checkExceptions(const Document& document, Mistakes& mistakes)
{
    const std::vector<Entry>& exceptions = document.many("exception");
    for (auto exception = exceptions.begin(); exception != exceptions.end(); ++exception) {
        checkDates(*exception, mistakes);
        checkOpening(*exception, document.one("calendar"), mistakes);
        const auto days = daysOf(*exception);
        const auto other = std::find_if(exceptions.begin(), exception, [&](const Entry& earlier) {
            const auto earlierDays = daysOf(earlier);
            return days && earlierDays && clash(*earlierDays, *days);
        });
        if (other != exception) {
            mistakes.add(*exception,
                         "date",
                         "has days of the exception in line " + std::to_string(other->place.line),
                         "each day once");
        }
    }
}

/// All spans in which the hall is open, right ones only.
Entries openSpans(const Document& document)
{
    Entries spans = document.all("hours");
    for (const Entry* span : document.all("exception.open")) {
        spans.push_back(span);
    }
    std::erase_if(spans, [](const Entry* span) {
        return !isSound(*span) || span->number("from") >= span->number("to");
    });
    return spans;
}

int length(const Entry* span)
{
    return span->number("to") - span->number("from");
}

void checkCutOff(const Document& document, Mistakes& mistakes)
{
    const Entries spans = openSpans(document);
    const auto shortest = std::ranges::min_element(spans, {}, length);
    if (shortest == spans.end()) {
        return;
    }
    const int most = length(*shortest) + document.one("policy").number("take_early") - 1;
    for (const Entry& service : document.many("service")) {
        if (service.number("cut_off") > most) {
            mistakes.add(service,
                         "cut_off",
                         "would give no tickets at all in the hours in line " +
                             std::to_string((*shortest)->place.line),
                         "0 to " + std::to_string(most));
        }
    }
}

void checkTakeEarly(const Document& document, Mistakes& mistakes)
{
    const Entry& policy = document.one("policy");
    const int dayBegins = document.one("calendar").number("day_begins");
    const Entries spans = openSpans(document);
    const auto earliest =
        std::ranges::min_element(spans, {}, [](const Entry* span) { return span->number("from"); });
    if (earliest == spans.end() || (*earliest)->number("from") < dayBegins) {
        return;
    }
    const int most = (*earliest)->number("from") - dayBegins;
    if (policy.number("take_early") > most) {
        mistakes.add(policy,
                     "take_early",
                     "reaches before calendar.day_begins from the hours in line " +
                         std::to_string((*earliest)->place.line),
                     "0 to " + std::to_string(most));
    }
}

} // namespace

void checkCalendar(const Document& document, Mistakes& mistakes)
{
    const Entry& calendar = document.one("calendar");
    checkSpans(document.all("hours"), calendar, mistakes);
    // Two plans can't be in force at once either.
    checkSpans(document.all("plan.hours"), calendar, mistakes);
    if (document.many("hours").empty() && calendar.text("opens") == "timetable") {
        mistakes.add(calendar,
                     "opens",
                     "is \"timetable\", but there are no hours",
                     "one [[hours]] or more, or opens = \"by_hand\"");
    }
    checkExceptions(document, mistakes);
    checkCutOff(document, mistakes);
    checkTakeEarly(document, mistakes);
}

} // namespace hall::settings
