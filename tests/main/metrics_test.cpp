// SPDX-License-Identifier: Apache-2.0
#include "app/main/hall_metrics.h"
#include "app/main/hub_metrics.h"
#include "tests/engines/brokers.h"
#include "tests/main/linked_hall.h"
#include "tests/support/hall_script.h"
#include "tests/support/prometheus_text.h"
#include "tests/support/wait_for.h"

#include <catch2/catch.hpp>

#include <QTcpSocket>

using namespace hall;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using hall::test::ask;
using hall::test::freePort;
using hall::test::LinkedHall;
using hall::test::readPrometheus;
using hall::test::waitFor;

namespace {

Time at(int minutes)
{
    return Time{std::chrono::sys_days{std::chrono::year{2026} / 11 / 23}} + 8h +
           std::chrono::minutes{minutes};
}

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

TEST_CASE("who watches over a hall is told figures, in the format of his tools", "[metrics]")
{
    sync::LiveHall live{.hall = "district",
                        .stamp = {.epoch = "one", .seq = 7, .at = at(30)},
                        .name = {.zh = "区", .en = {}, .shortZh = {}},
                        .taking = protocol::Taking::Yes,
                        .day = "2026-11-23"};
    live.counters = 3;
    live.services = {{.code = {"card"},
                      .name = {},
                      .waiting = 4,
                      .ahead = 4,
                      .wait = WaitRange{.low = 8, .high = 12},
                      .counters = 2,
                      .oldest = at(5)},
                     {.code = {"a\"b"}, .name = {}}};
    protocol::HallView view;
    view.waiting = 4;
    view.finished = 9;
    view.devices = {{{"kiosk-1"}, "printer", "near-end", at(0)},
                    {{"kiosk-2"}, "printer", "paper-out", at(0)},
                    {{"node"}, "upstream", "offline", at(0)}};
    view.upstream = protocol::CityLink{.waiting = 100'000, .acknowledged = 5, .why = "secret"};

    const std::string text = app::metricsOf(live,
                                            view,
                                            {.version = "1.2",
                                             .waits = {3min, 1min, 2min, 60min},
                                             .sessions = 5,
                                             .journalSeq = 7,
                                             .journalBytes = 4096,
                                             .cityLag = 168h});

    const auto read = readPrometheus(text);
    CHECK(read.wrong.empty());
    CHECK(read.of("paihao_waiting{service=\"card\"}") == "4");
    CHECK(read.of("paihao_waiting{service=\"a\\\"b\"}") == "0");
    CHECK(read.of("paihao_longest_wait_seconds{service=\"card\"}") == "1500");
    CHECK(read.of("paihao_longest_wait_seconds{service=\"a\\\"b\"}") == "0");
    CHECK(read.of("paihao_forecast_wait_seconds{service=\"card\",end=\"high\"}") == "720");
    CHECK(read.of("paihao_forecast_wait_seconds{service=\"a\\\"b\",end=\"high\"}") == "none");
    CHECK(read.of("paihao_tickets_today{state=\"finished\"}") == "9");
    CHECK(read.of("paihao_wait_today_seconds{quantile=\"0.5\"}") == "120");
    CHECK(read.of("paihao_wait_today_seconds{quantile=\"0.9\"}") == "3600");
    CHECK(read.of("paihao_device_up{station=\"kiosk-1\",device=\"printer\"}") == "1");
    CHECK(read.of("paihao_device_up{station=\"kiosk-2\",device=\"printer\"}") == "0");
    CHECK(read.of("paihao_paper{station=\"kiosk-1\"}") == "1");
    CHECK(read.of("paihao_paper{station=\"kiosk-2\"}") == "0");
    CHECK(read.of("paihao_city_waiting_events") == "100000");
    CHECK(read.of("paihao_city_lag_seconds") == "604800");
    CHECK(read.of("paihao_sessions") == "5");
    CHECK(read.of("paihao_journal_bytes") == "4096");
    CHECK(text.find("secret") == std::string::npos);

    // A hall without a city says nothing of one, and before the first call there are no waits.
    view.upstream.reset();
    const auto alone = readPrometheus(app::metricsOf(live, view, {}));
    CHECK(alone.wrong.empty());
    CHECK(alone.of("paihao_city_waiting_events") == "none");
    CHECK(alone.of("paihao_wait_today_seconds{quantile=\"0.5\"}") == "none");
}

TEST_CASE("waits of today are those of calls that stood", "[metrics]")
{
    test::HallScript script;
    static_cast<void>(
        script.tell("08:00 take a1 | 08:00 take a1 | 08:00 take b1 | 1 open | 2 open |"
                    "08:04 1 next | 08:05 2 next | 08:06 2 uncall"));

    CHECK(app::waitsToday(script.hall) == std::vector<Duration>{4min});
}

TEST_CASE("who watches over a hub is told counts", "[metrics]")
{
    const hub::Figures figures{.events = 200'000,
                               .batches = 400,
                               .batchesFailed = 3,
                               .branches = 1,
                               .disowned = 2,
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
    CHECK(read.of("paihao_hub_troubles_total{what=\"disowned\"}") == "2");
    CHECK(read.of("paihao_hub_troubles_total{what=\"other-key\"}") == "0");
    CHECK(read.of("paihao_hub_halls{whose=\"own\"}") == "26");
    CHECK(read.of("paihao_hub_lag_seconds") == "0.25");
    CHECK(app::troubleOf(figures).empty());
    CHECK(app::troubleOf(hub::Figures{}) == "no connection to the broker");
    CHECK(app::troubleOf(hub::Figures{.isConnected = true, .isStoring = false, .lag = {}}) ==
          "the database doesn't take events");
}

TEST_CASE("a hall and its city tell figures and how they stand over HTTP",
          "[process][upstream][metrics]")
{
    const int hallPort = freePort();
    const int hubPort = freePort();
    LinkedHall city;
    city.broker.kill();
    city.hub.also = {u"--set"_s, u"metrics.listen=127.0.0.1:%1"_s.arg(hubPort)};
    city.node.also += {u"--set"_s, u"metrics.listen=127.0.0.1:%1"_s.arg(hallPort)};
    city.node.start();
    city.openDay();
    REQUIRE(ask(*city.node.client(), u"ticket.take"_s, {{u"service"_s, u"card"_s}}));

    // Alone: the hall is well, and says what waits for its city.
    CHECK(fetch(hallPort, "/metrics").type == u"text/plain; version=0.0.4; charset=utf-8"_s);
    CHECK(figureOf(hallPort, "paihao_waiting{service=\"card\"}") == "1");
    CHECK(figureOf(hallPort, "paihao_city_linked") == "0");
    CHECK(waitFor([&] { return figureOf(hallPort, "paihao_city_waiting_events") != "0"; }));
    CHECK(fetch(hallPort, "/health").status == 200);
    CHECK(fetch(hallPort, "/secrets").status == 404);
    const QString state = city.node.tool({u"state"_s, u"--json"_s}).out;
    CHECK(state.contains(u"\"acknowledged\""_s));

    city.hub.start();
    REQUIRE(waitFor([&] { return fetch(hubPort, "/health").status == 503; }));
    CHECK(fetch(hubPort, "/health").body == "no connection to the broker\n");
    REQUIRE(city.broker.start());
    CHECK(waitFor([&] { return fetch(hubPort, "/health").status == 200; }));
    CHECK(waitFor([&] { return figureOf(hallPort, "paihao_city_waiting_events") == "0"; }));
    CHECK(figureOf(hallPort, "paihao_city_linked") == "1");
    CHECK(figureOf(hubPort, "paihao_hub_events_stored_total") ==
          figureOf(hallPort, "paihao_journal_seq"));
    CHECK(figureOf(hubPort, "paihao_hub_halls{whose=\"own\"}") == "1");

    // What the city's maps are told is kept by the broker for who comes later.
    sync::Mqtt map{city.broker.as("map"), std::nullopt, {.first = 20ms, .most = 100ms}};
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
