// SPDX-License-Identifier: Apache-2.0
#include "app/settings/hub_settings.h"

#include "app/settings/document.h"
#include "app/settings/table_rules.h"

#include <array>
#include <set>

namespace hall {

namespace settings {

namespace {

constexpr auto hubTables = std::to_array<TableRule>({one("hub", true),
                                                     one("broker", true),
                                                     one("database"),
                                                     one("api"),
                                                     one("metrics"),
                                                     many("client", "name", 200)});

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

    {"api", "listen", Kind::Text, "", 0, 64, ""},
    {"api", "certificate", Kind::Text, "", 0, 200, ""},
    {"api", "key", Kind::Text, "", 0, 200, ""},

    {"metrics", "listen", Kind::Text, "", 0, 64, ""},

    {"client", "name", Kind::Code, {}, 1, 64, ""},
    {"client", "token", Kind::Text, {}, 1, 200, ""},
    {"client", "may", Kind::Choices, "read", 1, 4, "read appointments catalogue notices"},
    {"client", "until", Kind::Date, "", 0, 0, ""},
    {"client", "per_minute", Kind::Integer, "600", 1, 60'000, ""},
});

void checkApi(const Document& document, Mistakes& mistakes)
{
    const Entry& api = document.one("api");
    const std::string& listen = api.text("listen");
    const bool isHere = listen.starts_with("127.0.0.1:") || listen.starts_with("[::1]:");
    if (api.text("certificate").empty() != api.text("key").empty()) {
        mistakes.add(api, "key", "and certificate belong together", "both or neither");
    } else if (!listen.empty() && !isHere && api.text("certificate").empty()) {
        mistakes.add(api,
                     "listen",
                     "can't be \"" + listen +
                         "\" without a certificate: tokens would travel in clear",
                     "127.0.0.1:PORT or [::1]:PORT, or a certificate and its key");
    }
    std::set<std::string> names;
    for (const Entry& client : document.many("client")) {
        if (!names.insert(client.text("name")).second) {
            mistakes.add(client, "name", "is there twice", "another name");
        }
    }
}

ApiSettings buildApi(const Document& document)
{
    const Entry& api = document.one("api");
    ApiSettings settings{.listen = api.text("listen"),
                         .certificate = api.text("certificate"),
                         .key = api.text("key"),
                         .clients = {}};
    for (const Entry& client : document.many("client")) {
        settings.clients.push_back({.name = client.text("name"),
                                    .token = client.text("token"),
                                    .may = client.list("may"),
                                    .until = client.text("until"),
                                    .perMinute = client.number("per_minute")});
    }
    return settings;
}

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
    settings::checkApi(document, mistakes);
    if (!mistakes.none()) {
        return failure(mistakes.sorted());
    }
    const settings::Entry& hub = document.one("hub");
    return HubSettings{.name = hub.text("name"),
                       .keyFile = hub.text("key"),
                       .keyId = hub.text("key_id"),
                       .broker = settings::buildBroker(document.one("broker"), "address"),
                       .postgres = document.one("database").text("postgres"),
                       .api = settings::buildApi(document),
                       .metricsListen = document.one("metrics").text("listen")};
}

} // namespace hall
