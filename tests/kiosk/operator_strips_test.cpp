// SPDX-License-Identifier: Apache-2.0
#include "tests/kiosk/kiosk_scenes.h"
#include "tests/kiosk/operator_scenes.h"
#include "ui/kiosk/operator_plan.h"
#include "ui/kiosk/strip_dots.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace hall;
using namespace hall::kiosk;
using namespace hall::kiosk::test;
using namespace Qt::StringLiterals;

TEST_CASE("a strip comes with what it acknowledged, and how old that is when it is silent",
          "[kiosk][operator]")
{
    const auto plan = planOperator({.hall = hallWithStrips(),
                                    .linked = true,
                                    .silence = {},
                                    .station = {"kiosk-1"},
                                    .now = localTime("2026-11-23T09:18:00"),
                                    .language = kit::Language::Zh});
    REQUIRE(plan.devices.size() == 8);
    const auto rowOf = [&](const std::string& device) -> const DeviceRow& {
        return *std::ranges::find(plan.devices, device, &DeviceRow::device);
    };
    REQUIRE(rowOf("led-1").strip);
    CHECK(rowOf("led-1").strip->blocks[0].lines[0] == "请 A111 到 1号综合服务窗口");
    CHECK(rowOf("led-1").shown == u"09:06 起显示"_s);
    CHECK(rowOf("led-3").shown == u"最后确认 09:06，12 分钟前"_s);
    CHECK(rowOf("led-3").state == u"连不上"_s);
    CHECK(rowOf("led-5").shown == u"09:06 发出"_s);
    CHECK(rowOf("led-5").health == client::Health::Fine);
    CHECK_FALSE(rowOf("led-6").strip);
    CHECK(rowOf("led-6").shown.isEmpty());
}

TEST_CASE("strips are turned by page, each once, with a key that tests it", "[kiosk][operator]")
{
    const auto scenes = deskScenes();
    const auto face =
        std::ranges::find(scenes, std::string("21-devices-strips"), &Scene::name)->make();
    QStringList seen;
    const auto look = [&] {
        for (const auto* key : keysOf(*face)) {
            if (key->text() == u"试显示"_s) {
                seen.append(key->accessibleName());
            }
        }
    };
    look();
    while (keyNamed(*face, u"下一页"_s) != nullptr) {
        press(*face, u"下一页"_s);
        look();
    }
    CHECK(seen.size() == 8);
    CHECK(seen.removeDuplicates() == 0);
}

TEST_CASE("a strip is drawn in its own dots, dim when it is silent", "[kiosk][operator]")
{
    const auto hall = hallWithStrips();
    const auto litIn = [&](const protocol::StripPreview& strip, bool dim) {
        QImage image(640, 80, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        StripDots dots;
        dots.draw(painter, QRectF(0, 0, 640, 80), strip, {.clock = u"09:18"_s, .dim = dim});
        painter.end();
        int bright = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < 400; ++x) {
                const QColor colour = image.pixelColor(x, y);
                bright += colour.red() > 200 && colour.blue() < 90 ? 1 : 0;
            }
        }
        return bright;
    };
    const int lit = litIn(hall.strips[2], false);
    CHECK(lit > 500);
    CHECK(litIn(hall.strips[2], true) == 0);
    auto blank = hall.strips[2];
    blank.blocks.clear();
    CHECK(litIn(blank, false) == 0);

    CHECK(StripDots::sizeIn(hall.strips[2], {640, 80}) == QSizeF(192 * 3 + 16, 16 * 3 + 16));
    CHECK(StripDots::sizeIn(hall.strips[5], {640, 80}) == QSizeF(128 * 2 + 16, 32 * 2 + 16));
    CHECK(StripDots::sizeIn(hall.strips[0], {400, 80}).width() <= 400);
}
