// SPDX-License-Identifier: Apache-2.0
#include "app/station/strip_light.h"
#include "app/station/strip_words.h"

#include <catch2/catch.hpp>

using namespace hall;
using namespace hall::station;

namespace {

const std::vector<BrightnessSpan> hours{
    {.fromMinute = 20 * 60, .toMinute = 7 * 60 + 30, .level = 0, .isOn = false},
    {.fromMinute = 17 * 60, .toMinute = 20 * 60, .level = 6}};

led::CardLight lightAtHour(const std::vector<BrightnessSpan>& spans, int hour, int minute = 0)
{
    return lightAt(spans, {.hour = hour, .minute = minute});
}

const LedSettings strip{.counter = 3,
                        .station = {},
                        .address = {},
                        .card = 3,
                        .baud = 57600,
                        .width = 192,
                        .height = 16,
                        .color = "red",
                        .showsTime = true};

protocol::CounterSign openSign()
{
    protocol::CounterSign sign;
    sign.counter = 3;
    sign.state = protocol::CounterState::Open;
    return sign;
}

} // namespace

TEST_CASE("lamps burn as the first hours say that hold, else fully", "[station][led]")
{
    CHECK(lightAtHour(hours, 12) == led::CardLight{.level = 15});
    CHECK(lightAtHour(hours, 17) == led::CardLight{.level = 6});
    CHECK(lightAtHour(hours, 19, 59) == led::CardLight{.level = 6});
    CHECK(lightAtHour(hours, 20) == led::CardLight{.isOn = false, .level = 0});
    CHECK(lightAtHour(hours, 0) == led::CardLight{.isOn = false, .level = 0});
    CHECK(lightAtHour(hours, 7, 29) == led::CardLight{.isOn = false, .level = 0});
    CHECK(lightAtHour(hours, 7, 30) == led::CardLight{.level = 15});
    CHECK(lightAtHour({}, 3) == led::CardLight{});
}

TEST_CASE("a strip that nobody is called to tells the hour, where there is room", "[station][led]")
{
    const led::StripFace face = faceOf(openSign(), strip);
    REQUIRE(face.boxes.size() == 2);
    CHECK(face.boxes[0].width == 144);
    CHECK(face.boxes[1].showsTime);
    CHECK(face.boxes[1].x == 152);

    LedSettings narrow = strip;
    narrow.width = 96;
    CHECK(faceOf(openSign(), narrow).boxes.size() == 1);
    LedSettings plain = strip;
    plain.showsTime = false;
    CHECK(faceOf(openSign(), plain).boxes.size() == 1);
    protocol::CounterSign called = openSign();
    called.current = protocol::SignCall{
        .ticket = {"t"}, .number = "A001", .state = TicketState::Called, .calledAt = {}};
    CHECK(faceOf(called, strip).boxes.size() == 1);
}
