// SPDX-License-Identifier: Apache-2.0
#include "app/settings/schema.h"

#include <algorithm>
#include <array>

namespace hall::settings {

namespace {

constexpr TableRule one(std::string_view name, bool required = false)
{
    return {.name = name, .many = false, .id = "", .most = 1, .required = required};
}

constexpr TableRule
many(std::string_view name, std::string_view id, int most, bool required = false)
{
    return {.name = name, .many = true, .id = id, .most = most, .required = required};
}

constexpr auto theTables = std::to_array<TableRule>({
    one("hall", true),
    one("calendar"),
    many("hours", "", 50),
    one("policy"),
    one("journal"),
    one("limits"),
    one("listen"),
    one("ticket"),
    one("voice"),
    one("operator"),
    many("zone", "code", 50, true),
    many("area", "code", 24, true),
    many("group", "code", 200, true),
    many("queue", "prefix", 24, true),
    many("service", "code", 1000, true),
    many("priority", "code", 20, true),
    many("counter", "number", 500, true),
    many("station", "name", 500),
    one("station.printer"),
    one("station.scanner"),
    one("station.speaker"),
    many("led", "counter", 500),
    many("reading", "", 500),
    many("notice", "", 20),
});

constexpr std::int64_t day = 1440;     // minutes
constexpr std::int64_t nameBytes = 90; // thirty hanzi
constexpr std::int64_t codeLetters = 64;

constexpr auto theKeys = std::to_array<KeyRule>({
    {"hall", "id", Kind::Code, {}, 1, codeLetters, ""},
    {"hall", "name", Kind::Text, {}, 1, nameBytes, ""},
    {"hall", "name_en", Kind::Text, "", 0, nameBytes, ""},
    {"hall", "name_short", Kind::Text, "", 0, nameBytes, ""},

    {"calendar", "opens", Kind::Choice, "timetable", 0, 0, "timetable by_hand"},
    {"calendar", "day_begins", Kind::TimeOfDay, "04:00", 0, day / 2, ""},

    {"hours", "days", Kind::Weekdays, {}, 0, 0, ""},
    {"hours", "from", Kind::TimeOfDay, {}, 0, day, ""},
    {"hours", "to", Kind::TimeOfDay, {}, 0, day, ""},

    {"policy", "next_on_called", Kind::Choice, "served", 0, 0, "served no_show ask"},
    {"policy", "auto_start", Kind::Integer, "30", 0, 600, ""},
    {"policy", "no_show_after", Kind::Integer, "0", 0, 3600, ""},
    {"policy", "max_recalls", Kind::Integer, "5", 0, 50, ""},
    {"policy", "between_recalls", Kind::Integer, "5", 0, 60, ""},
    {"policy", "press_age_max", Kind::Integer, "10", 1, 60, ""},
    {"policy", "waiting_max", Kind::Integer, "100000", 1, 1000000, ""},

    {"journal", "snapshot_every", Kind::Integer, "5000", 100, 1000000, ""},
    {"journal", "keep_months", Kind::Integer, "24", 0, 1200, ""},
    {"journal", "reserve_megabytes", Kind::Integer, "16", 1, 1024, ""},

    {"limits", "frame_bytes", Kind::Integer, "65536", 4096, 1048576, ""},
    {"limits", "sessions", Kind::Integer, "256", 1, 5000, ""},
    {"limits", "unsent_bytes", Kind::Integer, "1048576", 65536, 67108864, ""},
    {"limits", "commands_per_second", Kind::Integer, "100", 1, 10000, ""},
    {"limits", "handshake_seconds", Kind::Integer, "5", 1, 60, ""},
    {"limits", "events_per_push", Kind::Integer, "200", 1, 5000, ""},

    {"listen", "address", Kind::Text, "127.0.0.1", 1, 64, ""},
    {"listen", "port", Kind::Integer, "7480", 0, 65535, ""},

    {"ticket", "base", Kind::Text, "https://example.cn", 1, 40, ""},

    {"voice", "one", Kind::Choice, "yao", 0, 0, "yao yi"},
    {"voice", "readings", Kind::Integer, "2", 1, 3, ""},
    {"voice", "latest", Kind::Integer, "45", 10, 300, ""},

    {"operator", "pin", Kind::Text, "", 0, 12, ""},

    {"zone", "code", Kind::Code, {}, 1, codeLetters, ""},
    {"zone", "name", Kind::Text, {}, 1, nameBytes, ""},
    {"zone", "name_en", Kind::Text, "", 0, nameBytes, ""},
    {"zone", "name_short", Kind::Text, "", 0, nameBytes, ""},

    {"area", "code", Kind::Code, {}, 1, codeLetters, ""},
    {"area", "name", Kind::Text, {}, 1, nameBytes, ""},
    {"area", "name_en", Kind::Text, "", 0, nameBytes, ""},
    {"area", "name_short", Kind::Text, "", 0, nameBytes, ""},
    {"area", "zone", Kind::Code, {}, 1, codeLetters, ""},

    {"group", "code", Kind::Code, {}, 1, codeLetters, ""},
    {"group", "name", Kind::Text, {}, 1, nameBytes, ""},
    {"group", "name_en", Kind::Text, "", 0, nameBytes, ""},
    {"group", "name_short", Kind::Text, "", 0, nameBytes, ""},
    {"group", "area", Kind::Code, {}, 1, codeLetters, ""},

    {"queue", "prefix", Kind::Text, {}, 1, 1, ""},
    {"queue", "groups", Kind::Codes, {}, 1, 200, ""},
    {"queue", "start", Kind::Integer, "1", 1, 9999, ""},
    {"queue", "width", Kind::Integer, "3", 2, 4, ""},
    {"queue", "run", Kind::Integer, "20", 1, 1000, ""},

    {"service", "code", Kind::Code, {}, 1, codeLetters, ""},
    {"service", "name", Kind::Text, {}, 1, nameBytes, ""},
    {"service", "name_en", Kind::Text, "", 0, nameBytes, ""},
    {"service", "name_short", Kind::Text, "", 0, nameBytes, ""},
    {"service", "group", Kind::Code, {}, 1, codeLetters, ""},
    {"service", "typical_minutes", Kind::Integer, "10", 1, 480, ""},

    {"priority", "code", Kind::Code, {}, 1, codeLetters, ""},
    {"priority", "name", Kind::Text, {}, 1, nameBytes, ""},
    {"priority", "name_en", Kind::Text, "", 0, nameBytes, ""},
    {"priority", "name_short", Kind::Text, "", 0, nameBytes, ""},
    {"priority", "credit_minutes", Kind::Integer, "0", 0, 240, ""},
    {"priority", "self_claimed", Kind::Flag, "false", 0, 0, ""},

    {"counter", "number", Kind::Integer, {}, 1, 999, ""},
    {"counter", "name", Kind::Text, {}, 1, nameBytes, ""},
    {"counter", "name_en", Kind::Text, "", 0, nameBytes, ""},
    {"counter", "name_short", Kind::Text, "", 0, nameBytes, ""},
    {"counter", "kind", Kind::Choice, "desk", 0, 0, "desk remote collection help self_service"},
    {"counter", "zone", Kind::Code, "", 0, codeLetters, ""},
    {"counter", "groups", Kind::Codes, {}, 1, 200, ""},
    {"counter", "spoken", Kind::Text, "", 0, 120, ""},

    {"station", "name", Kind::Code, {}, 1, codeLetters, ""},
    {"station", "zone", Kind::Code, "", 0, codeLetters, ""},

    {"station.printer", "port", Kind::Text, "", 0, 200, ""},
    {"station.printer", "profile", Kind::Choice, "epson80", 0, 0, "epson80 generic80"},
    {"station.printer",
     "baud",
     Kind::IntegerChoice,
     "115200",
     0,
     0,
     "9600 19200 38400 57600 115200"},

    {"station.scanner", "port", Kind::Text, "", 0, 200, ""},
    {"station.scanner", "baud", Kind::IntegerChoice, "9600", 0, 0, "9600 19200 38400 57600 115200"},

    {"station.speaker", "device", Kind::Text, "", 0, 200, ""},
    {"station.speaker", "volume", Kind::Integer, "100", 0, 100, ""},
    {"station.speaker", "keep", Kind::Text, "", 0, 200, ""},

    {"led", "counter", Kind::Integer, {}, 1, 999, ""},
    {"led", "station", Kind::Code, "", 0, codeLetters, ""},
    {"led", "address", Kind::Text, {}, 1, 200, ""},
    {"led", "card", Kind::Integer, "1", 1, 65000, ""},
    {"led", "baud", Kind::IntegerChoice, "57600", 0, 0, "9600 57600"},
    {"led", "width", Kind::Integer, "192", 64, 1024, ""},
    {"led", "height", Kind::Integer, "16", 16, 64, ""},
    {"led", "color", Kind::Choice, "red", 0, 0, "red green yellow white"},

    {"reading", "text", Kind::Text, {}, 1, nameBytes, ""},
    {"reading", "pinyin", Kind::Text, {}, 2, 240, ""},

    {"notice", "text", Kind::Text, {}, 1, 240, ""},
    {"notice", "text_en", Kind::Text, "", 0, 240, ""},
});

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

std::span<const TableRule> tables()
{
    return theTables;
}

std::span<const KeyRule> keys()
{
    return theKeys;
}

const TableRule* findTable(std::string_view name)
{
    const auto* const found = std::ranges::find(theTables, name, &TableRule::name);
    return found == theTables.end() ? nullptr : found;
}

const KeyRule* findKey(std::string_view table, std::string_view key)
{
    const auto* const found = std::ranges::find_if(
        theKeys, [&](const KeyRule& rule) { return rule.table == table && rule.key == key; });
    return found == theKeys.end() ? nullptr : found;
}

bool isInner(const TableRule& rule)
{
    return rule.name.find('.') != std::string_view::npos;
}

std::vector<std::string> deviceNames()
{
    std::vector<std::string> names;
    for (const TableRule& rule : theTables) {
        if (isInner(rule)) {
            names.emplace_back(rule.name.substr(rule.name.find('.') + 1));
        }
    }
    return names;
}

std::vector<std::string> tableNames()
{
    std::vector<std::string> names;
    for (const TableRule& rule : theTables) {
        if (!isInner(rule)) {
            names.emplace_back(rule.name);
        }
    }
    return names;
}

std::vector<std::string> keyNames(std::string_view table)
{
    std::vector<std::string> names;
    for (const KeyRule& rule : theKeys) {
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
    case Kind::Codes:
        return "a list of " + range + R"( codes, ["a", "b"])";
    case Kind::TimeOfDay:
        return timeText(rule.min) + " to " + timeText(rule.max);
    case Kind::Weekdays:
        return R"("mon-fri", "sat", "mon,wed,fri")";
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
