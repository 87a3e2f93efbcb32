// SPDX-License-Identifier: Apache-2.0
#include "drivers/printer/layout_keys.h"

#include "drivers/printer/layout_names.h"

#include <algorithm>
#include <optional>

namespace hall::printer {

int lineOf(const toml::node& node)
{
    return static_cast<int>(node.source().begin.line);
}

// NOLINTNEXTLINE(bugprone-easily-swappable-parameters): where, what is wrong, what would be right.
void LayoutPlace::wrong(int line, std::string key, std::string what, std::string allowed) const
{
    mistakes.push_back({.source = source,
                        .line = line,
                        .key = std::move(key),
                        .what = std::move(what),
                        .allowed = std::move(allowed)});
}

LayoutKeys::LayoutKeys(const toml::table& table, std::string path, const LayoutPlace& place)
    : m_table(table)
    , m_path(std::move(path))
    , m_place(place)
{
}

bool LayoutKeys::has(std::string_view key) const
{
    return m_table.contains(key);
}

int LayoutKeys::number(std::string_view key,
                       std::int64_t least,
                       std::int64_t most,
                       std::int64_t otherwise)
{
    const toml::node* node = get(key);
    if (node == nullptr) {
        return static_cast<int>(otherwise);
    }
    const auto value = node->value_exact<std::int64_t>();
    if (!value || *value < least || *value > most) {
        wrong(*node,
              key,
              value ? "can't be " + std::to_string(*value) : std::string("isn't a whole number"),
              std::to_string(least) + " to " + std::to_string(most));
        return static_cast<int>(otherwise);
    }
    return static_cast<int>(*value);
}

bool LayoutKeys::flag(std::string_view key)
{
    const toml::node* node = get(key);
    if (node != nullptr && !node->is_boolean()) {
        wrong(*node, key, "is neither yes nor no", "true, false");
    }
    return node != nullptr && node->value_exact<bool>().value_or(false);
}

std::string LayoutKeys::choice(std::string_view key, std::string_view allowed)
{
    const std::vector<std::string> choices = wordsOf(allowed);
    const toml::node* node = get(key);
    if (node == nullptr) {
        return choices.front();
    }
    const auto value = node->value_exact<std::string>();
    if (!value || std::ranges::find(choices, *value) == choices.end()) {
        wrong(*node,
              key,
              value ? "can't be \"" + *value + '"' : std::string("isn't a text"),
              joined(choices));
        return choices.front();
    }
    return *value;
}

Template LayoutKeys::words(std::string_view key, const std::set<std::string>& names)
{
    const toml::node* node = get(key);
    return node == nullptr ? Template{} : wordsOfNode(*node, key, names);
}

std::vector<Template> LayoutKeys::texts(std::string_view key, const std::set<std::string>& names)
{
    const toml::node* node = get(key);
    const toml::array* list = node == nullptr ? nullptr : node->as_array();
    if (list == nullptr) {
        return {words(key, names)};
    }
    std::vector<Template> all;
    for (const toml::node& item : *list) {
        all.push_back(wordsOfNode(item, key, names));
    }
    if (all.empty()) {
        wrong(*node, key, "has nothing in it", "one text or more");
    }
    return all;
}

const toml::table* LayoutKeys::table(std::string_view key)
{
    const toml::node* node = get(key);
    if (node != nullptr && !node->is_table()) {
        wrong(*node, key, "isn't a table", "[" + std::string(key) + ".NAME]");
    }
    return node == nullptr ? nullptr : node->as_table();
}

const toml::array* LayoutKeys::list(std::string_view key)
{
    const toml::node* node = get(key);
    if (node != nullptr && !node->is_array_of_tables()) {
        wrong(*node, key, "isn't a list of tables", "[[" + std::string(key) + "]]");
        return nullptr;
    }
    return node == nullptr ? nullptr : node->as_array();
}

void LayoutKeys::missing(std::string_view key, std::string allowed)
{
    m_place.wrong(lineOf(m_table), pathOf(key), "is missing", std::move(allowed));
}

void LayoutKeys::end()
{
    for (const auto& [key, node] : m_table) {
        if (!m_asked.contains(std::string(key.str()))) {
            wrong(node, key.str(), "no such key here", joined({m_asked.begin(), m_asked.end()}));
        }
    }
}

// NOLINTNEXTLINE(bugprone-easily-swappable-parameters): what is wrong, what would be right.
void LayoutKeys::wrong(const toml::node& node,
                       std::string_view key,
                       std::string what,
                       std::string allowed)
{
    m_place.wrong(lineOf(node), pathOf(key), std::move(what), std::move(allowed));
}

std::string LayoutKeys::pathOf(std::string_view key) const
{
    return m_path + (m_path.empty() ? "" : ".") + std::string(key);
}

const toml::node* LayoutKeys::get(std::string_view key)
{
    m_asked.emplace(key);
    return m_table.get(key);
}

Template LayoutKeys::wordsOfNode(const toml::node& node,
                                 std::string_view key,
                                 const std::set<std::string>& names)
{
    const auto text = node.value_exact<std::string>();
    const auto isControl = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; };
    if (!text || std::ranges::any_of(*text, isControl)) {
        wrong(node, key, "isn't a text without line breaks and control characters", {});
        return {};
    }
    auto words = parseTemplate(*text);
    if (!words) {
        wrong(node, key, words.error(), "{name}, and [ ] around what may be left out");
        return {};
    }
    for (const std::string& name : namesIn(*words)) {
        if (!names.contains(name)) {
            wrong(node, key, "there is no {" + name + "}", joined({names.begin(), names.end()}));
        }
    }
    return *std::move(words);
}

} // namespace hall::printer
