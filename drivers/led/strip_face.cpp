// SPDX-License-Identifier: Apache-2.0
#include "drivers/led/strip_face.h"

#include "drivers/led/text.h"

namespace hall::led {

namespace {

constexpr int plainPixels = 16;

std::string fontOf(int pixels)
{
    const std::string number = pixels >= 32 ? "002" : pixels >= 24 ? "001" : "000";
    return "\\FO" + number + "\\FE" + number;
}

std::string textOf(const StripBox& box, bool plain)
{
    std::string text = plain || box.pixels == plainPixels ? std::string{} : fontOf(box.pixels);
    if (box.color != Color::Own) {
        text += "\\C" + std::to_string(static_cast<int>(box.color));
    }
    if (box.showsTime) {
        return text + "\\DH:\\DM";
    }
    for (std::size_t line = 0; line < box.lines.size(); line++) {
        text += (line > 0 ? "\\n" : "") + toCardText(box.lines[line]);
    }
    return text;
}

} // namespace

std::vector<Area> areasOf(const StripFace& face, int firstId, bool plain)
{
    std::vector<Area> areas;
    for (const StripBox& box : face.boxes) {
        const int pixels = plain ? plainPixels : box.pixels;
        const bool isFilled = static_cast<int>(box.lines.size()) * pixels >= box.height;
        areas.push_back({.id = firstId++,
                         .x = box.x,
                         .y = box.y,
                         .width = box.width,
                         .height = box.height,
                         .runMode = face.keptFor.count() > 0 ? RunMode::DeleteAfter : RunMode::Loop,
                         .timeout = face.keptFor,
                         .across = box.across,
                         .down = isFilled ? Down::Top : Down::Centre,
                         .hasSeveralLines = box.lines.size() > 1,
                         .text = textOf(box, plain)});
    }
    return areas;
}

std::string textOf(const StripFace& face)
{
    std::string text;
    for (const StripBox& box : face.boxes) {
        for (const std::string& line : box.lines) {
            text += (text.empty() || line.empty() ? "" : " ") + line;
        }
    }
    return text;
}

} // namespace hall::led
