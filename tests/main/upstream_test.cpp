// SPDX-License-Identifier: Apache-2.0
#include "tests/main/hub_process.h"
#include "tests/main/node_process.h"
#include "tests/support/wait_for.h"

#include <catch2/catch.hpp>
#include <sqlite3.h>

#include <QJsonArray>
#include <QJsonDocument>

#include <fstream>

using namespace hall;
using namespace Qt::StringLiterals;
using hall::test::ask;
using hall::test::HubProcess;
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

QString upstreamCondition(const NodeProcess& node)
{
    const auto state = node.tool({u"state"_s, u"--json"_s});
    for (const QJsonValue device :
         QJsonDocument::fromJson(state.out.toUtf8())[u"devices"_s].toArray()) {
        if (device[u"device"_s] == u"upstream"_s) {
            return device[u"condition"_s].toString();
        }
    }
    return {};
}

} // namespace

TEST_CASE("a hall's events are in the city's database, whoever was killed", "[process][upstream]")
{
    test::Mosquitto broker;
    HubProcess hub{broker};
    NodeProcess node;
    QFile small{node.config};
    REQUIRE(small.open(QIODevice::ReadOnly));
    node.config = QString::fromStdString((node.dir.path() / "hall.toml").string());
    std::ofstream{node.config.toStdString()} << small.readAll().toStdString()
                                             << hub.hubKey().toStdString();
    node.also = {u"--set"_s, u"upstream.broker=mqtt://127.0.0.1:%1"_s.arg(broker.portOf())};
    const auto takeTickets = [&](int count) {
        const auto client = node.client();
        for (int i = 0; i < count; ++i) {
            REQUIRE(ask(*client, u"ticket.take"_s, {{u"service"_s, u"card"_s}}));
        }
    };

    node.start();
    REQUIRE(ask(*node.client(), u"day.open"_s, {{u"day"_s, u"2026-11-23"_s}}));
    takeTickets(5);
    CHECK(waitFor([&] { return upstreamCondition(node) == u"offline"_s; }));

    REQUIRE(broker.start());
    CHECK(waitFor([&] { return upstreamCondition(node) == u"silent"_s; }));
    hub.start();
    CHECK(waitFor([&] { return compare(node, hub).isAll(); }));
    CHECK(waitFor([&] { return upstreamCondition(node) == u"ready"_s; }));

    hub.kill();
    takeTickets(5);
    node.kill();
    hub.start();
    node.start();
    takeTickets(5);
    broker.kill();
    takeTickets(5);
    REQUIRE(broker.start());
    takeTickets(1);
    CHECK(waitFor([&] { return compare(node, hub).isAll(); }));
    CHECK(compare(node, hub).journalled > 21);
}
