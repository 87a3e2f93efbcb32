// SPDX-License-Identifier: Apache-2.0
#include "app/settings/document.h"

#include <algorithm>
#include <set>

namespace hall::settings {

namespace {

bool contains(const std::vector<std::string>& words, const std::string& word)
{
    return std::ranges::find(words, word) != words.end();
}

bool hasAppointments(const Document& document, const std::string& group)
{
    return std::ranges::any_of(document.many("service"), [&](const Entry& service) {
        return service.text("group") == group &&
               (!service.at("slot_places").sound || service.number("slot_places") > 0);
    });
}

bool isGroup(const Document& document, const std::string& code)
{
    return std::ranges::any_of(document.many("group"),
                               [&](const Entry& group) { return group.text("code") == code; });
}

/// A counter for appointments has to have some in each of its groups.
void checkBooked(const Document& document,
                 const Entry& entry,
                 std::string_view key,
                 const std::vector<std::string>& groups,
                 Mistakes& mistakes)
{
    for (const std::string& group : groups) {
        if (isGroup(document, group) && !hasAppointments(document, group)) {
            mistakes.add(entry,
                         key,
                         "the counter takes appointments only, and group \"" + group +
                             "\" has none",
                         "groups with a service that has slot_places");
        }
    }
}

void checkAdmits(const Document& document, const Entry& counter, Mistakes& mistakes)
{
    const std::string& admits = counter.text("admits");
    if (admits == "priority" && document.many("priority").size() == 1) {
        mistakes.add(counter, "admits", "is \"priority\", but nobody has any", "all, appointments");
    }
    if (admits != "appointments") {
        return;
    }
    checkBooked(document, counter, "groups", counter.list("groups"), mistakes);
    for (const Entry& backup : counter.many("backups")) {
        checkBooked(document, backup, "group", {backup.text("group")}, mistakes);
    }
    for (const Entry* planned : document.all("plan.counters")) {
        if (planned->number("counter") == counter.number("number")) {
            checkBooked(document, *planned, "groups", planned->list("groups"), mistakes);
        }
    }
}

void checkBackups(const Entry& counter, Mistakes& mistakes)
{
    for (const Entry& backup : counter.many("backups")) {
        if (contains(counter.list("groups"), backup.text("group"))) {
            mistakes.add(backup, "group", "is one of the counter's own groups already");
        }
    }
}

/// What a counter serves while a plan is in force, its own groups without one.
const std::vector<std::string>& servedBy(const Entry& counter, const Entry* plan)
{
    if (plan != nullptr) {
        for (const Entry& planned : plan->many("counters")) {
            if (planned.number("counter") == counter.number("number")) {
                return planned.list("groups");
            }
        }
    }
    return counter.list("groups");
}

/// Whether somebody without priority and appointment gets to a counter at last.
bool everybodyIsServed(const Document& document, const std::string& group, const Entry* plan)
{
    return std::ranges::any_of(document.many("counter"), [&](const Entry& counter) {
        const bool helpsOut =
            std::ranges::any_of(counter.many("backups"),
                                [&](const Entry& backup) { return backup.text("group") == group; });
        return counter.text("admits") == "all" &&
               (helpsOut || contains(servedBy(counter, plan), group));
    });
}

bool isServed(const Document& document, const std::string& group)
{
    return std::ranges::any_of(document.many("counter"), [&](const Entry& counter) {
        return contains(counter.list("groups"), group);
    });
}

/// Whether what counters serve is written rightly; where not, its mending comes first.
bool isClear(const Document& document)
{
    for (const std::string_view table : {"counter", "plan.counters"}) {
        for (const Entry* entry : document.all(table)) {
            const bool known = std::ranges::all_of(
                entry->list("groups"), [&](const auto& group) { return isGroup(document, group); });
            if (!known || !entry->at("groups").sound || !entry->at("admits").sound) {
                return false;
            }
        }
    }
    return true;
}

void checkEverybody(const Document& document, Mistakes& mistakes)
{
    for (const Entry& entry : document.many("group")) {
        const std::string& group = entry.text("code");
        // A group without any counter is reported as that.
        if (!isServed(document, group)) {
            continue;
        }
        if (!everybodyIsServed(document, group, nullptr)) {
            mistakes.add(entry,
                         "code",
                         "no counter of group \"" + group +
                             "\" takes everybody: some would wait for ever",
                         "a counter with admits = \"all\"");
            continue;
        }
        for (const Entry& plan : document.many("plan")) {
            if (!everybodyIsServed(document, group, &plan)) {
                mistakes.add(plan,
                             "counters",
                             "no counter that takes everybody is left for group \"" + group + '"',
                             "each group at one counter or more");
            }
        }
    }
}

void checkSteps(const Entry& visit, Mistakes& mistakes)
{
    const std::vector<Entry>& steps = visit.many("steps");
    if (steps.size() < 2) {
        mistakes.add(visit, "steps", "has fewer than two steps", "two or more");
        return;
    }
    const bool anyOrder = visit.text("order") == "any";
    if (!anyOrder && steps.back().flag("back_office")) {
        mistakes.add(steps.back(),
                     "back_office",
                     "nothing comes after this step that would wait for the back office",
                     "false in the last step");
    }
    std::set<std::string> services;
    for (const Entry& step : steps) {
        if (anyOrder && !services.insert(step.text("service")).second) {
            mistakes.add(step,
                         "service",
                         '"' + step.text("service") + "\" is a step of it already",
                         "each service once where the order is \"any\"");
        }
    }
}

} // namespace

void checkCounters(const Document& document, Mistakes& mistakes)
{
    for (const Entry& counter : document.many("counter")) {
        checkAdmits(document, counter, mistakes);
        checkBackups(counter, mistakes);
    }
    for (const Entry& plan : document.many("plan")) {
        if (plan.many("counters").empty()) {
            mistakes.add(plan, "counters", "the plan changes no counter", "one or more");
        }
    }
    if (isClear(document)) {
        checkEverybody(document, mistakes);
    }
    for (const Entry& visit : document.many("visit")) {
        checkSteps(visit, mistakes);
    }
}

} // namespace hall::settings
