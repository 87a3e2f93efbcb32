// SPDX-License-Identifier: Apache-2.0
#include "drivers/printer/layout_reader.h"

#include "drivers/printer/layout_keys.h"
#include "drivers/printer/layout_names.h"

#include <algorithm>

namespace hall::printer {

namespace {

constexpr std::int64_t feedMax = 200;  // dots
constexpr std::int64_t linesMax = 100; // entries of a layout
constexpr std::int64_t sizeMax = 8;

TextStyle readStyle(LayoutKeys& keys)
{
    const std::string align = keys.choice("align", "left centre right");
    return {.align = align == "left"     ? Align::Left
                     : align == "centre" ? Align::Centre
                                         : Align::Right,
            .size = keys.number("size", 1, sizeMax, 1),
            .bold = keys.flag("bold"),
            .reverse = keys.flag("reverse")};
}

/// What there is of one kind of paper, to read its entries by.
struct Reading
{
    PaperKind kind;
    const Phrases& phrases;
    const std::set<std::string> names;
};

TextEntry readText(LayoutKeys& keys, const Reading& reading)
{
    constexpr int gap = 4;
    TextEntry entry{.texts = keys.texts("text", reading.names), .style = readStyle(keys)};
    if (keys.has("joined")) {
        entry.joined = keys.words("joined", reading.names);
    }
    entry.gap = keys.number("gap", 0, feedMax, gap);
    entry.least = keys.number("least", 1, entry.style.size, entry.style.size);
    return entry;
}

SidesEntry readSides(LayoutKeys& keys, const Reading& reading)
{
    SidesEntry entry{
        .left = keys.words("left", reading.names),
        .right = keys.words("right", reading.names),
        .style = {.size = keys.number("size", 1, sizeMax, 1), .bold = keys.flag("bold")}};
    entry.least = keys.number("least", 1, entry.style.size, entry.style.size);
    return entry;
}

ListEntry readList(LayoutKeys& keys, const Reading& reading)
{
    ListEntry entry;
    const std::vector<std::string> lists = listNames(reading.kind);
    entry.list = keys.choice("list", lists.front());
    const std::set<std::string> names = namesFor(reading.kind, reading.phrases, entry.list);
    entry.mark = keys.words("mark", names);
    entry.text = keys.words("text", names);
    entry.detail = keys.words("detail", names);
    entry.style = {.size = keys.number("size", 1, sizeMax, 1), .bold = keys.flag("bold")};
    entry.isNowBold = keys.flag("bold_now");
    entry.gap = keys.number("gap", 0, feedMax, 0);
    if (!keys.has("text")) {
        keys.missing("text", "what stands behind the mark");
    }
    return entry;
}

int readRule(LayoutKeys& keys)
{
    constexpr int dotsMax = 8;
    const int dots = keys.number("rule", 2, dotsMax, 2);
    return dots + dots % 2;
}

LayoutEntry readEntry(const toml::table& table,
                      const std::string& path,
                      const LayoutPlace& place,
                      const Reading& reading)
{
    constexpr int codeMin = 3;
    constexpr int codeMax = 16;
    constexpr int ruleAbove = 14;
    constexpr int ruleBelow = 16;
    LayoutKeys keys{table, path, place};
    LayoutEntry entry{.line = lineOf(table)};
    const bool isRule = keys.has("rule");
    if (keys.has("list")) {
        entry.what = readList(keys, reading);
    } else if (keys.has("text")) {
        entry.what = readText(keys, reading);
    } else if (keys.has("left") || keys.has("right")) {
        entry.what = readSides(keys, reading);
    } else if (keys.has("number")) {
        entry.what = NumberEntry{keys.number("number", 1, sizeMax, sizeMax)};
    } else if (keys.has("code") && reading.kind == PaperKind::Ticket) {
        entry.what = CodeEntry{keys.number("code", codeMin, codeMax, codeMin)};
    } else if (isRule) {
        entry.what = RuleEntry{readRule(keys)};
    } else {
        place.wrong(lineOf(table),
                    path,
                    "says nothing that could be printed",
                    reading.kind == PaperKind::Ticket
                        ? "one of text, left and right, number, code, rule, list"
                        : "one of text, left and right, number, rule, list");
        return entry;
    }
    entry.above = keys.number("above", 0, feedMax, isRule ? ruleAbove : 0);
    entry.below = keys.number("below", 0, feedMax, isRule ? ruleBelow : 0);
    keys.end();
    return entry;
}

void readPhrase(const toml::table& cases,
                const std::string& name,
                const LayoutPlace& place,
                Phrases& phrases)
{
    const std::string path = "phrase." + name;
    Phrase& phrase = phrases[name];
    const std::vector<std::string> known = casesOf(phrase.of);
    if (known.empty()) {
        place.wrong(lineOf(cases),
                    path + ".of",
                    phrase.of.empty() ? "is missing" : "can't be \"" + phrase.of + '"',
                    joined(allCaseNames()));
        return;
    }
    LayoutKeys keys{cases, path, place};
    (void)keys.choice("of", phrase.of);
    for (const std::string& which : known) {
        Template words = keys.words(which, namesForPhrase(phrase, phrases));
        if (keys.has(which)) {
            phrase.cases[which] = std::move(words);
        }
    }
    keys.end();
}

/// Reads the phrases of a file into `phrases`, in place of others of the same name.
void addPhrases(const toml::table* table, const LayoutPlace& place, Phrases& phrases)
{
    if (table == nullptr) {
        return;
    }
    // All names first: a phrase may name one that comes later.
    for (const auto& [name, node] : *table) {
        const toml::table* cases = node.as_table();
        const auto of = cases == nullptr ? std::nullopt : (*cases)["of"].value<std::string>();
        phrases[std::string(name.str())] = {.of = of.value_or(""), .cases = {}};
    }
    for (const auto& [name, node] : *table) {
        if (const toml::table* cases = node.as_table()) {
            readPhrase(*cases, std::string(name.str()), place, phrases);
        } else {
            place.wrong(lineOf(node),
                        "phrase." + std::string(name.str()),
                        "isn't a table",
                        "[phrase.NAME]");
        }
    }
    for (const auto& [name, node] : *table) {
        if (comesBack(std::string(name.str()), phrases)) {
            place.wrong(lineOf(node), "phrase." + std::string(name.str()), "comes back to itself");
        }
    }
}

std::optional<toml::table> parse(const LayoutFile& file, const LayoutPlace& place)
{
    try {
        return toml::parse(file.text);
    } catch (const toml::parse_error& error) {
        place.wrong(static_cast<int>(error.source().begin.line),
                    "",
                    "not TOML: " + std::string(error.description()));
        return std::nullopt;
    }
}

bool saysNumber(const Layout& layout)
{
    return std::ranges::any_of(layout.entries, [](const LayoutEntry& entry) {
        return std::holds_alternative<NumberEntry>(entry.what);
    });
}

/// The second paper of a ticket has to look like one: who finds two must know which.
bool marksReprint(const Layout& layout)
{
    const auto marks = [&](const Template& words) {
        return std::ranges::any_of(namesIn(words), [&](const std::string& name) {
            const auto phrase = layout.phrases.find(name);
            return phrase != layout.phrases.end() && phrase->second.of == "printed" &&
                   phrase->second.cases.contains("again");
        });
    };
    return std::ranges::any_of(layout.entries, [&](const LayoutEntry& entry) {
        const auto* text = std::get_if<TextEntry>(&entry.what);
        return text != nullptr && std::ranges::any_of(text->texts, marks);
    });
}

} // namespace

Phrases readPhrases(const LayoutFile& file, LayoutMistakes& mistakes)
{
    const LayoutPlace place{file.source, mistakes};
    Phrases phrases;
    if (const auto table = parse(file, place)) {
        LayoutKeys keys{*table, "", place};
        addPhrases(keys.table("phrase"), place, phrases);
        keys.end();
    }
    return phrases;
}

Layout readLayout(const LayoutFile& file, const Phrases& common, LayoutMistakes& mistakes)
{
    constexpr int marginMax = 100;
    const LayoutPlace place{file.source, mistakes};
    Layout layout{.name = file.name, .source = file.source, .phrases = common};
    const auto table = parse(file, place);
    if (!table) {
        return layout;
    }
    LayoutKeys keys{*table, "", place};
    if (!keys.has("for")) {
        keys.missing("for", "ticket, checklist");
    }
    layout.kind = keys.choice("for", "ticket checklist") == "ticket" ? PaperKind::Ticket
                                                                     : PaperKind::Checklist;
    layout.margin = keys.number("margin", 0, marginMax, layout.margin);
    layout.spacing = keys.number("spacing", 24, 64, layout.spacing);
    addPhrases(keys.table("phrase"), place, layout.phrases);
    const Reading reading{layout.kind, layout.phrases, namesFor(layout.kind, layout.phrases)};
    const toml::array* lines = keys.list("line");
    if (lines == nullptr || std::ssize(*lines) > linesMax) {
        keys.missing("line", "1 to " + std::to_string(linesMax) + " of [[line]]");
        return layout;
    }
    for (const toml::node& line : *lines) {
        const std::string path = "line." + std::to_string(layout.entries.size() + 1);
        layout.entries.push_back(readEntry(*line.as_table(), path, place, reading));
    }
    keys.end();
    if (layout.kind == PaperKind::Ticket && !saysNumber(layout)) {
        place.wrong(0, "", "the ticket has no number on it", "a [[line]] with number = 1 to 8");
    }
    if (layout.kind == PaperKind::Ticket && !marksReprint(layout)) {
        place.wrong(0, "", "a reprint isn't marked", "a [[line]] with text = \"{reprint}\"");
    }
    return layout;
}

} // namespace hall::printer
