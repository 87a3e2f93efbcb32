// SPDX-License-Identifier: Apache-2.0
#include "app/sync/topics.h"
#include "tests/api/city_bench.h"
#include "tests/api/samples.h"
#include "tests/api/writes.h"
#include "tests/support/wait_for.h"

#include <catch2/catch.hpp>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

using namespace hall;
using namespace Qt::StringLiterals;
using hall::test::ApiAnswer;
using hall::test::ApiClient;
using hall::test::CityBench;
using hall::test::liveOf;
using hall::test::stateOf;
using hall::test::systemNow;
using hall::test::waitFor;

namespace {

class Portal
{
public:
    explicit Portal(int port)
        : m_client(port)
    {
    }

    ApiAnswer get(const QByteArray& target)
    {
        return m_client.ask({.target = target, .token = CityBench::portal});
    }

    ApiClient& client()
    {
        return m_client;
    }

private:
    ApiClient m_client;
};

/// Every path and method of the document, with something in the places of its parts.
std::vector<test::ApiCall> everyOperation()
{
    QFile file{u"" HALL_SOURCE_DIR "/resources/api/openapi.json"_s};
    REQUIRE(file.open(QIODevice::ReadOnly));
    const QJsonObject paths = QJsonDocument::fromJson(file.readAll())[u"paths"_s].toObject();
    std::vector<test::ApiCall> calls;
    for (auto path = paths.begin(); path != paths.end(); ++path) {
        QString target = path.key();
        target.replace(u"{hall}"_s, u"small"_s);
        target.replace(u"{code}"_s, u"ABCDEFGHIJKLMNOP"_s);
        target.replace(u"{day}"_s, u"2099-01-01"_s);
        const QJsonObject methods = path->toObject();
        for (auto method = methods.begin(); method != methods.end(); ++method) {
            if (target != u"/v1/openapi.json"_s) {
                calls.push_back({.method = method.key().toUpper().toLatin1(),
                                 .target = target.toUtf8(),
                                 .token = {}});
            }
        }
    }
    return calls;
}

void asksWithoutLeave(ApiClient& client)
{
    // The one that it has.
    REQUIRE(client.ask({.target = "/v1/halls", .token = CityBench::busy}).status == 200);
    for (test::ApiCall call : everyOperation()) {
        CAPTURE(call.method.toStdString(), call.target.toStdString());
        CHECK(client.ask(call).problem() == u"token-missing"_s);
        call.token = QByteArray{CityBench::portal} + "x";
        CHECK(client.ask(call).problem() == u"token-unknown"_s);
        call.token = CityBench::old;
        const ApiAnswer expired = client.ask(call);
        CHECK(expired.problem() == u"token-expired"_s);
        CHECK(expired.json()[u"detail"_s] == u"the token of old was good until 2020-01-31"_s);
        const bool isNotices = call.target.contains("notices");
        call.token = isNotices ? CityBench::map : CityBench::board;
        CHECK(client.ask(call).problem() == u"may-not"_s);
        call.token = CityBench::busy;
        CHECK(client.ask(call).problem() == u"too-many-requests"_s);
    }
}

void readsHalls(Portal& portal)
{
    CHECK(waitFor([&] { return portal.get("/v1/live").json()[u"halls"_s].toArray().size() >= 2; }));
    const auto first = portal.get("/v1/halls?limit=1").json();
    REQUIRE(first[u"halls"_s].toArray().size() == 1);
    CHECK(first[u"halls"_s][0][u"hall"_s] == u"harbour"_s);
    const auto rest = portal.get(first[u"next"_s].toString().toUtf8()).json();
    CHECK(rest[u"halls"_s].toArray().size() == 1);
    const auto all = portal.get("/v1/halls").json();
    REQUIRE(all[u"halls"_s].toArray().size() == 3);
    CHECK(all[u"halls"_s][2][u"hall"_s] == u"small"_s);
    CHECK(all[u"next"_s].isNull());
    CHECK(portal.get("/v1/halls?limit=501").problem() == u"bad-limit"_s);
    CHECK(portal.get("/v1/halls?after=bm90IG9uZQ").problem() == u"bad-cursor"_s);

    CHECK(portal.get("/v1/halls/small").json()[u"presence"_s] == u"present"_s);
    CHECK(portal.get("/v1/halls/nowhere").problem() == u"no-such-hall"_s);
    CHECK(portal.get("/v1/nothing").problem() == u"no-such-path"_s);
}

void readsLive(Portal& portal)
{
    const auto harbour = portal.get("/v1/halls/harbour/live").json();
    CHECK_FALSE(harbour[u"stale"_s].toBool());
    CHECK(harbour[u"ageSeconds"_s].toInt() < 90);
    CHECK(harbour[u"services"_s][0][u"wait"_s][u"high"_s] == 12);
    CHECK(portal.get("/v1/halls/lagoon/live").json()[u"stale"_s].toBool());
    CHECK(portal.get("/v1/halls/nowhere/live").problem() == u"nothing-live"_s);
    const auto page = portal.get("/v1/live?limit=1").json();
    CHECK(page[u"halls"_s].toArray().size() == 1);
    CHECK(portal.get(page[u"next"_s].toString().toUtf8()).json()[u"halls"_s][0][u"hall"_s] ==
          u"lagoon"_s);
    CHECK(portal.get("/v1/live?limit=none").problem() == u"bad-limit"_s);
}

void readsEvents(Portal& portal)
{
    QByteArray target = "/v1/halls/small/events?limit=2";
    QStringList ids;
    for (bool more = true; more;) {
        const auto page = portal.get(target).json();
        more = page[u"more"_s].toBool();
        for (const QJsonValue event : page[u"events"_s].toArray()) {
            ids += event[u"id"_s].toString().section(u'/', -1);
        }
        target = page[u"next"_s].toString().toUtf8();
        REQUIRE(ids.size() < 500);
    }
    REQUIRE(ids.size() > 5);
    for (qsizetype i = 0; i < ids.size(); ++i) {
        CHECK(ids[i].toLongLong() == i + 1);
    }
    const auto end = portal.get(target).json();
    CHECK(end[u"events"_s].toArray().isEmpty());
    CHECK(end[u"next"_s].toString().toUtf8() == target);

    CHECK(portal.get("/v1/halls/nowhere/events").problem() == u"no-such-hall"_s);
    CHECK(portal.get("/v1/halls/small/events?limit=0").problem() == u"bad-limit"_s);
    CHECK(portal.get("/v1/halls/small/events?after=ZXZlbnRzOm90aGVyLzU").problem() ==
          u"cursor-gone"_s);
}

void readsTickets(const CityBench& city, Portal& portal)
{
    const QByteArray served = city.codeOf(portal.client(), u"A001"_s);
    const QByteArray waiting = city.codeOf(portal.client(), u"A002"_s);
    REQUIRE(served.size() == 16);
    CHECK(waitFor(
        [&] { return portal.get("/v1/tickets/" + served).json()[u"state"_s] == u"called"_s; }));
    const auto second = portal.get("/v1/tickets/" + waiting).json();
    CHECK(second[u"hall"_s] == u"small"_s);
    CHECK(second[u"number"_s] == u"A002"_s);
    CHECK(second[u"state"_s] == u"waiting"_s);
    CHECK(second[u"aheadAtIssue"_s] == 1);

    const auto unknown = portal.get("/v1/tickets/ABCDEFGHIJKLMNOP");
    const auto malformed = portal.get("/v1/tickets/A002");
    CHECK(unknown.status == 404);
    CHECK(unknown.body == malformed.body);
}

/// All that the interface can do while its database is there.
void asksAll(CityBench& city, Portal& portal)
{
    city.openHall();
    city.say("harbour", sync::liveTopic, liveOf("harbour", systemNow()));
    city.say("harbour", sync::stateTopic, stateOf("harbour", true));
    city.say("lagoon", sync::liveTopic, liveOf("lagoon", systemNow()));
    city.say("lagoon", sync::stateTopic, stateOf("lagoon", false));
    REQUIRE(waitFor(
        [&] { return portal.get("/v1/halls/small").json()[u"stored"_s][u"seq"_s].toInt() >= 5; }));
    CHECK(portal.get("/v1/openapi.json").json()[u"openapi"_s] == u"3.1.0"_s);

    readsHalls(portal);
    readsLive(portal);
    readsEvents(portal);
    readsTickets(city, portal);
    asksWithoutLeave(portal.client());
    test::Writer writer{portal.client()};
    writer.sendsAppointments();
    writer.sendsAppointmentsThatCannotBe();
    writer.asksAgain();
    writer.publishesCatalogue();
    writer.publishesNotices();
    for (const test::ApiCall& call : everyOperation()) {
        if (call.method != "GET") {
            writer.sendsTooMuch(call.method, call.target);
            writer.asksWhatAnotherHubDoes(city, call.method, call.target);
        }
    }
}

/// How halls stand is in memory.
bool needsDatabase(const test::ApiCall& call)
{
    return call.target != "/v1/live" && !call.target.endsWith("/live");
}

void asksWhileDatabaseIsAway(CityBench& city, ApiClient& client)
{
    city.postgres->kill();
    for (test::ApiCall call : everyOperation()) {
        CAPTURE(call.method.toStdString(), call.target.toStdString());
        call.token = CityBench::portal;
        call.key = "away-" + call.method + call.target;
        call.body = "[]";
        const ApiAnswer answer = client.ask(call);
        if (needsDatabase(call)) {
            CHECK(answer.status == 503);
            CHECK(answer.type == "application/problem+json");
            CHECK(answer.headers.at("retry-after").toInt() > 0);
            // Where the database is nobody has to know.
            CHECK_FALSE(answer.body.contains("socket"));
        } else {
            CHECK(answer.status == 200);
        }
    }
    CHECK(city.hub.log().count(u"the interface has no answer: "_s) == 1);
}

/// Nothing was done meanwhile, and each may be asked for again under its key.
void asksWhenDatabaseIsBack(CityBench& city, ApiClient& client)
{
    REQUIRE(city.postgres->start());
    for (test::ApiCall call : everyOperation()) {
        CAPTURE(call.method.toStdString(), call.target.toStdString());
        call.token = CityBench::portal;
        call.key = "away-" + call.method + call.target;
        call.body = "[]";
        const ApiAnswer answer = client.ask(call);
        if (call.method == "GET") {
            CHECK(answer.status == (call.target.contains("tickets") ? 404 : 200));
        } else {
            CHECK(answer.problem() == u"not-json"_s);
        }
    }
}

} // namespace

TEST_CASE("the interface does what its document says, and the document says all it does",
          "[process][api]")
{
    CityBench city;
    Portal portal{city.hub.interfacePort()};
    asksAll(city, portal);
    // A file isn't away.
    CHECK(city.compare("check_openapi.py", "openapi.json", portal.client().heard(), u"503"_s) ==
          "");
}

TEST_CASE("the interface does on a server what it does on a file, and says so while it is away",
          "[process][api][postgres]")
{
    CityBench city{CityBench::Database::Postgres};
    Portal portal{city.hub.interfacePort()};
    asksAll(city, portal);
    asksWhileDatabaseIsAway(city, portal.client());
    asksWhenDatabaseIsBack(city, portal.client());
    // Who asks first after a restart that nobody saw isn't told of it.
    city.postgres->kill();
    REQUIRE(city.postgres->start());
    CHECK(portal.get("/v1/halls").status == 200);
    CHECK(city.compare("check_openapi.py", "openapi.json", portal.client().heard()) == "");
}
