// SPDX-License-Identifier: Apache-2.0
#include "drivers/port/memory_port.h"
#include "drivers/scanner/scanner_device.h"

#include <catch2/catch.hpp>

using namespace hall;
using namespace hall::scanner;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const QByteArray on = QByteArray::fromHex("7E000801000201ABCD");
const QByteArray off = QByteArray::fromHex("7E000801000200ABCD");
const QByteArray done = QByteArray::fromHex("02000001003331");

/// A GM65 in memory, as the test answers for it.
struct TriggerBench
{
    explicit TriggerBench(const char* profile = "gm65")
        : device(port, timers, {.stripsAimId = false, .trigger = triggerByName(profile)})
    {
        QObject::connect(&port, &port::MemoryPort::arrived, &port, [this](const QByteArray& bytes) {
            sent.append(bytes);
            if (answers) {
                port.deliver(answer);
            }
        });
        QObject::connect(&device, &ScannerDevice::read, &device, [this](const QString& text) {
            read.append(text);
        });
        QObject::connect(&device, &ScannerDevice::stateChanged, &device, [this] {
            states += QLatin1String(wordOf(device.state())) + u' ';
        });
    }

    port::HandTimers timers;
    port::MemoryPort port;
    ScannerDevice device;
    bool answers = true;
    QByteArray answer = done;
    QList<QByteArray> sent;
    QStringList read;
    QString states;
};

} // namespace

TEST_CASE("a triggered scanner is told to look at once, again and again, and to stop",
          "[scanner][trigger]")
{
    TriggerBench bench;
    bench.device.start();
    CHECK(bench.sent == QList<QByteArray>{on});
    bench.timers.advance(4999ms);
    CHECK(bench.sent.size() == 1);
    bench.timers.advance(1ms);
    CHECK(bench.sent == QList<QByteArray>{on, on});
    bench.device.stop();
    CHECK(bench.sent.last() == off);
    CHECK(bench.timers.isIdle());
    CHECK(bench.read.isEmpty());
}

TEST_CASE("after a code it looks on soon", "[scanner][trigger]")
{
    TriggerBench bench;
    bench.device.start();
    bench.port.deliver("A001\r");
    bench.timers.advance(500ms);
    CHECK(bench.sent.size() == 2);
    CHECK(bench.read == QStringList{u"A001"_s});
}

TEST_CASE("one that doesn't answer three times isn't triggered, and that is told",
          "[scanner][trigger]")
{
    TriggerBench bench;
    bench.answers = false;
    bench.device.start();
    bench.timers.advance(10499ms);
    CHECK(bench.states == u" ready "_s);
    bench.timers.advance(1ms);
    CHECK(bench.states == u" ready no-trigger "_s);
    bench.port.deliver("A001\r");
    CHECK(bench.read == QStringList{u"A001"_s});
    CHECK(bench.device.state() == ScannerState::NoTrigger);

    bench.answers = true;
    bench.timers.advance(5s);
    CHECK(bench.states == u" ready no-trigger ready "_s);
}

TEST_CASE("one that refuses three times is told as well", "[scanner][trigger]")
{
    TriggerBench bench("newland");
    bench.answer = QByteArray::fromHex("020130303030") + "#SCNTRG1\x15\x3B\x03";
    bench.device.start();
    bench.timers.advance(10s);
    CHECK(bench.states == u" ready no-trigger "_s);
}

TEST_CASE("Honeywell's answer nothing, and nothing is missed", "[scanner][trigger]")
{
    TriggerBench bench("honeywell");
    bench.answers = false;
    bench.device.start();
    bench.timers.advance(60s);
    CHECK(bench.sent.size() == 13);
    CHECK(bench.sent.front() == QByteArray::fromHex("16540D"));
    CHECK(bench.device.state() == ScannerState::Ready);
}

TEST_CASE("pulled out at any byte of answer and code it looks on when it is back",
          "[scanner][trigger]")
{
    const QByteArray all = done + "A001\r";
    for (qsizetype cut = 0; cut < all.size(); ++cut) {
        TriggerBench bench;
        bench.answers = false;
        bench.device.start();
        bench.port.deliver(all.left(cut));
        bench.port.unplug(u"cable"_s);
        CHECK(bench.device.state() == ScannerState::Offline);
        CHECK(bench.timers.isIdle());
        bench.answers = true;
        bench.port.plug();
        CHECK(bench.sent.size() == 2);
        bench.port.deliver("B002\r");
        CAPTURE(cut);
        CHECK(bench.read == QStringList{u"B002"_s});
        CHECK(bench.device.state() == ScannerState::Ready);
    }
}
