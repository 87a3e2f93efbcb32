// SPDX-License-Identifier: Apache-2.0
#include "app/settings/settings.h"

#include "app/settings/document.h"
#include "app/settings/schema.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>

namespace hall {

namespace settings {

namespace {

// A hall with a thousand services needs a tenth of it.
constexpr std::size_t fileBytesMax = 4U << 20U;

} // namespace

Result<std::string, SettingsErrors> readFile(const std::filesystem::path& path,
                                             const std::string& kind)
{
    const auto error = [&](std::string what) {
        return failure(SettingsErrors{{path.string(), 0, 0, "", std::move(what), ""}});
    };
    std::error_code none;
    if (std::filesystem::is_directory(path, none)) {
        return error("is a directory, not a " + kind);
    }
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        return error(std::string("can't be read: ") + std::strerror(errno));
    }
    std::string text(fileBytesMax + 1, '\0');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(file.gcount()));
    if (text.size() > fileBytesMax) {
        return error("is larger than " + std::to_string(fileBytesMax) + " bytes");
    }
    return text;
}

} // namespace settings

const StationSettings* Settings::thisStation() const
{
    const auto found = std::ranges::find(stations, station, &StationSettings::name);
    return found == stations.end() ? nullptr : &*found;
}

std::string toText(const SettingsError& error)
{
    std::string text = error.source;
    if (error.line > 0) {
        text += ':' + std::to_string(error.line);
    }
    text += ": " + (error.key.empty() ? "" : error.key + ": ") + error.what;
    return text + (error.allowed.empty() ? "" : "; allowed: " + error.allowed);
}

Result<Settings, SettingsErrors> load(const std::filesystem::path& path,
                                      const std::vector<std::string>& overrides,
                                      std::string_view station)
{
    const auto text = settings::readFile(path, "hall.toml");
    if (!text) {
        return failure(SettingsErrors(text.error()));
    }
    return loadText(*text, path.string(), overrides, station);
}

Result<Settings, SettingsErrors> loadText(std::string_view toml,
                                          std::string_view source,
                                          const std::vector<std::string>& overrides,
                                          std::string_view station)
{
    settings::Mistakes mistakes;
    const settings::Document document = settings::readDocument(
        {settings::hallSchema(), toml, source, overrides, station}, mistakes);
    // A text that isn't TOML says nothing that could be checked.
    if (document.tables.empty()) {
        return failure(mistakes.sorted());
    }
    Settings settings = settings::build(document, mistakes);
    if (!mistakes.none()) {
        return failure(mistakes.sorted());
    }
    return settings;
}

} // namespace hall
