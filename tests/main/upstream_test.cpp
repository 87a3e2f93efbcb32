// SPDX-License-Identifier: Apache-2.0
#include "tests/main/linked_hall.h"
#include "tests/support/wait_for.h"

#include <catch2/catch.hpp>
#include <sqlite3.h>

using namespace hall;
using namespace Qt::StringLiterals;
using hall::test::ask;
using hall::test::HubProcess;
using hall::test::LinkedHall;
using hall::test::NodeProcess;
using hall::test::waitFor;

namespace {

/// Rows of the hall's journal, rows of the hub's database, rows that are the same in both.
struct Compared
{
    int journalled = -1;
    int stored = -2;
    int same = -3;

    [[nodiscard]] bool isAll() const
    {
        return journalled > 0 && journalled == stored && stored == same;
    }
};

Compared compare(const NodeProcess& node, const HubProcess& hub)
{
    sqlite3* database = nullptr;
    const QString journal = node.dataDir() + u"/journal.db"_s;
    Compared compared;
    if (sqlite3_open_v2(qPrintable(journal), &database, SQLITE_OPEN_READWRITE, nullptr) ==
        SQLITE_OK) {
        const QString attach = u"ATTACH '%1' AS hub"_s.arg(hub.path("hub.db"));
        sqlite3_exec(database, qPrintable(attach), nullptr, nullptr, nullptr);
        const auto take = [](void* into, int /*columns*/, char** values, char** /*names*/) {
            *static_cast<Compared*>(into) = {.journalled = std::atoi(values[0]),
                                             .stored = std::atoi(values[1]),
                                             .same = std::atoi(values[2])};
            return 0;
        };
        sqlite3_exec(database,
                     "SELECT (SELECT count(*) FROM main.event), (SELECT count(*) FROM hub.event), "
                     "(SELECT count(*) FROM main.event a JOIN hub.event b USING (epoch, seq, at, "
                     "day, kind, v, subject, actor, station, body, command, part, chain))",
                     take,
                     &compared,
                     nullptr);
    }
    sqlite3_close(database);
    return compared;
}

} // namespace

TEST_CASE("a hall's events are in the city's database, whoever was killed", "[process][upstream]")
{
    LinkedHall hall;
    hall.broker.kill();
    const auto takeTickets = [&](int count) {
        const auto client = hall.node.client();
        for (int i = 0; i < count; ++i) {
            REQUIRE(ask(*client, u"ticket.take"_s, {{u"service"_s, u"card"_s}}));
        }
    };

    hall.node.start();
    hall.openDay();
    takeTickets(5);
    CHECK(waitFor([&] { return hall.upstreamCondition() == u"offline"_s; }));

    REQUIRE(hall.broker.start());
    CHECK(waitFor([&] { return hall.upstreamCondition() == u"silent"_s; }));
    hall.hub.start();
    CHECK(waitFor([&] { return compare(hall.node, hall.hub).isAll(); }));
    CHECK(waitFor([&] { return hall.upstreamCondition() == u"ready"_s; }));

    hall.hub.kill();
    takeTickets(5);
    hall.node.kill();
    hall.hub.start();
    hall.node.start();
    takeTickets(5);
    hall.broker.kill();
    takeTickets(5);
    REQUIRE(hall.broker.start());
    takeTickets(1);
    CHECK(waitFor([&] { return compare(hall.node, hall.hub).isAll(); }));
    CHECK(compare(hall.node, hall.hub).journalled > 21);
}
