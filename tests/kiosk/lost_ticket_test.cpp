// SPDX-License-Identifier: Apache-2.0
#include "tests/kiosk/rules_scenes.h"
#include "tests/kiosk/text_recorder.h"
#include "ui/kiosk/sure_dialog.h"

#include <catch2/catch.hpp>

#include <QSignalSpy>
#include <QTest>

using namespace hall;
using namespace hall::kiosk;
using namespace hall::kiosk::test;
using namespace Qt::StringLiterals;
using protocol::Found;
using protocol::PrinterCondition;

namespace {

const QString reprint = u"补打号票"_s;
const QString giveUp = u"放弃排队"_s;

std::unique_ptr<KioskFace> scanned(const protocol::KioskView& view,
                                   TicketState state = TicketState::Waiting)
{
    auto face = kioskWith(view);
    auto reading = readingOf(view, 1, Found::Ticket);
    reading.ticket->state = state;
    face->showReading(reading);
    return face;
}

bool says(const KioskFace& face, const QString& part)
{
    QString all;
    for (auto* page : face.findChildren<Page*>()) {
        for (const PaintedText& text :
             page->isVisible() ? textsOf(*page) : std::vector<PaintedText>{}) {
            all += text.text;
        }
    }
    return all.remove(u' ').contains(part);
}

} // namespace

TEST_CASE("a waiting ticket is printed again after one question", "[kiosk][lost]")
{
    const auto face = scanned(districtView());
    QSignalSpy asked(face.get(), &KioskFace::reprintRequested);
    press(*face, reprint);
    CHECK(asked.isEmpty());
    answerSure(*face, false);
    CHECK(asked.isEmpty());
    CHECK_FALSE(face->findChild<SureDialog*>()->isVisible());

    press(*face, reprint);
    answerSure(*face, true);
    REQUIRE(asked.count() == 1);
    CHECK(asked[0][0].value<TicketId>() == TicketId{"kiosk-1-42"});
    CHECK_FALSE(keyNamed(*face, giveUp)->isEnabled());
    face->showDone(asked[0][1].toULongLong());
    CHECK(says(*face, u"号票从屏幕下方出来"_s));
    CHECK_FALSE(keyNamed(*face, reprint)->isEnabled());
}

TEST_CASE("a waiting ticket is given up after one question, and the safe key is the large one",
          "[kiosk][lost]")
{
    const auto face = scanned(districtView());
    QSignalSpy asked(face.get(), &KioskFace::cancelRequested);
    press(*face, giveUp);
    CHECK(asked.isEmpty());
    CHECK(keyNamed(*face, u"继续排队"_s)->kind() == kit::KeyKind::Primary);
    answerSure(*face, false);
    CHECK(asked.isEmpty());

    press(*face, giveUp);
    answerSure(*face, true);
    REQUIRE(asked.count() == 1);
    auto ticket = ticketFor(districtView(), "A035", 4);
    ticket.state = TicketState::Cancelled;
    face->showAnswer(asked[0][1].toULongLong(), ticket);
    CHECK(says(*face, u"已经放弃排队"_s));
    CHECK(keyNamed(*face, giveUp) == nullptr);
    press(*face, u"取号"_s);
    CHECK(face->face() == Face::Areas);
}

TEST_CASE("only a ticket that waits is printed again or given up", "[kiosk][lost]")
{
    for (const TicketState state : {TicketState::Called,
                                    TicketState::Serving,
                                    TicketState::Held,
                                    TicketState::NoShow,
                                    TicketState::Finished,
                                    TicketState::Cancelled,
                                    TicketState::Expired}) {
        const auto face = scanned(districtView(), state);
        CHECK(keyNamed(*face, reprint) == nullptr);
        CHECK(keyNamed(*face, giveUp) == nullptr);
    }
}

