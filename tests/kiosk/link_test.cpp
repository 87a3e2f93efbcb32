// SPDX-License-Identifier: Apache-2.0
#include "app/protocol/views_codec.h"
#include "tests/kiosk/rules_scenes.h"
#include "tests/support/fake_node.h"
#include "ui/kiosk/kiosk_link.h"

#include <catch2/catch.hpp>

#include <QJsonArray>
#include <QTest>

using namespace hall;
using namespace hall::kiosk;
using namespace hall::kiosk::test;
using namespace Qt::StringLiterals;

namespace {

/// A kiosk that talks to a node which the test plays.
struct Kiosk
{
    Kiosk()
        : client({.socketPath = node.path(), .url = {}, .token = {}}, station)
        , face(kioskWith(districtView()))
        , link(client, station, *face)
    {
        client.start();
        REQUIRE(QTest::qWaitFor([&] { return node.watches("kiosk"); }));
    }

    protocol::Request command()
    {
        REQUIRE(QTest::qWaitFor([&] { return node.commands().size() > heard; }));
        return node.commands().at(heard++);
    }

    void
    refuse(const protocol::Request& request, Rejection rejection, std::optional<Time> next = {})
    {
        protocol::Refusal refusal;
        refusal.rejection = rejection;
        refusal.next = next;
        node.say(protocol::encodeRefusal(request.id, refusal));
    }

    void answer(const protocol::Request& request, const protocol::TicketAnswer& ticket)
    {
        node.say(protocol::encodeReply(request.id, {.epoch = "e", .seq = 1, .ticket = ticket}));
    }

    [[nodiscard]] bool comesTo(Face expected) const
    {
        return QTest::qWaitFor([&] { return face->face() == expected; });
    }

    support::FakeNode node;
    client::HallClient client;
    std::unique_ptr<KioskFace> face;
    KioskLink link;
    std::size_t heard = 0;
};

template <class T>
const T& whatOf(const protocol::Request& request)
{
    return std::get<T>(std::get<Command>(request.ask).what);
}

} // namespace

TEST_CASE("a visit of several services is taken as one", "[kiosk][link]")
{
    Kiosk kiosk;
    QTest::mouseClick(kiosk.face->childAt(540, 300), Qt::LeftButton);
    press(*kiosk.face, oneThing);
    press(*kiosk.face, u"取号"_s);

    const auto request = kiosk.command();
    CHECK(whatOf<TakeTicket>(request).visit.value == "newborn");
    kiosk.answer(request, ticketFor(districtView(), "G021", 4));
    CHECK(kiosk.comesTo(Face::Ticket));
}

TEST_CASE("an ID number goes with the press and nowhere else", "[kiosk][link]")
{
    Kiosk kiosk;
    kiosk.face->showView(identityView());
    goToConfirm(*kiosk.face, u"社会保险"_s, u"退休申请"_s);
    press(*kiosk.face, u"取号"_s);
    typeIn(*kiosk.face, idNumber);
    press(*kiosk.face, u"取号"_s);

    const auto request = kiosk.command();
    REQUIRE(request.person.has_value());
    CHECK(QString::fromStdString(request.person->id) == idNumber);
    kiosk.refuse(request, Rejection::SubjectQuotaUsed);
    REQUIRE(QTest::qWaitFor([&] { return keyNamed(*kiosk.face, u"取号"_s) != nullptr; }));
    CHECK_FALSE(keyNamed(*kiosk.face, u"取号"_s)->isEnabled());
}

TEST_CASE("a list is asked for with the choices that were made", "[kiosk][link]")
{
    Kiosk kiosk;
    goToConfirm(*kiosk.face, askingArea, askingService);
    press(*kiosk.face, u"门诊"_s);
    press(*kiosk.face, u"打印清单"_s);

    const auto request = kiosk.command();
    const auto& ask = whatOf<AskMaterials>(request);
    REQUIRE(ask.choices.size() == 1);
    CHECK(ask.choices[0].question == "care");
    CHECK(ask.choices[0].answer == "outpatient");
    CHECK_FALSE(keyNamed(*kiosk.face, u"正在打印"_s)->isEnabled());
    kiosk.node.say(protocol::encodeReply(request.id, {.epoch = "e", .seq = 2, .ticket = {}}));
    CHECK(QTest::qWaitFor([&] { return keyNamed(*kiosk.face, u"打印清单"_s) != nullptr; }));
}

TEST_CASE("a missed ticket is asked back by its id", "[kiosk][link]")
{
    Kiosk kiosk;
    auto reading = readingOf(districtView(), 1, protocol::Found::Ticket);
    reading.ticket->state = TicketState::NoShow;
    reading.ticket->mayReturn = true;
    kiosk.node.say(protocol::encodePush("reading:kiosk-1", protocol::encode(reading)));
    REQUIRE(kiosk.comesTo(Face::Found));
    press(*kiosk.face, u"重新排队"_s);

    const auto request = kiosk.command();
    CHECK(whatOf<ReinstateTicket>(request).which.ticket == reading.ticket->id);
    kiosk.answer(request, ticketFor(districtView(), "A035", 3));
    CHECK(QTest::qWaitFor([&] { return keyNamed(*kiosk.face, u"知道了"_s) != nullptr; }));
}

