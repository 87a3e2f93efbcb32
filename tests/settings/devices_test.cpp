// SPDX-License-Identifier: Apache-2.0
#include "tests/settings/hall_texts.h"

#include <catch2/catch.hpp>

using namespace hall;
using test::said;

namespace {

const std::string withDevices = std::string(test::leastHall) + R"([[station]]
name = "kiosk-1"
[station.scanner]
port = "/dev/ttyACM0"
[station.idcard]
port = "/dev/ttyUSB2"
[station.speaker]
keep = "/tmp/voice"
volume = 80
[[led]]
counter = 1
address = "192.168.1.60:5005"
card = 3
[voice]
one = "yi"
latest = 30
[operator]
pin = "2580"
[[reading]]
text = "重新"
pinyin = "chong2 xin1"
)";

std::string with(std::string_view from, std::string_view to)
{
    std::string toml = withDevices;
    const std::size_t at = toml.find(from);
    REQUIRE(at != std::string::npos);
    return toml.replace(at, from.size(), to);
}

} // namespace

TEST_CASE("a station's scanner, card reader, loudspeaker and strips are its own", "[settings]")
{
    const auto settings = loadText(withDevices, "hall.toml");

    REQUIRE(settings);
    const StationSettings& station = settings->stations.at(0);
    REQUIRE(station.scanner);
    CHECK(station.scanner->port == "/dev/ttyACM0");
    CHECK(station.scanner->baud == 9600);
    REQUIRE(station.idCard);
    CHECK(station.idCard->port == "/dev/ttyUSB2");
    CHECK(station.idCard->baud == 115200);
    REQUIRE(station.speaker);
    CHECK(station.speaker->volume == 80);
    CHECK(station.speaker->keep == "/tmp/voice");
    REQUIRE(station.leds.size() == 1);
    CHECK(station.leds[0] == LedSettings{.counter = 1,
                                         .station = {"kiosk-1"},
                                         .address = "192.168.1.60:5005",
                                         .card = 3,
                                         .baud = 57600,
                                         .width = 192,
                                         .height = 16,
                                         .color = "red"});
    CHECK_FALSE(settings->voice.yao);
    CHECK(settings->voice.latestSeconds == 30);
    CHECK(settings->voice.readings == 2);
    CHECK(settings->voice.lexicon == std::vector<Reading>{{"重新", "chong2 xin1"}});
    CHECK(settings->operatorPin == "2580");
}

TEST_CASE("a hall's voice: languages in their order, packs, and how loud when", "[settings]")
{
    std::string text(withDevices);
    const std::string voice = "[voice]\n";
    text.insert(text.find(voice) + voice.size(),
                "languages = [\"en\", \"zh\"]\npacks = [\"espeak-zh\", \"own\"]\n");
    text += "\n[[loudness]]\nfrom = \"22:00\"\nto = \"06:30\"\nvolume = 0\n";

    const auto settings = loadText(text, "hall.toml", {"speaker.languages=[\"zh\"]"});

    REQUIRE(settings);
    CHECK(settings->voice.languages == std::vector<std::string>{"en", "zh"});
    CHECK(settings->voice.packs == std::vector<std::string>{"espeak-zh", "own"});
    CHECK(settings->voice.loudness ==
          std::vector<Loudness>{{.fromMinute = 22 * 60, .toMinute = 6 * 60 + 30, .volume = 0}});
    CHECK(settings->stations.at(0).speaker->languages == std::vector<std::string>{"zh"});

    const auto plain = loadText(withDevices, "hall.toml");
    REQUIRE(plain);
    CHECK(plain->voice.languages == std::vector<std::string>{"zh"});
    CHECK(plain->voice.packs.empty());
    CHECK(plain->stations.at(0).speaker->languages.empty());
    CHECK_FALSE(loadText(text, "hall.toml", {"voice.languages=[\"bo\"]"}));
}

TEST_CASE("devices are set from outside, too", "[settings]")
{
    const auto settings = loadText(withDevices,
                                   "hall.toml",
                                   {"scanner.port=pictures:/tmp/codes",
                                    "idcard.port=/tmp/card",
                                    "speaker.volume=50",
                                    "led.1.address=127.0.0.1:5006"},
                                   "kiosk-1");

    REQUIRE(settings);
    CHECK(settings->stations[0].scanner->port == "pictures:/tmp/codes");
    CHECK(settings->stations[0].idCard->port == "/tmp/card");
    CHECK(settings->stations[0].speaker->volume == 50);
    CHECK(settings->stations[0].leds[0].address == "127.0.0.1:5006");
}

