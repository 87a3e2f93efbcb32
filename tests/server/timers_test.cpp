// SPDX-License-Identifier: Apache-2.0
#include "app/journal/sqlite_journal.h"
#include "tests/server/booking_hall.h"

using namespace hall;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using hall::test::at;
using hall::test::BookingHall;
using hall::test::RunningNode;
using hall::test::waitFor;

namespace {

std::ptrdiff_t countOf(const RunningNode& node, std::string_view kind)
{
    const auto reader = journal::openSqliteReader({.dataDir = node.dir.path(), .vfs = {}});
    REQUIRE(reader);
    std::ptrdiff_t count = 0;
    REQUIRE((*reader)->read(0, [&](const journal::Row& row) {
        count += row.kind == kind ? 1 : 0;
        return true;
    }));
    return count;
}

} // namespace

TEST_CASE("an appointment is missed when its grace is over, once, also over a restart",
          "[timer][missed]")
{
    BookingHall hall;
    REQUIRE(hall.import({u"Y1 a1 2026-11-23 09:00 09:30"_s, u"Y2 a1 2026-11-23 09:30 10:00"_s}) ==
            u"2 booked, 0 unchanged"_s);
    const auto missed = [&] {
        return std::ranges::count_if(hall.hall().appointments, [](const auto& kept) {
            return kept.second.state == AppointmentState::Missed;
        });
    };
    hall.goTo(at(9, 44));
    REQUIRE(hall.takeBooked(u"Y1"_s) == u"A001"_s);
    hall.goTo(at(10, 16));
    REQUIRE(waitFor([&] { return missed() == 1; }));

    hall.goTo(at(11));
    hall.comeBack();
    hall.goTo(at(11, 30));
    REQUIRE(hall.import({u"Y3 a1 2026-11-23 13:00 13:30"_s}) == u"1 booked, 0 unchanged"_s);
    hall.goTo(at(13, 46));
    REQUIRE(waitFor([&] { return missed() == 2; }));
    REQUIRE(waitFor([&] { return countOf(hall, "AppointmentMissed") >= 2; }));
    CHECK(countOf(hall, "AppointmentMissed") == 2);
}

TEST_CASE("a ticket that came back for one clerk is anybody's after its minutes", "[timer]")
{
    Rules rules = test::bookingRules();
    rules.policy.preferredClerk = 10min;
    rules.policy.missed = MissedRule::End;
    BookingHall hall{rules};
    REQUIRE(hall.take({{u"service"_s, u"a1"_s}}) == u"A001"_s);
    const QString ticket = QString::fromStdString((*hall.answer)->ticket->id.value);
    const auto atOne = [&](const QString& method, const QJsonValue& seen) {
        return hall.ask(*hall.asks, method, {{u"counter"_s, 1}, {u"seen"_s, seen}});
    };
    REQUIRE(atOne(u"counter.next"_s, QJsonValue::Null));
    REQUIRE(atOne(u"counter.noShow"_s, ticket));
    REQUIRE(hall.ask(*hall.asks, u"ticket.reinstate"_s, {{u"ticket"_s, ticket}}));
    REQUIRE(hall.hall().tickets.back().bound.until);

    hall.goTo(at(8, 9));
    hall.comeBack();
    CHECK(hall.hall().tickets.back().bound.until);
    hall.goTo(at(8, 11));
    REQUIRE(waitFor([&] { return !hall.hall().tickets.back().bound.until; }));
    REQUIRE(hall.ask(*hall.asks, u"counter.open"_s, {{u"counter"_s, 3}, {u"clerk"_s, u"1033"_s}}));
    CHECK(hall.hall().nextFor({3}, at(8, 12)).ticket->number == "A001");
}

TEST_CASE("a counter that helped out for a time serves its own again when that is over", "[timer]")
{
    BookingHall hall;
    REQUIRE(hall.ask(*hall.asks,
                     u"counter.bind"_s,
                     {{u"counter"_s, 1},
                      {u"groups"_s, QJsonArray{u"b"_s}},
                      {u"until"_s, qint64{at(9).time_since_epoch().count()}}}));
    REQUIRE(hall.hall().serves({1}, {"b1"}));

    hall.goTo(at(8, 59));
    hall.comeBack();
    CHECK(hall.hall().serves({1}, {"b1"}));
    hall.goTo(at(9) + 1s);
    REQUIRE(waitFor([&] { return hall.hall().bindings.empty(); }));
    CHECK_FALSE(hall.hall().serves({1}, {"b1"}));
    CHECK(hall.hall().serves({1}, {"a1"}));
}

