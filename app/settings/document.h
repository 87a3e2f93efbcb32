// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/settings/settings.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace hall::settings {

class Schema;
struct CatalogueLayer;

/// Where something was written: a file with line and column, or `--set key=value` without.
struct Place
{
    std::string source;
    int line = 0;
    int column = 0;
};

struct Value
{
    std::variant<bool, std::int64_t, std::string, std::vector<std::string>> content;
    Place place;
    bool given = false; ///< false: the default
    /// False: what was written is wrong and reported; `content` is nothing to build on.
    bool sound = true;
};

/// One table of the file with all the keys that the schema knows: those that are missing have their
/// defaults.
struct Entry
{
    Place place;
    std::string path; ///< as `--set` writes it: `service.pension-proof`
    std::map<std::string, Value, std::less<>> values;
    /// The tables within this one, by their own name: `printer` of a station, `steps` of a visit.
    std::map<std::string, std::vector<Entry>, std::less<>> inner;

    [[nodiscard]] const Value& at(std::string_view key) const;
    [[nodiscard]] const std::string& text(std::string_view key) const;
    [[nodiscard]] int number(std::string_view key) const;
    [[nodiscard]] bool flag(std::string_view key) const;
    [[nodiscard]] const std::vector<std::string>& list(std::string_view key) const;
    /// Those within this one.
    [[nodiscard]] const std::vector<Entry>& many(std::string_view table) const;
    /// The one within this one; null where the file has none.
    [[nodiscard]] const Entry* one(std::string_view table) const;
};

/// A hall.toml whose every key is known and of its type and within its limits; what the keys say
/// about each other isn't checked yet.
struct Document
{
    /// By table; one that stands alone (`[calendar]`) is always there, as a list of one.
    std::map<std::string, std::vector<Entry>, std::less<>> tables;
    /// Which station this machine is, by its place in `tables["station"]`.
    std::optional<std::size_t> station;

    [[nodiscard]] const std::vector<Entry>& many(std::string_view table) const;
    [[nodiscard]] const Entry& one(std::string_view table) const;
    /// Every one, also of a table within another: the steps of all visits for `visit.steps`.
    [[nodiscard]] std::vector<const Entry*> all(std::string_view table) const;
};

/// What was found wrong so far.
class Mistakes
{
public:
    void add(const Place& place, std::string key, std::string what, std::string allowed = {});
    /// About a key of an entry, at that key's place.
    void add(const Entry& entry, std::string_view key, std::string what, std::string allowed = {});

    /// In the order of the lines, each once.
    [[nodiscard]] SettingsErrors sorted() const;
    [[nodiscard]] bool none() const;

private:
    SettingsErrors m_errors;
};

struct Source
{
    const Schema& schema;
    std::string_view toml;
    std::string_view name;
    const std::vector<std::string>& overrides;
    std::string_view station;
    CatalogueLayer* catalogue = nullptr; ///< between the text and the overrides; null: none
};

/// The text of a file that should be a `kind`, such as hall.toml.
[[nodiscard]] Result<std::string, SettingsErrors> readFile(const std::filesystem::path& path,
                                                           const std::string& kind);

/// Reads the text, applies the overrides and checks every key by itself.
[[nodiscard]] Document readDocument(const Source& source, Mistakes& mistakes);

/// That every name is there once and every name that is referred to is there.
void checkReferences(const Document& document, Mistakes& mistakes);
/// That prefixes, credits and addresses make sense.
void checkSense(const Document& document, Mistakes& mistakes);
/// That hours and exceptions are spans of a day, and no day is there twice.
void checkCalendar(const Document& document, Mistakes& mistakes);
/// That no policy takes back what another says.
void checkPolicy(const Document& document, Mistakes& mistakes);
/// That appointments, quotas and hours leave everybody a way in.
void checkAppointments(const Document& document, Mistakes& mistakes);
/// That counters, plans and visits leave nobody waiting for ever.
void checkCounters(const Document& document, Mistakes& mistakes);
/// That each service's choice tree can be walked.
void checkMaterials(const Document& document, Mistakes& mistakes);
/// That keys are whole, and that a resolver can be asked and a broker reached.
void checkCodes(const Document& document, Mistakes& mistakes);
/// That a broker can be reached, and not in clear over a network. `address` is the key that says
/// where it is.
void checkBroker(const Entry& entry, std::string_view address, Mistakes& mistakes);
[[nodiscard]] BrokerSettings buildBroker(const Entry& entry, std::string_view address);
/// That panels' frames can be made, and each strip of a line be told from the others.
void checkStrips(const Document& document, Mistakes& mistakes);

/// That pads speak as they can, and each has a port or an address of its own.
void checkPads(const Document& document, Mistakes& mistakes);
/// Those of a table, `pad` or `rating_pad`, with their models.
[[nodiscard]] std::vector<PadSettings> buildPads(const Document& document, std::string_view table);

/// Checks what the keys say about each other and makes the value of it. What is returned is only
/// of use when there were no mistakes.
[[nodiscard]] Settings build(const Document& document, Mistakes& mistakes);

/// The rules in it.
[[nodiscard]] Rules buildRules(const Document& document);

/// `mon-fri` → 1 to 5; empty when it isn't a list of weekdays.
[[nodiscard]] std::vector<int> parseWeekdays(std::string_view text);

/// `09:30` → 570.
[[nodiscard]] std::optional<int> parseTimeOfDay(std::string_view text);

} // namespace hall::settings
