// SPDX-License-Identifier: Apache-2.0
#include "tests/settings/hall_texts.h"

#include <catch2/catch.hpp>

using namespace hall;
using test::said;

namespace {

std::string hallWith(const std::string& more)
{
    return std::string(test::leastHall) + R"([[station]]
name = "kiosk-1"
[station.scanner]
port = "/dev/input/by-path/x"
profile = "wedge"
silence = 250
)" + more;
}

const std::string desk = R"([[pad_model]]
code = "desk"
kind = "serial"
frame = "AA ( ADDR KEY ) XOR"
keys = [{key = "31", does = "next"}]
)";

std::string has(const std::string& more)
{
    return said(hallWith(more));
}

bool contains(const std::string& text, const std::string& part)
{
    CAPTURE(text);
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("a scanner is triggered, or a keyboard, as its profile says", "[settings][pads]")
{
    const auto settings = loadText(hallWith(""), "hall.toml");
    REQUIRE(settings);
    CHECK(settings->stations[0].scanner->profile == "wedge");
    CHECK(settings->stations[0].scanner->silence == 250);
    CHECK_FALSE(loadText(hallWith(""), "hall.toml", {"scanner.profile=zebra"}));
}

TEST_CASE("a counter's pad has the keys of a number pad unless a model is named",
          "[settings][pads]")
{
    const auto settings = loadText(
        hallWith("[[pad]]\ncounter = 1\nport = \"/dev/input/by-path/a\"\nclerk = \"1031\"\n"
                 "[[rating_pad]]\ncounter = 1\nport = \"/dev/input/by-path/b\"\n"),
        "hall.toml",
        {"pad.1.port=/tmp/keys"});
    REQUIRE(settings);
    const StationSettings& station = settings->stations[0];
    REQUIRE(station.pads.size() == 1);
    CHECK(station.pads[0].port == "/tmp/keys");
    CHECK(station.pads[0].station == StationName{"kiosk-1"});
    CHECK(station.pads[0].clerk == "1031");
    CHECK_FALSE(station.pads[0].model.isSerial);
    CHECK(station.pads[0].model.keys.front() == PadKey{"KPENTER", "next"});
    REQUIRE(station.ratingPads.size() == 1);
    CHECK(station.ratingPads[0].model.keys.size() == 10);
}

TEST_CASE("a model says how its pads speak, and pads of one line have their addresses",
          "[settings][pads]")
{
    const auto settings =
        loadText(hallWith(desk + "[[pad]]\ncounter = 1\nport = \"/dev/ttyUSB5\"\nmodel = \"desk\"\n"
                                 "address = 7\n"),
                 "hall.toml");
    REQUIRE(settings);
    CHECK(settings->stations[0].pads[0] == PadSettings{.counter = 1,
                                                       .station = {"kiosk-1"},
                                                       .port = "/dev/ttyUSB5",
                                                       .address = 7,
                                                       .clerk = {},
                                                       .model = {.code = "desk",
                                                                 .isSerial = true,
                                                                 .frame = "AA ( ADDR KEY ) XOR",
                                                                 .baud = 9600,
                                                                 .keys = {{"31", "next"}}}});
}

TEST_CASE("mistakes about pads are named with file, line and key", "[settings][pads]")
{
    const auto model = [](const std::string& lines) {
        return has("[[pad_model]]\ncode = \"m\"\n" + lines);
    };
    const std::string one = "keys = [{key = \"31\", does = \"next\"}]\n";
    CHECK(contains(model("kind = \"serial\"\nframe = \"AA KEY SUM\"\n" + one),
                   ": pad_model.m.frame: has LEN, SUM or XOR without what they are of"));
    CHECK(model("kind = \"serial\"\nframe = \"AA KEE\"\n" + one).starts_with("hall.toml:"));
    CHECK(contains(model("kind = \"serial\"\n" + one),
                   "pad_model.m.frame: has to have 1 to 64 places"));
    CHECK(contains(model("frame = \"KEY\"\nkeys = [{key = \"KP1\", does = \"next\"}]\n"),
                   "pad_model.m.frame: has no say for a keyboard"));
    CHECK(contains(model(""), "pad_model.m.keys: are missing"));
    CHECK(contains(model("keys = [{key = \"KPENTRE\", does = \"next\"}]\n"),
                   "key: no key \"KPENTRE\"; allowed: the kernel's names"));
    CHECK(contains(model("kind = \"serial\"\nframe = \"KEY\"\n"
                         "keys = [{key = \"311\", does = \"next\"}]\n"),
                   "key: is no byte \"311\""));
    CHECK(contains(model("keys = [{key = \"KP1\", does = \"nxet\"}]\n"), "can't be \"nxet\""));
}

TEST_CASE("a pad that can't be is named", "[settings][pads]")
{
    const std::string pad = "[[pad]]\ncounter = 1\nport = \"/dev/a\"\n";
    const std::string rating = "[[rating_pad]]\ncounter = 1\nport = ";
    CHECK(contains(has(pad + "model = \"numerc\"\n"),
                   "pad.1.model: no pad_model \"numerc\"; allowed: numeric, five"));
    CHECK(contains(has(pad + "model = \"five\"\n"),
                   "\"five\" has a key that does \"rate_1\"; allowed: a model whose keys don't"));
    CHECK(contains(has(rating + "\"/dev/b\"\nmodel = \"numeric\"\n"), "whose keys rate"));
    CHECK(contains(has(pad + rating + "\"/dev/a\"\n"), "rating_pad.1.port: the pad in line "));
    CHECK(contains(has("[[pad]]\ncounter = 9\nport = \"/dev/a\"\n"), "no counter 9"));
    CHECK(contains(has(pad + "station = \"x\"\n"), "no station \"x\""));
    CHECK(contains(said(std::string(test::leastHall) + pad), "there is no station to have it"));
}
