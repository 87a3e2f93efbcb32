// SPDX-License-Identifier: Apache-2.0
#include "tests/kiosk/kiosk_scenes.h"

#include <catch2/catch.hpp>

#include <QSignalSpy>

using namespace hall::kiosk;
using namespace hall::kiosk::test;
using namespace Qt::StringLiterals;
using hall::protocol::Taking;

TEST_CASE("before the hall was heard nobody is invited", "[kiosk][hall]")
{
    KioskFace face;
    CHECK(face.face() == Face::NotTaking);
    face.showView(districtView());
    CHECK(face.face() == Face::Attract);
}

TEST_CASE("what the hall can take decides the page", "[kiosk][hall]")
{
    const auto face = kioskWith(districtView());
    auto view = districtView();
    const auto shown = [&](Taking taking) {
        view.hall.taking = taking;
        face->showView(view);
        return face->face();
    };
    CHECK(shown(Taking::DayClosed) == Face::Closed);
    CHECK(shown(Taking::NotDurable) == Face::NotTaking);
    CHECK(shown(Taking::ClockSuspected) == Face::NotTaking);
    CHECK(shown(Taking::Yes) == Face::Attract);
}

TEST_CASE("a hall that stops taking ends the way to a number, not a number", "[kiosk][hall]")
{
    auto view = districtView();
    const auto face = kioskWith(view);
    QSignalSpy asked(face.get(), &KioskFace::takeRequested);
    goToConfirm(*face, u"社会保险"_s, u"养老金领取资格认证"_s);
    press(*face, u"取号"_s);
    face->showAnswer(asked[0][1].toULongLong(), ticketFor(view, "A035", 4));

    view.hall.taking = Taking::NotDurable;
    face->showView(view);
    CHECK(face->face() == Face::Ticket);
    face->showLink(false, std::chrono::seconds{60});
    CHECK(face->face() == Face::Ticket);

    press(*face, u"完成"_s);
    CHECK(face->face() == Face::NotTaking);
}

TEST_CASE("a hall that isn't heard for six seconds is told as lost", "[kiosk][hall]")
{
    const auto view = districtView();
    const auto face = kioskWith(view);
    face->showLink(false, std::chrono::seconds{5});
    CHECK(face->face() == Face::Attract);

    face->showLink(false, std::chrono::seconds{6});
    CHECK(face->face() == Face::NotTaking);

    face->showStamp(view.stamp);
    CHECK(face->face() == Face::Attract);
}

TEST_CASE("an answer that comes after the link is shown to the visitor who waits for it",
          "[kiosk][hall]")
{
    const auto view = districtView();
    const auto face = kioskWith(view);
    QSignalSpy asked(face.get(), &KioskFace::takeRequested);
    goToConfirm(*face, u"社会保险"_s, u"养老金领取资格认证"_s);
    press(*face, u"取号"_s);
    face->showLink(false, std::chrono::seconds{8});
    CHECK(face->face() == Face::NotTaking);

    face->showView(view);
    face->showAnswer(asked[0][1].toULongLong(), ticketFor(view, "A035", 4));

    CHECK(face->face() == Face::Ticket);
}

TEST_CASE("a service that the catalogue loses sends its visitor back to the areas", "[kiosk][hall]")
{
    auto view = districtView();
    const auto face = kioskWith(view);
    goToConfirm(*face, u"社会保险"_s, u"养老金领取资格认证"_s);
    view.areas.erase(view.areas.begin());
    face->showView(view);
    CHECK(face->face() == Face::Areas);
}

TEST_CASE("people waiting are told as they change", "[kiosk][hall]")
{
    auto view = districtView();
    const auto face = kioskWith(view);
    view.areas[0].waiting = 12;
    face->showView(view);
    CHECK(keyNamed(*face, u"社会保险"_s)->accessibleName() ==
          u"A 社会保险，12 人在等，22 分钟以内"_s);
}
