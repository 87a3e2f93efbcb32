// SPDX-License-Identifier: Apache-2.0
#include "drivers/emulator/pad_console.h"
#include "drivers/keys/key_names.h"
#include "drivers/pad/pad_device.h"
#include "drivers/scanner/scanner_device.h"
#include "drivers/scanner/wedge_port.h"
#include "tests/emulator/port_link.h"

#include <catch2/catch.hpp>

using namespace hall;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using emulator::EmulatedPad;
using test::PortLink;

namespace {

const QString desk = u"FF 68 LEN LEN 68 ( ADDR KEY DATA ) SUM 16"_s;

/// The emulated keys at one end, a driver at the other, one clock moved by hand between them.
struct Cord
{
    explicit Cord(const QString& frame, std::vector<emulator::PadFault> faults = {})
        : pad(timers, {.frame = frame, .faults = std::move(faults)})
    {
        QObject::connect(&pad, &EmulatedPad::replied, &link, &PortLink::send);
    }

    QString run(const QString& line)
    {
        QString answer = console.run(line);
        timers.advance(2s);
        return answer;
    }

    port::HandTimers timers;
    port::MemoryPort port;
    PortLink link{port};
    EmulatedPad pad;
    emulator::PadConsole console{pad, link};
};

pad::PadSetup setupFor(const QString& frame)
{
    if (frame.isEmpty()) {
        return {.frame = {}, .keys = {{*keys::keyByName("KPENTER"), "next"}}};
    }
    return {.frame = *pad::parsePattern(frame.toStdString()), .keys = {{0x31, "next"}}};
}

struct PadBench : Cord
{
    explicit PadBench(const QString& frame, std::vector<emulator::PadFault> faults = {})
        : Cord(frame, std::move(faults))
        , press(frame.isEmpty() ? u"press KPENTER"_s : u"press 31 3"_s)
        , device(port, timers, setupFor(frame))
    {
        QObject::connect(
            &device, &pad::PadDevice::pressed, &device, [this](int address, const auto& does) {
                said += std::to_string(address) + does + ' ';
            });
        device.start();
    }

    QString press;
    pad::PadDevice device;
    std::string said;
};

struct WedgeBench : Cord
{
    WedgeBench()
        : Cord({})
    {
        QObject::connect(&device,
                         &scanner::ScannerDevice::read,
                         &device,
                         [this](const QString& text) { read.append(text); });
        device.start();
    }

    scanner::WedgePort wedge{port};
    scanner::ScannerDevice device{wedge, timers};
    QStringList read;
};

} // namespace

TEST_CASE("a press comes through, whatever else the pad does", "[emulator][pad]")
{
    const QString frame = GENERATE_COPY(QString(), desk);
    const QString fault =
        GENERATE(u"bounce"_s, u"held"_s, u"noise"_s, u"split"_s, u"double"_s, u"keys-lost"_s);
    CAPTURE(frame.toStdString(), fault.toStdString());
    PadBench bench(frame);
    CHECK(bench.run(bench.press) == u"ok press"_s);
    CHECK(bench.run(u"fault "_s + fault) == u"ok fault"_s);
    bench.run(bench.press);
    const std::string one = frame.isEmpty() ? "0next " : "3next ";
    CHECK(bench.said == one + one);
    CHECK(bench.run(u"faults off"_s) == u"ok faults off"_s);
    bench.run(bench.press);
    CHECK(bench.said == one + one + one);
    CHECK(bench.device.state() == pad::PadState::Ready);
}

TEST_CASE("a frame that is damaged presses nothing, and the next whole one does", "[emulator][pad]")
{
    const QString fault = GENERATE(u"wrong-sum"_s, u"truncated"_s);
    PadBench bench(desk);
    bench.run(u"fault "_s + fault);
    bench.run(bench.press);
    bench.run(bench.press);
    CHECK(bench.said.empty());
    bench.run(u"faults off"_s);
    bench.run(bench.press);
    CHECK(bench.said == "3next ");
}

TEST_CASE("a pad that is pulled out after any byte is back with the next press", "[emulator][pad]")
{
    const QString frame = GENERATE_COPY(QString(), desk);
    // One press has 9 bytes on the line, 120 on a keyboard.
    for (std::uint64_t at = 1; at <= (frame.isEmpty() ? 120U : 9U); ++at) {
        CAPTURE(at);
        PadBench bench(frame, {{.kind = emulator::PadFault::Kind::Unplug, .when = at}});
        bench.run(bench.press);
        CHECK(bench.device.state() == pad::PadState::Offline);
        const std::string before = bench.said;
        CHECK(bench.run(u"plug"_s) == u"ok plug here"_s);
        CHECK(bench.device.state() == pad::PadState::Ready);
        bench.run(bench.press);
        CHECK(bench.said == before + (frame.isEmpty() ? "0next " : "3next "));
    }
}

TEST_CASE("what a wedge types is read, every character of a US keyboard", "[emulator][wedge]")
{
    WedgeBench bench;
    const QString all = uR"(https://Example.cn/t/7K3Q?a=1&b=_-+[]{};:'"`~\|,.<>!@#$%^*() z)"_s;
    CHECK(bench.run(u"type "_s + all) == u"ok type"_s);
    CHECK(bench.read == QStringList{all});
    CHECK(bench.run(u"type 张"_s).startsWith(u"error: a keyboard has no keys"_s));
}

TEST_CASE("a code of which the kernel lost keys isn't read, the next one is", "[emulator][wedge]")
{
    WedgeBench bench;
    bench.run(u"fault keys-lost"_s);
    bench.run(u"type A001"_s);
    CHECK(bench.read.isEmpty());
    bench.run(u"faults off"_s);
    bench.run(u"type A002"_s);
    CHECK(bench.read == QStringList{u"A002"_s});
}

TEST_CASE("a command that can't be is answered with what can", "[emulator][pad]")
{
    const auto [frame, line, words] = GENERATE(table<QString, QString, QString>({
        {u""_s, u"jump"_s, u"there are: press KEY, type TEXT"_s},
        {u""_s, u"press KPENTRE"_s, u"no key \"KPENTRE\""_s},
        {u""_s, u"type"_s, u"type what?"_s},
        {u""_s, u"fault fire"_s, u"no pad fault \"fire\"; there are: unplug, bounce"_s},
        {u""_s, u"plug"_s, u"it is plugged in"_s},
        {u"KEY"_s, u"press xy"_s, u"takes a byte such as 31"_s},
        {u"KEY"_s, u"press 31 256"_s, u"an address up to 255"_s},
        {u"KEY"_s, u"type A"_s, u"there are: press KEY [ADDRESS]"_s},
    }));
    Cord cord(frame);
    const QString answer = cord.run(line);
    CHECK(answer.startsWith(u"error"_s));
    CAPTURE(answer.toStdString());
    CHECK(answer.contains(words));
}
