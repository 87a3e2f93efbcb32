// SPDX-License-Identifier: Apache-2.0
#include "app/journal/sqlite_journal.h"
#include "app/server/event_row.h"
#include "tests/server/booking_hall.h"

#include <map>
#include <set>

using namespace hall;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using hall::test::BookingHall;
using hall::test::bookingRules;
using hall::test::waitFor;

namespace {

/// Born 1900-01-01: nobody living.
const QString zhang = u"110101190001010014"_s;
const QString li = u"11010119000101009X"_s;

Rules rulesWithHistory()
{
    Rules rules = bookingRules();
    rules.policy.missesMax = 1;
    rules.policy.missesWithinDays = 90;
    rules.policy.blockDays = 30;
    return rules;
}

/// Everything that the journal of a hall has.
Events eventsOf(const BookingHall& hall)
{
    Events events;
    const auto reader = journal::openSqliteReader({.dataDir = hall.dir.path(), .vfs = {}});
    REQUIRE(reader);
    REQUIRE((*reader)->verify(0));
    REQUIRE((*reader)->read(0, [&](const journal::Row& row) {
        events.push_back(server::fromRow(row).value());
        return true;
    }));
    return events;
}

template <class Body>
std::ptrdiff_t countOf(const Events& events)
{
    return std::ranges::count_if(
        events, [](const Event& event) { return std::holds_alternative<Body>(event.body); });
}

/// Time never ran backwards, no number was given twice, nobody was called twice.
void checkOrder(const Events& events)
{
    std::set<std::string> given;
    std::set<std::string> called;
    Time last{};
    for (const Event& event : events) {
        CAPTURE(event.seq);
        CHECK(event.at >= last);
        last = event.at;
        if (const auto* issued = std::get_if<TicketIssued>(&event.body)) {
            CHECK(given.insert(issued->number).second);
        }
        if (const auto* call = std::get_if<TicketCalled>(&event.body)) {
            CHECK(called.insert(call->number).second);
        }
    }
    CHECK(last < test::at(24));
}

QString next(BookingHall& hall)
{
    const auto* ticket = hall.hall().at({1});
    const QJsonValue seen = ticket == nullptr
                                ? QJsonValue{QJsonValue::Null}
                                : QJsonValue{QString::fromStdString(ticket->id.value)};
    const auto reply =
        hall.ask(*hall.asks, u"counter.next"_s, {{u"counter"_s, 1}, {u"seen"_s, seen}});
    REQUIRE(reply);
    return reply->ticket ? QString::fromStdString(reply->ticket->number) : u"nobody"_s;
}

QString takeFor(BookingHall& hall, const QString& person)
{
    return hall.take({{u"service"_s, u"a1"_s}, {u"subject"_s, QJsonObject{{u"id"_s, person}}}});
}

} // namespace

TEST_CASE("clocks that jump a year lose nothing, break no order and call nobody twice",
          "[node][clock]")
{
    const Duration year = GENERATE(1, -1) * std::chrono::days{365};
    const bool synchronised = GENERATE(false, true);
    CAPTURE(year.count(), synchronised);
    BookingHall hall{rulesWithHistory()};
    hall.isSynchronised = synchronised;
    REQUIRE(hall.import({u"Y1 a1 2026-11-23 09:30 10:00 "_s + li}) == u"1 booked, 0 unchanged"_s);
    CHECK(hall.take({{u"service"_s, u"a1"_s}}) == u"A001"_s);
    CHECK(takeFor(hall, zhang) == u"A002"_s);
    CHECK(next(hall) == u"A001"_s);

    hall.wallShift = year;
    REQUIRE(waitFor([&] { return hall.hall().clockSuspected; }));

    // The day goes on as it was, also in a node that is started again.
    CHECK(hall.take({{u"service"_s, u"a1"_s}}) == u"A003"_s);
    CHECK(takeFor(hall, zhang) == u"LiveTicket"_s);
    CHECK(next(hall) == u"A002"_s);
    CHECK(hall.ask(*hall.asks, u"day.close"_s, {}).error().rejection == Rejection::ClockSuspected);
    hall.comeBack();
    CHECK(hall.hall().clockSuspected);
    CHECK(hall.hall().day == test::bookingDay);
    CHECK(hall.hall().appointments.begin()->second.state == AppointmentState::Booked);
    CHECK(hall.import({u"Y2 a1 2026-11-24 09:30 10:00 "_s + zhang}) == u"1 booked, 0 unchanged"_s);
    CHECK(hall.take({{u"service"_s, u"a1"_s}}) == u"A004"_s);
    CHECK(next(hall) == u"A003"_s);

    hall.isSynchronised = true;
    hall.wallShift = 0ms;
    REQUIRE(waitFor([&] { return !hall.hall().clockSuspected; }));

    // What is kept of people is there: nothing was forgotten, nothing was missed.
    CHECK(takeFor(hall, zhang) == u"A005"_s);
    hall.shift += 90min;
    REQUIRE(waitFor([&] { return hall.node->service().clock().now() >= test::at(9, 30); }));
    CHECK(hall.checkIn(li) == u"A006"_s);
    // Whoever waited is called in the order of his rank, the appointment's being its slot.
    CHECK(next(hall) == u"A004"_s);
    CHECK(next(hall) == u"A005"_s);
    CHECK(next(hall) == u"A006"_s);
    CHECK(next(hall) == u"nobody"_s);
    REQUIRE(hall.ask(*hall.asks, u"day.close"_s, {}));
    hall.node->stop(u"test"_s);
    const Events events = eventsOf(hall);
    checkOrder(events);
    CHECK(countOf<ClockSuspected>(events) == 1);
    CHECK(countOf<ClockTrusted>(events) == 1);
    CHECK(countOf<TicketIssued>(events) == 6);
    CHECK(countOf<AppointmentMissed>(events) == 0);
}
