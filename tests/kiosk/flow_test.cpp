// SPDX-License-Identifier: Apache-2.0
#include "tests/kiosk/kiosk_scenes.h"

#include <catch2/catch.hpp>

#include <QSignalSpy>
#include <QTest>

using namespace hall::kiosk;
using namespace hall::kiosk::test;
using namespace Qt::StringLiterals;

namespace {

const QString area = u"社会保险"_s;
const QString service = u"养老金领取资格认证"_s;

} // namespace

TEST_CASE("three presses take a number", "[kiosk][flow]")
{
    const auto face = kioskWith(districtView());
    QSignalSpy asked(face.get(), &KioskFace::takeRequested);

    press(*face, area);
    CHECK(face->face() == Face::Services);
    press(*face, service);
    CHECK(face->face() == Face::Confirm);
    press(*face, u"取号"_s);

    REQUIRE(asked.count() == 1);
    CHECK(wishOf(asked[0]).service.value == "pension-proof");
    face->showAnswer(asked[0][1].toULongLong(), ticketFor(districtView(), "A035", 4));
    CHECK(face->face() == Face::Ticket);
}

TEST_CASE("two presses on 取号 ask once", "[kiosk][flow]")
{
    const auto face = kioskWith(districtView());
    const QSignalSpy asked(face.get(), &KioskFace::takeRequested);
    goToConfirm(*face, area, service);

    auto* key = keyNamed(*face, u"取号"_s);
    QTest::mouseDClick(key, Qt::LeftButton);
    QTest::mouseClick(key, Qt::LeftButton);
    QTest::keyClick(key, Qt::Key_Return);

    CHECK(asked.count() == 1);
}

TEST_CASE("a press on nothing opens the areas, and back leads to the start", "[kiosk][flow]")
{
    const auto face = kioskWith(districtView());
    QTest::mouseClick(face->childAt(540, 300), Qt::LeftButton);
    CHECK(face->face() == Face::Areas);

    press(*face, area);
    press(*face, u"返回"_s);
    CHECK(face->face() == Face::Areas);
    press(*face, u"返回"_s);
    CHECK(face->face() == Face::Attract);
}

TEST_CASE("a refusal is told where the number was asked for", "[kiosk][flow]")
{
    const auto face = kioskWith(districtView());
    QSignalSpy asked(face.get(), &KioskFace::takeRequested);
    goToConfirm(*face, area, service);
    press(*face, u"取号"_s);
    CHECK_FALSE(keyNamed(*face, u"正在取号"_s)->isEnabled());

    face->showRefusal(asked[0][1].toULongLong(), {.why = "TooLate"});
    CHECK(face->face() == Face::Confirm);
    press(*face, u"取号"_s);
    REQUIRE(asked.count() == 2);

    face->showRefusal(asked[1][1].toULongLong(), {.why = "HallFull"});
    CHECK_FALSE(keyNamed(*face, u"取号"_s)->isEnabled());
}

TEST_CASE("an answer to an earlier visitor's press is never shown", "[kiosk][flow]")
{
    const auto face = kioskWith(districtView());
    QSignalSpy asked(face.get(), &KioskFace::takeRequested);
    goToConfirm(*face, area, service);
    press(*face, u"取号"_s);
    press(*face, u"返回"_s);
    press(*face, u"返回"_s);
    press(*face, u"返回"_s);
    REQUIRE(face->face() == Face::Attract);

    face->showAnswer(asked[0][1].toULongLong(), ticketFor(districtView(), "A035", 4));
    CHECK(face->face() == Face::Attract);

    goToConfirm(*face, area, service);
    press(*face, u"取号"_s);
    face->showAnswer(asked[0][1].toULongLong(), ticketFor(districtView(), "A035", 4));
    CHECK(face->face() == Face::Confirm);
    face->showAnswer(asked[1][1].toULongLong(), ticketFor(districtView(), "A036", 4));
    CHECK(face->face() == Face::Ticket);
}

TEST_CASE("without a connection a press is refused at once", "[kiosk][flow]")
{
    const auto face = kioskWith(districtView());
    const QSignalSpy asked(face.get(), &KioskFace::takeRequested);
    goToConfirm(*face, area, service);
    face->showLink(false, std::chrono::seconds{1});

    press(*face, u"取号"_s);

    CHECK(asked.count() == 0);
    CHECK(face->face() == Face::Confirm);
    CHECK_FALSE(keyNamed(*face, u"取号"_s)->isEnabled());
}

TEST_CASE("a visitor leaves nothing behind", "[kiosk][flow]")
{
    const auto face = kioskWith(districtView());
    QSignalSpy asked(face.get(), &KioskFace::takeRequested);
    goToConfirm(*face, area, service);
    press(*face, u"English"_s);
    CHECK(face->language() == hall::kit::Language::En);
    press(*face, u"Take a number"_s);
    face->showAnswer(asked[0][1].toULongLong(), ticketFor(districtView(), "A035", 4));

    press(*face, u"Done"_s);

    CHECK(face->face() == Face::Attract);
    CHECK(face->language() == hall::kit::Language::Zh);
    CHECK(keyNamed(*face, area) != nullptr);
}

TEST_CASE("an area with more services than a page is turned like one", "[kiosk][flow]")
{
    const auto view = crowdedView();
    const auto face = kioskWith(view);
    press(*face, area);
    CHECK(keysOf(*face).size() == 8 + 2 + 2); // services, back and next, languages
    CHECK(keyNamed(*face, u"上一页"_s) == nullptr);

    press(*face, u"下一页"_s);
    CHECK(keysOf(*face).size() == 3 + 2 + 2);
    CHECK(keyNamed(*face, u"下一页"_s) == nullptr);

    press(*face, u"上一页"_s);
    CHECK(keysOf(*face).size() == 8 + 2 + 2);
}

TEST_CASE("the keyboard alone takes a number", "[kiosk][flow]")
{
    const auto face = kioskWith(districtView());
    const QSignalSpy asked(face.get(), &KioskFace::takeRequested);
    face->activateWindow();
    REQUIRE(QTest::qWaitForWindowActive(face.get()));
    const auto key = [&](Qt::Key pressed) {
        QWidget* focus = face->focusWidget();
        QTest::keyClick(focus != nullptr ? focus : face.get(), pressed);
    };

    key(Qt::Key_Tab);
    key(Qt::Key_Return);
    CHECK(face->face() == Face::Services);
    key(Qt::Key_Tab);
    key(Qt::Key_Space);
    CHECK(face->face() == Face::Confirm);
    key(Qt::Key_Tab);
    key(Qt::Key_Space);
    CHECK(face->focusWidget()->property("checked").toBool());
    key(Qt::Key_Right);
    key(Qt::Key_Right);
    key(Qt::Key_Return);
    REQUIRE(asked.count() == 1);
    CHECK(wishOf(asked[0]).claim == hall::ClassCode{"senior"});
}

TEST_CASE("another size of screen shows the same page, scaled and in the middle", "[kiosk][flow]")
{
    const auto face = kioskWith(districtView());
    face->resize(1920, 1080);
    const auto* key = keyNamed(*face, area);
    CHECK(key->mapTo(face.get(), QPoint(0, 0)).x() > 600);

    press(*face, area);
    CHECK(face->face() == Face::Services);
}
