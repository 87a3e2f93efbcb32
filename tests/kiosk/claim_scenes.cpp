// SPDX-License-Identifier: Apache-2.0
#include "tests/kiosk/rules_scenes.h"
#include "ui/kiosk/sure_dialog.h"

#include <catch2/catch.hpp>

#include <QTest>

namespace hall::kiosk::test {

using protocol::KioskView;
using namespace Qt::StringLiterals;

namespace {

std::unique_ptr<KioskFace> scanned(const protocol::ReadingView& reading)
{
    auto face = kioskWith(districtView());
    face->showReading(reading);
    return face;
}

std::unique_ptr<KioskFace> unproven()
{
    auto face = atService(districtView(), u"社会保险"_s, u"退休申请"_s);
    const Heard heard(*face);
    press(*face, u"取号"_s);
    face->showRefusal(heard.press, {.why = "ClassNotProven"});
    return face;
}

std::unique_ptr<KioskFace> withList()
{
    auto face = atService(districtView(), askingArea, askingService);
    press(*face, u"住院"_s);
    press(*face, u"是"_s);
    return face;
}

/// At a page before a number, with a class claimed.
std::unique_ptr<KioskFace> claimed(std::unique_ptr<KioskFace> face, const QString& name)
{
    press(*face, name);
    return face;
}

std::unique_ptr<KioskFace> claimTaken(const KioskView& view, const std::string& priority)
{
    auto face = atService(view, u"社会保险"_s, u"退休申请"_s);
    const Heard heard(*face);
    press(*face, u"取号"_s);
    auto ticket = ticketFor(view, "A035", 4);
    ticket.priority = {priority};
    face->showAnswer(heard.press, ticket);
    return face;
}

/// Asked whether he means it, and meant it where there is an answer.
std::unique_ptr<KioskFace> considered(const QString& key)
{
    auto face = scanned(readingOf(districtView(), 1, protocol::Found::Ticket));
    press(*face, key);
    return face;
}

std::unique_ptr<KioskFace> reprinted(const std::optional<Refused>& refused,
                                     protocol::PrinterCondition then)
{
    auto face = considered(u"补打号票"_s);
    const Heard heard(*face);
    answerSure(*face, true);
    refused ? face->showRefusal(heard.press, *refused) : face->showDone(heard.press);
    auto view = districtView();
    setPrinter(view, then);
    face->showView(view);
    return face;
}

std::unique_ptr<KioskFace> givenUp()
{
    auto face = considered(u"放弃排队"_s);
    const Heard heard(*face);
    answerSure(*face, true);
    auto ticket = ticketFor(districtView(), "A035", 4);
    ticket.state = TicketState::Cancelled;
    ticket.ahead.reset();
    ticket.wait.reset();
    face->showAnswer(heard.press, ticket);
    return face;
}

} // namespace

void answerSure(KioskFace& face, bool agreed)
{
    auto* dialog = face.findChild<SureDialog*>();
    REQUIRE(dialog != nullptr);
    REQUIRE(dialog->isVisible());
    for (auto* key : dialog->findChildren<kit::Key*>()) {
        const bool agrees = key->text() == u"补打号票"_s || key->text() == u"放弃排队"_s;
        if (agrees == agreed) {
            QTest::mouseClick(key, Qt::LeftButton);
            return;
        }
    }
    FAIL("no such key");
}

std::vector<Scene> claimScenes()
{
    const QString senior = u"70 岁以上老年人"_s;
    const QString plainService = u"养老金领取资格认证"_s;
    const QString filing = u"国有土地上房屋征收补偿决定备案登记"_s;
    const QString honoured = u"现役军人、退役军人、军属和其他优抚对象"_s;
    return {
        {"25-claim", [=] { return atService(districtView(), u"社会保险"_s, plainService); }},
        {"25-claim-chosen",
         [=] { return claimed(atService(districtView(), u"社会保险"_s, plainService), senior); }},
        {"25-claim-list", [=] { return claimed(withList(), senior); }},
        {"25-claim-one-thing",
         [=] { return claimed(atOneThing(districtView(), oneThing), senior); }},
        {"25-claim-crowded",
         [=] { return claimed(atService(crowdedView(), u"社会保险"_s, filing), honoured); }},
        {"25-claim-unproven", [] { return unproven(); }},
        {"25-claim-identity",
         [] { return atService(identityView(), u"不动产登记"_s, u"不动产登记资料查询"_s); }},
        {"25-claim-ticket", [] { return claimTaken(districtView(), "senior"); }},
        {"25-claim-ticket-long", [] { return claimTaken(districtView(), "forces"); }},
        {"25-claim-no-paper",
         [] {
             auto view = districtView();
             setPrinter(view, protocol::PrinterCondition::PaperOut);
             return claimTaken(view, "senior");
         }},
    };
}

std::vector<Scene> lostScenes()
{
    using protocol::PrinterCondition;
    return {
        {"26-sure-reprint", [] { return considered(u"补打号票"_s); }},
        {"26-sure-cancel", [] { return considered(u"放弃排队"_s); }},
        {"26-reprinted", [] { return reprinted(std::nullopt, PrinterCondition::Ready); }},
        {"26-reprinted-no-paper",
         [] { return reprinted(std::nullopt, PrinterCondition::PaperOut); }},
        {"26-reprint-refused",
         [] { return reprinted(Refused{.why = "TooManyReprints"}, PrinterCondition::Ready); }},
        {"26-cancelled", [] { return givenUp(); }},
    };
}

} // namespace hall::kiosk::test
