// SPDX-License-Identifier: Apache-2.0
#include "app/settings/document.h"
#include "drivers/led/panel_format.h"

#include <algorithm>
#include <map>

namespace hall::settings {

namespace {

bool isSound(const Entry& entry)
{
    return std::ranges::all_of(entry.values, [](const auto& value) { return value.second.sound; });
}

Result<led::PanelFormat, led::PanelMistake> formatOf(const Entry& panel)
{
    return led::PanelFormat::parse({.frame = panel.text("frame"),
                                    .codec = panel.text("codec"),
                                    .textBytes = panel.number("text_bytes"),
                                    .pad = panel.text("pad"),
                                    .escapes = panel.text("escapes"),
                                    .answer = panel.text("answer")});
}

const Entry* panelOf(const Document& document, const Entry& led)
{
    const auto& panels = document.many("panel");
    const auto found = std::ranges::find_if(
        panels, [&](const Entry& panel) { return panel.text("name") == led.text("panel"); });
    return found == panels.end() ? nullptr : &*found;
}

void checkPanels(const Document& document, Mistakes& mistakes)
{
    for (const Entry& panel : document.many("panel")) {
        if (!isSound(panel)) {
            continue;
        }
        if (const auto format = formatOf(panel); !format) {
            mistakes.add(panel, format.error().key, format.error().says, format.error().allowed);
        }
    }
}

/// Cards and panels don't understand each other, nor do panels of two makes.
void checkLine(const Entry& led, const Entry& first, Mistakes& mistakes)
{
    if (led.text("panel") != first.text("panel")) {
        mistakes.add(led,
                     "panel",
                     "the strip in line " + std::to_string(first.place.line) +
                         " on this address speaks otherwise",
                     "one make on an address");
    }
    if (led.number("baud") != first.number("baud")) {
        mistakes.add(led,
                     "baud",
                     "the strip in line " + std::to_string(first.place.line) +
                         " on this address has another",
                     std::to_string(first.number("baud")));
    }
}

/// `alone`: no other strip has its address.
void checkMake(const Document& document, const Entry& led, bool alone, Mistakes& mistakes)
{
    constexpr int slow = 9600;
    constexpr int fast = 57600;
    if (led.text("panel").empty()) {
        const bool isCards = led.number("baud") == slow || led.number("baud") == fast;
        if (!isCards) {
            mistakes.add(led, "baud", "is none that these cards have", "9600, 57600, or a panel");
        }
        return;
    }
    const Entry* panel = panelOf(document, led);
    if (panel == nullptr || !isSound(*panel)) {
        return; // Reported elsewhere.
    }
    const auto format = formatOf(*panel);
    if (!format) {
        return;
    }
    if (!format->canAddress(static_cast<led::Address>(led.number("card")))) {
        mistakes.add(led,
                     "card",
                     std::to_string(led.number("card")) + " is no address of panel " +
                         panel->text("name"),
                     "one that {address} of its frame can tell");
    }
    if (!alone && !format->hasAddress()) {
        mistakes.add(led,
                     "address",
                     "panel " + panel->text("name") + " can't share it: its frame has no {address}",
                     "an address of its own");
    }
}

/// A card's address on a bus is its own.
void checkLeds(const Document& document, Mistakes& mistakes)
{
    std::map<std::pair<std::string, int>, int> lines;
    std::map<std::string, const Entry*> firsts;
    for (const Entry& entry : document.many("led")) {
        const auto [line, isNew] =
            lines.emplace(std::pair(entry.text("address"), entry.number("card")), entry.place.line);
        if (!isNew) {
            mistakes.add(entry,
                         "card",
                         "the strip in line " + std::to_string(line->second) +
                             " has this address and card already",
                         "each card of an address once");
        }
        if (document.many("station").empty()) {
            mistakes.add(entry, "station", "there is no station to drive it", "one [[station]]");
        }
        if (!isSound(entry)) {
            continue;
        }
        const auto [first, isAlone] = firsts.emplace(entry.text("address"), &entry);
        checkLine(entry, *first->second, mistakes);
        checkMake(document, entry, isAlone, mistakes);
    }
}

} // namespace

void checkStrips(const Document& document, Mistakes& mistakes)
{
    checkPanels(document, mistakes);
    checkLeds(document, mistakes);
}

} // namespace hall::settings
