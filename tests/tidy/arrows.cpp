// SPDX-License-Identifier: Apache-2.0
#include "tests/tidy/rules.h"

#include <algorithm>
#include <optional>

namespace hall::tidy {

namespace {

/// What the files of a folder may include besides their own; a `.h` is that one file alone.
struct Arrow
{
    std::string_view folder;
    std::vector<std::string_view> to;
    bool anything = false;
};

// NOLINTNEXTLINE(readability-function-size): a table
const std::vector<Arrow>& arrows()
{
    static const std::vector<std::string_view> driver{"drivers/port",
                                                      "drivers/text",
                                                      "app/core/assert.h",
                                                      "app/core/result.h",
                                                      "app/core/time.h"};
    // What is a keyboard to the machine.
    static const std::vector<std::string_view> keyboard = [] {
        std::vector<std::string_view> all = driver;
        all.emplace_back("drivers/keys");
        return all;
    }();
    static const std::vector<std::string_view> face{
        "app/client", "app/core", "app/protocol", "ui/kit"};
    static const std::vector<Arrow> table{
        {"app/core", {}},
        {"app/forecast", {"app/core"}},
        {"app/journal", {"app/core"}},
        // The vault is a database of its own, through the one wrapper of SQLite and of descriptors.
        {"app/identity",
         {"app/core", "app/journal/descriptor.h", "app/journal/sqlite.h", "drivers/text"}},
        // The views that it folds are values of the protocol.
        {"app/projection", {"app/core", "app/protocol/printer_words.h", "app/protocol/views.h"}},
        {"app/protocol", {"app/core"}},
        // What the frames of window panels and pads and the keys of pads may be is asked where it
        // is read.
        {"app/settings",
         {"app/core",
          "drivers/keys/key_names.h",
          "drivers/led/panel_format.h",
          "drivers/pad/frame_pattern.h"}},
        {"app/server",
         {"app/core",
          "app/forecast",
          "app/identity",
          "app/journal",
          "app/projection",
          "app/protocol",
          "app/settings"}},
        // What it says of a hall as it stands is folded like a view.
        {"app/sync",
         {"app/core",
          "app/identity",
          "app/journal",
          "app/projection/views.h",
          "app/protocol/json_text.h",
          "app/protocol/taking_words.h",
          "app/protocol/view_header.h"}},
        // The database is SQLite's through the one wrapper of it.
        {"app/hub", {"app/core", "app/identity", "app/journal", "app/sync"}},
        {"app/http", {"app/core"}},
        {"app/api",
         {"app/core",
          "app/http",
          "app/hub",
          "app/identity",
          "app/journal/row.h",
          "app/protocol",
          "app/settings/hub_settings.h",
          "app/settings/schema.h",
          "app/sync"}},
        // What came down from the city, put to work in the hall.
        {"app/downlink",
         {"app/core",
          "app/identity",
          "app/journal/files.h",
          "app/protocol",
          "app/server",
          "app/settings",
          "app/sync"}},
        {"app/client", {"app/core", "app/protocol"}},
        {"app/simulate", {"app/core", "app/forecast", "app/protocol"}},
        {"app/station",
         {"app/client",
          "app/core",
          "app/protocol",
          "app/settings/settings.h",
          "drivers/id_card",
          "drivers/keys",
          "drivers/led",
          "drivers/pad",
          "drivers/port",
          "drivers/printer",
          "drivers/scanner",
          "drivers/voice"}},
        {"app/tour", {}, true},
        {"app/main", {}, true},
        {"drivers/port", driver},
        {"drivers/text", {}},
        {"drivers/printer", driver},
        {"drivers/led", driver},
        {"drivers/keys", driver},
        {"drivers/pad", keyboard},
        {"drivers/scanner", keyboard},
        {"drivers/id_card", driver},
        {"drivers/voice", driver},
        // Not drivers/printer: the emulator is written against the printer's document, so that it
        // doesn't share our mistakes.
        {"drivers/emulator", driver},
        {"ui/kit", face},
        // A number is compared while it is typed; what is known of people stays with the node.
        {"ui/kiosk",
         {"app/client", "app/core", "app/identity/id_number.h", "app/protocol", "ui/kit"}},
        {"ui/counter", face},
        {"ui/screen", face},
        {"tests", {}, true},
    };
    return table;
}

std::optional<std::string_view> includedByUs(std::string_view line)
{
    constexpr std::string_view begin = "#include \"";
    if (!line.starts_with(begin)) {
        return std::nullopt;
    }
    line.remove_prefix(begin.size());
    return line.substr(0, line.find('"'));
}

std::string at(const Source& source, std::size_t line)
{
    return source.path + ':' + std::to_string(line + 1) + ": ";
}

bool allows(const Arrow& arrow, std::string_view included)
{
    const std::string own = std::string(arrow.folder) + '/';
    return arrow.anything || included.starts_with(own) ||
           std::ranges::any_of(arrow.to, [&](std::string_view to) {
               return included == to || included.starts_with(std::string(to) + '/');
           });
}

} // namespace

Findings checkArrows(const Source& source)
{
    if (!source.isCpp()) {
        return {};
    }
    const std::string folder = source.folder();
    const auto arrow = std::ranges::find(arrows(), folder, &Arrow::folder);
    if (arrow == arrows().end()) {
        return {at(source, 0) + "folder " + folder + " has no place among the arrows"};
    }
    Findings findings;
    for (std::size_t i = 0; i < source.lines.size(); ++i) {
        const auto included = includedByUs(source.lines[i]);
        if (!included) {
            continue;
        }
        // What moc makes and what lies beside the file isn't named from the root.
        if (included->find('/') == std::string_view::npos) {
            if (!included->ends_with(".moc")) {
                findings.push_back(at(source, i) + "includes " + std::string(*included) +
                                   ", which isn't written from the root");
            }
        } else if (!allows(*arrow, *included)) {
            findings.push_back(at(source, i) + "includes " + std::string(*included) +
                               " against the arrows");
        }
    }
    return findings;
}

} // namespace hall::tidy