TEST_CASE("plans follow the timetable, and one chosen by hand lasts until its next change",
          "[timer][plan]")
{
    Rules rules = test::bookingRules();
    rules.plans = {{.code = {"peak"},
                    .name = {},
                    .counters = {{{2}, {{"a"}, {"b"}}}},
                    .hours = {{1, 10 * 60, 11 * 60}}},
                   {.code = {"quiet"}, .name = {}, .counters = {}, .hours = {}}};
    RunningNode node{rules, Opens::Timetable, at(9, 30)};
    const auto client = node.linkedClient();
    REQUIRE(waitFor([&] { return node.hall().day.has_value(); }));
    CHECK(node.hall().plan.empty());

    node.goTo(at(10));
    REQUIRE(waitFor([&] { return node.hall().plan == PlanCode{"peak"}; }));
    CHECK(node.hall().serves({2}, {"a1"}));
    REQUIRE(node.ask(*client, u"plan.choose"_s, {{u"plan"_s, u"quiet"_s}}));
    node.goTo(at(10, 30));
    node.restart();
    // The day's end is seen by the same look as the plan would be.
    REQUIRE(waitFor([&] { return countOf(node, "PlanChosen") >= 3; }));
    CHECK(node.hall().plan == PlanCode{"quiet"});

    node.goTo(at(11));
    REQUIRE(waitFor([&] { return node.hall().plan.empty(); }));
    // Of the morning, at ten, by hand, at eleven; none of them twice.
    REQUIRE(waitFor([&] { return countOf(node, "PlanChosen") >= 4; }));
    CHECK(countOf(node, "PlanChosen") == 4);
}

TEST_CASE("where tickets are given before opening, the day opens so much earlier", "[timer]")
{
    Rules rules = test::bookingRules();
    rules.policy.takeEarly = 15min;
    RunningNode node{rules, Opens::Timetable, at(8, 44)};
    const auto client = node.linkedClient();
    const auto take = [&] {
        return node.ask(*client, u"ticket.take"_s, {{u"service"_s, u"a1"_s}});
    };
    CHECK(take().error().rejection == Rejection::DayNotOpen);

    node.goTo(at(8, 45));
    REQUIRE(waitFor([&] { return node.hall().day == test::bookingDay; }));
    const auto taken = take();
    REQUIRE(taken);
    CHECK(taken->ticket->number == "A001");
    REQUIRE(node.ask(*client, u"counter.open"_s, {{u"counter"_s, 1}, {u"clerk"_s, u"1031"_s}}));
    CHECK(node.hall().day);
}

TEST_CASE("the day opens for the first who may check in, and for him alone", "[timer][missed]")
{
    Rules rules = test::bookingRules();
    rules.services[0].cutOffMinutes = 30;
    BookingHall hall{rules, Opens::Timetable, at(7)};
    REQUIRE(hall.import({u"Y1 a1 2026-11-23 09:00 09:30"_s, u"Y2 a1 2026-11-23 16:30 17:00"_s}) ==
            u"2 booked, 0 unchanged"_s);
    hall.goTo(at(8, 29));
    CHECK(hall.takeBooked(u"Y1"_s) == u"DayNotOpen"_s);

    hall.goTo(at(8, 31));
    REQUIRE(waitFor([&] { return hall.hall().day == test::bookingDay; }));
    CHECK(hall.takeBooked(u"Y1"_s) == u"A001"_s);
    const QString ticket = QString::fromStdString((*hall.answer)->ticket->id.value);
    CHECK(hall.take({{u"service"_s, u"a1"_s}}) == u"OutsideHours"_s);
    // When he is gone the day goes on.
    REQUIRE(hall.ask(*hall.asks, u"ticket.cancel"_s, {{u"ticket"_s, ticket}}));
    hall.goTo(at(8, 50));
    hall.comeBack();
    CHECK(hall.hall().day);
    // Too near to the end for anybody who just comes, not for him.
    hall.goTo(at(16, 40));
    CHECK(hall.take({{u"service"_s, u"a1"_s}}) == u"CutOff"_s);
    CHECK(hall.takeBooked(u"Y2"_s) == u"A002"_s);
}

