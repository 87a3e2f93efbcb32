// SPDX-License-Identifier: Apache-2.0
#include "tests/kiosk/kiosk_scenes.h"

#include <catch2/catch.hpp>

#include <QSignalSpy>
#include <QTest>

using namespace hall::kiosk;
using namespace hall::kiosk::test;
using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

namespace {

constexpr milliseconds never{600000};
constexpr milliseconds tick{5};
constexpr milliseconds soon{20};

const QString stay = u"我还在，继续办"_s;

bool comesTo(const KioskFace& face, Face expected)
{
    return QTest::qWaitFor([&] { return face.face() == expected; });
}

bool isAsked(const KioskFace& face)
{
    return QTest::qWaitFor([&] { return keyNamed(face, stay) != nullptr; });
}

} // namespace

TEST_CASE("a kiosk that nobody touches asks, then goes back to the start", "[kiosk][waiting]")
{
    const auto face =
        kioskWith(districtView(), {.idle = soon, .warning = milliseconds{300}, .second = tick});
    press(*face, u"社会保险"_s);
    CHECK(isAsked(*face));
    CHECK(face->face() == Face::Services);
    CHECK(comesTo(*face, Face::Attract));
    CHECK(keyNamed(*face, stay) == nullptr);
}

TEST_CASE("whoever is still there goes on where he was", "[kiosk][waiting]")
{
    const auto face = kioskWith(districtView(), {.idle = soon, .warning = never, .second = tick});
    press(*face, u"社会保险"_s);
    REQUIRE(isAsked(*face));
    press(*face, stay);
    CHECK(keyNamed(*face, stay) == nullptr);
    CHECK(face->face() == Face::Services);
}

TEST_CASE("whoever is done can say so", "[kiosk][waiting]")
{
    const auto face = kioskWith(districtView(), {.idle = soon, .warning = never, .second = tick});
    press(*face, u"社会保险"_s);
    REQUIRE(isAsked(*face));
    press(*face, u"不办了，回到首页"_s);
    CHECK(face->face() == Face::Attract);
}

TEST_CASE("the language can be changed while the kiosk asks", "[kiosk][waiting]")
{
    const auto face = kioskWith(districtView(), {.idle = soon, .warning = never, .second = tick});
    press(*face, u"社会保险"_s);
    REQUIRE(isAsked(*face));
    press(*face, u"English"_s);
    CHECK(face->language() == hall::kit::Language::En);
    CHECK(face->face() == Face::Services);
}

TEST_CASE("a foreign language falls back when nobody goes on", "[kiosk][waiting]")
{
    const auto face = kioskWith(districtView(), {.idle = soon, .second = tick});
    press(*face, u"English"_s);
    CHECK(QTest::qWaitFor([&] { return face->language() == hall::kit::Language::Zh; }));
    CHECK(face->face() == Face::Attract);
}

TEST_CASE("the ticket page ends by itself", "[kiosk][waiting]")
{
    auto view = districtView();
    view.papers = {{.ticket = {"kiosk-1-42"}, .paper = hall::Paper::Printed}};
    const auto face = kioskWith(view, {.ticket = soon, .paper = never, .second = tick});
    QSignalSpy asked(face.get(), &KioskFace::takeRequested);
    goToConfirm(*face, u"社会保险"_s, u"养老金领取资格认证"_s);
    press(*face, u"取号"_s);
    face->showAnswer(asked[0][1].toULongLong(), ticketFor(view, "A035", 4));
    CHECK(comesTo(*face, Face::Attract));
}

TEST_CASE("the ticket page waits for the print before it ends", "[kiosk][waiting]")
{
    auto view = districtView();
    const auto face = kioskWith(view, {.ticket = soon, .paper = never, .second = tick});
    QSignalSpy asked(face.get(), &KioskFace::takeRequested);
    goToConfirm(*face, u"社会保险"_s, u"养老金领取资格认证"_s);
    press(*face, u"取号"_s);
    face->showAnswer(asked[0][1].toULongLong(), ticketFor(view, "A035", 4));
    CHECK_FALSE(QTest::qWaitFor([&] { return face->face() != Face::Ticket; }, 100));

    view.papers = {{.ticket = {"kiosk-1-42"}, .paper = hall::Paper::Printed}};
    face->showView(view);
    CHECK(comesTo(*face, Face::Attract));
}

TEST_CASE("a number without paper stays until it is confirmed or asked for", "[kiosk][waiting]")
{
    auto view = districtView();
    setPrinter(view, hall::protocol::PrinterCondition::PaperOut);
    const auto face = kioskWith(
        view, {.idle = tick, .warning = never, .ticket = tick, .noPaper = soon, .second = tick});
    QSignalSpy asked(face.get(), &KioskFace::takeRequested);
    goToConfirm(*face, u"社会保险"_s, u"养老金领取资格认证"_s);
    press(*face, u"取号"_s);
    face->showAnswer(asked[0][1].toULongLong(), ticketFor(view, "A035", 4));
    REQUIRE(isAsked(*face));
    CHECK(face->face() == Face::NoPaper);
    press(*face, stay);
    press(*face, u"我记好了"_s);
    CHECK(face->face() == Face::Attract);
}

TEST_CASE("a hall that is slow to answer is told, and its answer still counts", "[kiosk][waiting]")
{
    const auto view = districtView();
    const auto face = kioskWith(view, {.answer = soon});
    QSignalSpy asked(face.get(), &KioskFace::takeRequested);
    goToConfirm(*face, u"社会保险"_s, u"养老金领取资格认证"_s);
    const auto before = face->grab().toImage();
    press(*face, u"取号"_s);
    const auto asking = face->grab().toImage();
    CHECK(QTest::qWaitFor([&] { return face->grab().toImage() != asking; }));
    CHECK(asking != before);
    CHECK_FALSE(keyNamed(*face, u"正在取号"_s)->isEnabled());

    face->showAnswer(asked[0][1].toULongLong(), ticketFor(view, "A035", 4));
    CHECK(face->face() == Face::Ticket);
    CHECK(asked.count() == 1);
}
