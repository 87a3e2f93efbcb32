// SPDX-License-Identifier: Apache-2.0
#include "app/station/strip_words.h"

#include "app/station/ticket_words.h"
#include "drivers/led/text.h"

#include <algorithm>
#include <vector>

namespace hall::station {

namespace {

using led::Across;
using led::Color;
using led::StripBox;
using led::StripFace;
using Texts = std::vector<std::string>;

constexpr int columnPixels = 8; // of the 16 pixel font
constexpr int largePixels = 32;
constexpr int smallPixels = 16;
constexpr int partGap = 8;
constexpr std::chrono::seconds numberKeptFor{120};

int widthOf(const std::string& text)
{
    return led::columnsOf(text) * columnPixels;
}

/// The first that fits; the last when none does.
std::string fitting(const Texts& texts, int width)
{
    const auto fits = [width](const std::string& text) { return widthOf(text) <= width; };
    const auto found = std::ranges::find_if(texts, fits);
    return found == texts.end() ? texts.back() : *found;
}

Color colorOf(const LedSettings& strip, bool isCall)
{
    if (strip.color != "white") {
        return Color::Own;
    }
    return isCall ? Color::Yellow : Color::White;
}

StripBox wholeStrip(const LedSettings& strip, Color color)
{
    return {.width = strip.width, .height = strip.height, .color = color};
}

/// Lines over the whole strip: the first that fits of each, below each other where there is room
/// for two.
StripFace plainFace(const LedSettings& strip, const Texts& oneLine, const Texts& twoLines)
{
    StripBox box = wholeStrip(strip, colorOf(strip, false));
    const auto isTooWide = [&](const std::string& line) { return widthOf(line) > strip.width; };
    if (strip.height >= 2 * smallPixels && !std::ranges::any_of(twoLines, isTooWide)) {
        box.lines = twoLines;
    } else {
        box.lines = {fitting(oneLine, strip.width)};
    }
    return {.boxes = {box}};
}

/// The number large at the left, words in two lines beside it, all in the middle of the strip;
/// nothing when they don't fit.
StripFace largeFace(const LedSettings& strip,
                    const std::string& number,
                    const Texts& lines,
                    Across across,
                    Color color)
{
    const int numberWidth = 2 * widthOf(number);
    int wordsWidth = 0;
    for (const std::string& line : lines) {
        wordsWidth = std::max(wordsWidth, widthOf(line));
    }
    const int spare = strip.width - numberWidth - wordsWidth;
    if (spare < 0) {
        return {};
    }
    const int gap = std::min(partGap, spare);
    const int left = (spare - gap) / 2;
    StripBox large = wholeStrip(strip, color);
    large.x = left;
    large.width = numberWidth;
    large.pixels = largePixels;
    large.lines = {number};
    StripBox words = wholeStrip(strip, color);
    words.x = left + numberWidth + gap;
    words.width = wordsWidth;
    words.across = across;
    words.lines = lines;
    return {.boxes = {large, words}, .keptFor = numberKeptFor};
}

StripFace numberFace(const LedSettings& strip,
                     const std::string& number,
                     const std::vector<Texts>& beside,
                     Across across,
                     const Texts& oneLine,
                     bool isCall)
{
    const Color color = colorOf(strip, isCall);
    if (strip.height >= largePixels) {
        for (const Texts& lines : beside) {
            StripFace face = largeFace(strip, number, lines, across, color);
            if (!face.boxes.empty()) {
                return face;
            }
        }
    }
    StripBox box = wholeStrip(strip, color);
    box.lines = {fitting(oneLine, strip.width)};
    return {.boxes = {box}, .keptFor = numberKeptFor};
}

StripFace calledFace(const LedSettings& strip, const std::string& number, const std::string& place)
{
    const std::string brief = std::to_string(strip.counter) + "号";
    return numberFace(strip,
                      number,
                      {{"请到", place}, {"请到", brief}},
                      Across::Left,
                      {"请 " + number + " 到 " + place,
                       "请" + number + "到" + place,
                       "请 " + number + " 到 " + brief,
                       number + " 到 " + brief,
                       number + " " + brief,
                       number},
                      true);
}

StripFace servingFace(const LedSettings& strip, const std::string& number, const std::string& place)
{
    return numberFace(strip,
                      number,
                      {{"正在", "办理"}},
                      Across::Centre,
                      {place + " " + number + " 办理中", number + " 办理中", number},
                      false);
}

} // namespace

std::string stripName(const Name& name, int counter)
{
    std::string text = plain(name.zh);
    std::erase(text, ' ');
    return text.empty() ? std::to_string(counter) + "号窗口" : text;
}

StripFace nameFace(const Name& name, const LedSettings& strip)
{
    const std::string place = stripName(name, strip.counter);
    return plainFace(strip, {place, std::to_string(strip.counter) + "号"}, {place});
}

StripFace testFace(const Name& name, const LedSettings& strip)
{
    const std::string place = stripName(name, strip.counter);
    return plainFace(strip, {place + " 测试", "测试"}, {place, "测试"});
}

StripFace darkFace(const LedSettings& strip)
{
    StripBox box = wholeStrip(strip, Color::Own);
    box.lines = {" "};
    return {.boxes = {box}};
}

StripFace faceOf(const protocol::CounterSign& sign, const LedSettings& strip)
{
    using protocol::CounterState;
    const std::string place = stripName(sign.name, strip.counter);
    // Who was called comes, even to a counter that is paused meanwhile.
    if (sign.current && sign.current->state == TicketState::Called) {
        return calledFace(strip, sign.current->number, place);
    }
    if (sign.current) {
        return servingFace(strip, sign.current->number, place);
    }
    switch (sign.state) {
    case CounterState::Closed:
        return plainFace(strip, {place + " 未开放", "未开放"}, {place, "未开放"});
    case CounterState::Paused:
        return plainFace(strip, {place + " 暂停服务", "暂停服务", "暂停"}, {place, "暂停服务"});
    case CounterState::Open:
        break;
    }
    return nameFace(sign.name, strip);
}

} // namespace hall::station
