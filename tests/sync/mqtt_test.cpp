// SPDX-License-Identifier: Apache-2.0
#include "app/sync/mqtt.h"
#include "tests/support/wait_for.h"

#include <catch2/catch.hpp>

#include <QAbstractEventDispatcher>
#include <QTcpServer>
#include <QTcpSocket>

namespace hall::sync {

namespace {

using namespace std::chrono_literals;
using test::waitFor;

/// Answers as bytes of MQTT 3.1.1 (OASIS, sections 3.2 and 3.9).
class FakeBroker
{
public:
    FakeBroker()
    {
        REQUIRE(m_server.listen(QHostAddress::LocalHost));
        QObject::connect(&m_server, &QTcpServer::newConnection, [this] {
            ++connections;
            QTcpSocket* socket = m_server.nextPendingConnection();
            QObject::connect(socket, &QTcpSocket::readyRead, [this, socket] { answer(*socket); });
        });
    }

    [[nodiscard]] Endpoint endpoint() const
    {
        return {.host = "127.0.0.1", .port = m_server.serverPort()};
    }

    [[nodiscard]] Broker address() const
    {
        Broker broker;
        broker.endpoints = {endpoint()};
        broker.clientId = "test";
        return broker;
    }

    int connections = 0;
    bool isSilent = false;
    bool wasAsked = false;
    char connects = 0;   ///< the return code of its CONNACK
    char subscribes = 1; ///< of its SUBACK: a quality, or 0x80

private:
    void answer(QTcpSocket& socket)
    {
        const QByteArray packet = socket.readAll();
        wasAsked = true;
        if (isSilent) {
            return;
        }
        constexpr char connect = 0x10;
        constexpr char subscribe = '\x82';
        if (packet[0] == connect) {
            socket.write(QByteArray("\x20\x02\x00", 3) + connects);
        } else if (packet[0] == subscribe) {
            socket.write(QByteArray("\x90\x03", 2) + packet.mid(2, 2) + subscribes);
        }
    }

    QTcpServer m_server;
};

/// A client and what it told.
struct Client
{
    explicit Client(const FakeBroker& broker)
        : Client(broker.address())
    {
    }

    explicit Client(Broker address, std::chrono::milliseconds answer = 10s)
        : mqtt(std::move(address), std::nullopt, {.first = 10ms, .most = 20ms, .answer = answer})
    {
        mqtt.subscribe("a/+/b");
        QObject::connect(&mqtt, &Mqtt::connected, [this] { ++connected; });
        QObject::connect(&mqtt, &Mqtt::disconnected, [this](const QString& reason) {
            why = reason.toStdString();
        });
        mqtt.start();
    }

    Mqtt mqtt;
    int connected = 0;
    std::string why;
};

} // namespace

TEST_CASE("a broker that refuses a subscription is left for another try", "[sync][mqtt]")
{
    FakeBroker broker;
    broker.subscribes = '\x80';
    Client client{broker};

    CHECK(waitFor([&] { return client.why == "it refuses a subscription"; }));
    broker.subscribes = 1;
    CHECK(waitFor([&] { return broker.connections > 1 && client.mqtt.isConnected(); }));
}

TEST_CASE("a broker that refuses us says why, and is asked again", "[sync][mqtt]")
{
    FakeBroker broker;
    broker.connects = 5; // not authorised
    Client client{broker};

    CHECK(waitFor([&] { return !client.why.empty(); }));
    CHECK(client.why == "Connection Refused: not authorised.");
    CHECK_FALSE(client.mqtt.publish({.topic = "a", .payload = "b"}));
    broker.connects = 0;
    CHECK(waitFor([&] { return client.mqtt.isConnected(); }));
    CHECK(client.mqtt.publish({.topic = "a", .payload = "b"}));
}

TEST_CASE("of several brokers that work as one, one that is there is found", "[sync][mqtt]")
{
    FakeBroker first;
    FakeBroker second;
    Broker address = first.address();
    address.endpoints.push_back(second.endpoint());
    Client client{address};
    REQUIRE(waitFor([&] { return client.mqtt.isConnected(); }));
    FakeBroker& taken = first.connections > 0 ? first : second;
    FakeBroker& other = first.connections > 0 ? second : first;

    taken.connects = 5; // not authorised
    client.mqtt.reconnect();

    CHECK(waitFor([&] { return other.connections > 0 && client.mqtt.isConnected(); }));
    other.connects = 5;
    taken.connects = 0;
    client.mqtt.reconnect();
    CHECK(waitFor([&] { return taken.connections > 1 && client.mqtt.isConnected(); }));
}

TEST_CASE("who waits for a broker that says nothing does nothing", "[sync][mqtt]")
{
    FakeBroker broker;
    broker.isSilent = true;
    const Client client{broker};
    REQUIRE(waitFor([&] { return broker.wasAsked; }));

    constexpr int enough = 1000;
    int rounds = 0;
    while (rounds < enough &&
           QAbstractEventDispatcher::instance()->processEvents(QEventLoop::AllEvents)) {
        ++rounds;
    }

    CHECK(rounds < enough);
}

TEST_CASE("a broker that says nothing is left for another try", "[sync][mqtt]")
{
    FakeBroker broker;
    broker.isSilent = true;
    const Client client{broker.address(), 50ms};

    CHECK(waitFor([&] { return client.why == "the broker doesn't answer"; }));
    broker.isSilent = false;
    CHECK(waitFor([&] { return client.mqtt.isConnected(); }));
}

TEST_CASE("a connection is made anew when it is asked for", "[sync][mqtt]")
{
    FakeBroker broker;
    Client client{broker};
    REQUIRE(waitFor([&] { return client.connected == 1; }));

    client.mqtt.reconnect();

    CHECK_FALSE(client.mqtt.isConnected());
    CHECK(waitFor([&] { return client.connected == 2; }));
    CHECK(client.why.empty());
}

} // namespace hall::sync
