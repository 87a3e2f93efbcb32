// SPDX-License-Identifier: Apache-2.0
#include "tests/kiosk/rules_scenes.h"
#include "tests/kiosk/text_recorder.h"
#include "ui/kiosk/choices.h"
#include "ui/kiosk/id_entry.h"

#include <catch2/catch.hpp>

#include <QSignalSpy>
#include <QTest>

using namespace hall;
using namespace hall::kiosk;
using namespace hall::kiosk::test;
using namespace Qt::StringLiterals;

namespace {

/// All that the page shows, in one line.
QString shown(const KioskFace& face)
{
    QString all;
    for (auto* page : face.findChildren<Page*>()) {
        if (page->isVisible()) {
            for (const PaintedText& text : textsOf(*page)) {
                all += text.text;
            }
        }
    }
    return all.remove(u' ');
}

SheetWish sheetOf(const QSignalSpy& spy)
{
    REQUIRE(spy.count() == 1);
    return spy[0][0].value<SheetWish>();
}

} // namespace

TEST_CASE("one thing, once: three presses take one number for all its steps", "[kiosk][rules]")
{
    const auto view = districtView();
    const auto face = kioskWith(view);
    QSignalSpy asked(face.get(), &KioskFace::takeRequested);
    QTest::mouseClick(face->childAt(540, 300), Qt::LeftButton);
    press(*face, oneThing);
    CHECK(face->face() == Face::OneThing);
    CHECK(shown(*face).contains(u"后台接着办"_s));
    press(*face, u"取号"_s);

    REQUIRE(asked.count() == 1);
    CHECK(wishOf(asked[0]).visit.value == "newborn");
    CHECK(wishOf(asked[0]).service.empty());
    auto ticket = ticketFor(view, "G021", 4);
    ticket.service = {"birth-registration"};
    face->showAnswer(asked[0][1].toULongLong(), ticket);
    CHECK(face->face() == Face::Ticket);
    CHECK(shown(*face).contains(u"先办这件"_s));
}

TEST_CASE("a visit in any order says who is called first", "[kiosk][rules]")
{
    const auto any = atOneThing(districtView(), u"灵活就业"_s);
    CHECK(shown(*any).contains(u"哪件等得最短"_s));
    const auto fixed = atOneThing(districtView(), oneThing);
    CHECK(shown(*fixed).contains(u"按这个顺序"_s));
}

TEST_CASE("who will have to be known for a number is told so before", "[kiosk][rules]")
{
    const QString told = u"按取号后，要输入身份证号"_s;
    CHECK(shown(*atOneThing(identityView(), oneThing)).contains(told));
    CHECK_FALSE(shown(*atOneThing(districtView(), oneThing)).contains(told));
}

TEST_CASE("a list begins on its first page for each who opens it", "[kiosk][rules]")
{
    auto view = districtView();
    for (auto& service : view.areas[0].services) {
        service.questions.clear();
        service.materials.clear();
        for (int each = 10; each < 30; ++each) {
            const std::string paper = "材料" + std::to_string(each);
            service.materials.push_back({.code = {paper}, .name = {paper, paper, {}}, .when = {}});
        }
    }
    const QString name = kit::plainName(view.areas[0].services[0].name, kit::Language::Zh);
    const auto face = atService(view, kit::plainName(view.areas[0].name, kit::Language::Zh), name);
    REQUIRE(face->face() == Face::Detail);
    REQUIRE(shown(*face).contains(u"材料10"_s));
    press(*face, u"下一页"_s);
    REQUIRE_FALSE(shown(*face).contains(u"材料10"_s));
    press(*face, u"返回"_s);
    press(*face, name);

    CHECK(face->face() == Face::Detail);
    CHECK(shown(*face).contains(u"材料10"_s));
}

TEST_CASE("questions come one at a time, and an answer can be changed", "[kiosk][rules]")
{
    const auto face = atService(districtView(), askingArea, askingService);
    CHECK(face->face() == Face::Detail);
    CHECK(keyNamed(*face, u"打印清单"_s) == nullptr);
    press(*face, u"住院"_s);
    CHECK(keyNamed(*face, u"门诊"_s) == nullptr);
    press(*face, u"是"_s);
    CHECK(shown(*face).contains(u"受伤情况说明"_s));

    press(*face, u"改：住院"_s);
    CHECK(keyNamed(*face, u"改：是"_s) == nullptr);
    press(*face, u"门诊"_s);
    CHECK(shown(*face).contains(u"处方底方"_s));
    CHECK_FALSE(shown(*face).contains(u"受伤情况说明"_s));
}

