// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/icon.h"
#include "ui/kit/paint.h"

#include <catch2/catch.hpp>

#include <QDir>
#include <QImage>
#include <QPainter>

using namespace hall::kit;
using namespace Qt::StringLiterals;

namespace {

struct Sheet
{
    QImage image{QSize(1000, 400), QImage::Format_RGB32};
    QPainter painter;

    Sheet()
    {
        image.fill(colour::paper);
        painter.begin(&image);
        painter.setRenderHint(QPainter::Antialiasing);
    }

    [[nodiscard]] QRect inked(const QColor& ground) const
    {
        QRect result;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (image.pixelColor(x, y) != ground) {
                    result |= QRect(x, y, 1, 1);
                }
            }
        }
        return result;
    }
};

} // namespace

TEST_CASE("every icon can be drawn in another colour", "[kit][icon]")
{
    const auto names = QDir(u":/icons"_s).entryList({u"*.svg"_s});
    REQUIRE(names.size() >= 30);
    for (const QString& name : names) {
        Sheet sheet;
        drawIcon(sheet.painter, name.chopped(4), {0, 0, 108, 108}, colour::sky);
        const auto box = sheet.inked(colour::paper);
        INFO(name.toStdString());
        CHECK(box.width() > 20);
        bool ink = false;
        for (int x = 0; x < 108 * 108; ++x) {
            ink = ink || sheet.image.pixelColor(x % 108, x / 108) == colour::ink;
        }
        CHECK_FALSE(ink);
    }
}

TEST_CASE("a figure stands in the middle by its caps", "[kit][paint]")
{
    Sheet sheet;
    drawFigure(
        sheet.painter, {0, 0, 1000, 400}, u"E"_s, {typeface(330, Weight::Bold), colour::ink});
    const QRect ink = sheet.inked(colour::paper);
    CHECK(std::abs(ink.top() - (399 - ink.bottom())) <= 4);
}

TEST_CASE("a long ticket number is made smaller to leave room around it", "[kit][paint]")
{
    Sheet sheet;
    sheet.image.fill(colour::surface);
    drawNumberPlate(sheet.painter, {0, 0, 984, 400}, u"A1000"_s, Plate::Waiting, type::number);
    for (int y = 30; y < 370; ++y) {
        for (const int x : {12, 26, 957, 970}) {
            REQUIRE(sheet.image.pixelColor(x, y) == colour::surface);
        }
    }
}

TEST_CASE("yellow is the ground of a called number and of nothing else", "[kit][paint]")
{
    Sheet sheet;
    drawNumberPlate(sheet.painter, {0, 0, 400, 200}, u"A035"_s, Plate::Called, 120);
    CHECK(sheet.image.pixelColor(20, 20) == colour::call);
    for (const auto kind : {KeyKind::Primary, KeyKind::Plain, KeyKind::Text, KeyKind::Night}) {
        for (const auto state : {KeyState::Normal, KeyState::Pressed, KeyState::Disabled}) {
            CHECK(keyColours(kind, state).fill != colour::call);
        }
    }
}
