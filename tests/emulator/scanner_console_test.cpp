// SPDX-License-Identifier: Apache-2.0
#include "drivers/emulator/scanner_console.h"
#include "drivers/scanner/scanner_device.h"
#include "tests/emulator/port_link.h"

#include <catch2/catch.hpp>

#include <QSignalSpy>

#include <map>
#include <utility>

using namespace hall;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Time on a machine that calls when it gets to it, however long ago it should have.
class BusyTimers : public port::Timers
{
public:
    [[nodiscard]] port::milliseconds now() const override
    {
        return m_now;
    }

    Id after(port::milliseconds /*delay*/, Call call) override
    {
        m_calls[++m_last] = std::move(call);
        return m_last;
    }

    void cancel(Id id) override
    {
        m_calls.erase(id);
    }

    void wakeAfter(port::milliseconds length)
    {
        m_now += length;
        for (auto& [id, call] : std::exchange(m_calls, {})) {
            call();
        }
    }

private:
    port::milliseconds m_now{0};
    Id m_last = 0;
    std::map<Id, Call> m_calls;
};

/// The driver on one end, the emulated scanner on the other, one clock moved by hand between them.
struct ScannerBench
{
    explicit ScannerBench(const QByteArray& ending = "\r")
        : ScannerBench(emulator::EmulatedScanner::Setup{.baud = 9600, .ending = ending})
    {
    }

    explicit ScannerBench(const emulator::EmulatedScanner::Setup& setup,
                          const char* profile = "listen")
        : scanner(timers, setup)
        , device(port, timers, {.trigger = scanner::triggerByName(profile)})
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
    test::PortLink link{port};
    emulator::ScannerConsole console{scanner, link};
    scanner::ScannerDevice device;
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

TEST_CASE("a scanner on a busy machine makes up for lost time", "[emulator][scanner]")
{
    BusyTimers timers;
    emulator::EmulatedScanner scanner(timers, {.baud = 9600});
    qsizetype sent = 0;
    QObject::connect(&scanner,
                     &emulator::EmulatedScanner::replied,
                     &scanner,
                     [&](const QByteArray& bytes) { sent += bytes.size(); });
    scanner.sendBytes(QByteArray(960, 'x'));
    timers.wakeAfter(0ms);
    CHECK(sent == 0);
    timers.wakeAfter(500ms);
    CHECK(sent == 480);
    timers.wakeAfter(700ms);
    CHECK(sent == 960);
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

TEST_CASE("scanners that are set up for triggers are triggered by their makers' commands",
          "[emulator][scanner]")
{
    using Model = emulator::EmulatedScanner::Model;
    const auto [model, profile] = GENERATE(table<Model, const char*>(
        {{Model::Gm65, "gm65"}, {Model::Newland, "newland"}, {Model::Honeywell, "honeywell"}}));
    ScannerBench bench({.model = model, .isTriggered = true}, profile);
    for (const auto* code : {"A001", "B002", "C003"}) {
        bench.run(u"scan "_s + QLatin1String(code), 6s);
    }
    CHECK(bench.read == QStringList{u"A001"_s, u"B002"_s, u"C003"_s});
    CHECK(bench.device.state() == scanner::ScannerState::Ready);
    bench.timers.advance(60s);
    CHECK(bench.device.state() == scanner::ScannerState::Ready);
}

TEST_CASE("a scanner that waits for another maker's trigger reads nothing, and that is told",
          "[emulator][scanner]")
{
    using Model = emulator::EmulatedScanner::Model;
    const auto [model, profile] = GENERATE(table<Model, const char*>(
        {{Model::Gm65, "newland"}, {Model::Newland, "gm65"}, {Model::Honeywell, "gm65"}}));
    ScannerBench bench({.model = model, .isTriggered = true}, profile);
    bench.run(u"scan A001"_s, 20s);
    CHECK(bench.read.isEmpty());
    CHECK(bench.device.state() == scanner::ScannerState::NoTrigger);
}

TEST_CASE("through a scanner's faults codes are read, or it is told what is wrong",
          "[emulator][scanner]")
{
    const auto [fault, during, isRead] = GENERATE(table<QString, scanner::ScannerState, bool>({
        {u"no-answer"_s, scanner::ScannerState::NoTrigger, false},
        {u"refuses"_s, scanner::ScannerState::NoTrigger, false},
        {u"endless"_s, scanner::ScannerState::Ready, true},
        {u"noise"_s, scanner::ScannerState::Ready, true},
        {u"nuls"_s, scanner::ScannerState::Ready, true},
    }));
    CAPTURE(fault.toStdString());
    ScannerBench bench({.isTriggered = true}, "gm65");
    CHECK(bench.run(u"fault "_s + fault) == u"ok fault"_s);
    bench.timers.advance(20s);
    bench.run(u"scan A001"_s, 20s);
    CHECK(bench.read == (isRead ? QStringList{u"A001"_s} : QStringList()));
    CHECK(bench.device.state() == during);
    CHECK(bench.run(u"faults off"_s) == u"ok faults off"_s);
    bench.run(u"scan B002"_s, 10s);
    CHECK(bench.read.last() == u"B002"_s);
    CHECK(bench.device.state() == scanner::ScannerState::Ready);
}

TEST_CASE("a scanner that is pulled out after any byte reads on when it is back",
          "[emulator][scanner]")
{
    const qsizetype all = 7 + 5; // its answer to the trigger, and a code
    for (qsizetype at = 1; at <= all; ++at) {
        CAPTURE(at);
        ScannerBench bench({.isTriggered = true,
                            .faults = {{.kind = emulator::ScannerFault::Kind::Unplug,
                                        .when = static_cast<std::uint64_t>(at)}}},
                           "gm65");
        bench.run(u"scan A001"_s);
        CHECK(bench.device.state() == scanner::ScannerState::Offline);
        CHECK(bench.read.size() == (at == all ? 1 : 0));
        CHECK(bench.run(u"plug"_s) == u"ok plug here"_s);
        bench.run(u"scan B002"_s, 6s);
        CHECK(bench.read.last() == u"B002"_s);
        CHECK(bench.read.size() == (at == all ? 2 : 1));
        CHECK(bench.device.state() == scanner::ScannerState::Ready);
    }
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
        {u"fault fire"_s, u"no scanner fault \"fire\"; there are: unplug, no-answer"_s},
        {u"plug"_s, u"it is plugged in"_s},
    }));
    ScannerBench bench;
    const QString answer = bench.run(line);
    CHECK(answer.startsWith(u"error"_s));
    CHECK(answer.contains(words));
    CHECK(bench.pieces.isEmpty());
}
