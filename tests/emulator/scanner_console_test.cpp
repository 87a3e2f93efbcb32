// SPDX-License-Identifier: Apache-2.0
#include "drivers/emulator/scanner_console.h"
#include "drivers/port/memory_port.h"
#include "drivers/scanner/scanner_device.h"

#include <catch2/catch.hpp>

#include <QSignalSpy>

using namespace hall;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

class PluggedLink : public emulator::DeviceLink
{
public:
    Result<QString, std::string> plug() override
    {
        return u"here"_s;
    }

    void unplug() override {}

    void send(const QByteArray& /*bytes*/) override {}
};

/// The driver on one end, the emulated scanner on the other, one clock moved by hand between them.
struct ScannerBench
{
    explicit ScannerBench(const QByteArray& ending = "\r")
        : scanner(timers, {.baud = 9600, .ending = ending})
    {
        using emulator::EmulatedScanner;
        QObject::connect(&scanner, &EmulatedScanner::replied, &port, [this](const QByteArray& b) {
            pieces.append(b);
            port.deliver(b);
        });
        QObject::connect(&port, &port::MemoryPort::arrived, &scanner, &EmulatedScanner::receive);
        QObject::connect(&device,
                         &scanner::ScannerDevice::read,
                         &device,
                         [this](const QString& text) { read.append(text); });
        device.start();
    }

    QString run(const QString& line, port::milliseconds wait = 2000ms)
    {
        QString answer = console.run(line);
        timers.advance(wait);
        return answer;
    }

    port::HandTimers timers;
    port::MemoryPort port;
    emulator::EmulatedScanner scanner;
    PluggedLink link;
    emulator::ScannerConsole console{scanner, link};
    scanner::ScannerDevice device{port, timers};
    QList<QByteArray> pieces;
    QStringList read;
};

} // namespace

TEST_CASE("what is held before the scanner is read, whatever ends it", "[emulator][scanner]")
{
    ScannerBench bench(GENERATE(as<QByteArray>{}, "\r", "\n", "\r\n", ""));
    CHECK(bench.run(u"scan https://example.cn/t/7K3QM2XH2VTB4WRD"_s) == u"ok scan"_s);
    CHECK(bench.run(u"scan-gbk 取号 A001"_s) == u"ok scan-gbk"_s);
    CHECK(bench.run(u"bytes 02 00 00 01 00 33 31 42 30 0d"_s) == u"ok bytes"_s);
    CHECK(bench.read ==
          QStringList{u"https://example.cn/t/7K3QM2XH2VTB4WRD"_s, u"取号 A001"_s, u"B0"_s});
}

TEST_CASE("a code comes at the pace of the line, or in the pieces that were asked for",
          "[emulator][scanner]")
{
    ScannerBench bench;
    bench.run(u"scan "_s + QString(96, u'x'), 95ms);
    CHECK(bench.read.isEmpty());
    bench.timers.advance(20ms);
    CHECK(bench.read.size() == 1);

    bench.pieces.clear();
    CHECK(bench.run(u"split 2"_s) == u"ok split"_s);
    bench.run(u"scan A0012"_s);
    CHECK(bench.pieces == QList<QByteArray>{"A0", "01", "2\r"});
    CHECK(bench.read.last() == u"A0012"_s);
}

TEST_CASE("noise is the same in each run, and the scanner reads on after it", "[emulator][scanner]")
{
    ScannerBench one;
    ScannerBench two;
    CHECK(one.run(u"noise 5000"_s, 10s) == u"ok noise"_s);
    two.run(u"noise 5000"_s, 10s);
    CHECK(one.pieces == two.pieces);
    CHECK(one.pieces.join().size() == 5000);
    one.run(u"scan A001"_s);
    CHECK(one.read.last() == u"A001"_s);
}

TEST_CASE("a trigger is acknowledged before the code that it brings", "[emulator][scanner]")
{
    ScannerBench bench;
    QSignalSpy happened(&bench.scanner, &emulator::EmulatedScanner::happened);
    bench.port.send(QByteArray::fromHex("7E0008"));
    bench.port.send(QByteArray::fromHex("01000201ABCD"));
    bench.run(u"scan A001"_s);
    CHECK(bench.pieces.join() == QByteArray::fromHex("02000001003331") + "A001\r");
    CHECK(bench.read == QStringList{u"A001"_s});
    CHECK(happened.size() == 2);
}

TEST_CASE("a command that can't be is answered with what can", "[emulator][scanner]")
{
    const auto [line, words] = GENERATE(table<QString, QString>({
        {u"jump"_s, u"there are: scan TEXT"_s},
        {u"scan"_s, u"scan what?"_s},
        {u"bytes 4"_s, u"pairs of hexadecimal digits"_s},
        {u"bytes xy"_s, u"pairs of hexadecimal digits"_s},
        {u"split -1"_s, u"takes a number"_s},
        {u"noise many"_s, u"takes a number"_s},
        {u"plug"_s, u"it is plugged in"_s},
    }));
    ScannerBench bench;
    const QString answer = bench.run(line);
    CHECK(answer.startsWith(u"error"_s));
    CHECK(answer.contains(words));
    CHECK(bench.pieces.isEmpty());
}
