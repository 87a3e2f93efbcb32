// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/key.h"

#include <catch2/catch.hpp>

#include <QSignalSpy>
#include <QTest>

using namespace hall::kit;
using namespace Qt::StringLiterals;

namespace {

class Ground : public Part
{
public:
    Ground()
        : Drawn(QRect(0, 0, 600, 400), nullptr)
    {
        show();
        REQUIRE(QTest::qWaitForWindowExposed(this));
    }

protected:
    void draw(QPainter& painter) override
    {
        painter.fillRect(sheet(), colour::paper);
    }
};

QColor pixel(QWidget& widget, QPoint point)
{
    return widget.grab().toImage().pixelColor(point);
}

} // namespace

TEST_CASE("a key is pressed by finger, space and enter", "[kit][key]")
{
    Ground ground;
    Key key(KeyKind::Plain, QRect(100, 100, 300, 136), &ground);
    key.setLabel(u"返回"_s);
    key.show();
    const QSignalSpy pressed(&key, &Key::clicked);

    QTest::mouseClick(&key, Qt::LeftButton);
    QTest::keyClick(&key, Qt::Key_Space);
    QTest::keyClick(&key, Qt::Key_Return);

    CHECK(pressed.count() == 3);
    CHECK(key.accessibleName() == u"返回"_s);
}

TEST_CASE("a press beside a key doesn't press it", "[kit][key]")
{
    Ground ground;
    Key key(KeyKind::Plain, QRect(100, 100, 300, 136), &ground);
    key.show();
    const QSignalSpy pressed(&key, &Key::clicked);

    QTest::mouseClick(&key, Qt::LeftButton, {}, QPoint(3, 3));

    CHECK(pressed.count() == 0);
}

TEST_CASE("a pressed key changes its fill and moves down", "[kit][key]")
{
    Ground ground;
    Key key(KeyKind::Plain, QRect(100, 100, 300, 136), &ground);
    key.show();
    CHECK(pixel(ground, {250, 104}) == colour::surface);

    QTest::mousePress(&key, Qt::LeftButton);
    CHECK(key.state() == KeyState::Pressed);
    CHECK(pixel(ground, {250, 104}) == colour::paper);
    CHECK(pixel(ground, {250, 120}) == colour::pine);

    QTest::mouseRelease(&key, Qt::LeftButton);
    CHECK(pixel(ground, {250, 104}) == colour::surface);
}

TEST_CASE("a key shows its ring for the keyboard, not for a finger", "[kit][key]")
{
    Ground ground;
    Key key(KeyKind::Plain, QRect(100, 100, 300, 136), &ground);
    key.show();

    QTest::mouseClick(&key, Qt::LeftButton);
    CHECK(pixel(ground, {250, 93}) == colour::paper);

    ground.activateWindow();
    key.setFocus(Qt::TabFocusReason);
    REQUIRE(QTest::qWaitFor([&] { return key.hasFocus(); }));
    CHECK(pixel(ground, {250, 93}) == colour::sky);
}

TEST_CASE("a face is scaled as a whole", "[kit][drawn]")
{
    Ground ground;
    Key key(KeyKind::Primary, QRect(100, 100, 300, 136), &ground);
    key.show();

    ground.setScale(0.5);

    CHECK(ground.size() == QSize(300, 200));
    CHECK(pixel(ground, {55, 60}) == colour::pine);
    CHECK(pixel(ground, {45, 60}) == colour::paper);
    const QSignalSpy pressed(&key, &Key::clicked);
    QTest::mouseClick(&ground, Qt::LeftButton, {}, QPoint(195, 110));
    CHECK(pressed.count() == 0);
    QTest::mouseClick(&key, Qt::LeftButton, {}, QPoint(10, 10));
    CHECK(pressed.count() == 1);
}
