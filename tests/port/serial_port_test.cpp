// SPDX-License-Identifier: Apache-2.0
#include "drivers/port/serial_port.h"
#include "tests/port/pty.h"

#include <catch2/catch.hpp>

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace hall::port;
using namespace std::chrono_literals;

TEST_CASE("bytes of every value pass a serial line both ways", "[port][serial]")
{
    Pty pty;
    HandTimers timers;
    SerialPort port({.path = pty.path(), .baud = GENERATE(9600, 115200)}, timers);
    QByteArray received;
    QObject::connect(
        &port, &SerialPort::received, &port, [&](const QByteArray& b) { received += b; });
    QByteArray all;
    for (int i = 0; i < 256; i++) {
        all += static_cast<char>(i);
    }
    port.open();
    REQUIRE(port.isOpen());

    port.send(all);
    QByteArray sent;
    CHECK(QTest::qWaitFor([&] { return (sent += pty.read()).size() >= 256; }, 5000));
    CHECK(sent == all);
    pty.write(all);
    CHECK(QTest::qWaitFor([&] { return received.size() >= 256; }, 5000));
    CHECK(received == all);
}

TEST_CASE("a line that is unplugged is lost once and comes back by itself", "[port][serial]")
{
    const QTemporaryDir dir;
    const QString link = dir.filePath(QStringLiteral("printer"));
    auto pty = std::make_unique<Pty>();
    REQUIRE(QFile::link(pty->path(), link));
    HandTimers timers;
    SerialPort port({.path = link}, timers);
    QSignalSpy lost(&port, &SerialPort::lost);
    QSignalSpy opened(&port, &SerialPort::opened);
    port.open();
    REQUIRE(opened.size() == 1);

    QFile::remove(link);
    pty.reset();
    REQUIRE(QTest::qWaitFor([&] { return !lost.isEmpty(); }, 5000));
    CHECK_FALSE(port.isOpen());
    port.send("x");
    timers.advance(1s);
    timers.advance(2s);
    CHECK(lost.size() == 1);
    CHECK(opened.size() == 1);

    pty = std::make_unique<Pty>();
    REQUIRE(QFile::link(pty->path(), link));
    timers.advance(5s);
    CHECK(opened.size() == 2);
    CHECK(lost.size() == 1);
}

TEST_CASE("a device that isn't there is tried again after 1, 2, 5 and 10 seconds", "[port][serial]")
{
    const QTemporaryDir dir;
    HandTimers timers;
    SerialPort port({.path = dir.filePath(QStringLiteral("none"))}, timers);
    QSignalSpy lost(&port, &SerialPort::lost);
    QSignalSpy opened(&port, &SerialPort::opened);
    port.open();
    CHECK(lost.size() == 1);
    timers.advance(8s);

    Pty pty;
    REQUIRE(QFile::link(pty.path(), dir.filePath(QStringLiteral("none"))));
    timers.advance(9999ms);
    CHECK(opened.isEmpty());
    timers.advance(1ms);
    CHECK(opened.size() == 1);
}

TEST_CASE("a closed port stays closed", "[port][serial]")
{
    HandTimers timers;
    SerialPort port({.path = QStringLiteral("/nowhere/at/all")}, timers);
    port.open();
    port.close();
    CHECK(timers.isIdle());
}
