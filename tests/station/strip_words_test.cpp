// SPDX-License-Identifier: Apache-2.0
#include "app/station/strip_words.h"
#include "drivers/led/text.h"

#include <catch2/catch.hpp>

using namespace hall;
using namespace std::chrono_literals;
using protocol::CounterSign;
using protocol::CounterState;

namespace {

LedSettings strip(int width, int height, const std::string& color = "red")
{
    LedSettings led;
    led.counter = 3;
    led.width = width;
    led.height = height;
    led.color = color;
    return led;
}

CounterSign sign(CounterState state, const std::string& name = "3 号窗口")
{
    CounterSign made;
    made.counter = 3;
    made.name.zh = name;
    made.state = state;
    return made;
}

CounterSign with(const std::string& number, TicketState state, const std::string& name = "3 号窗口")
{
    CounterSign busy = sign(CounterState::Open, name);
    busy.current.emplace();
    busy.current->number = number;
    busy.current->state = state;
    return busy;
}

std::string words(const CounterSign& shown, const LedSettings& where)
{
    return textOf(station::faceOf(shown, where));
}

} // namespace

TEST_CASE("a strip says in words what goes on at its counter", "[station][led]")
{
    using Row = std::tuple<CounterSign, std::string, std::string>;
    const auto [shown, oneLine, twoLines] = GENERATE(values<Row>({
        {sign(CounterState::Closed), "3号窗口 未开放", "3号窗口 未开放"},
        {sign(CounterState::Paused), "3号窗口 暂停服务", "3号窗口 暂停服务"},
        {sign(CounterState::Open), "3号窗口", "3号窗口"},
        {with("A035", TicketState::Called), "请 A035 到 3号窗口", "A035 请到 3号窗口"},
        {with("A035", TicketState::Serving), "3号窗口 A035 办理中", "A035 正在 办理"},
    }));
    CHECK(words(shown, strip(192, 16)) == oneLine);
    CHECK(words(shown, strip(128, 32)) == twoLines);
}

TEST_CASE("a call at a counter that was paused meanwhile still stands", "[station][led]")
{
    CounterSign paused = with("A035", TicketState::Called);
    paused.state = CounterState::Paused;
    CHECK(words(paused, strip(192, 16)) == "请 A035 到 3号窗口");
}

TEST_CASE("a call becomes shorter until it fits, and keeps its number", "[station][led]")
{
    const auto [width, text] = GENERATE(table<int, std::string>({
        {144, "请 A035 到 3号窗口"},
        {136, "请A035到3号窗口"},
        {112, "请 A035 到 3号"},
        {96, "A035 到 3号"},
        {80, "A035 3号"},
        {64, "A035 3号"},
        {32, "A035"},
    }));
    CHECK(words(with("A035", TicketState::Called), strip(width, 16)) == text);
}

TEST_CASE("everything fits, whatever the strip, the number and the counter's name",
          "[station][led]")
{
    const int width = GENERATE(64, 96, 128, 160, 192, 256);
    const int height = GENERATE(16, 24, 32, 64);
    const std::string name = GENERATE("3 号窗口", "16 号窗口", "开办|企业一件事专窗", "");
    const std::string number = GENERATE("A035", "A1000", "J100001");
    const LedSettings where = strip(width, height);
    for (const CounterSign& shown : {sign(CounterState::Closed, name),
                                     sign(CounterState::Paused, name),
                                     sign(CounterState::Open, name),
                                     with(number, TicketState::Called, name),
                                     with(number, TicketState::Serving, name)}) {
        const led::StripFace face = station::faceOf(shown, where);
        INFO(width << "x" << height << ": " << textOf(face));
        REQUIRE(face.boxes.size() <= led::boxesMax);
        REQUIRE_FALSE(face.boxes.empty());
        for (const led::StripBox& box : face.boxes) {
            CHECK(box.x >= 0);
            CHECK(box.x + box.width <= width);
            CHECK(static_cast<int>(box.lines.size()) * box.pixels <= height);
            for (const std::string& line : box.lines) {
                CHECK(led::columnsOf(line) * box.pixels / 2 <= box.width);
            }
        }
        if (shown.current) {
            CHECK(textOf(face).find(number) != std::string::npos);
        }
    }
}

TEST_CASE("a number stands large where the strip is high enough", "[station][led]")
{
    const led::StripFace face = station::faceOf(with("A035", TicketState::Called), strip(128, 32));
    REQUIRE(face.boxes.size() == 2);
    CHECK(face.boxes[0].pixels == 32);
    CHECK(face.boxes[0].lines == std::vector<std::string>{"A035"});
    CHECK(face.boxes[1].x >= face.boxes[0].x + face.boxes[0].width);
    CHECK(face.boxes[1].lines == std::vector<std::string>{"请到", "3号窗口"});
}

TEST_CASE("a large number stays in its place when it goes from called to served", "[station][led]")
{
    const LedSettings where = strip(GENERATE(128, 160, 192), 32);
    const led::StripFace called = station::faceOf(with("A035", TicketState::Called), where);
    const led::StripFace serving = station::faceOf(with("A035", TicketState::Serving), where);
    CHECK(called.boxes[0] == serving.boxes[0]);
}

TEST_CASE("only a call is yellow, on a strip that has colours", "[station][led]")
{
    const auto colorOn = [](const CounterSign& shown, const std::string& color) {
        return station::faceOf(shown, strip(192, 16, color)).boxes[0].color;
    };
    CHECK(colorOn(with("A035", TicketState::Called), "white") == led::Color::Yellow);
    CHECK(colorOn(with("A035", TicketState::Serving), "white") == led::Color::White);
    CHECK(colorOn(sign(CounterState::Paused), "white") == led::Color::White);
    CHECK(colorOn(with("A035", TicketState::Called), "red") == led::Color::Own);
}
