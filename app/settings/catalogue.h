// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/settings/settings.h"

#include <cstdint>
#include <string>
#include <vector>

namespace hall {

/// What the city says of services: a layer between hall.toml and `--set`.
///
/// `{"services": [{"code": "card", "name": "社保卡", …}]}` with the keys of `[[service]]`. What it
/// says of a service that the hall has takes the place of hall.toml's; one that the hall hasn't is
/// added if its group is one of the hall's; services that only the hall has stay as they are.
struct Catalogue
{
    std::int64_t version = 0;
    std::string content; ///< JSON

    friend bool operator==(const Catalogue&, const Catalogue&) = default;
};

/// A key of a service that the catalogue changes; values as JSON, long ones cut; empty: not there.
struct ServiceChange
{
    std::string code;
    std::string key;
    std::string before;
    std::string after;

    friend bool operator==(const ServiceChange&, const ServiceChange&) = default;
};

/// A hall.toml with a catalogue over it, checked as a whole.
struct CataloguedSettings
{
    Settings settings;
    std::vector<ServiceChange> changes; ///< in the order of the catalogue
    std::vector<std::string> leftOut;   ///< what this hall has no place for, sentences
};

/// As `load`; mistakes in the catalogue name `catalogue 12`, the service and the key.
[[nodiscard]] Result<CataloguedSettings, SettingsErrors>
loadWith(const Catalogue& catalogue,
         const std::filesystem::path& path,
         const std::vector<std::string>& overrides = {},
         std::string_view station = {});

/// As `loadText`.
[[nodiscard]] Result<CataloguedSettings, SettingsErrors>
loadTextWith(const Catalogue& catalogue,
             std::string_view toml,
             std::string_view source,
             const std::vector<std::string>& overrides = {},
             std::string_view station = {});

} // namespace hall
