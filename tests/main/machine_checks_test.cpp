// SPDX-License-Identifier: Apache-2.0
#include "app/main/machine_checks.h"
#include "tests/support/temp_dir.h"

#include <catch2/catch.hpp>

using namespace hall;
using namespace hall::tool;
using namespace Qt::StringLiterals;
using hall::client::Health;

TEST_CASE("room that can't be read isn't taken for plenty", "[main][doctor]")
{
    const hall::test::TempDir dir;
    const QString folder = QString::fromStdString(dir.path().string());

    const Finding unread = checkRoom(folder + u"/gone"_s);
    CHECK(unread.health == Health::Attention);
    CHECK(unread.says == u"读不到还有多少空间"_s);
    CHECK(unread.todo.contains(u"df "_s + folder));

    CHECK(checkRoom(folder).says.endsWith(u"空着"_s));
}

TEST_CASE("what a printer's profile promises is told", "[main][doctor]")
{
    CHECK(checkProfile({"", "epson80", 9600}).says.contains(u"一号只出一张"_s));
    CHECK(checkProfile({"", "xprinter80", 9600}).says.contains(u"打完答一声"_s));
    const QString narrow = checkProfile({"", "generic58", 9600}).says;
    CHECK(narrow.contains(u"384"_s));
    CHECK(narrow.contains(u"没有回音"_s));
    CHECK(narrow.contains(u"纸用完才知道"_s));
    CHECK(narrow.contains(u"手撕"_s));
    CHECK(checkProfile({"", "star", 9600}).health == Health::Broken);
}

TEST_CASE("layouts that can't be printed are found before the hall is started", "[main][doctor]")
{
    const hall::test::TempDir dir;
    const QString hallToml = QString::fromStdString((dir.path() / "hall.toml").string());
    hall::Settings settings;
    settings.ticket = {.base = "https://example.cn",
                       .layout = {},
                       .checklist = "checklist",
                       .serviceLayouts = {},
                       .classLayouts = {}};
    CHECK(checkLayouts(settings, {"", "epson80", 9600}, hallToml).health == Health::Fine);

    settings.ticket.layout = "newspaper";
    const Finding finding = checkLayouts(settings, {"", "epson80", 9600}, hallToml);
    CHECK(finding.health == Health::Broken);
    CHECK(
        finding.todo.startsWith(u"hall.toml: ticket.layout: no layout \"newspaper\"; allowed: "_s));
}

TEST_CASE("keys of signed codes are told with their age", "[main][doctor][codes]")
{
    const hall::test::TempDir dir;
    const QString folder = QString::fromStdString(dir.path().string());
    const auto key = [](const char* until) {
        return hall::PublicKeySettings{.id = "city",
                                       .publicText = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
                                       .file = {},
                                       .from = {},
                                       .until = hall::parseBusinessDay(until)};
    };
    CHECK(checkCodeKeys({.toleranceSeconds = 0, .keys = {}}, folder).empty());

    const auto well = checkCodeKeys({.toleranceSeconds = 0, .keys = {key("2099-12-31")}}, folder);
    REQUIRE(well.size() == 1);
    CHECK(well[0].health == Health::Fine);
    CHECK(well[0].says == u"有效，到 2099-12-31 为止"_s);

    const auto over = checkCodeKeys({.toleranceSeconds = 0, .keys = {key("2020-12-31")}}, folder);
    REQUIRE(over.size() == 2);
    CHECK(over[0].says == u"2020-12-31 已经到期"_s);
    CHECK(over[1].health == Health::Broken);

    auto lost = key("2099-12-31");
    lost.publicText.clear();
    lost.file = "city.pem";
    const auto unread = checkCodeKeys({.toleranceSeconds = 0, .keys = {lost}}, folder);
    REQUIRE(unread.size() == 1);
    CHECK(unread[0].health == Health::Broken);
    CHECK(unread[0].todo.contains(u"city.pem"_s));
}

TEST_CASE("each line of strips is looked at once, with what hangs on it", "[doctor][led]")
{
    const auto strip = [](int counter, const std::string& address, int baud) {
        return LedSettings{.counter = counter,
                           .station = {},
                           .address = address,
                           .card = counter,
                           .baud = baud,
                           .width = 192,
                           .height = 16,
                           .color = "red"};
    };
    StationSettings station;
    station.leds = {strip(1, "/dev/no-such-bus", 57600),
                    strip(2, "/dev/no-such-bus", 57600),
                    strip(3, "192.168.1.60:5005", 57600),
                    strip(4, "/dev/ptmx", 9600)};
    station.leds[3].panel = PanelSettings{};
    station.leds[3].panel->name = "text-panel";

    const auto findings = tool::checkStrips(station);

    REQUIRE(findings.size() == 3);
    CHECK(findings[0].health == client::Health::Broken);
    CHECK(findings[0].says.contains(QStringLiteral("1、2")));
    CHECK(findings[0].says.contains(QStringLiteral("57600")));
    CHECK(findings[1].health == client::Health::Fine);
    CHECK(findings[1].says.startsWith(QStringLiteral("192.168.1.60:5005")));
    CHECK(findings[2].health == client::Health::Fine);
    CHECK(findings[2].says.contains(QStringLiteral("text-panel")));
}
