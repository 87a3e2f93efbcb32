// SPDX-License-Identifier: Apache-2.0
#include "app/core/time.h"
#include "app/settings/tree.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

namespace hall::settings {

namespace {

constexpr std::array<std::string_view, 7> weekdays{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

std::optional<int> parseNumber(std::string_view digits)
{
    int value = 0;
    const char* const end = digits.data() + digits.size();
    const auto [stop, error] = std::from_chars(digits.data(), end, value);
    return error == std::errc{} && stop == end ? std::optional(value) : std::nullopt;
}

std::optional<int> parseWeekday(std::string_view text)
{
    const auto* const found = std::ranges::find(weekdays, text);
    return found == weekdays.end() ? std::nullopt
                                   : std::optional(static_cast<int>(found - weekdays.begin()) + 1);
}

bool isPrintable(std::string_view text)
{
    return std::ranges::none_of(
        text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

bool isCode(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '-' || c == '_' || c == '.';
    });
}

bool sizeFits(const KeyRule& rule, std::size_t size)
{
    return std::cmp_greater_equal(size, rule.min) && std::cmp_less_equal(size, rule.max);
}

bool isChoice(const KeyRule& rule, const std::string& text)
{
    const std::vector<std::string> choices = split(rule.allowed, ' ');
    return std::ranges::find(choices, text) != choices.end();
}

/// Right for its kind or nothing.
using Read = std::optional<decltype(Value::content)>;

Read readText(const KeyRule& rule, const Node& node)
{
    const auto* const text = std::get_if<std::string>(&node.content);
    if (text == nullptr) {
        return std::nullopt;
    }
    switch (rule.kind) {
    case Kind::Text:
        return sizeFits(rule, text->size()) && isPrintable(*text) ? Read(*text) : std::nullopt;
    case Kind::Code:
        return sizeFits(rule, text->size()) && isCode(*text) ? Read(*text) : std::nullopt;
    case Kind::Choice:
        return isChoice(rule, *text) ? Read(*text) : std::nullopt;
    case Kind::Weekdays:
        return parseWeekdays(*text).empty() ? std::nullopt : Read(*text);
    case Kind::Date:
        return parseBusinessDay(*text) ? Read(*text) : std::nullopt;
    case Kind::TimeOfDay:
        if (const auto minute = parseTimeOfDay(*text);
            minute && *minute >= rule.min && *minute <= rule.max) {
            return Read(std::int64_t{*minute});
        }
        return std::nullopt;
    default:
        return std::nullopt;
    }
}

Read readInteger(const KeyRule& rule, const Node& node)
{
    const auto* const integer = std::get_if<std::int64_t>(&node.content);
    if (integer == nullptr) {
        return std::nullopt;
    }
    if (rule.kind == Kind::IntegerChoice) {
        return isChoice(rule, std::to_string(*integer)) ? Read(*integer) : std::nullopt;
    }
    return *integer >= rule.min && *integer <= rule.max ? Read(*integer) : std::nullopt;
}

bool isCondition(std::string_view text)
{
    const std::vector<std::string> parts = split(text, '=');
    return parts.size() == 2 && !parts[0].empty() && isCode(parts[0]) && !parts[1].empty() &&
           isCode(parts[1]);
}

bool isItem(const KeyRule& rule, const std::string& text)
{
    switch (rule.kind) {
    case Kind::Conditions:
        return isCondition(text);
    case Kind::Choices:
        return isChoice(rule, text);
    default:
        return !text.empty() && isCode(text);
    }
}

Read readList(const KeyRule& rule, const Node& node)
{
    if (node.list() == nullptr || !sizeFits(rule, node.list()->size())) {
        return std::nullopt;
    }
    std::vector<std::string> texts;
    for (const Node& item : *node.list()) {
        const auto* const text = std::get_if<std::string>(&item.content);
        if (text == nullptr || !isItem(rule, *text)) {
            return std::nullopt;
        }
        texts.push_back(*text);
    }
    return texts;
}

Read readContent(const KeyRule& rule, const Node& node)
{
    switch (rule.kind) {
    case Kind::Integer:
    case Kind::IntegerChoice:
        return readInteger(rule, node);
    case Kind::Choices:
    case Kind::Codes:
    case Kind::Conditions:
        return readList(rule, node);
    case Kind::Flag: {
        const auto* const flag = std::get_if<bool>(&node.content);
        return flag != nullptr ? Read(*flag) : std::nullopt;
    }
    default:
        return readText(rule, node);
    }
}

std::string shown(const Node& node)
{
    constexpr std::size_t bytesMax = 60;
    if (const auto* flag = std::get_if<bool>(&node.content)) {
        return *flag ? "true" : "false";
    }
    if (const auto* text = std::get_if<std::string>(&node.content)) {
        const bool plain = text->size() <= bytesMax && isPrintable(*text);
        return plain ? '"' + *text + '"' : "a text of " + std::to_string(text->size()) + " bytes";
    }
    if (node.list() != nullptr) {
        return "a list of " + std::to_string(node.list()->size());
    }
    if (node.table() != nullptr) {
        return "a table";
    }
    return std::holds_alternative<std::int64_t>(node.content) ? node.asText() : "this";
}

} // namespace

Value readValue(const KeyRule& rule, const Node& node, const std::string& path, Mistakes& mistakes)
{
    Value value{.content = {}, .place = node.place, .given = true, .sound = true};
    if (Read content = readContent(rule, node)) {
        value.content = std::move(*content);
        return value;
    }
    value.sound = false;
    mistakes.add(node.place, path, "can't be " + shown(node), allowedText(rule));
    return value;
}

Value fallbackValue(const KeyRule& rule, const Place& place)
{
    Value value{.content = {}, .place = place, .given = false, .sound = rule.fallback.has_value()};
    if (!rule.fallback) {
        return value;
    }
    switch (rule.kind) {
    case Kind::Integer:
    case Kind::IntegerChoice:
        value.content = std::int64_t{parseNumber(*rule.fallback).value_or(0)};
        break;
    case Kind::TimeOfDay:
        value.content = std::int64_t{parseTimeOfDay(*rule.fallback).value_or(0)};
        break;
    case Kind::Choices:
        value.content =
            rule.fallback->empty() ? std::vector<std::string>{} : split(*rule.fallback, ' ');
        break;
    case Kind::Flag:
        value.content = *rule.fallback == "true";
        break;
    default:
        value.content = std::string(*rule.fallback);
    }
    return value;
}

std::vector<int> parseWeekdays(std::string_view text)
{
    std::set<int> days;
    for (const std::string& part : split(text, ',')) {
        const std::vector<std::string> ends = split(part, '-');
        const auto first = parseWeekday(ends.front());
        const auto last = parseWeekday(ends.back());
        if (ends.size() > 2 || !first || !last || *last < *first) {
            return {};
        }
        for (int day = *first; day <= *last; ++day) {
            days.insert(day);
        }
    }
    return {days.begin(), days.end()};
}

std::optional<int> parseTimeOfDay(std::string_view text)
{
    if (text.size() != 5 || text[2] != ':') {
        return std::nullopt;
    }
    const auto hour = parseNumber(text.substr(0, 2));
    const auto minute = parseNumber(text.substr(3, 2));
    if (!hour || !minute || *hour < 0 || *minute < 0 || *minute > 59 ||
        *hour * 60 + *minute > 24 * 60) {
        return std::nullopt;
    }
    return *hour * 60 + *minute;
}

} // namespace hall::settings