TEST_CASE("mistakes about devices are named", "[settings]")
{
    CHECK(said(with("counter = 1\naddress", "counter = 7\naddress")) ==
          "hall.toml:41: led.7.counter: no counter 7; allowed: 1");
    CHECK(said(with("port = \"/dev/ttyUSB2\"", "port = \"/dev/ttyUSB2\"\nbaud = 14400")) ==
          "hall.toml:37: station.kiosk-1.idcard.baud: can't be 14400; allowed: 9600, 19200, 38400, "
          "57600, 115200");
    CHECK(said(with("port = \"/dev/ttyUSB2\"", "prot = \"/dev/ttyUSB2\""))
              .find("hall.toml:36: station.kiosk-1.idcard.prot: ") == 0);
    CHECK(said(with("pin = \"2580\"", "pin = \"25a0\"")) ==
          "hall.toml:48: operator.pin: is not 4 to 12 digits; allowed: 4 to 12 digits");
    CHECK(said(with("pin = \"2580\"", "pin = \"258\"")).find("is not 4 to 12 digits") !=
          std::string::npos);
    CHECK(said(with("chong2 xin1", "chong xin1")).find("is not pinyin with tone numbers") !=
          std::string::npos);
    CHECK(
        said(with("card = 3", "card = 3\nstation = \"kiosk-9\"")).find("no station \"kiosk-9\"") !=
        std::string::npos);
    const std::string twice = withDevices + R"([[counter]]
number = 2
name = "2 号窗口"
groups = ["social"]
[[led]]
counter = 2
address = "192.168.1.60:5005"
card = 3
)";
    CHECK(said(twice).find("has this address and card already") != std::string::npos);
}

TEST_CASE("strips are dimmed by the hour, each station's alike", "[settings]")
{
    const auto settings =
        loadText(withDevices + "[[brightness]]\nfrom = \"19:00\"\nto = \"07:30\"\nlevel = 4\n" +
                     "[[brightness]]\nfrom = \"12:00\"\nto = \"13:00\"\non = false\n",
                 "hall.toml");

    REQUIRE(settings);
    CHECK(settings->stations.at(0).brightness ==
          std::vector<BrightnessSpan>{
              {.fromMinute = 19 * 60, .toMinute = 7 * 60 + 30, .level = 4, .isOn = true},
              {.fromMinute = 12 * 60, .toMinute = 13 * 60, .level = 15, .isOn = false}});
    CHECK(said(withDevices + "[[brightness]]\nfrom = \"19:00\"\nto = \"07:30\"\nlevel = 16\n") ==
          "hall.toml:55: brightness.level: can't be 16; allowed: a whole number, 0 to 15");
}

TEST_CASE("window panels are described in the file, and strips name their make", "[settings]")
{
    const std::string panel = "[[panel]]\nname = \"p\"\nframe = \"40 {address} {text} 0D\"\n"
                              "answer = \"06\"\ngap_ms = 80\n";
    const std::string led = with("card = 3", "card = 3\nbaud = 4800\npanel = \"p\"");
    const auto settings = loadText(led + panel, "hall.toml", {"panel.p.codec=gb2312"});

    REQUIRE(settings);
    const LedSettings& strip = settings->stations.at(0).leds.at(0);
    CHECK(strip.baud == 4800);
    CHECK(strip.panel == PanelSettings{.name = "p",
                                       .frame = "40 {address} {text} 0D",
                                       .codec = "gb2312",
                                       .textBytes = 60,
                                       .pad = "",
                                       .escapes = "",
                                       .answer = "06",
                                       .answerMs = 300,
                                       .gapMs = 80,
                                       .times = 2});

    CHECK(said(led) == "hall.toml:45: led.1.panel: no panel \"p\"");
    CHECK(said(led + "[[panel]]\nname = \"p\"\nframe = \"40 {adress} {text} 0D\"\n") ==
          "hall.toml:56: panel.p.frame: knows no \"{adress}\"; allowed: {address} {length} {text} "
          "{number} {sum8} {xor8} {crc16-arc} {crc16-modbus}");
    CHECK(said(with("card = 3", "card = 3\nbaud = 4800")) ==
          "hall.toml:44: led.1.baud: is none that these cards have; allowed: 9600, 57600, or a "
          "panel");
    CHECK(said(with("card = 3", "card = 300\npanel = \"p\"") + panel) ==
          "hall.toml:43: led.1.card: 300 is no address of panel p; allowed: one that {address} of "
          "its frame can tell");
}

TEST_CASE("strips of one address are of one make and pace", "[settings]")
{
    const std::string panel = "[[panel]]\nname = \"p\"\nframe = \"40 {text} 0D\"\n";
    const auto both = [&](const std::string& more) {
        return said(withDevices + panel +
                    "[[counter]]\nnumber = 2\nname = \"2 号窗口\"\ngroups = [\"social\"]\n"
                    "[[led]]\ncounter = 2\naddress = \"192.168.1.60:5005\"\n" +
                    more);
    };
    CHECK(both("card = 4\npanel = \"p\"\n")
              .find("on this address speaks otherwise; allowed: one make on an address") !=
          std::string::npos);
    CHECK(both("card = 4\nbaud = 9600\n").find("on this address has another; allowed: 57600") !=
          std::string::npos);
    CHECK(both("card = 4\n") == "fine");
    CHECK(said(with("card = 3", "card = 3\npanel = \"p\"") + panel) == "fine");
    const std::string shared =
        said(with("card = 3", "card = 3\npanel = \"p\"") + panel +
             "[[counter]]\nnumber = 2\nname = \"2 号窗口\"\ngroups = [\"social\"]\n"
             "[[led]]\ncounter = 2\naddress = \"192.168.1.60:5005\"\npanel = \"p\"\ncard = 5\n");
    CHECK(shared.find("panel p can't share it: its frame has no {address}") != std::string::npos);
}
