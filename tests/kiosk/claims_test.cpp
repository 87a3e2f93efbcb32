// SPDX-License-Identifier: Apache-2.0
#include "tests/kiosk/rules_scenes.h"
#include "tests/kiosk/text_recorder.h"

#include <catch2/catch.hpp>

#include <QSignalSpy>
#include <QTest>

using namespace hall;
using namespace hall::kiosk;
using namespace hall::kiosk::test;
using namespace Qt::StringLiterals;

namespace {

const QString senior = u"70 岁以上老年人"_s;
const QString plainService = u"养老金领取资格认证"_s;
const QString search = u"不动产登记资料查询"_s;

bool says(const KioskFace& face, const QString& part)
{
    QString all;
    for (auto* page : face.findChildren<Page*>()) {
        for (const PaintedText& text :
             page->isVisible() ? textsOf(*page) : std::vector<PaintedText>{}) {
            all += text.text;
        }
    }
    return all.remove(u' ').contains(QString(part).remove(u' '));
}

ClassCode claimOf(const QSignalSpy& spy)
{
    REQUIRE_FALSE(spy.isEmpty());
    return wishOf(spy.last()).claim;
}

} // namespace

TEST_CASE("nobody is of a class before he has said so", "[kiosk][claims]")
{
    const auto face = atService(districtView(), u"社会保险"_s, plainService);
    const QSignalSpy asked(face.get(), &KioskFace::takeRequested);
    REQUIRE(keyNamed(*face, senior) != nullptr);
    CHECK_FALSE(keyNamed(*face, senior)->isChecked());
    press(*face, u"取号"_s);
    CHECK(claimOf(asked).empty());
}

TEST_CASE("a press claims a class, another takes it back", "[kiosk][claims]")
{
    const auto face = atService(districtView(), u"社会保险"_s, plainService);
    const QSignalSpy asked(face.get(), &KioskFace::takeRequested);
    press(*face, senior);
    CHECK(keyNamed(*face, senior)->isChecked());
    CHECK(says(*face, u"会早些叫您。点错了，再点一下"_s));
    press(*face, senior);
    CHECK_FALSE(keyNamed(*face, senior)->isChecked());
    press(*face, senior);
    press(*face, u"取号"_s);
    CHECK(claimOf(asked) == ClassCode{"senior"});
}

TEST_CASE("one class at a time, and only those that need no proof", "[kiosk][claims]")
{
    auto view = districtView();
    const QString forces = u"军人、退役军人和军属"_s;
    CHECK(keyNamed(*atService(view, u"社会保险"_s, plainService), forces) == nullptr);
    for (auto& each : view.classes) {
        each.selfClaimed = each.code == ClassCode{"forces"} || each.selfClaimed;
    }
    const auto face = atService(view, u"社会保险"_s, plainService);
    press(*face, senior);
    press(*face, forces);
    CHECK_FALSE(keyNamed(*face, senior)->isChecked());
    CHECK(keyNamed(*face, forces)->isChecked());
}

TEST_CASE("a claim is made before every number, and leaves with its visitor", "[kiosk][claims]")
{
    CHECK(keyNamed(*atOneThing(districtView(), oneThing), senior) != nullptr);
    const auto face = atService(districtView(), askingArea, askingService);
    press(*face, senior);
    press(*face, u"返回"_s);
    press(*face, askingService);
    CHECK_FALSE(keyNamed(*face, senior)->isChecked());
}

TEST_CASE("where the ID number is asked for, it tells of age", "[kiosk][claims]")
{
    const auto face = atService(identityView(), u"不动产登记"_s, search);
    CHECK(keyNamed(*face, senior) == nullptr);
    CHECK(says(*face, u"满 70 岁的，会早些叫您"_s));
    press(*face, u"取号"_s);
    CHECK(face->face() == Face::Entry);
}

TEST_CASE("a quota that is used up is said after the number was typed", "[kiosk][claims]")
{
    const auto face = atService(identityView(), u"不动产登记"_s, search);
    QSignalSpy asked(face.get(), &KioskFace::takeRequested);
    press(*face, u"取号"_s);
    typeIn(*face, idNumber);
    press(*face, u"取号"_s);
    CHECK(wishOf(asked[0]).id == idNumber);
    face->showRefusal(asked[0][1].toULongLong(), {.why = "SubjectQuotaUsed"});
    CHECK(says(*face, u"您今天办这件事的号已经取够了"_s));
}

TEST_CASE("a ticket that goes first says so", "[kiosk][claims]")
{
    const auto view = districtView();
    const auto face = atService(view, u"社会保险"_s, plainService);
    QSignalSpy asked(face.get(), &KioskFace::takeRequested);
    press(*face, u"取号"_s);
    auto ticket = ticketFor(view, "A035", 4);
    ticket.priority = {"senior"};
    face->showAnswer(asked[0][1].toULongLong(), ticket);
    CHECK(says(*face, u"优先 70 岁以上"_s));
}
