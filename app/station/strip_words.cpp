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
constexpr int partGap = 8;
constexpr int timePixels = 40; // 09:30
constexpr std::chrono::seconds numberKeptFor{120};

int widthOf(const std::string& text)
{
    return led::columnsOf(text) * columnPixels;
}

/// Dots across that a line may take: what a panel's frame can't carry isn't shown.
int roomOf(const LedSettings& strip)
{
    return strip.panel ? std::min(strip.width, strip.panel->textBytes * columnPixels) : strip.width;
}

/// Two lines, or a large one beside two.
bool hasTwoLines(const LedSettings& strip)
{
    return strip.height >= largePixels && !strip.panel;
}

/// The first that fits; the last when none does.
std::string fitting(const Texts& texts, int width)
{
    const auto fits = [width](const std::string& text) { return widthOf(text) <= width; };
    const auto found = std::ranges::find_if(texts, fits);
    return found == texts.end() ? texts.back() : *found;
}

int widest(const Texts& lines)
{
    int width = 0;
    for (const std::string& line : lines) {
        width = std::max(width, widthOf(line));
    }
    return width;
}

std::string briefName(const LedSettings& strip)
{
    return std::to_string(strip.counter) + "号";
}

Color colorOf(const LedSettings& strip, bool isCall)
{
    if (strip.color != "white" || strip.panel) {
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
    if (hasTwoLines(strip) && !std::ranges::any_of(twoLines, isTooWide)) {
        box.lines = twoLines;
    } else {
        box.lines = {fitting(oneLine, roomOf(strip))};
    }
    return {.boxes = {box}};
}

/// What stands beside a large number, in two lines.
struct Beside
{
    Texts lines;
    int room = 0; ///< kept for them, so that the number stays in its place when they change
    Across across = Across::Left;
};

/// The number large at the left and words beside it, all in the middle of the strip; nothing when
/// they don't fit.
StripFace
largeFace(const LedSettings& strip, const std::string& number, const Beside& beside, Color color)
{
    const int numberWidth = 2 * widthOf(number);
    const int spare = strip.width - numberWidth - beside.room;
    if (spare < 0 || widest(beside.lines) > beside.room) {
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
    words.width = beside.room;
    words.across = beside.across;
    words.lines = beside.lines;
    return {.boxes = {large, words}, .keptFor = numberKeptFor};
}

/// The first of `besides` that fits where the strip is high enough, else one line.
StripFace numberFace(const LedSettings& strip,
                     const std::string& number,
                     const std::vector<Beside>& besides,
                     const Texts& oneLine,
                     Color color)
{
    for (const Beside& beside : besides) {
        StripFace face = largeFace(strip, number, beside, color);
        if (hasTwoLines(strip) && !face.boxes.empty()) {
            return face;
        }
    }
    StripBox box = wholeStrip(strip, color);
    box.lines = {fitting(oneLine, roomOf(strip))};
    return {.boxes = {box}, .keptFor = numberKeptFor};
}

Beside asNarrowAsCanBe(Texts lines)
{
    const int room = widest(lines);
    return {.lines = std::move(lines), .room = room};
}

StripFace calledFace(const LedSettings& strip, const std::string& number, const std::string& place)
{
    const std::string brief = briefName(strip);
    return numberFace(strip,
                      number,
                      {asNarrowAsCanBe({"请到", place}), asNarrowAsCanBe({"请到", brief})},
                      {"请 " + number + " 到 " + place,
                       "请" + number + "到" + place,
                       "请 " + number + " 到 " + brief,
                       number + " 到 " + brief,
                       number + " " + brief,
                       number},
                      colorOf(strip, true));
}

StripFace servingFace(const LedSettings& strip, const std::string& number, const std::string& place)
{
    const StripFace called = calledFace(strip, number, place);
    const Texts words{"正在", "办理"};
    const int room = called.boxes.size() > 1 ? called.boxes[1].width : widest(words);
    return numberFace(strip,
                      number,
                      {{.lines = words, .room = room, .across = Across::Centre}},
                      {place + " " + number + " 办理中", number + " 办理中", number},
                      colorOf(strip, false));
}

/// The hour at the right, where there is room for it beside the words.
StripFace withTime(StripFace face, const LedSettings& strip)
{
    StripBox& words = face.boxes.front();
    if (!strip.showsTime || strip.panel ||
        widest(words.lines) + partGap + timePixels > strip.width) {
        return face;
    }
    StripBox time = wholeStrip(strip, words.color);
    words.width = strip.width - partGap - timePixels;
    time.x = strip.width - timePixels;
    time.width = timePixels;
    time.showsTime = true;
    face.boxes.push_back(time);
    return face;
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
    return plainFace(strip, {place, briefName(strip)}, {place});
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
        return withTime(plainFace(strip, {place + " 未开放", "未开放"}, {place, "未开放"}), strip);
    case CounterState::Paused:
        return withTime(
            plainFace(strip, {place + " 暂停服务", "暂停服务", "暂停"}, {place, "暂停服务"}),
            strip);
    case CounterState::Open:
        break;
    }
    return withTime(nameFace(sign.name, strip), strip);
}

} // namespace hall::station
