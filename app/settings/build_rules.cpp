// SPDX-License-Identifier: Apache-2.0
#include "app/core/words.h"
#include "app/settings/document.h"

#include <algorithm>

namespace hall::settings {

namespace {

constexpr std::chrono::days longestException{366};

/// What a key that was checked to be one of `words` says.
template <class Enum, std::size_t Size>
Enum chosen(const Entry& entry, std::string_view key, const EnumText<Enum, Size>& words)
{
    return words.parse(entry.text(key)).value_or(words.words.front().first);
}

Name nameOf(const Entry& entry)
{
    return {
        .zh = entry.text("name"), .en = entry.text("name_en"), .shortZh = entry.text("name_short")};
}

template <class Code>
std::vector<Code> codesOf(const Entry& entry, std::string_view key)
{
    std::vector<Code> codes;
    for (const std::string& code : entry.list(key)) {
        codes.push_back({code});
    }
    return codes;
}

std::chrono::seconds secondsOf(const Entry& entry, std::string_view key)
{
    return std::chrono::seconds{entry.number(key)};
}

std::chrono::minutes minutesOf(const Entry& entry, std::string_view key)
{
    return std::chrono::minutes{entry.number(key)};
}

Policy buildPolicy(const Entry& entry)
{
    return {.nextOnCalled = chosen(entry, "next_on_called", nextOnCalledWords),
            .autoStart = secondsOf(entry, "auto_start"),
            .noShowAfter = secondsOf(entry, "no_show_after"),
            .maxRecalls = entry.number("max_recalls"),
            .betweenRecalls = secondsOf(entry, "between_recalls"),
            .pressAgeMax = secondsOf(entry, "press_age_max"),
            .waitingMax = entry.number("waiting_max"),
            .choice = chosen(entry, "choice", choiceRules),
            .interleave = entry.number("interleave"),
            .missed = chosen(entry, "missed", missedRules),
            .reinsertAfter = entry.number("reinsert_after"),
            .reinstatementsMax = entry.number("reinstatements_max"),
            .undoWithin = secondsOf(entry, "undo_within"),
            .callGiven = entry.flag("call_given"),
            .preferredClerk = minutesOf(entry, "preferred_clerk"),
            .reprintsMax = entry.number("reprints_max"),
            .oneLiveTicket = entry.flag("one_live_ticket"),
            .unboundPerMinute = entry.number("unbound_per_minute"),
            .toutingSigns = entry.number("touting_signs"),
            .takeEarly = minutesOf(entry, "take_early"),
            .graceBefore = minutesOf(entry, "grace_before"),
            .graceAfter = minutesOf(entry, "grace_after"),
            .late = chosen(entry, "late", lateRules),
            .missesMax = entry.number("misses_max"),
            .missesWithinDays = entry.number("misses_within_days"),
            .blockDays = entry.number("block_days")};
}

std::vector<OpenSpan> buildHours(const std::vector<Entry>& hours)
{
    std::vector<OpenSpan> spans;
    for (const Entry& entry : hours) {
        for (const int weekday : parseWeekdays(entry.text("days"))) {
            spans.push_back({weekday, entry.number("from"), entry.number("to")});
        }
    }
    std::ranges::sort(
        spans, {}, [](const OpenSpan& span) { return std::pair(span.weekday, span.fromMinute); });
    return spans;
}

/// A day each, of those from `date` until the last one.
void addException(const Entry& entry, std::vector<CalendarException>& exceptions)
{
    const auto first = parseBusinessDay(entry.text("date"));
    const auto last = parseBusinessDay(entry.text("until"));
    if (!first) {
        return; // Reported where it was read.
    }
    std::vector<MinuteSpan> open;
    for (const Entry& span : entry.many("open")) {
        open.push_back({.from = span.number("from"), .to = span.number("to")});
    }
    std::ranges::sort(open, {}, &MinuteSpan::from);
    // One that is longer is reported.
    const std::chrono::sys_days from{first->date};
    const std::chrono::sys_days end =
        std::min<std::chrono::sys_days>(last ? last->date : first->date, from + longestException);
    for (std::chrono::sys_days day = from; day <= end; day += std::chrono::days{1}) {
        exceptions.push_back({.day = BusinessDay{day}, .open = open});
    }
}

std::vector<CalendarException> buildExceptions(const Document& document)
{
    std::vector<CalendarException> exceptions;
    for (const Entry& entry : document.many("exception")) {
        addException(entry, exceptions);
    }
    std::ranges::sort(exceptions, {}, &CalendarException::day);
    return exceptions;
}

/// A counter that names no zone stands where its first group's area waits.
ZoneCode zoneOf(const Entry& counter, const Rules& rules)
{
    if (!counter.text("zone").empty() || counter.list("groups").empty()) {
        return {counter.text("zone")};
    }
    const GroupCode first{counter.list("groups").front()};
    const auto group = std::ranges::find(rules.groups, first, &Group::code);
    if (group == rules.groups.end()) {
        return {};
    }
    const auto area = std::ranges::find(rules.areas, group->area, &Area::code);
    return area == rules.areas.end() ? ZoneCode{} : area->zone;
}

/// `kind=limited` taken apart.
std::vector<Choice> conditionsOf(const Entry& entry)
{
    std::vector<Choice> choices;
    for (const std::string& text : entry.list("when")) {
        const std::size_t equals = text.find('=');
        choices.push_back({.question = text.substr(0, equals), .answer = text.substr(equals + 1)});
    }
    return choices;
}

Question questionOf(const Entry& entry)
{
    Question question{.code = entry.text("code"),
                      .name = nameOf(entry),
                      .answers = {},
                      .when = conditionsOf(entry)};
    for (const Entry& answer : entry.many("answers")) {
        question.answers.push_back({.code = answer.text("code"), .name = nameOf(answer)});
    }
    return question;
}

Service serviceOf(const Entry& entry)
{
    Service service{.code = {entry.text("code")},
                    .name = nameOf(entry),
                    .group = {entry.text("group")},
                    .typicalMinutes = entry.number("typical_minutes"),
                    .identity = chosen(entry, "identity", identities),
                    .dayQuota = entry.number("day_quota"),
                    .subjectQuota = entry.number("subject_quota"),
                    .cutOffMinutes = entry.number("cut_off"),
                    .slotPlaces = entry.number("slot_places"),
                    .walkInPlaces = entry.number("walk_in_places"),
                    .promiseDays = entry.number("promise_days")};
    for (const Entry& question : entry.many("question")) {
        service.questions.push_back(questionOf(question));
    }
    for (const Entry& material : entry.many("material")) {
        service.materials.push_back({.code = {material.text("code")},
                                     .name = nameOf(material),
                                     .copies = material.number("copies"),
                                     .onPromise = material.flag("on_promise"),
                                     .when = conditionsOf(material)});
    }
    return service;
}

Visit visitOf(const Entry& entry)
{
    Visit visit{.code = {entry.text("code")},
                .name = nameOf(entry),
                .order = chosen(entry, "order", stepOrders),
                .steps = {}};
    for (const Entry& step : entry.many("steps")) {
        visit.steps.push_back({{step.text("service")}, step.flag("back_office")});
    }
    return visit;
}

Plan planOf(const Entry& entry)
{
    Plan plan{.code = {entry.text("code")},
              .name = nameOf(entry),
              .counters = {},
              .hours = buildHours(entry.many("hours"))};
    for (const Entry& counter : entry.many("counters")) {
        plan.counters.push_back(
            {{counter.number("counter")}, codesOf<GroupCode>(counter, "groups")});
    }
    return plan;
}

Counter counterOf(const Entry& entry, const Rules& rules)
{
    Counter counter{.number = {entry.number("number")},
                    .name = nameOf(entry),
                    .kind = chosen(entry, "kind", counterKinds),
                    .zone = zoneOf(entry, rules),
                    .groups = codesOf<GroupCode>(entry, "groups"),
                    .spoken = entry.text("spoken"),
                    .admits = chosen(entry, "admits", admitsWords)};
    for (const Entry& backup : entry.many("backups")) {
        counter.backups.push_back({{backup.text("group")}, minutesOf(backup, "after")});
    }
    return counter;
}

void addCatalogue(const Document& document, Rules& rules)
{
    for (const Entry& entry : document.many("zone")) {
        rules.zones.push_back({{entry.text("code")}, nameOf(entry)});
    }
    for (const Entry& entry : document.many("area")) {
        rules.areas.push_back({{entry.text("code")}, nameOf(entry), {entry.text("zone")}});
    }
    for (const Entry& entry : document.many("group")) {
        rules.groups.push_back({{entry.text("code")}, nameOf(entry), {entry.text("area")}});
    }
    for (const Entry& entry : document.many("queue")) {
        rules.queues.push_back({{entry.text("prefix")},
                                codesOf<GroupCode>(entry, "groups"),
                                entry.number("start"),
                                entry.number("width"),
                                entry.number("run")});
    }
    for (const Entry& entry : document.many("service")) {
        rules.services.push_back(serviceOf(entry));
    }
    for (const Entry& entry : document.many("visit")) {
        rules.visits.push_back(visitOf(entry));
    }
}

void addPeopleAndPlaces(const Document& document, Rules& rules)
{
    for (const Entry& entry : document.many("priority")) {
        rules.classes.push_back({{entry.text("code")},
                                 nameOf(entry),
                                 std::chrono::minutes{entry.number("credit_minutes")},
                                 entry.flag("self_claimed"),
                                 entry.number("from_age")});
    }
    for (const Entry& entry : document.many("counter")) {
        rules.counters.push_back(counterOf(entry, rules));
    }
    for (const Entry& entry : document.many("plan")) {
        rules.plans.push_back(planOf(entry));
    }
    for (const Entry& entry : document.many("reason")) {
        const auto isFor = [&](const char* use) {
            return std::ranges::find(entry.list("for"), use) != entry.list("for").end();
        };
        rules.reasons.push_back({.code = {entry.text("code")},
                                 .name = nameOf(entry),
                                 .forPause = isFor("pause"),
                                 .forCall = isFor("call"),
                                 .forRead = isFor("read")});
    }
    for (const Entry& entry : document.many("station")) {
        rules.stations.push_back({entry.text("name")});
    }
    for (const Entry& entry : document.many("notice")) {
        rules.notices.push_back({entry.text("text"), entry.text("text_en"), {}});
    }
}

} // namespace

Rules buildRules(const Document& document)
{
    const Entry& hall = document.one("hall");
    Rules rules;
    rules.hall = hall.text("id");
    rules.name = nameOf(hall);
    rules.policy = buildPolicy(document.one("policy"));
    rules.hours = buildHours(document.many("hours"));
    rules.exceptions = buildExceptions(document);
    addCatalogue(document, rules);
    addPeopleAndPlaces(document, rules);
    return rules;
}

} // namespace hall::settings
