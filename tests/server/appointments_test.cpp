// SPDX-License-Identifier: Apache-2.0
#include "app/identity/appointment_people.h"
#include "tests/server/booking_hall.h"

#include <fstream>

using namespace hall;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using hall::test::at;
using hall::test::BookingHall;
using hall::test::li;
using hall::test::waitFor;
using hall::test::zhang;

namespace {

identity::Vault vaultOf(const BookingHall& hall)
{
    return identity::Vault::open({hall.dir.path(), {}}).value();
}

/// As far as the vault went before a crash.
identity::RecordId keepZhang(const BookingHall& hall, const char* booking)
{
    const identity::AppointmentPerson person{.booking = booking,
                                             .day = test::bookingDay,
                                             .name = {},
                                             .idNumber = zhang.toStdString(),
                                             .phone = {}};
    identity::Vault vault = vaultOf(hall);
    const auto kept = identity::AppointmentPeople{vault}.keep(std::span{&person, 1}).value();
    return kept.front().record;
}

QString textOf(const BookingHall& hall, int remark)
{
    return hall.told.at(remark)[u"text"_s].toString();
}

/// All that stands in files of the data folder.
std::map<std::filesystem::path, std::string> filesOf(const BookingHall& hall)
{
    std::map<std::filesystem::path, std::string> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(hall.dir.path())) {
        if (entry.is_regular_file()) {
            std::ifstream file{entry.path(), std::ios::binary};
            files[entry.path()] = {std::istreambuf_iterator<char>{file}, {}};
        }
    }
    return files;
}

} // namespace

TEST_CASE("good lines are booked, each other is told with what is allowed", "[appointment]")
{
    const BookingHall hall;
    CHECK(hall.import({u"Y1 a1 2026-11-23 09:30 10:00 "_s + zhang,
                       u"Y2 none 2026-11-23 09:30 10:00"_s,
                       u"Y3 b1 2026-11-23 09:30 10:00"_s,
                       u"Y4 a1 2026-11-22 09:30 10:00"_s,
                       u"Y5 a1 2026-11-25 09:30 10:00"_s,
                       u"Y6 a1 2026-11-23 12:00 12:30"_s,
                       u"Y7 a1 2026-11-23 09:30 10:00"_s,
                       u"Y8 a1 2026-11-23 09:30 10:00"_s,
                       u"Y9 a1 2026-02-30 09:30 10:00"_s,
                       u"Y1 a1 2026-11-23 10:30 11:00"_s,
                       u"Z1 a1 2026-11-23 10:30 11:00 110101190001010013"_s}) ==
          u"3 booked, 0 unchanged | 3 UnknownService | 4 NoAppointments | 5 DayInThePast | "
          "6 ClosedThen | 7 ClosedThen | 9 SlotFull | 10 BadLine | 11 BadLine | 12 WrongCheck"_s);
    CHECK(hall.hall().appointments.size() == 3);
    CHECK(textOf(hall, 0) == u"The hall has no service of this code. Those that do: a1."_s);
    CHECK(textOf(hall, 3) == u"The hall is closed on that day."_s);
    CHECK(textOf(hall, 4) ==
          u"On that day the hall is open from 09:00 to 12:00, 13:00 to 17:00; an appointment lies "
          "within one of these."_s);
    CHECK(textOf(hall, 5) == u"All 2 appointments of that half-hour are taken; the rest is for "
                             "people without one. There is room at 10:00."_s);
    CHECK(hall.told.at(8)[u"taken"_s].toBool());
    CHECK(vaultOf(hall).status()->records == 3);
}

TEST_CASE("the same file again changes nothing, and what has changed is told", "[appointment]")
{
    BookingHall hall;
    const QStringList lines{u"Y1 a1 2026-11-23 09:30 10:00 "_s + zhang,
                            u"Y2 a1 2026-11-24 09:30 10:00 "_s + li};
    REQUIRE(hall.import(lines) == u"2 booked, 0 unchanged"_s);
    const auto appointments = hall.hall().appointments;
    const std::int64_t seq = hall.hall().lastSeq;

    CHECK(hall.import(lines) == u"0 booked, 2 unchanged"_s);
    hall.comeBack();
    CHECK(hall.import(lines) == u"0 booked, 2 unchanged"_s);
    CHECK(hall.hall().appointments == appointments);
    CHECK(hall.hall().lastSeq == seq);

    CHECK(hall.import({u"y 1 a1 2026-11-23 09:30 10:00"_s}).endsWith(u"BadLine"_s));
    CHECK(hall.import({u"y1 a1 2026-11-23 10:30 11:00 "_s + zhang,
                       u"Y2 a1 2026-11-24 09:30 10:00 "_s + zhang}) ==
          u"0 booked, 0 unchanged | 2 Changed | 3 Changed"_s);
    CHECK(hall.hall().appointments == appointments);

    REQUIRE(hall.ask(*hall.asks, u"appointment.cancel"_s, {{u"appointment"_s, u"y1"_s}}));
    CHECK(hall.import(lines) == u"0 booked, 1 unchanged | 2 Cancelled"_s);
}

