// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/settings/settings.h"

namespace hall {

/// A program that may use the hub's interface.
struct ClientSettings
{
    std::string name;
    std::string token;            ///< a file with it; in the data folder unless it is a whole path
    std::vector<std::string> may; ///< of `read`, `appointments`, `catalogue`, `notices`
    std::string until;            ///< its last day, `2026-12-31`; empty: none
    int perMinute = 600;          ///< requests

    friend bool operator==(const ClientSettings&, const ClientSettings&) = default;
};

/// The hub's interface for other programs of the city.
struct ApiSettings
{
    std::string listen;      ///< `127.0.0.1:8480`; empty: there is none
    std::string certificate; ///< a PEM file; empty: in clear, on loopback alone
    std::string key;
    std::vector<ClientSettings> clients;

    friend bool operator==(const ApiSettings&, const ApiSettings&) = default;
};

/// A hub.toml that was checked as a whole.
struct HubSettings
{
    std::string name;    ///< which of the city's hubs
    std::string keyFile; ///< what halls believe; in the data folder unless it is a whole path
    std::string keyId;   ///< as halls name it in `[[hub_key]]`; empty: by its thumbprint
    BrokerSettings broker;
    std::string postgres; ///< as libpq takes it; empty: SQLite in the data folder
    ApiSettings api;
    std::string metricsListen; ///< `127.0.0.1:9465`; empty: nobody is told figures

    friend bool operator==(const HubSettings&, const HubSettings&) = default;
};

/// As `load` and `loadText` of hall.toml.
[[nodiscard]] Result<HubSettings, SettingsErrors>
loadHub(const std::filesystem::path& path, const std::vector<std::string>& overrides = {});
[[nodiscard]] Result<HubSettings, SettingsErrors> loadHubText(
    std::string_view toml, std::string_view source, const std::vector<std::string>& overrides = {});

} // namespace hall
