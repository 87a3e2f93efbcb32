// SPDX-License-Identifier: Apache-2.0
#include "app/settings/schema.h"

#include <algorithm>

namespace hall::settings {

namespace {

std::string timeText(std::int64_t minutes)
{
    const auto two = [](std::int64_t value) {
        return (value < 10 ? "0" : "") + std::to_string(value);
    };
    return '"' + two(minutes / 60) + ":" + two(minutes % 60) + '"';
}

std::size_t editDistance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j < row.size(); ++j) {
        row[j] = j;
    }
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t above = row[j];
            const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = std::min({above + 1, row[j - 1] + 1, replaced});
            diagonal = above;
        }
    }
    return row.back();
}

} // namespace

const TableRule* Schema::findTable(std::string_view name) const
{
    const auto found = std::ranges::find(m_tables, name, &TableRule::name);
    return found == m_tables.end() ? nullptr : &*found;
}

const KeyRule* Schema::findKey(std::string_view table, std::string_view key) const
{
    const auto found = std::ranges::find_if(
        m_keys, [&](const KeyRule& rule) { return rule.table == table && rule.key == key; });
    return found == m_keys.end() ? nullptr : &*found;
}

bool isInner(const TableRule& rule)
{
    return rule.name.find('.') != std::string_view::npos;
}

std::string_view outerName(const TableRule& rule)
{
    const std::size_t point = rule.name.rfind('.');
    return point == std::string_view::npos ? std::string_view() : rule.name.substr(0, point);
}

std::string_view ownName(const TableRule& rule)
{
    return rule.name.substr(rule.name.rfind('.') + 1); // npos + 1 is 0
}

std::vector<const TableRule*> Schema::innerTables(std::string_view table) const
{
    std::vector<const TableRule*> inner;
    for (const TableRule& rule : m_tables) {
        if (isInner(rule) && outerName(rule) == table) {
            inner.push_back(&rule);
        }
    }
    return inner;
}

std::vector<std::string> Schema::deviceNames() const
{
    std::vector<std::string> names;
    for (const TableRule* rule : innerTables("station")) {
        names.emplace_back(ownName(*rule));
    }
    return names;
}

std::vector<std::string> Schema::tableNames() const
{
    std::vector<std::string> names;
    for (const TableRule& rule : m_tables) {
        if (!isInner(rule)) {
            names.emplace_back(rule.name);
        }
    }
    return names;
}

std::vector<std::string> Schema::keyNames(std::string_view table) const
{
    std::vector<std::string> names;
    for (const KeyRule& rule : m_keys) {
        if (rule.table == table) {
            names.emplace_back(rule.key);
        }
    }
    return names;
}

std::string allowedText(const KeyRule& rule)
{
    const std::string range = std::to_string(rule.min) + " to " + std::to_string(rule.max);
    switch (rule.kind) {
    case Kind::Text:
        return "text of " + range + " bytes without control characters";
    case Kind::Code:
        return range + " of a-z A-Z 0-9 - _ .";
    case Kind::Choice:
    case Kind::IntegerChoice:
        return joined(split(rule.allowed, ' '));
    case Kind::Integer:
        return "a whole number, " + range;
    case Kind::Flag:
        return "true, false";
    case Kind::Choices:
        return "a list of " + range + " of " + joined(split(rule.allowed, ' '));
    case Kind::Codes:
        return "a list of " + range + R"( codes, ["a", "b"])";
    case Kind::TimeOfDay:
        return timeText(rule.min) + " to " + timeText(rule.max);
    case Kind::Weekdays:
        return R"("mon-fri", "sat", "mon,wed,fri")";
    case Kind::Date:
        return R"(a date, "2026-10-01")";
    case Kind::Conditions:
        return R"(a list of up to )" + std::to_string(rule.max) +
               R"( answers, ["question=answer"])";
    }
    return {};
}

std::string nearest(std::string_view word, const std::vector<std::string>& known)
{
    std::string best;
    std::size_t bestDistance = std::max<std::size_t>(2, word.size() / 3) + 1;
    for (const std::string& candidate : known) {
        const std::size_t distance = editDistance(word, candidate);
        if (distance < bestDistance) {
            bestDistance = distance;
            best = candidate;
        }
    }
    return best;
}

std::string joined(const std::vector<std::string>& words)
{
    std::string text;
    for (const std::string& word : words) {
        text += (text.empty() ? "" : ", ") + word;
    }
    return text;
}

std::vector<std::string> split(std::string_view text, char separator)
{
    std::vector<std::string> parts;
    while (true) {
        const std::size_t end = text.find(separator);
        parts.emplace_back(text.substr(0, end));
        if (end == std::string_view::npos) {
            return parts;
        }
        text.remove_prefix(end + 1);
    }
}

} // namespace hall::settings
