// SPDX-License-Identifier: Apache-2.0
#include "tests/server/booking_hall.h"

using namespace hall;
using namespace Qt::StringLiterals;
using hall::test::BookingHall;

TEST_CASE("numbers taken for many firms by one agent are pointed out on the hall's view",
          "[server][signs]")
{
    Rules rules = test::bookingRules();
    rules.policy.toutingSigns = 2;
    BookingHall hall{rules};
    const auto takeFor = [&](const QString& firm, const QString& agent) {
        return hall.take({{u"service"_s, u"a1"_s},
                          {u"subject"_s, QJsonObject{{u"id"_s, firm}, {u"agent"_s, agent}}}});
    };
    const auto signs = [&] { return (*hall.question(u"hall.state"_s, {}))[u"signs"_s].toArray(); };
    CHECK(takeFor(u"91350100M000100Y43"_s, test::zhang) == u"A001"_s);
    CHECK(takeFor(u"12990101MB00000003"_s, test::li) == u"A002"_s);
    CHECK(takeFor(u"91990101MA0000007H"_s, test::zhang) == u"A003"_s);
    CHECK(signs().isEmpty());

    CHECK(takeFor(u"11990101000000019X"_s, test::zhang) == u"A004"_s);
    REQUIRE(signs().size() == 1);
    CHECK(signs()[0][u"sign"_s] == u"agentTickets"_s);
    CHECK(signs()[0][u"count"_s] == 3);
    CHECK(signs()[0][u"station"_s] == u"kiosk-1"_s);

    hall.comeBack();
    CHECK(signs().size() == 1);
    REQUIRE(hall.ask(*hall.asks, u"day.open"_s, {{u"day"_s, u"2026-11-24"_s}}));
    CHECK(signs().isEmpty());
}