TEST_CASE("nobody has to answer for a number", "[kiosk][rules]")
{
    const auto face = atService(districtView(), askingArea, askingService);
    const QSignalSpy asked(face.get(), &KioskFace::takeRequested);
    press(*face, u"取号"_s);
    CHECK(asked.count() == 1);
}

TEST_CASE("the list is printed before a number and with one", "[kiosk][rules]")
{
    const auto view = districtView();
    const auto face = atService(view, askingArea, askingService);
    QSignalSpy asked(face.get(), &KioskFace::takeRequested);
    press(*face, u"住院"_s);
    press(*face, u"不是"_s);
    {
        const QSignalSpy sheets(face.get(), &KioskFace::sheetRequested);
        press(*face, u"打印清单"_s);
        const SheetWish wish = sheetOf(sheets);
        CHECK(wish.service.value == serviceOf(view, wish.service)->code.value);
        CHECK(wish.ticket.empty());
        REQUIRE(wish.choices.size() == 2);
        CHECK(wish.choices[1].answer == "no");
        face->showSheet(sheets[0][1].toULongLong(), std::nullopt);
        CHECK(shown(*face).contains(u"清单从屏幕下方出来"_s));
    }
    press(*face, u"取号"_s);
    face->showAnswer(asked[0][1].toULongLong(), ticketFor(view, "B012", 4));
    const QSignalSpy sheets(face.get(), &KioskFace::sheetRequested);
    press(*face, u"打印清单"_s);
    CHECK(sheetOf(sheets).ticket.value == "kiosk-1-42");
}

TEST_CASE("a list that can't be printed says what to do instead", "[kiosk][rules]")
{
    const auto face = atService(districtView(), askingArea, askingService);
    press(*face, u"住院"_s);
    press(*face, u"不是"_s);
    QSignalSpy sheets(face.get(), &KioskFace::sheetRequested);
    press(*face, u"打印清单"_s);
    face->showSheet(sheets[0][1].toULongLong(), Refused{.why = "Busy"});
    CHECK(keyNamed(*face, u"打印清单"_s)->isEnabled());
    CHECK(shown(*face).contains(u"没有办成"_s));
}

TEST_CASE("a missed ticket comes back into the line with one press", "[kiosk][rules]")
{
    const auto view = districtView();
    const auto face = kioskWith(view);
    QSignalSpy wished(face.get(), &KioskFace::returnRequested);
    auto reading = readingOf(view, 1, protocol::Found::Ticket);
    reading.ticket->state = TicketState::NoShow;
    reading.ticket->mayReturn = true;
    face->showReading(reading);
    press(*face, u"重新排队"_s);
    REQUIRE(wished.count() == 1);
    CHECK(wished[0][0].value<TicketId>() == reading.ticket->id);
    CHECK_FALSE(keyNamed(*face, u"正在排队"_s)->isEnabled());

    face->showAnswer(wished[0][1].toULongLong(), ticketFor(view, "A035", 3));
    CHECK(face->face() == Face::Found);
    CHECK(shown(*face).contains(u"已经重新排上队了"_s));
    CHECK(keyNamed(*face, u"重新排队"_s) == nullptr);
}

TEST_CASE("a missed ticket that may not come back is sent to the guide desk", "[kiosk][rules]")
{
    const auto view = districtView();
    const auto face = kioskWith(view);
    auto reading = readingOf(view, 1, protocol::Found::Ticket);
    reading.ticket->state = TicketState::NoShow;
    face->showReading(reading);
    CHECK(keyNamed(*face, u"重新排队"_s) == nullptr);
    CHECK(shown(*face).contains(u"导办台"_s));
}

TEST_CASE("a ticket between two steps is told that the back office works", "[kiosk][rules]")
{
    const auto view = districtView();
    const auto face = kioskWith(view);
    face->showReading(visitReading(view, TicketState::Held));
    CHECK(shown(*face).contains(u"等后台办好"_s));
    CHECK(shown(*face).contains(u"办好了"_s));
}

TEST_CASE("choices hang together", "[kiosk][rules]")
{
    const Question first{.code = "a", .name = {}, .answers = {{"x", {}}, {"y", {}}}, .when = {}};
    const Question second{.code = "b", .name = {}, .answers = {{"z", {}}}, .when = {{"a", "x"}}};
    const std::vector<Question> questions{first, second};
    CHECK(openQuestion(questions, {})->code == "a");
    CHECK(openQuestion(questions, {{"a", "x"}})->code == "b");
    CHECK(openQuestion(questions, {{"a", "y"}}) == nullptr);
    CHECK(askedAgain(questions, {{"a", "x"}, {"b", "z"}}, first).empty());
    CHECK(askedAgain(questions, {{"a", "x"}, {"b", "z"}}, second).size() == 1);
}