TEST_CASE("without paper nothing is promised", "[kiosk][lost]")
{
    auto view = districtView();
    for (const auto condition : {PrinterCondition::PaperOut, PrinterCondition::Offline}) {
        setPrinter(view, condition);
        const auto face = scanned(view);
        CHECK(keyNamed(*face, reprint) == nullptr);
        CHECK(keyNamed(*face, giveUp) != nullptr);
    }
    setPrinter(view, PrinterCondition::Ready);
    const auto face = scanned(view);
    QSignalSpy asked(face.get(), &KioskFace::reprintRequested);
    press(*face, reprint);
    answerSure(*face, true);
    face->showDone(asked[0][1].toULongLong());
    setPrinter(view, PrinterCondition::PaperOut);
    face->showView(view);
    CHECK(says(*face, u"这台机器现在打不了票"_s));
}

TEST_CASE("a refusal is said where the ticket is, and the place in line stays", "[kiosk][lost]")
{
    const auto face = scanned(districtView());
    QSignalSpy asked(face.get(), &KioskFace::reprintRequested);
    press(*face, reprint);
    answerSure(*face, true);
    face->showRefusal(asked[0][1].toULongLong(), {.why = "TooManyReprints"});
    CHECK(face->face() == Face::Found);
    CHECK(says(*face, u"这张号票已经补打过几次"_s));
    CHECK(keyNamed(*face, u"取号"_s) == nullptr);
    CHECK_FALSE(keyNamed(*face, reprint)->isEnabled());
    CHECK(keyNamed(*face, giveUp)->isEnabled());
}

TEST_CASE("a late answer is said without a word of a new number", "[kiosk][lost]")
{
    const auto view = districtView();
    const auto face = kioskWith(view, {.answer = std::chrono::milliseconds{1}});
    face->showReading(readingOf(view, 1, Found::Ticket));
    press(*face, giveUp);
    answerSure(*face, true);
    CHECK(QTest::qWaitFor([&] { return says(*face, u"大厅还没有回答"_s); }));
    CHECK_FALSE(says(*face, u"号可能已经取好"_s));
}

TEST_CASE("who asks for a second number is shown the first", "[kiosk][lost]")
{
    const auto view = districtView();
    const auto face = atService(identityView(), u"社会保险"_s, u"养老金领取资格认证"_s);
    QSignalSpy asked(face.get(), &KioskFace::takeRequested);
    press(*face, u"取号"_s);
    typeIn(*face, idNumber);
    press(*face, u"取号"_s);
    face->showRefusal(
        asked[0][1].toULongLong(),
        {.why = "LiveTicket", .errand = {}, .next = {}, .ticket = ticketFor(view, "A031", 2)});
    CHECK(face->face() == Face::Found);
    CHECK(says(*face, u"您已经有号了，正在排队"_s));
    CHECK(says(*face, u"A031"_s));
    CHECK(keyNamed(*face, reprint) != nullptr);
    CHECK_FALSE(says(*face, u"009X"_s));
}

TEST_CASE("who lost his ticket types his ID number where bookings are", "[kiosk][lost]")
{
    const auto view = districtView();
    const auto face = atAppointment(view);
    QSignalSpy asked(face.get(), &KioskFace::takeRequested);
    typeIn(*face, idNumber);
    press(*face, u"取号"_s);
    face->showRefusal(asked[0][1].toULongLong(),
                      {.why = "UnknownAppointment",
                       .errand = {},
                       .next = {},
                       .ticket = ticketFor(view, "A031", 2)});
    CHECK(face->face() == Face::Found);
    CHECK(keyNamed(*face, giveUp) != nullptr);
}

TEST_CASE("a question that nobody answers goes with its visitor", "[kiosk][lost]")
{
    using std::chrono::milliseconds;
    const auto view = districtView();
    const auto face = kioskWith(view, {.found = milliseconds{500}, .second = milliseconds{5}});
    face->showReading(readingOf(view, 1, Found::Ticket));
    press(*face, giveUp);
    CHECK(face->findChild<SureDialog*>()->isVisible());
    CHECK(QTest::qWaitFor([&] { return face->face() == Face::Attract; }));
    CHECK_FALSE(face->findChild<SureDialog*>()->isVisible());
}