TEST_CASE("a class that was claimed goes with the press, and its refusal leads on", "[kiosk][link]")
{
    Kiosk kiosk;
    goToConfirm(*kiosk.face, u"社会保险"_s, u"养老金领取资格认证"_s);
    press(*kiosk.face, u"70 岁以上老年人"_s);
    press(*kiosk.face, u"取号"_s);
    const auto request = kiosk.command();
    CHECK(whatOf<TakeTicket>(request).priority == ClassCode{"senior"});
    CHECK(request.claimed);
    kiosk.refuse(request, Rejection::ClassNotProven);
    REQUIRE(QTest::qWaitFor([&] { return keyNamed(*kiosk.face, u"取号"_s) != nullptr; }));

    press(*kiosk.face, u"取号"_s);
    CHECK(whatOf<TakeTicket>(kiosk.command()).priority.empty());
}

TEST_CASE("a ticket is printed again and given up by its id", "[kiosk][link]")
{
    Kiosk kiosk;
    const auto reading = readingOf(districtView(), 1, protocol::Found::Ticket);
    kiosk.node.say(protocol::encodePush("reading:kiosk-1", protocol::encode(reading)));
    REQUIRE(kiosk.comesTo(Face::Found));
    press(*kiosk.face, u"补打号票"_s);
    answerSure(*kiosk.face, true);
    const auto reprint = kiosk.command();
    CHECK(whatOf<ReprintTicket>(reprint).which.ticket == reading.ticket->id);
    kiosk.node.say(protocol::encodeReply(reprint.id, {.epoch = "e", .seq = 1, .ticket = {}}));
    REQUIRE(QTest::qWaitFor([&] { return keyNamed(*kiosk.face, u"放弃排队"_s)->isEnabled(); }));

    press(*kiosk.face, u"放弃排队"_s);
    answerSure(*kiosk.face, true);
    const auto cancel = kiosk.command();
    CHECK(whatOf<CancelTicket>(cancel).which.ticket == reading.ticket->id);
    auto ticket = *reading.ticket;
    ticket.state = TicketState::Cancelled;
    kiosk.answer(cancel, ticket);
    CHECK(QTest::qWaitFor([&] { return keyNamed(*kiosk.face, u"取号"_s) != nullptr; }));
}

TEST_CASE("who has a ticket already is shown it, and his number is gone", "[kiosk][link]")
{
    Kiosk kiosk;
    kiosk.face->showView(identityView());
    goToConfirm(*kiosk.face, u"社会保险"_s, u"养老金领取资格认证"_s);
    press(*kiosk.face, u"取号"_s);
    typeIn(*kiosk.face, idNumber);
    press(*kiosk.face, u"取号"_s);
    protocol::Refusal refusal;
    refusal.rejection = Rejection::LiveTicket;
    refusal.ticket = ticketFor(districtView(), "A031", 2);
    kiosk.node.say(protocol::encodeRefusal(kiosk.command().id, refusal));
    REQUIRE(kiosk.comesTo(Face::Found));
    CHECK(keyNamed(*kiosk.face, u"补打号票"_s) != nullptr);
    CHECK(keyNamed(*kiosk.face, u"放弃排队"_s) != nullptr);
}

TEST_CASE("a booking is asked for by its number, a person by his", "[kiosk][link]")
{
    const QJsonObject byBooking = paramsOf(checkInWish(u"YY-7"_s));
    CHECK(byBooking == QJsonObject{{u"appointment"_s, u"YY-7"_s}});
    const QJsonObject byPerson = paramsOf(checkInWish(idNumber));
    const QJsonObject expected{{u"checkIn"_s, true},
                               {u"subject"_s, QJsonObject{{u"id"_s, idNumber}}}};
    CHECK(byPerson == expected);
}

TEST_CASE("the time from which it will be possible reaches the visitor", "[kiosk][link]")
{
    Kiosk kiosk;
    goToConfirm(*kiosk.face, u"社会保险"_s, u"退休申请"_s);
    const QImage before = kiosk.face->grab().toImage();
    press(*kiosk.face, u"取号"_s);
    kiosk.refuse(kiosk.command(), Rejection::OutsideHours, localTime("2026-11-24T09:00:00"));
    REQUIRE(QTest::qWaitFor([&] { return keyNamed(*kiosk.face, u"取号"_s) != nullptr; }));
    CHECK_FALSE(keyNamed(*kiosk.face, u"取号"_s)->isEnabled());
    CHECK(kiosk.face->grab().toImage() != before);
}
