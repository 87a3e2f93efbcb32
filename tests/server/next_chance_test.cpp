// SPDX-License-Identifier: Apache-2.0
#include "tests/server/booking_hall.h"

using namespace hall;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using hall::test::at;
using hall::test::BookingHall;
using hall::test::waitFor;

namespace {

/// In the hall's hours, by the timetable unless a test says otherwise.
struct StrictHall : BookingHall
{
    explicit StrictHall(const Rules& rules, Time begin, Opens opens = Opens::Timetable)
        : BookingHall(rules, opens, begin)
    {
    }

    /// What a ticket is refused for, and when to come again: `QuotaUsed 24 09:00`.
    [[nodiscard]] QString refused(const QJsonObject& params)
    {
        QString text = take(params);
        REQUIRE(answer);
        REQUIRE_FALSE(*answer);
        if (const auto& next = answer->error().next) {
            CHECK(*next > node->service().clock().now());
            const LocalMoment local = server::toLocal(*next);
            text += u" %1 %2:%3"_s.arg(static_cast<unsigned>(local.date.date.day()))
                        .arg(local.minute / 60, 2, 10, QChar{u'0'})
                        .arg(local.minute % 60, 2, 10, QChar{u'0'});
        }
        return text;
    }

    void awaitDay() const
    {
        REQUIRE(waitFor([&] { return hall().day.has_value(); }));
    }
};

const QJsonObject walkIn{{u"service"_s, u"a1"_s}};
const QJsonObject ofVisit{{u"visit"_s, u"move"_s}};

QJsonObject of(const QString& person)
{
    return {{u"service"_s, u"a1"_s}, {u"subject"_s, QJsonObject{{u"id"_s, person}}}};
}

/// a1 stops half an hour before each closing, b1 doesn't; the visit begins with a1.
Rules strictRules()
{
    Rules rules = test::bookingRules();
    rules.services[0].cutOffMinutes = 30;
    rules.visits = {{.code = {"move"}, .name = {}, .steps = {{{"a1"}}, {{"b1"}}}}};
    return rules;
}

} // namespace

TEST_CASE("who comes outside the hours is told when tickets are given again", "[refusal]")
{
    StrictHall hall{strictRules(), at(8)};
    CHECK(hall.refused(walkIn) == u"DayNotOpen 23 09:00"_s);
    CHECK(hall.refused(ofVisit) == u"DayNotOpen 23 09:00"_s);
    CHECK(hall.refused(of(test::zhang)) == u"DayNotOpen 23 09:00"_s);

    hall.goTo(at(9));
    hall.awaitDay();
    hall.goTo(at(11, 45));
    CHECK(hall.refused(walkIn) == u"CutOff 23 13:00"_s);
    CHECK(hall.refused(ofVisit) == u"CutOff 23 13:00"_s);
    hall.goTo(at(12, 10));
    CHECK(hall.refused(walkIn) == u"OutsideHours 23 13:00"_s);
    CHECK(hall.refused(ofVisit) == u"OutsideHours 23 13:00"_s);
    hall.goTo(at(16, 50));
    CHECK(hall.refused(walkIn) == u"CutOff 24 09:00"_s);
}

TEST_CASE("a visit that may begin anywhere waits for all of its services", "[refusal]")
{
    Rules rules = strictRules();
    rules.visits[0].order = StepOrder::Any;
    rules.services[2].cutOffMinutes = 240;
    StrictHall hall{rules, at(8)};

    CHECK(hall.refused(ofVisit) == u"DayNotOpen"_s); // b1 has no minute of any day
}

TEST_CASE("a day that was closed by hand stays closed, so the next one is told", "[refusal]")
{
    StrictHall hall{strictRules(), at(9)};
    hall.awaitDay();
    REQUIRE(hall.ask(*hall.asks, u"day.close"_s, {}));

    CHECK(hall.refused(walkIn) == u"DayNotOpen 24 09:00"_s);
}

TEST_CASE("where somebody has to open the day, nobody knows when he will", "[refusal]")
{
    StrictHall hall{strictRules(), at(8), Opens::ByHand};
    CHECK(hall.refused(walkIn) == u"DayNotOpen"_s);

    hall.settings.calendar.keepHours = true;
    hall.comeBack();
    CHECK(hall.refused(walkIn) == u"DayNotOpen 23 09:00"_s);
    hall.goTo(at(9, 30)); // should be open by now
    CHECK(hall.refused(walkIn) == u"DayNotOpen"_s);
}

TEST_CASE("when a day's tickets are all given, the next day's first are told", "[refusal]")
{
    Rules rules = strictRules();
    rules.policy.oneLiveTicket = false;
    rules.policy.takeEarly = 15min;

    SECTION("those of the service")
    {
        rules.services[0].dayQuota = 1;
        StrictHall hall{rules, at(10)};
        hall.awaitDay();
        CHECK(hall.take(walkIn) == u"A001"_s);
        CHECK(hall.refused(walkIn) == u"QuotaUsed 24 08:45"_s);
        CHECK(hall.refused(ofVisit) == u"QuotaUsed 24 08:45"_s);
    }
    SECTION("those of the person")
    {
        rules.services[0].subjectQuota = 1;
        StrictHall hall{rules, at(10)};
        hall.awaitDay();
        CHECK(hall.take(of(test::zhang)) == u"A001"_s);
        CHECK(hall.refused(of(test::zhang)) == u"SubjectQuotaUsed 24 08:45"_s);
    }
}

TEST_CASE("too many for nobody known in a minute: again in a minute", "[refusal]")
{
    Rules rules = strictRules();
    rules.policy.unboundPerMinute = 1;
    StrictHall hall{rules, at(10)};
    hall.awaitDay();
    CHECK(hall.take(walkIn) == u"A001"_s);

    CHECK(hall.refused(walkIn) == u"TooManyUnbound 23 10:01"_s);
}

TEST_CASE("an appointment's refusal says from when on it is taken, never a time that is past",
          "[refusal]")
{
    StrictHall hall{strictRules(), at(8)};
    REQUIRE(hall.import({u"Y1 a1 2026-11-23 09:00 09:30"_s,
                         u"Y2 a1 2026-11-23 14:00 14:30"_s,
                         u"Y3 a1 2026-11-24 09:00 09:30"_s}) == u"3 booked, 0 unchanged"_s);
    const auto booked = [](const QString& booking) {
        return QJsonObject{{u"appointment"_s, booking}};
    };
    CHECK(hall.refused(booked(u"Y1"_s)) == u"DayNotOpen 23 08:30"_s);
    hall.goTo(at(9));
    hall.awaitDay();
    CHECK(hall.refused(booked(u"Y2"_s)) == u"AppointmentTooEarly 23 13:30"_s);
    CHECK(hall.refused(booked(u"Y3"_s)) == u"AppointmentOtherDay 24 08:30"_s);
    // Monday is still open, since he waits for whom nobody calls.
    REQUIRE(hall.take(walkIn) == u"A001"_s);
    hall.settings.calendar = {.opens = Opens::ByHand, .dayBeginsMinute = 0, .keepHours = true};
    hall.comeBack();
    hall.goTo(at(24 + 10));
    CHECK(hall.refused(booked(u"Y3"_s)) == u"AppointmentOtherDay"_s);
}
