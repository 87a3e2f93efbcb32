// SPDX-License-Identifier: Apache-2.0
#include "tests/kiosk/kiosk_scenes.h"

#include <catch2/catch.hpp>

#include <QSignalSpy>
#include <QTest>

using namespace hall::kiosk;
using namespace hall::kiosk::test;
using namespace Qt::StringLiterals;
using hall::protocol::Found;

TEST_CASE("a scanned ticket is shown, whatever page was there", "[kiosk][scan]")
{
    const auto view = districtView();
    const auto face = kioskWith(view);
    press(*face, u"社会保险"_s);

    face->showReading(readingOf(view, 1, Found::Ticket));

    CHECK(face->face() == Face::Found);
    press(*face, u"知道了"_s);
    CHECK(face->face() == Face::Attract);
}

TEST_CASE("the code of a service takes a number for it, once", "[kiosk][scan]")
{
    const auto view = districtView();
    const auto face = kioskWith(view);
    QSignalSpy asked(face.get(), &KioskFace::takeRequested);

    face->showReading(readingOf(view, 1, Found::Service));
    face->showReading(readingOf(view, 1, Found::Service));

    REQUIRE(asked.count() == 1);
    CHECK(wishOf(asked[0]).service == view.areas[0].services[0].code);
    CHECK(face->face() == Face::Confirm);
    face->showAnswer(asked[0][1].toULongLong(), ticketFor(view, "A035", 4));
    CHECK(face->face() == Face::Ticket);
}

TEST_CASE("a second code while the first is being asked for is let pass", "[kiosk][scan]")
{
    const auto view = districtView();
    const auto face = kioskWith(view);
    QSignalSpy asked(face.get(), &KioskFace::takeRequested);
    face->showReading(readingOf(view, 1, Found::Service));

    face->showReading(readingOf(view, 2, Found::Service));
    face->showReading(readingOf(view, 3, Found::Ticket));

    CHECK(asked.count() == 1);
    CHECK(face->face() == Face::Confirm);
}

TEST_CASE("what was read before this visitor came is not his", "[kiosk][scan]")
{
    const auto view = districtView();
    const auto face = kioskWith(view);
    auto old = readingOf(view, 1, Found::Ticket);
    old.readAt = view.stamp.at - std::chrono::minutes{1};

    face->showReading(old);

    CHECK(face->face() == Face::Attract);
}

TEST_CASE("a code of no use says so and offers a number", "[kiosk][scan]")
{
    const auto view = districtView();
    for (const Found found : {Found::Nothing, Found::EarlierDay, Found::OtherHall}) {
        const auto face = kioskWith(view);
        face->showReading(readingOf(view, 1, found));
        REQUIRE(face->face() == Face::Found);
        press(*face, u"取号"_s);
        CHECK(face->face() == Face::Areas);
    }
}

TEST_CASE("the page of a code ends by itself", "[kiosk][scan]")
{
    const auto view = districtView();
    const auto face = kioskWith(
        view, {.found = std::chrono::milliseconds{20}, .second = std::chrono::milliseconds{5}});
    face->showReading(readingOf(view, 1, Found::Ticket));
    REQUIRE(face->face() == Face::Found);

    CHECK(QTest::qWaitFor([&] { return face->face() == Face::Attract; }));
}

TEST_CASE("scanning is offered only while the scanner reads", "[kiosk][scan]")
{
    const auto view = districtView();
    const auto face = kioskWith(view);
    const QImage without = face->grab().toImage();
    face->showReading(readingOf(view, 0, Found::Nothing));
    CHECK(face->grab().toImage() != without);

    auto gone = readingOf(view, 0, Found::Nothing);
    gone.ready = false;
    face->showReading(gone);
    CHECK(face->grab().toImage() == without);
}
