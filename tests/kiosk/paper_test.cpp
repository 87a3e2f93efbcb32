// SPDX-License-Identifier: Apache-2.0
#include "tests/kiosk/kiosk_scenes.h"

#include <catch2/catch.hpp>

#include <QSignalSpy>

using namespace hall::kiosk;
using namespace hall::kiosk::test;
using namespace Qt::StringLiterals;
using hall::Paper;
using hall::StationName;
using hall::protocol::KioskView;
using hall::protocol::PrinterCondition;

namespace {

std::unique_ptr<KioskFace> withTicket(const KioskView& view)
{
    auto face = kioskWith(view);
    QSignalSpy asked(face.get(), &KioskFace::takeRequested);
    goToConfirm(*face, u"社会保险"_s, u"养老金领取资格认证"_s);
    press(*face, u"取号"_s);
    face->showAnswer(asked[0][1].toULongLong(), ticketFor(view, "A035", 4));
    return face;
}

} // namespace

TEST_CASE("the last known state of the paper decides what is promised", "[kiosk][paper]")
{
    KioskView view = districtView();
    const StationName here{"kiosk-1"};
    const auto promised = [&](PrinterCondition condition) {
        setPrinter(view, condition);
        return paperPromise(view, here);
    };
    CHECK(promised(PrinterCondition::Ready) == PaperPromise::Prints);
    CHECK(promised(PrinterCondition::NearEnd) == PaperPromise::NearEnd);
    CHECK(promised(PrinterCondition::HeadHot) == PaperPromise::Prints);
    CHECK(promised(PrinterCondition::Unknown) == PaperPromise::MayPrint);
    CHECK(promised(PrinterCondition::PaperOut) == PaperPromise::NoPaper);
    CHECK(promised(PrinterCondition::CoverOpen) == PaperPromise::WontPrint);
    CHECK(promised(PrinterCondition::Offline) == PaperPromise::WontPrint);
    CHECK(promised(PrinterCondition::Silent) == PaperPromise::WontPrint);
    CHECK(paperPromise(view, {"another"}) == PaperPromise::NoPrinter);
}

TEST_CASE("no paper never keeps anybody from a number", "[kiosk][paper]")
{
    KioskView view = districtView();
    setPrinter(view, PrinterCondition::PaperOut);
    CHECK(withTicket(view)->face() == Face::NoPaper);
    view.printers.clear();
    CHECK(withTicket(view)->face() == Face::NoPaper);
}

TEST_CASE("a ticket that isn't printed stands on the screen instead", "[kiosk][paper]")
{
    KioskView view = districtView();
    const auto face = withTicket(view);
    const auto told = [&](Paper paper) {
        view.papers = {{.ticket = {"kiosk-1-42"}, .paper = paper}};
        face->showView(view);
        return face->face();
    };
    CHECK(told(Paper::Started) == Face::Ticket);
    CHECK(told(Paper::Doubtful) == Face::NoPaper);
    CHECK(told(Paper::Refused) == Face::NoPaper);
    CHECK(told(Paper::Printed) == Face::Ticket);
}

TEST_CASE("paper that runs out during the print is told at once", "[kiosk][paper]")
{
    KioskView view = districtView();
    const auto face = withTicket(view);
    view.papers = {{.ticket = {"kiosk-1-42"}, .paper = Paper::Started}};
    setPrinter(view, PrinterCondition::PaperOut);
    face->showView(view);
    CHECK(face->face() == Face::NoPaper);
}

TEST_CASE("a printed ticket stays one when the paper runs out behind it", "[kiosk][paper]")
{
    KioskView view = districtView();
    const auto face = withTicket(view);
    view.papers = {{.ticket = {"kiosk-1-42"}, .paper = Paper::Printed}};
    setPrinter(view, PrinterCondition::PaperOut);
    face->showView(view);
    CHECK(face->face() == Face::Ticket);
}

TEST_CASE("another visitor's paper is no news for this one", "[kiosk][paper]")
{
    KioskView view = districtView();
    const auto face = withTicket(view);
    view.papers = {{.ticket = {"kiosk-2-7"}, .paper = Paper::Refused}};
    face->showView(view);
    CHECK(face->face() == Face::Ticket);
}
