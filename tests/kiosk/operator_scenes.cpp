// SPDX-License-Identifier: Apache-2.0
#include "tests/kiosk/operator_scenes.h"

#include "tests/kiosk/kiosk_scenes.h"
#include "tests/kiosk/text_recorder.h"
#include "ui/kiosk/operator_corner.h"
#include "ui/kiosk/operator_desk.h"

#include <catch2/catch.hpp>

#include <QTest>

#include <algorithm>
#include <array>
#include <map>

namespace hall::kiosk::test {

using protocol::DeviceLine;
using namespace Qt::StringLiterals;

std::vector<DeviceLine> someDevices()
{
    const Time nine = localTime("2026-11-23T09:02:00");
    return {{.station = {"zone-east"},
             .device = "speaker",
             .condition = "no-engine",
             .since = localTime("2026-11-22T17:31:00")},
            {.station = {"kiosk-1"}, .device = "scanner", .condition = "ready", .since = nine},
            {.station = {"kiosk-1"}, .device = "printer", .condition = "paper-out", .since = nine},
            {.station = {"zone-east"}, .device = "led-3", .condition = "busy", .since = nine}};
}

std::vector<DeviceLine> manyDevices()
{
    const Time nine = localTime("2026-11-23T09:02:00");
    const Time before = localTime("2026-11-20T16:45:00");
    std::vector<DeviceLine> lines;
    constexpr std::array strips{"ready", "offline", "busy", "font-missing", "fault", "mildewed"};
    for (int counter = 1; counter <= 16; ++counter) {
        lines.push_back({.station = {"kiosk-1"},
                         .device = "led-" + std::to_string(counter),
                         .condition = strips.at(static_cast<std::size_t>(counter) % strips.size()),
                         .since = counter % 2 == 0 ? nine : before});
    }
    lines.push_back({{"kiosk-1"}, "speaker", "no-device", before});
    lines.push_back({{"kiosk-1"}, "scanner", "noise", nine});
    lines.push_back({{"kiosk-1"}, "printer", "head-hot", nine});
    for (const char* other : {"kiosk-2", "kiosk-3"}) {
        lines.push_back({{other}, "printer", "cutter", before});
        lines.push_back({{other}, "scanner", "no-camera", before});
        lines.push_back({{other}, "speaker", "restarting", nine});
    }
    return lines;
}

protocol::HallView hallWith(std::vector<DeviceLine> devices)
{
    protocol::HallView view;
    view.stamp = districtView().stamp;
    view.hall = districtView().hall;
    view.devices = std::move(devices);
    return view;
}

namespace {

using protocol::StripBlock;
using protocol::StripPreview;

StripPreview stripOver(int counter, QSize size, std::vector<StripBlock> blocks)
{
    return {.station = {"kiosk-1"},
            .device = "led-" + std::to_string(counter),
            .width = size.width(),
            .height = size.height(),
            .color = "red",
            .answers = true,
            .blocks = std::move(blocks),
            .at = localTime("2026-11-23T09:06:00")};
}

StripBlock line(QSize size, const std::string& text, const std::string& color = "red")
{
    return {.width = size.width(), .height = size.height(), .color = color, .lines = {text}};
}

} // namespace

protocol::HallView hallWithStrips()
{
    const QSize usual(192, 16);
    const QSize high(128, 32);
    const QSize wide(256, 16);
    const QSize full(192, 64);
    auto hall = hallWith({});
    hall.strips = {
        stripOver(1, wide, {line(wide, "请 A111 到 1号综合服务窗口", "yellow")}),
        stripOver(2, usual, {line({144, 16}, "2号窗口")}),
        stripOver(3, usual, {line(usual, "请 A035 到 3号窗口")}),
        stripOver(4, usual, {line(usual, "4号窗口 暂停服务")}),
        stripOver(5, usual, {line(usual, "5号窗口 A007 办理中")}),
        stripOver(
            8,
            high,
            {{.x = 4, .width = 64, .height = 32, .pixels = 32, .color = "green", .lines = {"C008"}},
             {.x = 70, .width = 56, .height = 32, .color = "green", .lines = {"请到", "8号窗口"}}}),
        stripOver(9,
                  full,
                  {{.width = 192, .height = 32, .pixels = 32, .color = "red", .lines = {"请 B027"}},
                   {.y = 32,
                    .width = 192,
                    .height = 32,
                    .color = "yellow",
                    .lines = {"到 9号窗口办理", "不动产登记"}}}),
    };
    hall.strips[1].blocks.push_back(
        {.x = 152, .width = 40, .height = 16, .color = "red", .isClock = true, .lines = {}});
    hall.strips[4].answers = false;
    const Time nine = localTime("2026-11-23T09:02:00");
    const std::map<int, std::string> conditions{{1, "ready"},
                                                {2, "ready"},
                                                {3, "offline"},
                                                {4, "line-noise"},
                                                {5, "one-way"},
                                                {8, "ready"},
                                                {9, "ready"}};
    for (const auto& [counter, condition] : conditions) {
        hall.devices.push_back({{"kiosk-1"}, "led-" + std::to_string(counter), condition, nine});
    }
    hall.devices.push_back({{"kiosk-1"}, "led-6", "unknown", nine});
    return hall;
}

void openByHolding(KioskFace& face)
{
    const QPoint corner(face.width() - 40, 30);
    auto* under = face.childAt(corner);
    QTest::mousePress(under, Qt::LeftButton, {}, under->mapFrom(&face, corner));
    REQUIRE(QTest::qWaitFor([&] { return face.desk().isOpen(); }));
    QTest::mouseRelease(under, Qt::LeftButton, {}, under->mapFrom(&face, corner));
}

void typePin(KioskFace& face, const QString& pin)
{
    for (const QChar digit : pin) {
        press(face, digit);
    }
    press(face, u"确定"_s);
}

bool says(KioskFace& face, const QString& text)
{
    QString all;
    for (auto* page : face.findChildren<Page*>()) {
        if (page->isVisible()) {
            for (const PaintedText& painted : textsOf(*page)) {
                all += painted.text;
            }
        }
    }
    return all.remove(u' ').contains(QString(text).remove(u' '));
}

namespace {

std::unique_ptr<KioskFace> atDesk(const protocol::KioskView& view)
{
    auto face = kioskWith(view);
    face->findChild<OperatorCorner*>()->setHold(std::chrono::milliseconds{1});
    openByHolding(*face);
    return face;
}

std::unique_ptr<KioskFace> atDevices(const protocol::HallView& hall)
{
    auto face = atDesk(districtView());
    face->desk().showEntered();
    face->desk().showHall(hall);
    return face;
}

/// Linked to the city since a week ago, as its row says.
protocol::HallView hallWithCity(const std::string& condition, protocol::CityLink link)
{
    auto hall = hallWith(someDevices());
    hall.devices.push_back({.station = {"node"},
                            .device = "upstream",
                            .condition = condition,
                            .since = localTime("2026-11-16T18:20:00")});
    hall.upstream = std::move(link);
    return hall;
}

std::vector<Scene> pinScenes()
{
    return {
        {"20-pin", [] { return atDesk(districtView()); }},
        {"20-pin-wrong",
         [] {
             auto face = atDesk(districtView());
             face->desk().showWrongPin({});
             press(*face, u"2"_s);
             press(*face, u"4"_s);
             face->desk().showWrongPin({});
             return face;
         }},
        {"20-pin-shut",
         [] {
             auto face = atDesk(districtView());
             face->desk().showWrongPin(districtView().stamp.at + std::chrono::seconds{60});
             return face;
         }},
        {"20-pin-none",
         [] {
             auto face = atDesk(districtView());
             face->desk().showRefusal(PinRefusal::NoPin);
             return face;
         }},
        {"20-pin-away",
         [] {
             auto face = atDesk(districtView());
             face->showLink(false, std::chrono::seconds{80});
             return face;
         }},
    };
}

std::vector<Scene> cityScenes()
{
    return {
        {"21-devices-city-alone",
         [] {
             return atDevices(hallWithCity(
                 "offline",
                 {.waiting = 100'000,
                  .acknowledged = 51'234,
                  .why = "no connection to the broker: The network can't be reached."}));
         }},
        {"21-devices-city-refused",
         [] {
             return atDevices(hallWithCity(
                 "other-history",
                 {.waiting = 1'234'567,
                  .acknowledged = 0,
                  .why =
                      "the city holds event 1234567 of epoch 6f1c7a52-0d0e-4b43-9a55-1e7f0c0a9d11 "
                      "with the chain 77ab12cd, which is not a row of this journal nor of any "
                      "epoch that ended here; it may be the journal of another hall, or of this "
                      "one before its data folder was replaced without a backup"}));
         }},
        {"21-devices-city-fine",
         [] {
             return atDevices(
                 hallWithCity("ready", {.waiting = 0, .acknowledged = 51'234, .why = {}}));
         }},
    };
}

std::vector<Scene> deviceScenes()
{
    return {
        {"21-devices", [] { return atDevices(hallWith(someDevices())); }},
        {"21-devices-strips", [] { return atDevices(hallWithStrips()); }},
        {"21-devices-strips-second",
         [] {
             auto face = atDevices(hallWithStrips());
             press(*face, u"下一页"_s);
             return face;
         }},
        {"21-devices-none", [] { return atDevices(hallWith({})); }},
        {"21-devices-25", [] { return atDevices(hallWith(manyDevices())); }},
        {"21-devices-25-second",
         [] {
             auto face = atDevices(hallWith(manyDevices()));
             press(*face, u"下一页"_s);
             return face;
         }},
        {"21-devices-25-last",
         [] {
             auto face = atDevices(hallWith(manyDevices()));
             while (keyNamed(*face, u"下一页"_s) != nullptr) {
                 press(*face, u"下一页"_s);
             }
             return face;
         }},
        {"21-devices-away",
         [] {
             auto face = atDevices(hallWith(someDevices()));
             face->showLink(false, std::chrono::seconds{80});
             return face;
         }},
        {"21-devices-not-durable",
         [] {
             auto hall = hallWith(someDevices());
             hall.hall.taking = protocol::Taking::NotDurable;
             return atDevices(hall);
         }},
        {"21-devices-clock",
         [] {
             auto hall = hallWith(someDevices());
             hall.hall.taking = protocol::Taking::ClockSuspected;
             auto face = atDevices(hall);
             press(*face, u"打测试票"_s);
             return face;
         }},
    };
}

} // namespace

std::vector<Scene> deskScenes()
{
    std::vector<Scene> all = pinScenes();
    std::ranges::move(cityScenes(), std::back_inserter(all));
    std::ranges::move(deviceScenes(), std::back_inserter(all));
    return all;
}

} // namespace hall::kiosk::test
