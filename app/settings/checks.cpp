// SPDX-License-Identifier: Apache-2.0
#include "app/settings/document.h"
#include "app/settings/schema.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <set>

namespace hall::settings {

namespace {

/// What tells `entry` from others of its table.
std::string idOf(const Entry& entry, const TableRule& rule)
{
    if (!entry.at(rule.id).sound) {
        return {};
    }
    const std::string& text = entry.text(rule.id);
    return text.empty() ? std::to_string(entry.number(rule.id)) : text;
}

std::vector<std::string> idsOf(const Document& document, std::string_view table)
{
    std::vector<std::string> ids;
    for (const Entry& entry : document.many(table)) {
        ids.push_back(idOf(entry, *hallSchema().findTable(table)));
    }
    return ids;
}

/// That each of a list has an id of its own, and so has what is within each.
void checkDuplicates(const std::vector<Entry>& entries, const TableRule& rule, Mistakes& mistakes)
{
    std::map<std::string, int> lines;
    const std::string each = isInner(rule) ? std::string(rule.id) : std::string(rule.name);
    for (const Entry& entry : entries) {
        const std::string id = rule.id.empty() ? std::string() : idOf(entry, rule);
        const auto [first, isNew] = lines.emplace(id, entry.place.line);
        if (!id.empty() && !isNew) {
            mistakes.add(entry,
                         rule.id,
                         '"' + id + "\" is there already, in line " + std::to_string(first->second),
                         "each " + each + " once");
        }
        for (const TableRule* inner : hallSchema().innerTables(rule.name)) {
            checkDuplicates(entry.many(ownName(*inner)), *inner, mistakes);
        }
    }
}

/// That what `key` of each `table` names is one of `target`.
struct Reference
{
    std::string_view table;
    std::string_view key;
    std::string_view target;
};

constexpr auto references = std::to_array<Reference>({{"led", "station", "station"},
                                                      {"led", "panel", "panel"},
                                                      {"pad", "station", "station"},
                                                      {"pad", "counter", "counter"},
                                                      {"rating_pad", "station", "station"},
                                                      {"rating_pad", "counter", "counter"},
                                                      {"area", "zone", "zone"},
                                                      {"group", "area", "area"},
                                                      {"service", "group", "group"},
                                                      {"counter", "zone", "zone"},
                                                      {"station", "zone", "zone"},
                                                      {"queue", "groups", "group"},
                                                      {"counter", "groups", "group"},
                                                      {"counter.backups", "group", "group"},
                                                      {"plan.counters", "counter", "counter"},
                                                      {"plan.counters", "groups", "group"},
                                                      {"visit.steps", "service", "service"},
                                                      {"led", "counter", "counter"}});

std::vector<std::string> namedBy(const Entry& entry, std::string_view key)
{
    const Value& value = entry.at(key);
    if (!value.sound) {
        return {};
    }
    if (!entry.list(key).empty()) {
        return entry.list(key);
    }
    if (std::holds_alternative<std::int64_t>(value.content)) {
        return {std::to_string(entry.number(key))};
    }
    return entry.text(key).empty() ? std::vector<std::string>{}
                                   : std::vector<std::string>{entry.text(key)};
}

void checkReference(const Reference& reference, const Document& document, Mistakes& mistakes)
{
    const std::vector<std::string> known = idsOf(document, reference.target);
    for (const Entry* entry : document.all(reference.table)) {
        const bool isNumber =
            std::holds_alternative<std::int64_t>(entry->at(reference.key).content);
        std::set<std::string> seen;
        for (const std::string& name : namedBy(*entry, reference.key)) {
            if (std::ranges::find(known, name) == known.end()) {
                mistakes.add(*entry,
                             reference.key,
                             "no " + std::string(reference.target) + ' ' +
                                 (isNumber ? name : '"' + name + '"'),
                             joined(known));
            } else if (!seen.insert(name).second) {
                mistakes.add(*entry, reference.key, '"' + name + "\" is named twice");
            }
        }
    }
}

void checkQueuesOfGroups(const Document& document, Mistakes& mistakes)
{
    std::map<std::string, std::string> queueOf;
    for (const Entry& queue : document.many("queue")) {
        for (const std::string& group : queue.list("groups")) {
            const auto [first, isNew] = queueOf.emplace(group, queue.text("prefix"));
            if (!isNew && first->second != queue.text("prefix")) {
                mistakes.add(queue,
                             "groups",
                             "group \"" + group + "\" is in queue " + first->second + " already",
                             "each group in one queue");
            }
        }
    }
}

/// That each group is named by `key` of some entry of `table`. Silent where such a key is wrong
/// itself and reported: its mending may well be the mending of this.
struct Coverage
{
    std::string_view table;
    std::string_view key;
    std::string_view what; ///< before the group's name
    std::string_view allowed;
};

constexpr auto coverages = std::to_array<Coverage>(
    {{"queue", "groups", "no queue gives numbers to", "each group in one queue"},
     {"counter", "groups", "no counter serves", "each group at one counter or more"},
     {"service", "group", "no service is in", "one service or more in each group"}});

void checkCoverage(const Coverage& coverage, const Document& document, Mistakes& mistakes)
{
    const std::vector<std::string> known = idsOf(document, "group");
    std::set<std::string> named;
    for (const Entry& entry : document.many(coverage.table)) {
        if (!entry.at(coverage.key).sound) {
            return;
        }
        for (const std::string& group : namedBy(entry, coverage.key)) {
            if (std::ranges::find(known, group) == known.end()) {
                return;
            }
            named.insert(group);
        }
    }
    for (const Entry& group : document.many("group")) {
        if (group.at("code").sound && !named.contains(group.text("code"))) {
            mistakes.add(group,
                         "code",
                         std::string(coverage.what) + " group \"" + group.text("code") + '"',
                         std::string(coverage.allowed));
        }
    }
}

void checkPrefixes(const Document& document, Mistakes& mistakes)
{
    for (const Entry& queue : document.many("queue")) {
        const std::string& prefix = queue.text("prefix");
        const bool letter = prefix.size() == 1 && prefix[0] >= 'A' && prefix[0] <= 'Z';
        if (queue.at("prefix").sound && (!letter || prefix == "I" || prefix == "O")) {
            mistakes.add(queue,
                         "prefix",
                         "can't be \"" + prefix + "\": people read I as 1 and O as 0",
                         "one capital letter, A to Z without I and O");
        }
        int most = 1;
        for (int digit = 0; digit < queue.number("width"); ++digit) {
            most *= 10;
        }
        if (queue.at("width").sound && queue.at("start").sound && queue.number("start") >= most) {
            mistakes.add(queue,
                         "start",
                         "can't be " + std::to_string(queue.number("start")) + " at this width",
                         "1 to " + std::to_string(most - 1));
        }
    }
}

/// Classes that a kiosk offers side by side.
constexpr int claimedMax = 2;

void checkClasses(const Document& document, Mistakes& mistakes)
{
    const std::vector<Entry>& classes = document.many("priority");
    if (!classes.empty() && classes.front().at("credit_minutes").sound &&
        classes.front().number("credit_minutes") != 0) {
        mistakes.add(classes.front(),
                     "credit_minutes",
                     "the first class is the normal one and has no credit",
                     "0");
    }
    int claimed = 0;
    for (const Entry& each : classes) {
        const bool isNormal = &each == &classes.front();
        if (isNormal && each.number("from_age") != 0) {
            mistakes.add(each,
                         "from_age",
                         "the first class is the normal one, for people of any age",
                         "left out, or 0");
        }
        if (!isNormal && each.flag("self_claimed") && ++claimed > claimedMax) {
            mistakes.add(each,
                         "self_claimed",
                         "would be one more than the keys that the kiosk has for it",
                         "true for " + std::to_string(claimedMax) + " classes at most");
        }
    }
}

void checkTicketBase(const Document& document, Mistakes& mistakes)
{
    const Entry& ticket = document.one("ticket");
    const std::string& base = ticket.text("base");
    const bool url = base.starts_with("https://") || base.starts_with("http://");
    if (ticket.at("base").sound && (!url || base.ends_with('/'))) {
        mistakes.add(ticket,
                     "base",
                     "can't be \"" + base + '"',
                     "an address that begins with https:// and doesn't end with /");
    }
}

bool isPin(const std::string& pin)
{
    constexpr std::size_t digitsMin = 4;
    return pin.size() >= digitsMin &&
           std::ranges::all_of(pin, [](unsigned char c) { return std::isdigit(c) != 0; });
}

void checkPin(const Document& document, Mistakes& mistakes)
{
    const Entry& entry = document.one("operator");
    if (entry.at("pin").sound && !entry.text("pin").empty() && !isPin(entry.text("pin"))) {
        mistakes.add(entry, "pin", "is not 4 to 12 digits", "4 to 12 digits");
    }
}

/// One syllable or more, each with its tone: `chong2 xin1`.
bool isPinyin(const std::string& text)
{
    return std::ranges::all_of(split(text, ' '), [](const std::string& syllable) {
        constexpr std::size_t lettersMax = 6;
        return syllable.size() >= 2 && syllable.size() <= lettersMax + 1 &&
               syllable.back() >= '1' && syllable.back() <= '5' &&
               std::all_of(syllable.begin(), syllable.end() - 1, [](char c) {
                   return c >= 'a' && c <= 'z';
               });
    });
}

void checkReadings(const Document& document, Mistakes& mistakes)
{
    for (const Entry& entry : document.many("reading")) {
        if (entry.at("pinyin").sound && !isPinyin(entry.text("pinyin"))) {
            mistakes.add(entry,
                         "pinyin",
                         "is not pinyin with tone numbers",
                         "syllables such as \"chong2 xin1\", tones 1 to 5");
        }
    }
}

} // namespace

void checkReferences(const Document& document, Mistakes& mistakes)
{
    for (const TableRule& rule : hallSchema().tables()) {
        if (!isInner(rule)) {
            checkDuplicates(document.many(rule.name), rule, mistakes);
        }
    }
    for (const Reference& reference : references) {
        checkReference(reference, document, mistakes);
    }
    checkQueuesOfGroups(document, mistakes);
    for (const Coverage& coverage : coverages) {
        checkCoverage(coverage, document, mistakes);
    }
}

void checkSense(const Document& document, Mistakes& mistakes)
{
    checkPrefixes(document, mistakes);
    checkClasses(document, mistakes);
    checkTicketBase(document, mistakes);
    checkPin(document, mistakes);
    checkReadings(document, mistakes);
}

} // namespace hall::settings
