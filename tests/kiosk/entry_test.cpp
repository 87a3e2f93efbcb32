// SPDX-License-Identifier: Apache-2.0
#include "tests/kiosk/rules_scenes.h"
#include "tests/kiosk/text_recorder.h"
#include "ui/kiosk/id_entry.h"

#include <catch2/catch.hpp>

#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace hall;
using namespace hall::kiosk;
using namespace hall::kiosk::test;
using namespace Qt::StringLiterals;

namespace {

/// Whether anything of the number can be seen on any page, open or not.
bool remembers(const KioskFace& face, const QString& part)
{
    return std::ranges::any_of(face.findChildren<Page*>(), [&](Page* page) {
        return std::ranges::any_of(
            textsOf(*page), [&](const PaintedText& text) { return text.text.contains(part); });
    });
}

std::unique_ptr<KioskFace> atIdentity()
{
    auto face = atService(identityView(), u"社会保险"_s, u"退休申请"_s);
    press(*face, u"取号"_s);
    REQUIRE(face->face() == Face::Entry);
    return face;
}

} // namespace

TEST_CASE("a service for people who are known asks for the ID number first", "[kiosk][entry]")
{
    const auto face = atService(identityView(), u"社会保险"_s, u"退休申请"_s);
    QSignalSpy asked(face.get(), &KioskFace::takeRequested);
    press(*face, u"取号"_s);
    CHECK(face->face() == Face::Entry);
    CHECK(asked.count() == 0);
    CHECK_FALSE(keyNamed(*face, u"取号"_s)->isEnabled());

    typeIn(*face, idNumber);
    press(*face, u"取号"_s);

    REQUIRE(asked.count() == 1);
    CHECK(wishOf(asked[0]).id == idNumber);
    CHECK_FALSE(wishOf(asked[0]).service.empty());
    CHECK_FALSE(wishOf(asked[0]).checkIn);
}

TEST_CASE("a service that may know people doesn't ask", "[kiosk][entry]")
{
    const auto face = atService(districtView(), u"社会保险"_s, u"退休申请"_s);
    QSignalSpy asked(face.get(), &KioskFace::takeRequested);
    press(*face, u"取号"_s);
    REQUIRE(asked.count() == 1);
    CHECK(wishOf(asked[0]).id.isEmpty());
}

TEST_CASE("a number that doesn't fit together is doubted and not refused", "[kiosk][entry]")
{
    const BusinessDay today = *parseBusinessDay("2026-11-23");
    CHECK(isLikelyIdNumber(idNumber, today));
    CHECK_FALSE(isLikelyIdNumber(u"110101190001010011"_s, today));

    const auto face = atIdentity();
    const QSignalSpy asked(face.get(), &KioskFace::takeRequested);
    typeIn(*face, u"110101190001010011"_s);
    CHECK(remembers(*face, u"可能有一位输错了"_s));
    press(*face, u"取号"_s);
    CHECK(asked.count() == 1);
}

TEST_CASE("what is typed is shown in groups and can be erased", "[kiosk][entry]")
{
    CHECK(grouped(idNumber) == u"110101 1900 0101 009X"_s);
    CHECK(grouped(u"YY2026-7"_s) == u"YY2026-7"_s);
    const auto face = atIdentity();
    typeIn(*face, u"1101011"_s);
    CHECK(remembers(*face, u"110101 1"_s));
    press(*face, u"删除"_s);
    CHECK_FALSE(remembers(*face, u"110101 1"_s));
}

TEST_CASE("a keyboard types as well, and nothing but the signs of a number", "[kiosk][entry]")
{
    const auto face = atIdentity();
    QSignalSpy asked(face.get(), &KioskFace::takeRequested);
    QWidget* page = nullptr;
    for (auto* each : face->findChildren<Page*>()) {
        page = each->isVisible() ? each : page;
    }
    QTest::keyClicks(page, u"1101-0119a000101009x9"_s);
    QTest::keyClick(page, Qt::Key_Return);
    REQUIRE(asked.count() == 1);
    CHECK(wishOf(asked[0]).id == idNumber);
}

