// SPDX-License-Identifier: Apache-2.0
#include "app/settings/document.h"

#include "app/settings/schema.h"
#include "app/settings/tree.h"

#include <algorithm>
#include <array>
#include <unistd.h>

namespace hall::settings {

namespace {

const Value& missing()
{
    static const Value value{};
    return value;
}

std::string pathOf(const Node& node, const TableRule& rule)
{
    const Node* const id = rule.id.empty() ? nullptr : node.find(rule.id);
    const std::string text = id == nullptr ? std::string() : id->asText();
    return std::string(rule.name) + (text.empty() ? "" : "." + text);
}

std::vector<std::string> knownIn(std::string_view table)
{
    std::vector<std::string> known = keyNames(table);
    if (table == "station") {
        for (const std::string& device : deviceNames()) {
            known.push_back(device);
        }
    }
    return known;
}

void reportUnknown(const Node& node,
                   std::string_view table,
                   const std::string& path,
                   Mistakes& mistakes)
{
    const std::vector<std::string> known = knownIn(table);
    for (const Member& member : *node.table()) {
        if (std::ranges::find(known, member.key) == known.end()) {
            const std::string near = nearest(member.key, known);
            mistakes.add(member.node.place,
                         path + '.' + member.key,
                         "no such key" + (near.empty() ? "" : ", did you mean " + near + "?"),
                         joined(known));
        }
    }
}

/// Reads the keys of one table; a table that isn't in the file has all its defaults.
class EntryReader
{
public:
    EntryReader(std::string_view table, Mistakes& mistakes)
        : m_table(table)
        , m_mistakes(mistakes)
    {
    }

    Entry read(const Node& node, std::string path)
    {
        Entry entry{node.place, std::move(path), {}};
        if (node.table() == nullptr) {
            m_mistakes.add(node.place, entry.path, "has to be a table", '[' + m_table + ']');
            return entry;
        }
        reportUnknown(node, m_table, entry.path, m_mistakes);
        for (const KeyRule& rule : keys()) {
            if (rule.table == m_table) {
                entry.values.emplace(rule.key, value(rule, node, entry));
            }
        }
        return entry;
    }

private:
    Value value(const KeyRule& rule, const Node& node, const Entry& entry)
    {
        const Node* const written = node.find(rule.key);
        if (written != nullptr) {
            return readValue(rule, *written, entry.path + '.' + std::string(rule.key), m_mistakes);
        }
        if (!rule.fallback) {
            m_mistakes.add(entry, rule.key, "is missing", allowedText(rule));
        }
        return fallbackValue(rule, entry.place);
    }

