// SPDX-License-Identifier: Apache-2.0
#include "drivers/port/memory_port.h"
#include "drivers/scanner/scanner_device.h"

#include <catch2/catch.hpp>

#include <QSignalSpy>

#include <random>

using namespace hall;
using namespace hall::scanner;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

/// A scanner on a line in memory: what was read and which states it passed through.
struct ScannerBench
{
    ScannerBench()
    {
        QObject::connect(&device, &ScannerDevice::read, &device, [this](const QString& text) {
            read.append(text);
        });
        QObject::connect(&device, &ScannerDevice::stateChanged, &device, [this] {
            states += QLatin1String(wordOf(device.state())) + u' ';
        });
        device.start();
        states.clear();
    }

    port::HandTimers timers;
    port::MemoryPort port;
    ScannerDevice device{port, timers};
    QStringList read;
    QString states;
};

} // namespace

TEST_CASE("a code is read at its end, and by silence without one", "[scanner][device]")
{
    ScannerBench bench;
    REQUIRE(bench.device.state() == ScannerState::Ready);
    bench.port.deliver("A001\r\n");
    CHECK(bench.read == QStringList{u"A001"_s});

    bench.port.deliver("A0");
    bench.timers.advance(60ms);
    bench.port.deliver("02");
    bench.timers.advance(99ms);
    CHECK(bench.read.size() == 1);
    bench.timers.advance(1ms);
    CHECK(bench.read == QStringList{u"A001"_s, u"A002"_s});
    CHECK(bench.timers.isIdle());
}

TEST_CASE("bytes that lay in the port while nobody had time to look aren't parted by silence",
          "[scanner][device]")
{
    ScannerBench bench;
    bench.port.deliver("A0");
    // Silence is over and the rest is there, both in one turn of the event loop.
    bench.timers.after(100ms, [&] { bench.port.deliver("01\r"); });
    bench.timers.advance(100ms);
    CHECK(bench.read == QStringList{u"A001"_s});
}

TEST_CASE("Chinese in UTF-8 and in GB18030 is the same code", "[scanner][device]")
{
    ScannerBench bench;
    bench.port.deliver("\xE5\xBC\xA0\r");
    bench.timers.advance(3s);
    bench.port.deliver("\xD5\xC5\r");
    CHECK(bench.read == QStringList{u"张"_s, u"张"_s});
}

TEST_CASE("a code held in front of the scanner is read once in three seconds", "[scanner][device]")
{
    ScannerBench bench;
    for (int i = 0; i < 29; ++i) {
        bench.port.deliver("A001\r");
        bench.timers.advance(100ms);
    }
    CHECK(bench.read.size() == 1);
    bench.timers.advance(100ms);
    bench.port.deliver("A001\r");
    CHECK(bench.read.size() == 2);
}

TEST_CASE("a megabyte of noise is told as noise, and the next code ends it", "[scanner][device]")
{
    ScannerBench bench;
    std::mt19937 random(Catch::rngSeed());
    for (int i = 0; i < 256; ++i) {
        QByteArray piece(4096, '\0');
        for (char& byte : piece) {
            byte = static_cast<char>(random());
        }
        bench.port.deliver(piece);
        bench.timers.advance(5ms);
    }
    bench.timers.advance(100ms);
    bench.port.deliver("\x02\r");
    CHECK(bench.device.state() == ScannerState::Noise);

    bench.port.deliver("A001\r");

    CHECK(bench.device.state() == ScannerState::Ready);
    CHECK(bench.read.last() == u"A001"_s);
}

TEST_CASE("noise that nothing follows is over after a minute", "[scanner][device]")
{
    ScannerBench bench;
    bench.port.deliver(QByteArray(5000, 'x'));
    CHECK(bench.states == u"noise "_s);
    bench.timers.advance(59s);
    CHECK(bench.states == u"noise "_s);
    bench.timers.advance(1s);
    CHECK(bench.states == u"noise ready "_s);
    CHECK(bench.read.isEmpty());
}

TEST_CASE("a scanner that is unplugged in mid-code comes back without the half",
          "[scanner][device]")
{
    ScannerBench bench;
    bench.port.deliver("A0");
    bench.port.unplug(u"cable"_s);
    CHECK(bench.device.state() == ScannerState::Offline);

    bench.port.plug();
    bench.port.deliver("B002\r");
    bench.timers.advance(1s);

    CHECK(bench.read == QStringList{u"B002"_s});
    CHECK(bench.states == u"offline ready "_s);
}

TEST_CASE("to look again is to open the port again", "[scanner][device]")
{
    ScannerBench bench;
    QSignalSpy opened(&bench.port, &port::MemoryPort::opened);
    bench.port.deliver("A0");
    bench.device.lookAgain();
    CHECK(opened.size() == 1);
    CHECK(bench.states.isEmpty());
    bench.port.deliver("B002\r");
    CHECK(bench.read == QStringList{u"B002"_s});
}

TEST_CASE("a stopped scanner is closed and reads nothing more", "[scanner][device]")
{
    ScannerBench bench;
    bench.port.deliver("A0");
    bench.device.stop();
    bench.timers.advance(1s);
    CHECK(bench.device.state() == ScannerState::Closed);
    CHECK(bench.read.isEmpty());
    CHECK(bench.timers.isIdle());
}
