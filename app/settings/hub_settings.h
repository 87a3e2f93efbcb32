// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/settings/settings.h"

namespace hall {

/// A hub.toml that was checked as a whole.
struct HubSettings
{
    std::string name;    ///< which of the city's hubs
    std::string keyFile; ///< what halls believe; in the data folder unless it is a whole path
    std::string keyId;   ///< as halls name it in `[[hub_key]]`; empty: by its thumbprint
    BrokerSettings broker;
    std::string postgres; ///< as libpq takes it; empty: SQLite in the data folder

    friend bool operator==(const HubSettings&, const HubSettings&) = default;
};

/// As `load` and `loadText` of hall.toml.
[[nodiscard]] Result<HubSettings, SettingsErrors>
loadHub(const std::filesystem::path& path, const std::vector<std::string>& overrides = {});
[[nodiscard]] Result<HubSettings, SettingsErrors> loadHubText(
    std::string_view toml, std::string_view source, const std::vector<std::string>& overrides = {});

} // namespace hall
