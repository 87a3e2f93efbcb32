// SPDX-License-Identifier: Apache-2.0
#include "app/settings/hub_settings.h"

#include "app/settings/document.h"
#include "app/settings/table_rules.h"

#include <array>

namespace hall {

namespace settings {

namespace {

constexpr auto hubTables = std::to_array<TableRule>({one("hub", true), one("broker", true), one("database")});

constexpr auto hubKeys = std::to_array<KeyRule>({
    {"hub", "name", Kind::Code, "hub-1", 1, 64, ""},
    {"hub", "key", Kind::Text, {}, 1, 200, ""},
    {"hub", "key_id", Kind::Code, "", 1, 64, ""},

    {"broker", "address", Kind::Text, {}, 1, 500, ""},
    {"broker", "user", Kind::Text, "", 0, 200, ""},
    {"broker", "password", Kind::Text, "", 0, 200, ""},
    {"broker", "authority", Kind::Text, "", 0, 200, ""},
    {"broker", "certificate", Kind::Text, "", 0, 200, ""},
    {"broker", "key", Kind::Text, "", 0, 200, ""},

    {"database", "postgres", Kind::Text, "", 0, 400, ""},
});

} // namespace

const Schema& hubSchema()
{
    static constexpr Schema schema{hubTables, hubKeys};
    return schema;
}

} // namespace settings

Result<HubSettings, SettingsErrors> loadHub(const std::filesystem::path& path,
                                            const std::vector<std::string>& overrides)
{
    const auto text = settings::readFile(path, "hub.toml");
    if (!text) {
        return failure(SettingsErrors(text.error()));
    }
    return loadHubText(*text, path.string(), overrides);
}

Result<HubSettings, SettingsErrors> loadHubText(std::string_view toml,
                                                std::string_view source,
                                                const std::vector<std::string>& overrides)
{
    settings::Mistakes mistakes;
    const settings::Document document =
        settings::readDocument({settings::hubSchema(), toml, source, overrides, {}}, mistakes);
    settings::checkBroker(document.one("broker"), "address", mistakes);
    if (!mistakes.none()) {
        return failure(mistakes.sorted());
    }
    const settings::Entry& hub = document.one("hub");
    return HubSettings{.name = hub.text("name"),
                       .keyFile = hub.text("key"),
                       .keyId = hub.text("key_id"),
                       .broker = settings::buildBroker(document.one("broker"), "address"),
                       .postgres = document.one("database").text("postgres")};
}

} // namespace hall
