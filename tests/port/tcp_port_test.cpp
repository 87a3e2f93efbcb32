// SPDX-License-Identifier: Apache-2.0
#include "drivers/port/tcp_port.h"

#include <catch2/catch.hpp>

#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

using namespace hall::port;
using namespace std::chrono_literals;

TEST_CASE("a network printer's port carries bytes, is lost once and comes back", "[port][tcp]")
{
    QTcpServer server;
    REQUIRE(server.listen(QHostAddress::LocalHost));
    HandTimers timers;
    TcpPort port({.host = QStringLiteral("127.0.0.1"), .number = server.serverPort()}, timers);
    QSignalSpy opened(&port, &TcpPort::opened);
    QSignalSpy lost(&port, &TcpPort::lost);
    QSignalSpy received(&port, &TcpPort::received);
    port.open();
    REQUIRE(
        QTest::qWaitFor([&] { return !opened.isEmpty() && server.hasPendingConnections(); }, 5000));
    QTcpSocket* far = server.nextPendingConnection();

    port.send("ab");
    far->write("cd");
    CHECK(QTest::qWaitFor([&] { return far->bytesAvailable() == 2 && !received.isEmpty(); }, 5000));

    far->abort();
    REQUIRE(QTest::qWaitFor([&] { return !lost.isEmpty(); }, 5000));
    timers.advance(1s);
    CHECK(QTest::qWaitFor([&] { return opened.size() == 2; }, 5000));
    CHECK(lost.size() == 1);
}

TEST_CASE("a host that refuses is lost once", "[port][tcp]")
{
    QTcpServer server;
    REQUIRE(server.listen(QHostAddress::LocalHost));
    const quint16 number = server.serverPort();
    server.close();
    HandTimers timers;
    TcpPort port({.host = QStringLiteral("127.0.0.1"), .number = number}, timers);
    QSignalSpy lost(&port, &TcpPort::lost);

    port.open();
    REQUIRE(QTest::qWaitFor([&] { return !lost.isEmpty(); }, 5000));
    timers.advance(1s);
    CHECK_FALSE(port.isOpen());
    CHECK(lost.size() == 1);
}