TEST_CASE("a crash between the vault and the hall doesn't book twice", "[appointment]")
{
    const BookingHall hall;
    const identity::RecordId record = keepZhang(hall, "Y1");

    CHECK(hall.import({u"Y1 a1 2026-11-23 09:30 10:00 "_s + zhang}) == u"1 booked, 0 unchanged"_s);

    CHECK(hall.hall().appointments.size() == 1);
    CHECK(hall.hall().appointments.contains({record.value}));
    CHECK(vaultOf(hall).status()->records == 1);
}

TEST_CASE("who booked stands in the vault alone, and there sealed", "[appointment][vault]")
{
    BookingHall hall;
    REQUIRE(hall.import({u"YY-SECRET-17 a1 2026-11-23 09:00 09:30 "_s + zhang}) ==
            u"1 booked, 0 unchanged"_s);
    hall.goTo(at(9, 5));
    REQUIRE(hall.takeBooked(u"yy-secret-17"_s) == u"A001"_s);
    hall.node->stop(u"test"_s);

    for (const auto& [path, bytes] : filesOf(hall)) {
        CAPTURE(path);
        for (const char* secret :
             {"110101190001010014", "11010119000101001", "张三丰", "13800138000", "SECRET"}) {
            CAPTURE(secret);
            CHECK(bytes.find(secret) == std::string::npos);
        }
    }
}

TEST_CASE("who has the booking number gets the ticket of his slot", "[appointment][check-in]")
{
    BookingHall hall;
    REQUIRE(hall.import({u"YY-17 a1 2026-11-23 09:30 10:00 "_s + zhang,
                         u"YY-18 a1 2026-11-23 11:00 11:30"_s,
                         u"YY-19 a1 2026-11-24 09:30 10:00"_s}) == u"3 booked, 0 unchanged"_s);
    hall.goTo(at(9, 40));
    REQUIRE(hall.take({{u"service"_s, u"a1"_s}}) == u"A001"_s);

    CHECK(hall.takeBooked(u" yy -17 "_s) == u"A002"_s);
    const Ticket& ticket = hall.hall().tickets.back();
    CHECK(ticket.rank.time == at(9, 30));
    CHECK(ticket.lane.hasAppointment());
    CHECK_FALSE(ticket.subject.empty());
    CHECK((*hall.answer)->ticket->ahead == 0);

    CHECK(hall.takeBooked(u"YY-17"_s) == u"AppointmentUsed"_s);
    CHECK(hall.takeBooked(u"YY-18"_s) == u"AppointmentTooEarly"_s);
    CHECK(hall.answer->error().next == at(10, 30));
    CHECK(hall.takeBooked(u"YY-19"_s) == u"AppointmentOtherDay"_s);
    CHECK(hall.answer->error().next == at(24 + 9));
    CHECK(hall.takeBooked(u"YY-99"_s) == u"UnknownAppointment"_s);
    CHECK(hall.takeBooked(u""_s) == u"ticket.take: appointment must be a booking number"_s);
}

TEST_CASE("an appointment can be named as the hall itself names it", "[appointment][check-in]")
{
    BookingHall hall;
    REQUIRE(hall.import({u"Y1 a1 2026-11-23 09:00 09:30 "_s + zhang}) ==
            u"1 booked, 0 unchanged"_s);
    const AppointmentId reference = hall.hall().appointments.begin()->first;
    hall.goTo(at(9));

    CHECK(hall.takeBooked(QString::fromStdString(reference.value)) == u"A001"_s);
}

TEST_CASE("the same press for an appointment gets the same answer", "[appointment][check-in]")
{
    BookingHall hall;
    REQUIRE(hall.import({u"Y1 a1 2026-11-23 09:00 09:30 "_s + zhang}) ==
            u"1 booked, 0 unchanged"_s);
    hall.goTo(at(9));
    const QJsonObject params{{u"appointment"_s, u"Y1"_s}};
    std::vector<std::string> numbers;
    for (int times = 0; times < 2; ++times) {
        hall.asks->commandWithId(
            u"0b8e4f4e-5d7f-4f0e-8a43-3a1f7c5f6a01"_s,
            u"ticket.take"_s,
            params,
            [&](const auto& reply) { numbers.push_back(reply->ticket->number); });
    }
    REQUIRE(waitFor([&] { return numbers.size() == 2; }));
    CHECK(numbers == std::vector<std::string>{"A001", "A001"});
    CHECK(hall.hall().tickets.size() == 1);
}

