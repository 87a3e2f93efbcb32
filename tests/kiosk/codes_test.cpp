// SPDX-License-Identifier: Apache-2.0
#include "tests/kiosk/rules_scenes.h"
#include "tests/kiosk/text_recorder.h"
#include "ui/kiosk/found_words.h"

#include <catch2/catch.hpp>

#include <QSignalSpy>

#include <algorithm>
#include <set>

using namespace hall;
using namespace hall::kiosk;
using namespace hall::kiosk::test;
using namespace Qt::StringLiterals;
using hall::protocol::Found;

namespace {

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

/// Before a service whose people say who they are.
std::unique_ptr<KioskFace> atKnown()
{
    return atService(identityView(), u"社会保险"_s, u"退休申请"_s);
}

} // namespace

TEST_CASE("the code of an appointment checks in without a press", "[kiosk][codes]")
{
    const auto view = districtView();
    const auto face = kioskWith(view);
    QSignalSpy asked(face.get(), &KioskFace::takeRequested);

    face->showReading(readingOf(view, 1, Found::Appointment));

    REQUIRE(asked.count() == 1);
    CHECK(wishOf(asked[0]).appointment == u"BOOKED"_s);
    CHECK_FALSE(wishOf(asked[0]).checkIn);
    face->showAnswer(asked[0][1].toULongLong(), ticketFor(view, "A035", 4));
    CHECK(face->face() == Face::Ticket);
}

TEST_CASE("an appointment's code that the hall refuses leaves the keypad", "[kiosk][codes]")
{
    const auto view = districtView();
    const auto face = kioskWith(view);
    QSignalSpy asked(face.get(), &KioskFace::takeRequested);
    face->showReading(readingOf(view, 1, Found::Appointment));

    face->showRefusal(asked[0][1].toULongLong(), {.why = "AppointmentTooEarly"});

    REQUIRE(face->face() == Face::Entry);
    typeIn(*face, u"110101190001010014"_s);
    press(*face, u"取号"_s);
    CHECK(asked.count() == 2);
}

TEST_CASE("a code that is of no use says what it is, each in its own words, and offers a number",
          "[kiosk][codes]")
{
    const auto view = districtView();
    std::set<QString> headings;
    const std::vector<Found> all{Found::CodeInvalid,
                                 Found::CodeExpired,
                                 Found::CodeEarly,
                                 Found::CodeOfOtherHall,
                                 Found::NotBooked,
                                 Found::Checking,
                                 Found::PersonRefused,
                                 Found::PersonUnreachable};
    for (const Found found : all) {
        const auto face = kioskWith(view);
        face->showReading(readingOf(view, 1, found));
        REQUIRE(face->face() == Face::Found);
        kiosk::Visit visit;
        visit.reading.found = found;
        headings.insert(FoundWords::of(visit).heading);
        press(*face, u"取号"_s);
        CHECK(face->face() == Face::Areas);
    }
    CHECK(headings.size() == all.size());
}

TEST_CASE("who shows his identity code first types no number later", "[kiosk][codes]")
{
    const auto view = identityView();
    const auto face = kioskWith(view);
    QSignalSpy asked(face.get(), &KioskFace::takeRequested);
    face->showReading(readingOf(view, 1, Found::Checking));
    CHECK(says(*face, u"正在核对"_s));
    auto known = readingOf(view, 2, Found::Person);
    known.readAt = view.stamp.at - std::chrono::milliseconds{1};
    face->showReading(known);
    CHECK(says(*face, u"核对好了"_s));

    press(*face, u"取号"_s);
    press(*face, u"社会保险"_s);
    press(*face, u"退休申请"_s);
    press(*face, u"取号"_s);
    CHECK(says(*face, u"身份码已核对"_s));
    press(*face, u"取号"_s);

    REQUIRE(asked.count() == 1);
    CHECK(wishOf(asked[0]).card == 2);
    CHECK(wishOf(asked[0]).id.isEmpty());
}

TEST_CASE("where the number is asked for, an identity code takes the ticket", "[kiosk][codes]")
{
    const auto view = identityView();
    const auto face = atKnown();
    QSignalSpy asked(face.get(), &KioskFace::takeRequested);

    face->showReading(readingOf(view, 1, Found::Checking));
    REQUIRE(face->face() == Face::Entry);
    CHECK(says(*face, u"正在核对身份码"_s));
    CHECK(asked.count() == 0);
    auto known = readingOf(view, 2, Found::Person);
    known.readAt = view.stamp.at - std::chrono::milliseconds{1};
    face->showReading(known);

    REQUIRE(asked.count() == 1);
    CHECK(wishOf(asked[0]).card == 2);
    CHECK_FALSE(wishOf(asked[0]).service.empty());
}

TEST_CASE("an identity code that can't be checked where it is asked for leaves the keypad",
          "[kiosk][codes]")
{
    for (const auto& [found, words] :
         {std::pair{Found::PersonRefused, u"没有通过核对"_s},
          std::pair{Found::PersonUnreachable, u"现在核对不了身份码"_s}}) {
        const auto face = atKnown();
        QSignalSpy asked(face.get(), &KioskFace::takeRequested);
        face->showReading(readingOf(identityView(), 1, found));
        REQUIRE(face->face() == Face::Entry);
        CHECK(says(*face, words));
        typeIn(*face, u"110101190001010014"_s);
        press(*face, u"取号"_s);
        REQUIRE(asked.count() == 1);
        CHECK(wishOf(asked[0]).card == 0);
        CHECK_FALSE(wishOf(asked[0]).id.isEmpty());
    }
}

TEST_CASE("what an identity code said goes with its visitor", "[kiosk][codes]")
{
    const auto view = identityView();
    const auto face = kioskWith(view);
    face->showReading(readingOf(view, 1, Found::Person));
    press(*face, u"返回"_s);
    REQUIRE(face->face() == Face::Attract);
    goToConfirm(*face, u"社会保险"_s, u"退休申请"_s);
    press(*face, u"取号"_s);
    CHECK_FALSE(says(*face, u"身份码已核对"_s));
    CHECK_FALSE(keyNamed(*face, u"取号"_s)->isEnabled());
}
