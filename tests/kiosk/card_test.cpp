// SPDX-License-Identifier: Apache-2.0
#include "tests/kiosk/rules_scenes.h"
#include "tests/kiosk/text_recorder.h"

#include <catch2/catch.hpp>

#include <QSignalSpy>

#include <algorithm>

using namespace hall;
using namespace hall::kiosk;
using namespace hall::kiosk::test;
using namespace Qt::StringLiterals;
using hall::protocol::Found;

namespace {

/// The page that asks for a number, with a card reader beside it.
std::unique_ptr<KioskFace> atEntry()
{
    auto face = atService(identityView(), u"社会保险"_s, u"退休申请"_s);
    press(*face, u"取号"_s);
    face->showReading(cardReading(identityView(), 0, Found::Nothing));
    REQUIRE(face->face() == Face::Entry);
    return face;
}

bool says(const KioskFace& face, const QString& part)
{
    const auto pages = face.findChildren<Page*>();
    return std::ranges::any_of(pages, [&](Page* page) {
        return page->isVisible() &&
               std::ranges::any_of(textsOf(*page), [&](const PaintedText& text) {
                   return text.text.contains(part);
               });
    });
}

} // namespace

TEST_CASE("a card that is laid on where the number is asked for takes the ticket", "[kiosk][card]")
{
    const auto face = atEntry();
    QSignalSpy asked(face.get(), &KioskFace::takeRequested);

    face->showReading(cardReading(identityView(), 7, Found::Card));

    REQUIRE(asked.count() == 1);
    CHECK(wishOf(asked[0]).card == 7);
    CHECK(wishOf(asked[0]).id.isEmpty());
    CHECK_FALSE(wishOf(asked[0]).service.empty());
    CHECK(paramsOf(wishOf(asked[0]))[u"subject"_s] == QJsonObject{{u"card"_s, 7}});
    face->showAnswer(asked[0][1].toULongLong(), ticketFor(identityView(), "A035", 4));
    CHECK(face->face() == Face::Ticket);
}

TEST_CASE("a card checks in who has an appointment", "[kiosk][card]")
{
    const auto face = atAppointment(districtView());
    QSignalSpy asked(face.get(), &KioskFace::takeRequested);

    face->showReading(cardReading(districtView(), 3, Found::Card));

    REQUIRE(asked.count() == 1);
    CHECK(wishOf(asked[0]).checkIn);
    CHECK(wishOf(asked[0]).card == 3);
    CHECK(wishOf(asked[0]).appointment.isEmpty());
}

TEST_CASE("a card is asked for only while the reader reads", "[kiosk][card]")
{
    const auto face = atEntry();
    CHECK(says(*face, u"读卡区"_s));
    auto gone = cardReading(identityView(), 0, Found::Nothing);
    gone.readsCards = false;
    face->showReading(gone);
    CHECK_FALSE(says(*face, u"读卡区"_s));
    CHECK(says(*face, u"请输入身份证号"_s));
}

TEST_CASE("a card that is laid on before anybody came tells nothing", "[kiosk][card]")
{
    const auto view = identityView();
    const auto face = kioskWith(view);
    const QSignalSpy asked(face.get(), &KioskFace::takeRequested);
    face->showReading(cardReading(view, 1, Found::Card));
    CHECK(face->face() == Face::Attract);

    goToConfirm(*face, u"社会保险"_s, u"退休申请"_s);
    press(*face, u"取号"_s);
    CHECK(face->face() == Face::Entry);
    CHECK(asked.count() == 0);
    CHECK_FALSE(keyNamed(*face, u"取号"_s)->isEnabled());
}

TEST_CASE("who lays his card on before he is asked for it presses once and is known",
          "[kiosk][card]")
{
    const auto view = identityView();
    const auto face = kioskWith(view);
    QSignalSpy asked(face.get(), &KioskFace::takeRequested);
    goToConfirm(*face, u"社会保险"_s, u"退休申请"_s);
    face->showReading(cardReading(view, 2, Found::Card));
    CHECK(face->face() != Face::Entry);
    press(*face, u"取号"_s);
    CHECK(asked.count() == 0);
    CHECK(says(*face, u"身份证已读到"_s));

    press(*face, u"取号"_s);

    REQUIRE(asked.count() == 1);
    CHECK(wishOf(asked[0]).card == 2);
    face->showRefusal(asked[0][1].toULongLong(), {.why = "IdentityRequired"});
    CHECK_FALSE(keyNamed(*face, u"取号"_s)->isEnabled());
}

TEST_CASE("a card that wasn't read, or can't be, is told with the way on", "[kiosk][card]")
{
    const auto face = atEntry();
    QSignalSpy asked(face.get(), &KioskFace::takeRequested);
    face->showReading(cardReading(identityView(), 1, Found::CardUnread));
    CHECK(says(*face, u"没有读出来"_s));
    face->showReading(cardReading(identityView(), 2, Found::CardUnusable));
    CHECK(says(*face, u"这里读不了"_s));
    CHECK(asked.count() == 0);

    typeIn(*face, u"1"_s);
    CHECK_FALSE(says(*face, u"这里读不了"_s));
    face->showReading(cardReading(identityView(), 3, Found::Card));
    REQUIRE(asked.count() == 1);
    CHECK(wishOf(asked[0]).id.isEmpty());
}

TEST_CASE("a card that was read takes the ticket at the second press, too", "[kiosk][card]")
{
    const auto face = atEntry();
    QSignalSpy asked(face.get(), &KioskFace::takeRequested);
    face->showReading(cardReading(identityView(), 5, Found::Card));
    face->showRefusal(asked[0][1].toULongLong(), {.why = "Busy"});
    CHECK(says(*face, u"身份证已读到"_s));

    press(*face, u"取号"_s);

    REQUIRE(asked.count() == 2);
    CHECK(wishOf(asked[1]).card == 5);
}

TEST_CASE("who types after all is who he types", "[kiosk][card]")
{
    const auto face = atEntry();
    QSignalSpy asked(face.get(), &KioskFace::takeRequested);
    face->showReading(cardReading(identityView(), 5, Found::Card));
    face->showRefusal(asked[0][1].toULongLong(), {.why = "Busy"});
    typeIn(*face, idNumber);
    press(*face, u"取号"_s);
    REQUIRE(asked.count() == 2);
    CHECK(wishOf(asked[1]).card == 0);
    CHECK(wishOf(asked[1]).id == idNumber);
}

TEST_CASE("a card goes with its visitor", "[kiosk][card]")
{
    const auto face = atEntry();
    QSignalSpy asked(face.get(), &KioskFace::takeRequested);
    face->showReading(cardReading(identityView(), 5, Found::Card));
    face->showRefusal(asked[0][1].toULongLong(), {.why = "Busy"});
    for (int back = 0; back < 4; ++back) {
        press(*face, u"返回"_s);
    }
    REQUIRE(face->face() == Face::Attract);
    goToConfirm(*face, u"社会保险"_s, u"退休申请"_s);
    press(*face, u"取号"_s);
    CHECK(face->face() == Face::Entry);
    CHECK_FALSE(says(*face, u"身份证已读到"_s));
    CHECK_FALSE(keyNamed(*face, u"取号"_s)->isEnabled());
}

TEST_CASE("a second card while the first is being asked for is let pass", "[kiosk][card]")
{
    const auto face = atEntry();
    const QSignalSpy asked(face.get(), &KioskFace::takeRequested);
    face->showReading(cardReading(identityView(), 5, Found::Card));
    face->showReading(cardReading(identityView(), 6, Found::Card));
    CHECK(asked.count() == 1);
}
