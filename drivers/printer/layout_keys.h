// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/printer/layout_book.h"

#include <toml++/toml.h>

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace hall::printer {

[[nodiscard]] int lineOf(const toml::node& node);

/// Which file is read, and what was wrong in it so far.
struct LayoutPlace
{
    const std::string& source;
    LayoutMistakes& mistakes;

    void wrong(int line, std::string key, std::string what, std::string allowed = {}) const;
};

/// Reads the keys of one table of a layout. A mistake is noted and leaves what holds otherwise.
class LayoutKeys
{
public:
    LayoutKeys(const toml::table& table, std::string path, const LayoutPlace& place);

    [[nodiscard]] bool has(std::string_view key) const;

    int number(std::string_view key, std::int64_t least, std::int64_t most, std::int64_t otherwise);
    bool flag(std::string_view key);
    /// One of `allowed`, which spaces part; the first where nothing is written.
    std::string choice(std::string_view key, std::string_view allowed);
    /// A text in which these names may stand in braces.
    Template words(std::string_view key, const std::set<std::string>& names);
    /// One such text, or a list of them.
    std::vector<Template> texts(std::string_view key, const std::set<std::string>& names);
    const toml::table* table(std::string_view key);
    const toml::array* list(std::string_view key);

    void missing(std::string_view key, std::string allowed);
    /// Keys that nobody asked for are wrong.
    void end();

private:
    void wrong(const toml::node& node, std::string_view key, std::string what, std::string allowed);
    [[nodiscard]] std::string pathOf(std::string_view key) const;
    const toml::node* get(std::string_view key);
    Template
    wordsOfNode(const toml::node& node, std::string_view key, const std::set<std::string>& names);

    const toml::table& m_table;
    std::string m_path;
    const LayoutPlace& m_place;
    std::set<std::string> m_asked;
};

} // namespace hall::printer
