// SPDX-License-Identifier: Apache-2.0
#include "drivers/voice/unit_pack.h"

#include <toml++/toml.h>

#include <set>
#include <sstream>

namespace hall::voice {

namespace {

constexpr std::int64_t formatNow = 1;
constexpr int rateLeast = 8000;
constexpr int rateMost = 48000;

std::string mistake(const toml::node& node, const std::string& what)
{
    return "line " + std::to_string(node.source().begin.line) + ": " + what;
}

/// As TOML writes it: on one line, with escapes. (toml++'s strings of several lines can't hold
/// three quotes.)
std::string tomlOf(std::string_view text)
{
    std::ostringstream out;
    out << toml::toml_formatter{toml::value<std::string>{std::string(text)},
                                toml::format_flags::allow_unicode_strings};
    return out.str();
}

/// A file beside the manifest and nowhere else.
bool isOwnFile(const std::string& file)
{
    return file.ends_with(".wav") && file.find('/') == std::string::npos && !file.starts_with('.');
}

Result<PackHead, std::string> headOf(const toml::table& table)
{
    if (table["format"].value_exact<std::int64_t>() != formatNow) {
        return failure("format has to be " + std::to_string(formatNow));
    }
    PackHead head{.name = table["name"].value_or(std::string()),
                  .language = Language::Zh,
                  .speaker = table["speaker"].value_or(std::string()),
                  .licence = table["licence"].value_or(std::string()),
                  .rate = 0};
    const auto rate = table["rate"].value_exact<std::int64_t>().value_or(0);
    const std::string language = table["language"].value_or(std::string());
    if (language != codeOf(Language::Zh) && language != codeOf(Language::En)) {
        return failure("language can't be \"" + language + "\"; allowed: zh, en");
    }
    head.language = language == codeOf(Language::Zh) ? Language::Zh : Language::En;
    if (head.name.empty()) {
        return failure(std::string("it has no name"));
    }
    if (rate < rateLeast || rate > rateMost) {
        return failure("rate can't be " + std::to_string(rate) + "; allowed: " +
                       std::to_string(rateLeast) + " to " + std::to_string(rateMost));
    }
    head.rate = static_cast<int>(rate);
    return head;
}

Result<std::vector<Unit>, std::string> unitsOf(const toml::table& table)
{
    const toml::array* entries = table["unit"].as_array();
    if (entries == nullptr || entries->empty()) {
        return failure(std::string("it has no [[unit]]"));
    }
    if (entries->size() > UnitPack::unitsMax) {
        return failure("it has more than " + std::to_string(UnitPack::unitsMax) + " units");
    }
    std::vector<Unit> units;
    std::set<std::string> texts;
    for (const toml::node& entry : *entries) {
        const toml::table* unit = entry.as_table();
        const std::string text = unit == nullptr ? "" : (*unit)["text"].value_or(std::string());
        const std::string file = unit == nullptr ? "" : (*unit)["file"].value_or(std::string());
        if (text.empty() || text.size() > textBytesMax) {
            return failure(mistake(entry, "a unit needs a text"));
        }
        if (!texts.insert(text).second) {
            return failure(mistake(entry, "\"" + text + "\" is there already"));
        }
        if (!isOwnFile(file)) {
            return failure(mistake(entry, "\"" + file + "\" isn't a .wav file beside pack.toml"));
        }
        units.push_back({.text = text, .file = file, .sound = {}});
    }
    return units;
}

} // namespace

std::string manifestOf(const PackHead& head, const std::vector<Unit>& units)
{
    std::ostringstream out;
    out << "format = " << formatNow << "\nname = " << tomlOf(head.name)
        << "\nlanguage = " << tomlOf(codeOf(head.language))
        << "\nspeaker = " << tomlOf(head.speaker) << "\nlicence = " << tomlOf(head.licence)
        << "\nrate = " << head.rate << '\n';
    for (const Unit& unit : units) {
        out << "\n[[unit]]\ntext = " << tomlOf(unit.text) << "\nfile = " << tomlOf(unit.file)
            << '\n';
    }
    return std::move(out).str();
}

Result<ReadManifest, std::string> parseManifest(std::string_view toml)
{
    try {
        const toml::table table = toml::parse(toml);
        auto head = headOf(table);
        if (!head) {
            return failure(head.error());
        }
        auto units = unitsOf(table);
        if (!units) {
            return failure(units.error());
        }
        return ReadManifest{.head = std::move(*head), .units = std::move(*units)};
    } catch (const toml::parse_error& error) {
        return failure("line " + std::to_string(error.source().begin.line) +
                       ": not TOML: " + std::string(error.description()));
    }
}

} // namespace hall::voice