TEST_CASE("hours and plans hold in a day that was opened by hand, too", "[timer][plan]")
{
    Rules rules = test::bookingRules();
    rules.services[0].cutOffMinutes = 30;
    rules.plans = {{.code = {"noon"},
                    .name = {},
                    .counters = {{{2}, {{"a"}, {"b"}}}},
                    .hours = {{1, 11 * 60, 14 * 60}}}};
    BookingHall hall{rules, Opens::ByHand, at(8)};
    const auto walkIn = [&] { return hall.take({{u"service"_s, u"a1"_s}}); };

    SECTION("where the hours are kept")
    {
        hall.settings.calendar.keepHours = true;
        hall.comeBack();
        CHECK(walkIn() == u"DayNotOpen"_s);
        hall.openHall(*hall.asks);
        CHECK(walkIn() == u"OutsideHours"_s);
        hall.goTo(at(9));
        CHECK(walkIn() == u"A001"_s);
        hall.goTo(at(11, 45));
        CHECK(walkIn() == u"CutOff"_s);
        REQUIRE(waitFor([&] { return hall.hall().plan == PlanCode{"noon"}; }));
        hall.goTo(at(12, 30));
        CHECK(walkIn() == u"OutsideHours"_s);
        hall.goTo(at(19, 30));
        REQUIRE(waitFor([&] { return hall.hall().plan.empty(); }));
        CHECK(hall.hall().day); // closed by hand as well
    }
    SECTION("not where hall.toml says that they aren't")
    {
        hall.openHall(*hall.asks);
        CHECK(walkIn() == u"A001"_s);
        hall.goTo(at(12, 30));
        CHECK(walkIn() == u"A002"_s);
        CHECK(hall.hall().plan.empty());
    }
}

TEST_CASE("a date without hours is open as long as who opened it wants", "[timer]")
{
    RunningNode node{test::bookingRules(), Opens::Timetable, at(10) - 24h};
    auto client = node.linkedClient();
    REQUIRE(node.ask(*client, u"day.open"_s, {{u"day"_s, u"2026-11-22"_s}}));
    client.reset();
    node.restart();
    client = node.linkedClient();
    CHECK(node.ask(*client, u"ticket.take"_s, {{u"service"_s, u"a1"_s}}));
    CHECK(node.hall().day);

    node.goTo(at(9));
    REQUIRE(waitFor([&] { return node.hall().day == test::bookingDay; }));
    CHECK(node.hall().tickets.empty());
}

TEST_CASE("the day opens and closes by the timetable, later while somebody waits", "[timer]")
{
    RunningNode node{test::bookingRules(), Opens::Timetable, at(8, 59)};
    const auto client = node.linkedClient();
    CHECK_FALSE(node.hall().day);
    node.goTo(at(9));
    REQUIRE(waitFor([&] { return node.hall().day == test::bookingDay; }));

    SECTION("nobody is there: closed at the end of the hours, lunch is none")
    {
        node.goTo(at(12, 30));
        REQUIRE(node.ask(*client, u"counter.open"_s, {{u"counter"_s, 1}, {u"clerk"_s, u"1"_s}}));
        CHECK(node.hall().day);
        node.goTo(at(17));
        REQUIRE(waitFor([&] { return !node.hall().day; }));
    }
    SECTION("somebody waits: closed when he is done, two hours later at the latest")
    {
        REQUIRE(node.ask(*client, u"ticket.take"_s, {{u"service"_s, u"a1"_s}}));
        node.goTo(at(18, 59));
        node.restart();
        CHECK(node.hall().day);
        node.goTo(at(19, 1));
        REQUIRE(waitFor([&] { return !node.hall().day; }));
        CHECK(node.hall().tickets.back().state == TicketState::Expired);
    }
    SECTION("somebody is away for a moment: as if he waited")
    {
        REQUIRE(node.ask(*client, u"counter.open"_s, {{u"counter"_s, 1}, {u"clerk"_s, u"1"_s}}));
        const auto atOne = [&](const QString& method, const QJsonValue& seen) {
            return node.ask(*client, method, {{u"counter"_s, 1}, {u"seen"_s, seen}});
        };
        const auto taken = node.ask(*client, u"ticket.take"_s, {{u"service"_s, u"a1"_s}});
        const QString ticket = QString::fromStdString(taken->ticket->id.value);
        REQUIRE(atOne(u"counter.next"_s, QJsonValue::Null));
        REQUIRE(atOne(u"counter.start"_s, ticket));
        REQUIRE(atOne(u"counter.hold"_s, ticket));
        node.goTo(at(17, 30));
        node.restart();
        CHECK(node.hall().day);
        CHECK(node.hall().tickets.back().state == TicketState::Held);
        node.goTo(at(19, 1));
        REQUIRE(waitFor([&] { return !node.hall().day; }));
        CHECK(node.hall().tickets.back().state == TicketState::Expired);
    }
    SECTION("a day that was closed by hand stays closed")
    {
        REQUIRE(node.ask(*client, u"day.close"_s, {}));
        node.goTo(at(10));
        node.restart();
        node.goTo(at(24 + 9));
        REQUIRE(waitFor([&] { return node.hall().day.has_value(); }));
        REQUIRE(waitFor([&] { return countOf(node, "DayOpened") >= 2; }));
        CHECK(countOf(node, "DayOpened") == 2);
    }
}
