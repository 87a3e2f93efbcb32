// SPDX-License-Identifier: Apache-2.0
#include "app/settings/document.h"

#include "app/settings/catalogue_layer.h"
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

/// `service.card`, and `service.card.material.photo` within it.
std::string pathOf(const Node& node, const TableRule& rule, const std::string& outer)
{
    const Node* const id = rule.id.empty() ? nullptr : node.find(rule.id);
    const std::string text = id == nullptr ? std::string() : id->asText();
    std::string path = outer + (outer.empty() ? "" : ".");
    path.append(ownName(rule));
    return path + (text.empty() ? "" : "." + text);
}

std::vector<std::string> knownIn(const Schema& schema, std::string_view table)
{
    std::vector<std::string> known = schema.keyNames(table);
    for (const TableRule* inner : schema.innerTables(table)) {
        known.emplace_back(ownName(*inner));
    }
    return known;
}

void reportUnknown(const Schema& schema,
                   const Node& node,
                   std::string_view table,
                   const std::string& path,
                   Mistakes& mistakes)
{
    const std::vector<std::string> known = knownIn(schema, table);
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

/// Reads tables with all their keys; what isn't in the file has its defaults.
class TableReader
{
public:
    TableReader(const Schema& schema, Mistakes& mistakes)
        : m_schema(schema)
        , m_mistakes(mistakes)
    {
    }

    Entry read(const Node& node, const TableRule& rule, std::string path)
    {
        Entry entry{node.place, std::move(path), {}, {}};
        if (node.table() == nullptr) {
            m_mistakes.add(
                node.place, entry.path, "has to be a table", '[' + std::string(rule.name) + ']');
            return entry;
        }
        reportUnknown(m_schema, node, rule.name, entry.path, m_mistakes);
        for (const KeyRule& key : m_schema.keys()) {
            if (key.table == rule.name) {
                entry.values.emplace(key.key, value(key, node, entry));
            }
        }
        for (const TableRule* inner : m_schema.innerTables(rule.name)) {
            readInner(node, *inner, entry);
        }
        return entry;
    }

    std::vector<Entry> readMany(const Node& node, const TableRule& rule, const std::string& outer)
    {
        std::vector<Entry> entries;
        const std::string path = pathOf(Node{}, rule, outer);
        if (node.list() == nullptr) {
            m_mistakes.add(node.place, path, "has to be a list of tables", header(rule));
            return entries;
        }
        if (std::ssize(*node.list()) > rule.most) {
            m_mistakes.add(node.list()->at(static_cast<std::size_t>(rule.most)).place,
                           path,
                           "too many",
                           "up to " + std::to_string(rule.most));
        }
        for (const Node& item : *node.list()) {
            entries.push_back(read(item, rule, pathOf(item, rule, outer)));
        }
        return entries;
    }

    static std::string header(const TableRule& rule)
    {
        return "[[" + std::string(rule.name) + "]]";
    }

private:
    void readInner(const Node& outer, const TableRule& rule, Entry& entry)
    {
        const Node* const node = outer.find(ownName(rule));
        if (node == nullptr) {
            return;
        }
        std::vector<Entry>& inner = entry.inner[std::string(ownName(rule))];
        if (rule.many) {
            inner = readMany(*node, rule, entry.path);
        } else {
            inner.push_back(read(*node, rule, pathOf(*node, rule, entry.path)));
        }
    }

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

    const Schema& m_schema;
    Mistakes& m_mistakes;
};

void readMany(const Node& root,
              const TableRule& rule,
              const Schema& schema,
              Document& document,
              Mistakes& mistakes)
{
    std::vector<Entry>& entries = document.tables[std::string(rule.name)];
    if (const Node* const node = root.find(rule.name)) {
        entries = TableReader(schema, mistakes).readMany(*node, rule, "");
    } else if (rule.required) {
        mistakes.add(root.place,
                     std::string(rule.name),
                     "is missing",
                     "one or more " + TableReader::header(rule));
    }
}

void readOne(const Node& root,
             const TableRule& rule,
             const Schema& schema,
             Document& document,
             Mistakes& mistakes)
{
    const std::string name(rule.name);
    std::vector<Entry>& entries = document.tables[name];
    if (const Node* const node = root.find(rule.name)) {
        entries.push_back(TableReader(schema, mistakes).read(*node, rule, name));
        return;
    }
    // What a missing table would have to say is no mistake of its own.
    Mistakes unsaid;
    const Node absent{root.place, std::vector<Member>{}};
    entries.push_back(TableReader(schema, unsaid).read(absent, rule, name));
    if (rule.required) {
        mistakes.add(root.place, name, "is missing", '[' + name + ']');
    }
}

void reportUnknownTables(const Schema& schema, const Node& root, Mistakes& mistakes)
{
    for (const Member& member : *root.table()) {
        const TableRule* const rule = schema.findTable(member.key);
        if (rule == nullptr || isInner(*rule)) {
            const std::string near = nearest(member.key, schema.tableNames());
            mistakes.add(member.node.place,
                         member.key,
                         "no such table" + (near.empty() ? "" : ", did you mean " + near + "?"),
                         joined(schema.tableNames()));
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

const std::vector<Entry>& Entry::many(std::string_view table) const
{
    static const std::vector<Entry> empty;
    const auto found = inner.find(table);
    return found == inner.end() ? empty : found->second;
}

const Entry* Entry::one(std::string_view table) const
{
    const std::vector<Entry>& entries = many(table);
    return entries.empty() ? nullptr : &entries.front();
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

std::vector<const Entry*> Document::all(std::string_view table) const
{
    const std::vector<std::string> names = split(table, '.');
    std::vector<const Entry*> found;
    for (const Entry& entry : many(names.front())) {
        found.push_back(&entry);
    }
    for (auto name = names.begin() + 1; name != names.end(); ++name) {
        std::vector<const Entry*> within;
        for (const Entry* outer : found) {
            for (const Entry& entry : outer->many(*name)) {
                within.push_back(&entry);
            }
        }
        found = std::move(within);
    }
    return found;
}

Document readDocument(const Source& source, Mistakes& mistakes)
{
    Document document;
    Node root = readToml(source.toml, source.name, mistakes);
    if (!mistakes.none()) {
        return document;
    }
    if (source.catalogue != nullptr) {
        layCatalogue(root, *source.catalogue, mistakes);
    }
    const std::vector<std::string> names = stationNames(root);
    document.station = chooseStation(names, source.station, mistakes);
    applyOverrides(root, source, document.station ? names[*document.station] : "", mistakes);
    reportUnknownTables(source.schema, root, mistakes);
    for (const TableRule& rule : source.schema.tables()) {
        if (isInner(rule)) {
            continue; // Read with the one that it is in.
        }
        if (rule.many) {
            readMany(root, rule, source.schema, document, mistakes);
        } else {
            readOne(root, rule, source.schema, document, mistakes);
        }
    }
    return document;
}

} // namespace hall::settings
