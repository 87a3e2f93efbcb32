// SPDX-License-Identifier: Apache-2.0
#include "app/settings/tree.h"

#include <toml++/toml.h>

#include <algorithm>

namespace hall::settings {

namespace {

// Deeper than any hall.toml; toml++ has its own limit for the text.
constexpr int depthMax = 8;

Place placeOf(const toml::source_region& region, std::string_view source)
{
    return {std::string(source),
            static_cast<int>(region.begin.line),
            static_cast<int>(region.begin.column)};
}

Node convert(const toml::node& node, std::string_view source, int depth)
{
    Node result{placeOf(node.source(), source), Node::Other{}};
    if (depth > depthMax) {
        return result;
    }
    if (const auto* flag = node.as_boolean()) {
        result.content = flag->get();
    } else if (const auto* integer = node.as_integer()) {
        result.content = integer->get();
    } else if (const auto* text = node.as_string()) {
        result.content = text->get();
    } else if (const auto* array = node.as_array()) {
        std::vector<Node> items;
        for (const toml::node& item : *array) {
            items.push_back(convert(item, source, depth + 1));
        }
        result.content = std::move(items);
    } else if (const auto* table = node.as_table()) {
        std::vector<Member> members;
        for (const auto& [key, value] : *table) {
            members.push_back({std::string(key.str()), convert(value, source, depth + 1)});
        }
        result.content = std::move(members);
    }
    return result;
}

} // namespace

const std::vector<Member>* Node::table() const
{
    return std::get_if<std::vector<Member>>(&content);
}

std::vector<Member>* Node::table()
{
    return std::get_if<std::vector<Member>>(&content);
}

const std::vector<Node>* Node::list() const
{
    return std::get_if<std::vector<Node>>(&content);
}

std::vector<Node>* Node::list()
{
    return std::get_if<std::vector<Node>>(&content);
}

const Node* Node::find(std::string_view key) const
{
    const auto* const members = table();
    if (members == nullptr) {
        return nullptr;
    }
    const auto found = std::ranges::find(*members, key, &Member::key);
    return found == members->end() ? nullptr : &found->node;
}

Node* Node::find(std::string_view key)
{
    return const_cast<Node*>(static_cast<const Node*>(this)->find(key));
}

std::string Node::asText() const
{
    if (const auto* text = std::get_if<std::string>(&content)) {
        return *text;
    }
    if (const auto* integer = std::get_if<std::int64_t>(&content)) {
        return std::to_string(*integer);
    }
    return {};
}

Node readToml(std::string_view toml, std::string_view source, Mistakes& mistakes)
{
    try {
        return convert(toml::parse(toml), source, 0);
    } catch (const toml::parse_error& error) {
        mistakes.add(
            placeOf(error.source(), source), "", "not TOML: " + std::string(error.description()));
        return {{std::string(source)}, std::vector<Member>{}};
    }
}

} // namespace hall::settings
