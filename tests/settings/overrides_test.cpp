// SPDX-License-Identifier: Apache-2.0
#include "tests/settings/hall_texts.h"

#include <catch2/catch.hpp>

using namespace hall;

namespace {

const std::string withStation = std::string(test::leastHall) + R"([[station]]
name = "kiosk-1"
[station.printer]
port = "/dev/ttyUSB0"
)";

std::string said(const std::string& override, std::string_view station = "kiosk-1")
{
    const auto settings = loadText(withStation, "hall.toml", {override}, station);
    return settings ? "fine" : test::messages(settings.error());
}

} // namespace

TEST_CASE("--set changes any setting of the file", "[settings]")
{
    const auto settings = loadText(withStation,
                                   "hall.toml",
                                   {"printer.port=/tmp/paihao/printer",
                                    "printer.baud=9600",
                                    "station.kiosk-1.printer.profile=generic80",
                                    "policy.auto_start=0",
                                    "listen.port=0",
                                    "service.card.name=社保卡=补换",
                                    "counter.1.groups=[\"social\"]",
                                    "queue.A.width=4",
                                    "priority.normal.self_claimed=true",
                                    "calendar.day_begins=05:30"},
                                   "kiosk-1");

    REQUIRE(settings);
    const StationSettings& station = *settings->thisStation();
    CHECK(station.printer == PrinterSettings{"/tmp/paihao/printer", "generic80", 9600});
    CHECK(settings->rules.policy.autoStart == Duration{0});
    CHECK(settings->listen.port == 0);
    CHECK(settings->rules.services.at(0).name.zh == "社保卡=补换");
    CHECK(settings->rules.queues.at(0).width == 4);
    CHECK(settings->rules.classes.at(0).selfClaimed);
    CHECK(settings->calendar.dayBeginsMinute == 330);
}

TEST_CASE("--set gives a station the printer its file doesn't have", "[settings]")
{
    const std::string bare = std::string(test::leastHall) + "[[station]]\nname = \"kiosk-1\"\n";

    const auto settings = loadText(bare, "hall.toml", {"printer.port=/dev/pts/3"}, "kiosk-1");

    REQUIRE(settings);
    CHECK(settings->thisStation()->printer == PrinterSettings{"/dev/pts/3", "epson80", 115200});
}

TEST_CASE("the last of two --set for one key holds", "[settings]")
{
    const auto settings =
        loadText(withStation, "hall.toml", {"printer.port=/a", "printer.port=/b"}, "kiosk-1");

    REQUIRE(settings);
    CHECK(settings->thisStation()->printer->port == "/b");
}

TEST_CASE("--set mends a value that the file has wrong", "[settings]")
{
    const std::string wrong = withStation + "baud = 3\n";

    CHECK_FALSE(loadText(wrong, "hall.toml", {}, "kiosk-1"));
    CHECK(loadText(wrong, "hall.toml", {"printer.baud=9600"}, "kiosk-1"));
}

TEST_CASE("a --set that makes no sense is named with what is allowed", "[settings]")
{
    CHECK(said("printer.baud=115201") ==
          "--set printer.baud=115201: station.kiosk-1.printer.baud: can't be 115201; "
          "allowed: 9600, 19200, 38400, 57600, 115200");
    CHECK(said("printer.baud=fast") == "--set printer.baud=fast: printer.baud: \"fast\" can't be "
                                       "read; allowed: 9600, 19200, 38400, 57600, 115200");
    CHECK_THAT(said("printer.prot=/x"), Catch::Contains("no such key, did you mean port?"));
    CHECK_THAT(said("pinter.port=/x"), Catch::Contains("no such setting, did you mean printer?"));
    CHECK_THAT(said("policy.autostart=1"), Catch::Contains("did you mean auto_start?"));
    CHECK_THAT(said("service.cart.name=x"), Catch::Contains("no service \"cart\"; allowed: card"));
    CHECK_THAT(said("service.name=x"), Catch::Contains("allowed: service.code.KEY"));
    CHECK_THAT(said("hours.mon.from=x"), Catch::Contains("allowed: [[hours]] in the file only"));
    CHECK_THAT(said("policy=x"), Catch::Contains("allowed: policy.KEY"));
    CHECK_THAT(said("printer.port"), Catch::Contains("allowed: key=value"));
    CHECK_THAT(said("=x"), Catch::Contains("allowed: key=value"));
    CHECK_THAT(said("counter.1.groups=[\"nobody\"]"), Catch::Contains("no group \"nobody\""));
    CHECK_THAT(said("queue.A.width=2\nwidth=3"), Catch::Contains("can't be read"));
}

TEST_CASE("a station that the hall doesn't have is named", "[settings]")
{
    CHECK(said("printer.port=/x", "kiosk-9") ==
          "--station kiosk-9: station: no station \"kiosk-9\"; allowed: kiosk-1\n"
          "--set printer.port=/x: printer.port: which station this machine is has to be said with "
          "--station NAME; allowed: kiosk-1");
}
