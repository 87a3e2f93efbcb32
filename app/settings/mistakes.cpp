// SPDX-License-Identifier: Apache-2.0
#include "app/settings/document.h"

#include <algorithm>

namespace hall::settings {

void Mistakes::add(const Place& place, std::string key, std::string what, std::string allowed)
{
    m_errors.push_back({.source = place.source,
                        .line = place.line,
                        .column = place.column,
                        .key = std::move(key),
                        .what = std::move(what),
                        .allowed = std::move(allowed)});
}

void Mistakes::add(const Entry& entry, std::string_view key, std::string what, std::string allowed)
{
    const auto value = entry.values.find(key);
    const bool written = value != entry.values.end() && value->second.given;
    add(written ? value->second.place : entry.place,
        entry.path + '.' + std::string(key),
        std::move(what),
        std::move(allowed));
}

SettingsErrors Mistakes::sorted() const
{
    SettingsErrors errors = m_errors;
    std::ranges::stable_sort(errors, {}, &SettingsError::line);
    errors.erase(std::unique(errors.begin(), errors.end()), errors.end());
    return errors;
}

bool Mistakes::none() const
{
    return m_errors.empty();
}

} // namespace hall::settings