    std::string m_table;
    Mistakes& m_mistakes;
};

/// The tables of devices that a station has: `[station.printer]` and the like.
void readDevices(const Node& item,
                 const std::string& path,
                 std::size_t station,
                 Document& document,
                 Mistakes& mistakes)
{
    for (const std::string& device : deviceNames()) {
        if (const Node* const node = item.find(device)) {
            const std::string table = "station." + device;
            std::string at = path;
            at.append(".").append(device);
            document.inner[table].emplace(station, EntryReader(table, mistakes).read(*node, at));
        }
    }
}

void readMany(const Node& root, const TableRule& rule, Document& document, Mistakes& mistakes)
{
    std::vector<Entry>& entries = document.tables[std::string(rule.name)];
    const Node* const node = root.find(rule.name);
    const std::string header = "[[" + std::string(rule.name) + "]]";
    if (node == nullptr) {
        if (rule.required) {
            mistakes.add(root.place, std::string(rule.name), "is missing", "one or more " + header);
        }
        return;
    }
    if (node->list() == nullptr) {
        mistakes.add(node->place, std::string(rule.name), "has to be a list of tables", header);
        return;
    }
    if (std::ssize(*node->list()) > rule.most) {
        mistakes.add(node->list()->at(static_cast<std::size_t>(rule.most)).place,
                     std::string(rule.name),
                     "too many",
                     "up to " + std::to_string(rule.most));
    }
    for (const Node& item : *node->list()) {
        if (rule.name == "station") {
            readDevices(item, pathOf(item, rule), entries.size(), document, mistakes);
        }
        entries.push_back(EntryReader(rule.name, mistakes).read(item, pathOf(item, rule)));
    }
}

void readOne(const Node& root, const TableRule& rule, Document& document, Mistakes& mistakes)
{
    const std::string name(rule.name);
    std::vector<Entry>& entries = document.tables[name];
    if (const Node* const node = root.find(rule.name)) {
        entries.push_back(EntryReader(rule.name, mistakes).read(*node, name));
        return;
    }
    // What a missing table would have to say is no mistake of its own.
    Mistakes unsaid;
    const Node absent{root.place, std::vector<Member>{}};
    entries.push_back(EntryReader(rule.name, unsaid).read(absent, name));
    if (rule.required) {
        mistakes.add(root.place, name, "is missing", '[' + name + ']');
    }
}

void reportUnknownTables(const Node& root, Mistakes& mistakes)
{
    for (const Member& member : *root.table()) {
        const TableRule* const rule = findTable(member.key);
        if (rule == nullptr || isInner(*rule)) {
            const std::string near = nearest(member.key, tableNames());
            mistakes.add(member.node.place,
                         member.key,
                         "no such table" + (near.empty() ? "" : ", did you mean " + near + "?"),
                         joined(tableNames()));
        }
    }
}

std::vector<std::string> stationNames(const Node& root)
{
    std::vector<std::string> names;
    const Node* const stations = root.find("station");
    if (stations != nullptr && stations->list() != nullptr) {
        for (const Node& station : *stations->list()) {
            const Node* const name = station.find("name");
            names.push_back(name == nullptr ? std::string() : name->asText());
        }
    }
    return names;
}

std::string hostName()
{
    std::array<char, 256> name{};
    return ::gethostname(name.data(), name.size() - 1) == 0 ? std::string(name.data())
                                                            : std::string();
}

/// Which of the stations this machine is, by its place among them.
std::optional<std::size_t>
chooseStation(const std::vector<std::string>& names, std::string_view named, Mistakes& mistakes)
{
    const std::string wanted = named.empty() ? hostName() : std::string(named);
    const auto found = std::ranges::find(names, wanted);
    if (found != names.end()) {
        return static_cast<std::size_t>(found - names.begin());
    }
    if (!named.empty()) {
        mistakes.add(Place{"--station " + wanted, 0, 0},
                     "station",
                     "no station \"" + wanted + '"',
                     joined(names));
        return std::nullopt;
    }
    return names.size() == 1 ? std::optional<std::size_t>(0) : std::nullopt;
}

} // namespace

const Value& Entry::at(std::string_view key) const
{
    const auto found = values.find(key);
    return found == values.end() ? missing() : found->second;
}

const std::string& Entry::text(std::string_view key) const
{
    static const std::string empty;
    const auto* const text = std::get_if<std::string>(&at(key).content);
    return text == nullptr ? empty : *text;
}

int Entry::number(std::string_view key) const
{
    const auto* const number = std::get_if<std::int64_t>(&at(key).content);
    return number == nullptr ? 0 : static_cast<int>(*number);
}

bool Entry::flag(std::string_view key) const
{
    const auto* const flag = std::get_if<bool>(&at(key).content);
    return flag != nullptr && *flag;
}

const std::vector<std::string>& Entry::list(std::string_view key) const
{
    static const std::vector<std::string> empty;
    const auto* const list = std::get_if<std::vector<std::string>>(&at(key).content);
    return list == nullptr ? empty : *list;
}

const std::vector<Entry>& Document::many(std::string_view table) const
{
    static const std::vector<Entry> empty;
    const auto found = tables.find(table);
    return found == tables.end() ? empty : found->second;
}

const Entry& Document::one(std::string_view table) const
{
    static const Entry empty;
    const std::vector<Entry>& entries = many(table);
    return entries.empty() ? empty : entries.front();
}

const Entry* Document::innerOf(std::string_view table, std::size_t at) const
{
    const auto entries = inner.find(table);
    if (entries == inner.end()) {
        return nullptr;
    }
    const auto entry = entries->second.find(at);
    return entry == entries->second.end() ? nullptr : &entry->second;
}

Document readDocument(const Source& source, Mistakes& mistakes)
{
    Document document;
    Node root = readToml(source.toml, source.name, mistakes);
    if (!mistakes.none()) {
        return document;
    }
    const std::vector<std::string> names = stationNames(root);
    document.station = chooseStation(names, source.station, mistakes);
    applyOverrides(
        root, source.overrides, document.station ? names[*document.station] : "", mistakes);
    reportUnknownTables(root, mistakes);
    for (const TableRule& rule : tables()) {
        if (rule.many) {
            readMany(root, rule, document, mistakes);
        } else if (!isInner(rule)) {
            readOne(root, rule, document, mistakes);
        }
    }
    return document;
}

} // namespace hall::settings
