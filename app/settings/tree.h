// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/settings/document.h"
#include "app/settings/schema.h"

namespace hall::settings {

struct Member;

/// What the TOML text says, before anybody asked whether it makes sense.
struct Node
{
    /// A number with a point, a date: types that no key of ours has.
    struct Other
    {
    };

    Place place;
    std::variant<Other, bool, std::int64_t, std::string, std::vector<Node>, std::vector<Member>>
        content;

    [[nodiscard]] const std::vector<Member>* table() const;
    [[nodiscard]] std::vector<Member>* table();
    [[nodiscard]] const std::vector<Node>* list() const;
    [[nodiscard]] std::vector<Node>* list();
    /// The member of this name, or null; null also where this isn't a table.
    [[nodiscard]] const Node* find(std::string_view key) const;
    [[nodiscard]] Node* find(std::string_view key);
    /// This as text, whether it was written as text or as a whole number; empty otherwise.
    [[nodiscard]] std::string asText() const;
};

struct Member
{
    std::string key;
    Node node;
};

/// The text as a tree; what isn't TOML is a mistake, and the answer is an empty table.
[[nodiscard]] Node readToml(std::string_view toml, std::string_view source, Mistakes& mistakes);

/// Puts the values of its overrides in their places. `station` is the one that `printer.…` means.
void applyOverrides(Node& root, const Source& source, std::string_view station, Mistakes& mistakes);

/// Reads what was written for a key of this rule; a mistake leaves a value that isn't sound.
[[nodiscard]] Value
readValue(const KeyRule& rule, const Node& node, const std::string& path, Mistakes& mistakes);

/// What holds where nothing was written; not sound where something has to be.
[[nodiscard]] Value fallbackValue(const KeyRule& rule, const Place& place);

} // namespace hall::settings