TEST_CASE("who types the ID number is checked in for the nearest appointment",
          "[appointment][check-in]")
{
    BookingHall hall;
    REQUIRE(hall.import({u"Y1 a1 2026-11-23 09:00 09:30 "_s + zhang,
                         u"Y2 a1 2026-11-23 10:00 10:30 "_s + zhang,
                         u"Y3 a1 2026-11-24 09:00 09:30 "_s + li}) == u"3 booked, 0 unchanged"_s);
    hall.settings.rules.policy.oneLiveTicket = false;
    hall.goTo(at(9, 40));
    hall.comeBack();

    CHECK(hall.checkIn(u"110101 19000101 0014"_s) == u"A001"_s);
    CHECK(hall.hall().tickets.back().rank.time == at(10));
    CHECK(hall.checkIn(u"110101190001010015"_s) == u"A002"_s);
    CHECK(hall.hall().tickets.back().rank.time == at(9));
    CHECK(hall.checkIn(zhang) == u"AppointmentUsed"_s);
    CHECK(hall.checkIn(li) == u"AppointmentOtherDay"_s);
    CHECK(hall.checkIn(u"110101190001010022"_s) == u"UnknownAppointment"_s);
    CHECK(hall.checkIn(u"1101011900010100"_s) == u"subject: An ID number has 18 characters."_s);
    CHECK(hall.take({{u"checkIn"_s, true}}).startsWith(u"ticket.take: checkIn needs subject"_s));
    CHECK(hall.take({{u"checkIn"_s, true}, {u"service"_s, u"a1"_s}})
              .startsWith(u"ticket.take: give one of"_s));
}

TEST_CASE("an ID number finds the appointment that is still good for a ticket",
          "[appointment][check-in]")
{
    Rules rules = test::bookingRules();
    rules.policy.oneLiveTicket = false;
    BookingHall hall{rules};
    REQUIRE(hall.import({u"Y1 a1 2026-11-23 09:00 09:30 "_s + zhang,
                         u"Y2 a1 2026-11-23 10:00 10:30 "_s + zhang,
                         u"Y3 a1 2026-11-23 11:00 11:30 "_s + zhang}) ==
            u"3 booked, 0 unchanged"_s);
    (void)keepZhang(hall, "Y4"); // The hall has nothing of this one.
    const auto isMissed = [](const auto& kept) {
        return kept.second.state == AppointmentState::Missed;
    };

    hall.goTo(at(9));
    REQUIRE(hall.takeBooked(u"Y1"_s) == u"A001"_s);
    hall.goTo(at(10, 50));
    REQUIRE(waitFor([&] { return std::ranges::any_of(hall.hall().appointments, isMissed); }));
    REQUIRE(hall.ask(*hall.asks, u"appointment.cancel"_s, {{u"appointment"_s, u"Y3"_s}}));

    // The one cancelled is the nearest; the one missed still makes him a walk-in.
    CHECK(hall.checkIn(zhang) == u"A002"_s);
    CHECK(hall.hall().tickets.back().rank.time > at(10, 30));
    CHECK(hall.checkIn(zhang) == u"AppointmentUsed"_s);
}

TEST_CASE("a late comer is a walk-in, or is turned away, as the hall says",
          "[appointment][check-in]")
{
    Rules rules = test::bookingRules();
    const bool refuses = GENERATE(false, true);
    rules.policy.late = refuses ? LateRule::Refuse : LateRule::WalkIn;
    BookingHall hall{rules};
    REQUIRE(hall.import({u"Y1 a1 2026-11-23 09:00 09:30 "_s + zhang}) ==
            u"1 booked, 0 unchanged"_s);
    hall.goTo(at(9, 50));
    REQUIRE(waitFor([&] {
        return hall.hall().appointments.begin()->second.state == AppointmentState::Missed;
    }));

    CHECK(hall.checkIn(zhang) == (refuses ? u"AppointmentTooLate"_s : u"A001"_s));
}

TEST_CASE("appointments and promises are listed in answers of a bounded size", "[appointment]")
{
    Rules rules = test::bookingRules();
    rules.services[0].slotPlaces = 400;
    const BookingHall hall{rules};
    for (int portion = 0; portion < 3; ++portion) {
        QStringList lines;
        for (int line = 0; line < 100; ++line) {
            lines << u"Y%1 a1 2026-11-23 09:00 09:30"_s.arg(portion * 100 + line);
        }
        REQUIRE(hall.import(lines) == u"100 booked, 0 unchanged"_s);
    }
    const auto listed = [&](const QString& day, int from) {
        return hall.question(u"appointment.list"_s, {{u"day"_s, day}, {u"from"_s, from}}).value();
    };

    const QJsonObject first = listed(u"2026-11-23"_s, 0);
    CHECK(first[u"appointments"_s].toArray().size() == 200);
    CHECK(first[u"more"_s].toBool());
    const QJsonObject second = listed(u"2026-11-23"_s, 200);
    CHECK(second[u"appointments"_s].toArray().size() == 100);
    CHECK_FALSE(second[u"more"_s].toBool());
    CHECK(second[u"appointments"_s][0][u"state"_s] == u"booked"_s);
    CHECK(listed(u"2026-11-24"_s, 0)[u"appointments"_s].toArray().isEmpty());
    CHECK_FALSE(hall.question(u"appointment.list"_s, {{u"day"_s, u"today"_s}}));
    CHECK_FALSE(hall.question(u"promise.list"_s, {{u"from"_s, -1}}));
}