TEST_CASE("an ID number is sent when it is whole, and until then it is told what is missing",
          "[kiosk][entry]")
{
    const auto face = atIdentity();
    const QSignalSpy asked(face.get(), &KioskFace::takeRequested);
    typeIn(*face, idNumber.chopped(1));
    CHECK(remembers(*face, u"还差 1 位"_s));
    CHECK_FALSE(keyNamed(*face, u"取号"_s)->isEnabled());
    typeIn(*face, idNumber.last(1));
    CHECK_FALSE(remembers(*face, u"还差"_s));
    press(*face, u"取号"_s);
    CHECK(asked.count() == 1);
}

TEST_CASE("nothing of a number stays when its visitor has left", "[kiosk][entry]")
{
    SECTION("by going back")
    {
        const auto face = atIdentity();
        typeIn(*face, idNumber);
        REQUIRE(remembers(*face, u"009X"_s));
        press(*face, u"返回"_s);
        CHECK(face->face() == Face::Detail);
        CHECK_FALSE(remembers(*face, u"009X"_s));
    }
    SECTION("with his ticket")
    {
        const auto face = atIdentity();
        QSignalSpy asked(face.get(), &KioskFace::takeRequested);
        typeIn(*face, idNumber);
        press(*face, u"取号"_s);
        face->showAnswer(asked[0][1].toULongLong(), ticketFor(districtView(), "A035", 4));
        CHECK_FALSE(remembers(*face, u"009X"_s));
    }
    SECTION("without a word")
    {
        using std::chrono::milliseconds;
        auto face = kioskWith(
            identityView(),
            {.idle = milliseconds{1500}, .warning = milliseconds{10}, .second = milliseconds{5}});
        goToConfirm(*face, u"社会保险"_s, u"退休申请"_s);
        press(*face, u"取号"_s);
        typeIn(*face, u"1101011900"_s);
        REQUIRE(remembers(*face, u"110101 1900"_s));
        CHECK(QTest::qWaitFor([&] { return face->face() == Face::Attract; }));
        CHECK_FALSE(remembers(*face, u"110101 1900"_s));
    }
}

TEST_CASE("18 characters are an ID number, everything else is a booking", "[kiosk][entry]")
{
    const auto wished = [](const QString& typed) {
        const auto face = atAppointment(districtView());
        QSignalSpy asked(face.get(), &KioskFace::takeRequested);
        typeIn(*face, typed);
        press(*face, u"取号"_s);
        REQUIRE(asked.count() == 1);
        return wishOf(asked[0]);
    };
    const TakeWish byPerson = wished(idNumber);
    CHECK(byPerson.checkIn);
    CHECK(byPerson.id == idNumber);
    CHECK(byPerson.appointment.isEmpty());
    const TakeWish byBooking = wished(u"YY20261123-007"_s);
    CHECK_FALSE(byBooking.checkIn);
    CHECK(byBooking.id.isEmpty());
    CHECK(byBooking.appointment == u"YY20261123-007"_s);
}

TEST_CASE("appointments are offered only where a service takes them", "[kiosk][entry]")
{
    auto view = districtView();
    for (auto& area : view.areas) {
        for (auto& service : area.services) {
            service.hasAppointments = false;
        }
    }
    const auto face = kioskWith(view);
    QTest::mouseClick(face->childAt(540, 300), Qt::LeftButton);
    CHECK(face->face() == Face::Areas);
    CHECK(keyNamed(*face, u"预约取号"_s) == nullptr);
}

TEST_CASE("rules that want a name since the view was made are followed", "[kiosk][entry]")
{
    const auto face = atService(districtView(), u"社会保险"_s, u"退休申请"_s);
    QSignalSpy asked(face.get(), &KioskFace::takeRequested);
    press(*face, u"取号"_s);
    face->showRefusal(asked[0][1].toULongLong(), {.why = "IdentityRequired"});
    CHECK(face->face() == Face::Entry);
}

TEST_CASE("after a refusal another number can be typed", "[kiosk][entry]")
{
    const auto face = atAppointment(districtView());
    QSignalSpy asked(face.get(), &KioskFace::takeRequested);
    typeIn(*face, u"YY1"_s);
    press(*face, u"取号"_s);
    face->showRefusal(asked[0][1].toULongLong(), {.why = "UnknownAppointment"});
    CHECK(remembers(*face, u"没有找到您的预约"_s));
    typeIn(*face, u"2"_s);
    CHECK_FALSE(remembers(*face, u"没有找到您的预约"_s));
    press(*face, u"取号"_s);
    CHECK(wishOf(asked[1]).appointment == u"YY12"_s);
}
