// SPDX-License-Identifier: Apache-2.0
#include "drivers/port/memory_port.h"
#include "drivers/port/port_tap.h"

#include <catch2/catch.hpp>

#include <QSignalSpy>
#include <QTemporaryDir>

using namespace hall::port;

TEST_CASE("bytes go both ways while the port is open and plugged", "[port][memory]")
{
    MemoryPort port;
    QSignalSpy arrived(&port, &MemoryPort::arrived);
    QSignalSpy received(&port, &MemoryPort::received);
    QSignalSpy lost(&port, &MemoryPort::lost);

    port.send("before");
    port.open();
    port.send("a");
    port.deliver("b");
    port.unplug(QStringLiteral("cable"));
    port.unplug(QStringLiteral("again"));
    port.send("c");
    port.deliver("d");

    CHECK(arrived.size() == 1);
    CHECK(received.size() == 1);
    REQUIRE(lost.size() == 1);
    CHECK(lost.first().first().toString() == QStringLiteral("cable"));
}

TEST_CASE("a plugged port comes back only while it is wanted", "[port][memory]")
{
    MemoryPort port;
    QSignalSpy opened(&port, &MemoryPort::opened);
    port.open();
    port.unplug({});
    port.plug();
    CHECK(opened.size() == 2);

    port.close();
    port.unplug({});
    port.plug();
    CHECK(opened.size() == 2);
}

TEST_CASE("a tap writes what goes through, masked, for its owner only", "[port][tap]")
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("tap.log"));
    HandTimers timers;
    MemoryPort port;
    const auto tap = PortTap::open(
        port, path, timers, [](const QByteArray& bytes) { return bytes == "id" ? "--" : bytes; });
    REQUIRE(tap);
    port.open();
    port.send("\x10\x04");
    timers.advance(milliseconds{5});
    port.deliver("id");

    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    CHECK(file.readAll().toStdString() == "0 > 10 04\n5 < 2d 2d\n");
    CHECK((file.permissions() & (QFile::ReadGroup | QFile::ReadOther)) == 0);
    CHECK(PortTap::open(port, QStringLiteral("/nowhere/tap"), timers, {}) == nullptr);
}
