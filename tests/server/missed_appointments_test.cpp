// SPDX-License-Identifier: Apache-2.0
#include "app/journal/sqlite_journal.h"
#include "tests/server/booking_hall.h"

using namespace hall;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using hall::test::at;
using hall::test::BookingHall;
using hall::test::li;
using hall::test::waitFor;
using hall::test::zhang;

namespace {

Rules strictRules()
{
    Rules rules = test::bookingRules();
    rules.policy.missesMax = 1;
    rules.policy.missesWithinDays = 90;
    rules.policy.blockDays = 30;
    return rules;
}

std::int64_t missesIn(const BookingHall& hall)
{
    return identity::Vault::open({hall.dir.path(), {}})->status()->misses;
}

bool allAreMissed(const BookingHall& hall)
{
    return std::ranges::all_of(hall.hall().appointments, [](const auto& kept) {
        return kept.second.state == AppointmentState::Missed;
    });
}

/// How often somebody looked into a record because its appointment was missed.
std::ptrdiff_t readingsIn(const BookingHall& hall)
{
    const auto reader = journal::openSqliteReader({.dataDir = hall.dir.path(), .vfs = {}});
    REQUIRE(reader);
    std::ptrdiff_t readings = 0;
    REQUIRE((*reader)->read(0, [&](const journal::Row& row) {
        readings += row.kind == "RecordRead" ? 1 : 0;
        return true;
    }));
    return readings;
}

/// Zhang and somebody without a number were to come at nine; at ten nobody has.
void letMiss(BookingHall& hall)
{
    REQUIRE(hall.import({u"Y1 a1 2026-11-23 09:00 09:30 "_s + zhang,
                         u"Y2 a1 2026-11-23 09:00 09:30"_s}) == u"2 booked, 0 unchanged"_s);
    hall.goTo(at(10));
    REQUIRE(waitFor([&] { return allAreMissed(hall); }));
}

} // namespace

TEST_CASE("who didn't come can't book, until the block ends", "[appointment][missed]")
{
    BookingHall hall{strictRules()};
    letMiss(hall);
    REQUIRE(waitFor([&] { return missesIn(hall) == 1 && readingsIn(hall) == 1; }));

    CHECK(hall.import({u"Y3 a1 2026-11-24 09:00 09:30 "_s + zhang,
                       u"Y4 a1 2026-11-24 09:00 09:30 "_s + li}) ==
          u"1 booked, 0 unchanged | 2 PersonBlocked"_s);
    CHECK(hall.told.at(0)[u"column"_s] == u"id_number"_s);
    CHECK(hall.told.at(0)[u"text"_s].toString() ==
          u"This person missed too many appointments and can't book until 2026-12-23; taking a "
          "number without one stays possible."_s);
    CHECK(hall.take({{u"service"_s, u"a1"_s}, {u"subject"_s, QJsonObject{{u"id"_s, zhang}}}}) ==
          u"A001"_s);

    SECTION("after the last day of the block")
    {
        hall.goTo(at(10) + 24h * 31);
        CHECK(hall.import({u"Y5 a1 2026-12-28 09:00 09:30 "_s + zhang}) ==
              u"1 booked, 0 unchanged"_s);
    }
    SECTION("not on its last day")
    {
        hall.goTo(at(10) + 24h * 30);
        CHECK(hall.import({u"Y5 a1 2026-12-28 09:00 09:30 "_s + zhang}) ==
              u"0 booked, 0 unchanged | 2 PersonBlocked"_s);
    }
}

TEST_CASE("of each who didn't come it is told that somebody looked him up", "[appointment][missed]")
{
    BookingHall hall{strictRules()};
    REQUIRE(hall.import({u"Y1 a1 2026-11-23 09:00 09:30 "_s + zhang,
                         u"Y2 a1 2026-11-23 09:00 09:30 "_s + li}) == u"2 booked, 0 unchanged"_s);
    hall.goTo(at(10));
    CHECK(waitFor([&] { return missesIn(hall) == 2 && readingsIn(hall) == 2; }));
}

TEST_CASE("a restart notes nobody twice, and makes up for what a crash left out",
          "[appointment][missed]")
{
    Rules lenient = strictRules();
    lenient.policy.missesMax = 0;
    BookingHall hall{lenient};
    letMiss(hall);
    CHECK(missesIn(hall) == 0);

    hall.settings.rules = strictRules();
    hall.comeBack(); // As if the node had died before it noted anybody.
    hall.comeBack();
    REQUIRE(waitFor([&] { return missesIn(hall) == 1 && readingsIn(hall) == 1; }));

    hall.comeBack();
    CHECK(hall.import({u"Y3 a1 2026-11-24 09:00 09:30 "_s + zhang}) ==
          u"0 booked, 0 unchanged | 2 PersonBlocked"_s);
    CHECK(missesIn(hall) == 1);
    CHECK(readingsIn(hall) == 1);
}

TEST_CASE("where nobody is blocked nothing is kept about who didn't come", "[appointment][missed]")
{
    Rules lenient = strictRules();
    lenient.policy.missesMax = 0;
    BookingHall hall{lenient};
    letMiss(hall);

    CHECK(hall.import({u"Y3 a1 2026-11-24 09:00 09:30 "_s + zhang}) == u"1 booked, 0 unchanged"_s);
    CHECK(missesIn(hall) == 0);
    CHECK(readingsIn(hall) == 0);
}
