// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace hall::settings {

enum class Kind {
    Text,          ///< printable UTF-8, `min` to `max` bytes
    Code,          ///< letters, digits, `-` `_` `.`, `min` to `max` of them
    Choice,        ///< one of `allowed`
    Integer,       ///< `min` to `max`
    IntegerChoice, ///< one of `allowed`
    Flag,
    Choices,    ///< a list of some of `allowed`, `min` to `max` of them
    Codes,      ///< a list of codes, `min` to `max` of them
    TimeOfDay,  ///< "09:00", read as minutes after midnight, `min` to `max`
    Weekdays,   ///< "mon-fri", "sat" or "mon,wed,fri"
    Date,       ///< "2026-10-01"
    Conditions, ///< a list of "question=answer", `min` to `max` of them
};

/// One key of a file.
struct KeyRule
{
    std::string_view table;
    std::string_view key;
    Kind kind = Kind::Text;
    /// What holds where the file says nothing, as the file would write it; none: has to be given.
    std::optional<std::string_view> fallback;
    std::int64_t min = 0;
    std::int64_t max = 0;
    std::string_view allowed; ///< of a choice or choices, parted by spaces
};

/// One table of a file: `[name]`, or `[[name]]` where `many`. A name with a point is a table
/// within each of another: `[station.printer]` within `[[station]]`.
struct TableRule
{
    std::string_view name;
    bool many = false;
    std::string_view id; ///< the key whose value tells one of many from the others; empty: none
    int most = 1;        ///< how many there may be
    bool required = false;
};

/// Every table and every key that a kind of file may have, with defaults and limits.
class Schema
{
public:
    constexpr Schema(std::span<const TableRule> tables, std::span<const KeyRule> keys)
        : m_tables(tables)
        , m_keys(keys)
    {
    }

    [[nodiscard]] std::span<const TableRule> tables() const
    {
        return m_tables;
    }

    [[nodiscard]] std::span<const KeyRule> keys() const
    {
        return m_keys;
    }

    [[nodiscard]] const TableRule* findTable(std::string_view name) const;
    [[nodiscard]] const KeyRule* findKey(std::string_view table, std::string_view key) const;
    /// Those directly within another.
    [[nodiscard]] std::vector<const TableRule*> innerTables(std::string_view table) const;
    /// What a station may have: `printer` for the table `[station.printer]`.
    [[nodiscard]] std::vector<std::string> deviceNames() const;
    /// The tables that stand for themselves.
    [[nodiscard]] std::vector<std::string> tableNames() const;
    [[nodiscard]] std::vector<std::string> keyNames(std::string_view table) const;

private:
    std::span<const TableRule> m_tables;
    std::span<const KeyRule> m_keys;
};

/// Of hall.toml.
[[nodiscard]] const Schema& hallSchema();
/// Of hub.toml.
[[nodiscard]] const Schema& hubSchema();

/// A table within another: `[station.printer]` within `[[station]]`.
[[nodiscard]] bool isInner(const TableRule& rule);
/// `station` for `station.printer`; empty for one that stands for itself.
[[nodiscard]] std::string_view outerName(const TableRule& rule);
/// `printer` for `station.printer`.
[[nodiscard]] std::string_view ownName(const TableRule& rule);

/// What `rule` takes, for people: `2 to 4`, `desk, remote, help`.
[[nodiscard]] std::string allowedText(const KeyRule& rule);

/// The one of `known` that `word` was probably meant to be; empty when none is close.
[[nodiscard]] std::string nearest(std::string_view word, const std::vector<std::string>& known);
[[nodiscard]] std::string joined(const std::vector<std::string>& words);
[[nodiscard]] std::vector<std::string> split(std::string_view text, char separator);

} // namespace hall::settings
