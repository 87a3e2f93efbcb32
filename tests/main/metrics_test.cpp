// SPDX-License-Identifier: Apache-2.0
#include "app/main/hub_metrics.h"
#include "app/sync/live_message.h"
#include "tests/engines/brokers.h"
#include "tests/main/hub_process.h"
#include "tests/main/node_process.h"
#include "tests/support/prometheus_text.h"
#include "tests/support/wait_for.h"

#include <catch2/catch.hpp>

#include <QTcpSocket>

#include <fstream>

using namespace hall;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using hall::test::ask;
using hall::test::freePort;
using hall::test::HubProcess;
using hall::test::NodeProcess;
using hall::test::readPrometheus;
using hall::test::waitFor;

namespace {

struct Fetched
{
    int status = 0;
    QString type;
    std::string body;
};

/// By a client that knows nothing of ours.
Fetched fetch(int port, const QByteArray& path)
{
    QTcpSocket socket;
    QByteArray all;
    socket.connectToHost(QHostAddress::LocalHost, static_cast<quint16>(port));
    if (!waitFor([&] { return socket.state() != QAbstractSocket::ConnectingState; }) ||
        socket.state() != QAbstractSocket::ConnectedState) {
        return {};
    }
    socket.write("GET " + path + " HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n");
    static_cast<void>(waitFor([&] {
        all += socket.readAll();
        return socket.state() == QAbstractSocket::UnconnectedState;
    }));
    all += socket.readAll();
    const qsizetype end = all.indexOf("\r\n\r\n");
    Fetched fetched{.status = all.mid(9, 3).toInt(), .type = {}, .body = {}};
    for (const QByteArray& line : all.left(end).split('\n')) {
        if (line.toLower().startsWith("content-type:")) {
            fetched.type = QString::fromLatin1(line.mid(13).trimmed());
        }
    }
    fetched.body = all.mid(end + 4).toStdString();
    return fetched;
}

std::string figureOf(int port, const std::string& sample)
{
    const auto read = readPrometheus(fetch(port, "/metrics").body);
    CHECK(read.wrong.empty());
    return read.of(sample);
}

} // namespace

TEST_CASE("who watches over a hub is told counts", "[metrics]")
{
    const hub::Figures figures{.events = 200'000,
                               .batches = 400,
                               .batchesFailed = 3,
                               .branches = 1,
                               .halls = 50,
                               .ownHalls = 26,
                               .hubs = 2,
                               .isConnected = true,
                               .lag = 250ms};

    const auto read = readPrometheus(app::metricsOf(figures, "hub-1", "1.2"));

    CHECK(read.wrong.empty());
    CHECK(read.of("paihao_hub_info{hub=\"hub-1\",version=\"1.2\"}") == "1");
    CHECK(read.of("paihao_hub_events_stored_total") == "200000");
    CHECK(read.of("paihao_hub_batches_failed_total") == "3");
    CHECK(read.of("paihao_hub_troubles_total{what=\"branch\"}") == "1");
    CHECK(read.of("paihao_hub_halls{whose=\"own\"}") == "26");
    CHECK(read.of("paihao_hub_lag_seconds") == "0.25");
    CHECK(app::troubleOf(figures).empty());
    CHECK(app::troubleOf(hub::Figures{}) == "no connection to the broker");
    CHECK(app::troubleOf(hub::Figures{.isConnected = true, .isStoring = false, .lag = {}}) ==
          "the database doesn't take events");
}

TEST_CASE("a hub tells figures over HTTP, and a hall its city how it stands",
          "[process][upstream][metrics]")
{
    const int hubPort = freePort();
    test::Mosquitto broker;
    HubProcess hub{broker};
    hub.also = {u"--set"_s, u"metrics.listen=127.0.0.1:%1"_s.arg(hubPort)};
    NodeProcess node;
    QFile small{node.config};
    REQUIRE(small.open(QIODevice::ReadOnly));
    node.config = QString::fromStdString((node.dir.path() / "hall.toml").string());
    std::ofstream{node.config.toStdString()} << small.readAll().toStdString()
                                             << hub.hubKey().toStdString();
    node.also = {u"--set"_s, u"upstream.broker=mqtt://127.0.0.1:%1"_s.arg(broker.portOf())};
    node.start();
    REQUIRE(ask(*node.client(), u"day.open"_s, {{u"day"_s, u"2026-11-23"_s}}));
    REQUIRE(ask(*node.client(), u"ticket.take"_s, {{u"service"_s, u"card"_s}}));

    hub.start();
    REQUIRE(waitFor([&] { return fetch(hubPort, "/health").status == 503; }));
    CHECK(fetch(hubPort, "/health").body == "no connection to the broker\n");
    REQUIRE(broker.start());
    CHECK(waitFor([&] { return fetch(hubPort, "/health").status == 200; }));
    CHECK(fetch(hubPort, "/metrics").type == u"text/plain; version=0.0.4; charset=utf-8"_s);
    CHECK(fetch(hubPort, "/secrets").status == 404);
    CHECK(waitFor([&] { return figureOf(hubPort, "paihao_hub_events_stored_total") != "0"; }));
    CHECK(figureOf(hubPort, "paihao_hub_halls{whose=\"own\"}") == "1");

    // What the city's maps are told is kept by the broker for who comes later.
    sync::Mqtt map{broker.as("map"), std::nullopt, {.first = 20ms, .most = 100ms}};
    std::optional<sync::LiveHall> heard;
    QObject::connect(&map, &sync::Mqtt::received, [&](const QString&, const QByteArray& payload) {
        const auto live = sync::readLive(payload.toStdString());
        REQUIRE(live);
        heard = *live;
    });
    map.subscribe("paihao/v1/halls/+/live");
    map.start();
    REQUIRE(waitFor([&] { return heard.has_value(); }));
    CHECK(heard->waiting == 1);
    CHECK(heard->day == "2026-11-23");
}
