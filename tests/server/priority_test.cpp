// SPDX-License-Identifier: Apache-2.0
#include "tests/server/booking_hall.h"

using namespace hall;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using hall::test::at;
using hall::test::BookingHall;

namespace {

/// Born 1900-01-01: nobody living.
const QString old = u"110101190001010014"_s;

Rules rulesWithAge()
{
    Rules rules = test::bookingRules();
    rules.classes[1].fromAge = 70;
    rules.classes[1].selfClaimed = true;
    rules.services[2].identity = Identity::Required;
    rules.services[2].subjectQuota = 1;
    return rules;
}

QJsonObject withNumber(QJsonObject params, const QString& number)
{
    params[u"subject"_s] = QJsonObject{{u"id"_s, number}};
    return params;
}

/// The tool at the guide desk: at no station of the hall.
std::unique_ptr<client::HallClient> guideOf(const BookingHall& hall)
{
    auto guide = std::make_unique<client::HallClient>(
        client::Address::of({}, QString::fromStdString(hall.dir.path().string())), u"desk"_s);
    guide->start();
    return guide;
}

} // namespace

TEST_CASE("who types the ID number of an old person has his priority, unasked", "[priority]")
{
    BookingHall hall{rulesWithAge()};
    CHECK(hall.take(withNumber({{u"service"_s, u"a1"_s}}, old)) == u"A001"_s);
    CHECK((*hall.answer)->ticket->priority == ClassCode{"elder"});
    CHECK(hall.hall().tickets.back().priority == ClassCode{"elder"});
    CHECK(hall.hall().tickets.back().rank.time + 20min <=
          hall.hall().tickets.back().issuedAt + 1ms);

    CHECK(hall.take(withNumber({{u"service"_s, u"a2"_s}}, old.chopped(1) + u'5')) == u"A002"_s);
    CHECK(hall.hall().tickets.back().priority == ClassCode{"normal"});
    CHECK((*hall.answer)->ticket->priority.empty());
}

TEST_CASE("age counts at check-in too", "[priority][check-in]")
{
    BookingHall hall{rulesWithAge()};
    REQUIRE(hall.import({u"Y1 a1 2026-11-23 09:00 09:30 "_s + old}) == u"1 booked, 0 unchanged"_s);
    hall.goTo(at(9, 5));
    CHECK(hall.checkIn(old) == u"A001"_s);
    CHECK(hall.hall().tickets.back().priority == ClassCode{"elder"});
    CHECK(hall.hall().tickets.back().rank.time == at(8, 40));
}

TEST_CASE("on his own word nobody gets a class that needs proof; from the guide he does",
          "[priority]")
{
    BookingHall hall{rulesWithAge()};
    QJsonObject urgent{{u"service"_s, u"a1"_s}, {u"class"_s, u"urgent"_s}, {u"claimed"_s, true}};
    CHECK(hall.take(urgent) == u"ClassNotProven"_s);
    CHECK(hall.hall().tickets.empty());
    CHECK(hall.take({{u"service"_s, u"a1"_s}, {u"class"_s, u"elder"_s}, {u"claimed"_s, true}}) ==
          u"A001"_s);

    urgent.remove(u"claimed"_s);
    const auto given = hall.ask(*hall.asks, u"ticket.take"_s, urgent);
    REQUIRE(given);
    CHECK(given->ticket->priority == ClassCode{"urgent"});
}

TEST_CASE("a quota counts everybody where a service wants to know who comes", "[priority][quota]")
{
    BookingHall hall{rulesWithAge()};
    CHECK(hall.take({{u"service"_s, u"b1"_s}}) == u"IdentityRequired"_s);
    CHECK(hall.take(withNumber({{u"service"_s, u"b1"_s}}, old)) == u"B001"_s);
    const QString ticket = QString::fromStdString((*hall.answer)->ticket->id.value);
    CHECK(hall.take(withNumber({{u"service"_s, u"b1"_s}}, old)) == u"LiveTicket"_s);
    CHECK(hall.answer->error().ticket->number == "B001");
    REQUIRE(hall.ask(*hall.asks, u"ticket.cancel"_s, {{u"ticket"_s, ticket}}));
    CHECK(hall.take(withNumber({{u"service"_s, u"b1"_s}}, old)) == u"SubjectQuotaUsed"_s);
}

TEST_CASE("who has no number that could be typed gets his ticket from the guide", "[quota]")
{
    BookingHall hall{rulesWithAge()};
    const auto guide = guideOf(hall);
    CHECK(hall.ask(*guide, u"ticket.take"_s, {{u"service"_s, u"b1"_s}}));
}

TEST_CASE("who lost his ticket is told of it where he types his number", "[check-in]")
{
    BookingHall hall{rulesWithAge()};
    CHECK(hall.checkIn(old) == u"UnknownAppointment"_s);
    CHECK_FALSE(hall.answer->error().ticket);

    REQUIRE(hall.take(withNumber({{u"service"_s, u"a1"_s}}, old)) == u"A001"_s);
    CHECK(hall.checkIn(old) == u"UnknownAppointment"_s);
    REQUIRE(hall.answer->error().ticket);
    CHECK(hall.answer->error().ticket->number == "A001");
    CHECK(hall.answer->error().ticket->priority == ClassCode{"elder"});

    const QString ticket = QString::fromStdString(hall.answer->error().ticket->id.value);
    REQUIRE(hall.ask(*hall.asks, u"ticket.reprint"_s, {{u"ticket"_s, ticket}}));
    REQUIRE(hall.ask(*hall.asks, u"ticket.cancel"_s, {{u"ticket"_s, ticket}}));
    CHECK(hall.checkIn(old) == u"UnknownAppointment"_s);
    CHECK_FALSE(hall.answer->error().ticket);
}

TEST_CASE("who has used his appointment is told of the ticket he got", "[check-in]")
{
    BookingHall hall{rulesWithAge()};
    REQUIRE(hall.import({u"Y1 a1 2026-11-23 09:00 09:30 "_s + old}) == u"1 booked, 0 unchanged"_s);
    hall.goTo(at(9, 5));
    REQUIRE(hall.checkIn(old) == u"A001"_s);
    CHECK(hall.checkIn(old) == u"AppointmentUsed"_s);
    REQUIRE(hall.answer->error().ticket);
    CHECK(hall.answer->error().ticket->number == "A001");
}
