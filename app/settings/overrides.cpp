// SPDX-License-Identifier: Apache-2.0
#include "app/settings/schema.h"
#include "app/settings/tree.h"

#include <algorithm>
#include <optional>

namespace hall::settings {

namespace {

/// `service.pension-proof.name` taken apart.
struct Target
{
    std::string table; ///< `service`, `station.printer`
    std::string id;    ///< `pension-proof`; empty where the table stands alone
    std::string key;
};

struct Override
{
    Place place;
    std::string path;
    std::string value;
};

std::string joinParts(const std::vector<std::string>& parts, std::size_t first, std::size_t last)
{
    std::string text;
    for (std::size_t i = first; i < last; ++i) {
        text += (i == first ? "" : ".") + parts[i];
    }
    return text;
}

bool isDevice(const Schema& schema, const std::string& word)
{
    const std::vector<std::string> devices = schema.deviceNames();
    return std::ranges::find(devices, word) != devices.end();
}

/// Ids may have points in them, so what stands between the table and the key is the id.
std::optional<Target>
parseTarget(const Schema& schema, std::string_view path, std::string_view station)
{
    const std::vector<std::string> parts = split(path, '.');
    const std::size_t count = parts.size();
    if (count == 2 && isDevice(schema, parts[0])) {
        return Target{"station." + parts[0], std::string(station), parts[1]};
    }
    if (count >= 4 && parts[0] == "station" && isDevice(schema, parts[count - 2])) {
        return Target{"station." + parts[count - 2], joinParts(parts, 1, count - 2), parts.back()};
    }
    const TableRule* const rule = schema.findTable(parts[0]);
    if (rule == nullptr || (rule->many && (rule->id.empty() || count < 3)) ||
        (!rule->many && count != 2)) {
        return std::nullopt;
    }
    return Target{parts[0], rule->many ? joinParts(parts, 1, count - 1) : "", parts.back()};
}

/// How a setting of this table is written, for people.
std::string formOf(const TableRule* rule, const std::string& table)
{
    if (rule == nullptr || !rule->many) {
        return table + ".KEY";
    }
    return rule->id.empty() ? "[[" + table + "]] in the file only"
                            : table + '.' + std::string(rule->id) + ".KEY";
}

void reportPath(const Schema& schema, const Override& override, Mistakes& mistakes)
{
    const std::string first = split(override.path, '.').front();
    const TableRule* const rule = schema.findTable(first);
    if (rule != nullptr || isDevice(schema, first)) {
        mistakes.add(
            override.place, override.path, "not the name of one setting", formOf(rule, first));
        return;
    }
    std::vector<std::string> known = schema.tableNames();
    for (const std::string& device : schema.deviceNames()) {
        known.push_back(device);
    }
    const std::string near = nearest(first, known);
    mistakes.add(override.place,
                 override.path,
                 "no such setting" + (near.empty() ? "" : ", did you mean " + near + "?"),
                 joined(known));
}

Node& childTable(Node& parent, std::string_view key, const Place& place)
{
    if (Node* const found = parent.find(key); found != nullptr && found->table() != nullptr) {
        return *found;
    }
    parent.table()->push_back({std::string(key), {place, std::vector<Member>{}}});
    return parent.table()->back().node;
}

Node* findOne(Node& root, const TableRule& rule, std::string_view id)
{
    Node* const all = root.find(rule.name);
    if (all == nullptr || all->list() == nullptr) {
        return nullptr;
    }
    const auto found = std::ranges::find_if(*all->list(), [&](const Node& item) {
        const Node* const itsId = item.find(rule.id);
        return itsId != nullptr && itsId->asText() == id;
    });
    return found == all->list()->end() ? nullptr : &*found;
}

std::vector<std::string> idsOf(const Node& root, const TableRule& rule)
{
    std::vector<std::string> ids;
    const Node* const all = root.find(rule.name);
    if (all != nullptr && all->list() != nullptr) {
        for (const Node& item : *all->list()) {
            if (const Node* const id = item.find(rule.id)) {
                ids.push_back(id->asText());
            }
        }
    }
    return ids;
}

/// The table that the target's key belongs to; null, and a mistake, when the file has none of that
/// name.
Node* locate(Node& root,
             const Schema& schema,
             const Target& target,
             const Override& override,
             Mistakes& mistakes)
{
    const TableRule& itsRule = *schema.findTable(target.table);
    const bool inner = isInner(itsRule);
    const TableRule& rule = inner ? *schema.findTable("station") : itsRule;
    if (!rule.many) {
        return &childTable(root, rule.name, override.place);
    }
    Node* const item = findOne(root, rule, target.id);
    if (item == nullptr) {
        const std::string what =
            target.id.empty() ? "which station this machine is has to be said with --station NAME"
                              : "no " + std::string(rule.name) + " \"" + target.id + '"';
        mistakes.add(override.place, override.path, what, joined(idsOf(root, rule)));
        return nullptr;
    }
    return inner
               ? &childTable(*item, itsRule.name.substr(itsRule.name.find('.') + 1), override.place)
               : item;
}

/// The value as the key's kind reads it: text is taken as it stands, all else as the file would
/// write it.
std::optional<Node> parseValue(const KeyRule* rule, const Override& override, Mistakes& mistakes)
{
    const bool plain = rule == nullptr || rule->kind == Kind::Text || rule->kind == Kind::Code ||
                       rule->kind == Kind::Choice || rule->kind == Kind::TimeOfDay ||
                       rule->kind == Kind::Weekdays || rule->kind == Kind::Date;
    if (plain) {
        return Node{override.place, override.value};
    }
    Mistakes syntax;
    const Node parsed = readToml("value = " + override.value, override.place.source, syntax);
    const Node* const value = parsed.find("value");
    if (value == nullptr || !syntax.none() || parsed.table()->size() != 1) {
        mistakes.add(override.place,
                     override.path,
                     "\"" + override.value + "\" can't be read",
                     allowedText(*rule));
        return std::nullopt;
    }
    Node result = *value;
    result.place = override.place;
    return result;
}

void assign(Node& table, const std::string& key, Node value)
{
    if (Node* const old = table.find(key)) {
        *old = std::move(value);
    } else {
        table.table()->push_back({key, std::move(value)});
    }
}

void apply(Node& root,
           const Schema& schema,
           const Override& override,
           std::string_view station,
           Mistakes& mistakes)
{
    const std::optional<Target> target = parseTarget(schema, override.path, station);
    if (!target) {
        reportPath(schema, override, mistakes);
        return;
    }
    Node* const table = locate(root, schema, *target, override, mistakes);
    if (table == nullptr) {
        return;
    }
    // An unknown key goes in as well, so that it is reported where all unknown keys are.
    const KeyRule* const rule = schema.findKey(target->table, target->key);
    if (std::optional<Node> value = parseValue(rule, override, mistakes)) {
        assign(*table, target->key, std::move(*value));
    }
}

} // namespace

void applyOverrides(Node& root, const Source& source, std::string_view station, Mistakes& mistakes)
{
    for (const std::string& text : source.overrides) {
        const Place place{"--set " + text, 0, 0};
        const std::size_t equals = text.find('=');
        if (equals == std::string::npos || equals == 0) {
            mistakes.add(place, text, "not a setting and its value", "key=value");
            continue;
        }
        apply(root,
              source.schema,
              {place, text.substr(0, equals), text.substr(equals + 1)},
              station,
              mistakes);
    }
}

} // namespace hall::settings
