// SPDX-License-Identifier: Apache-2.0
#include "drivers/emulator/device_link.h"
#include "drivers/port/input_port.h"
#include "drivers/port/memory_port.h"
#include "drivers/scanner/scanner_device.h"
#include "drivers/scanner/wedge_port.h"
#include "tests/keys/records.h"
#include "tests/support/wait_for.h"

#include <catch2/catch.hpp>

#include <QTemporaryDir>

using namespace hall;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using hall::test::Records;
using scanner::ScannerState;

namespace {

// Records as they come on this machine; the other size is tested with the codec.
constexpr int word = sizeof(long);

/// A001 and Enter.
QByteArray typed(int last = 2)
{
    Records records(word);
    records.down(42).press(30).up(42).press(11).press(11).press(last).press(28);
    return QByteArray::fromStdString(records.bytes());
}

struct WedgeBench
{
    WedgeBench()
    {
        QObject::connect(&device,
                         &scanner::ScannerDevice::read,
                         &device,
                         [this](const QString& text) { read.append(text); });
        device.start();
    }

    port::HandTimers timers;
    port::MemoryPort keyboard;
    scanner::WedgePort port{keyboard};
    scanner::ScannerDevice device{port, timers};
    QStringList read;
};

} // namespace

TEST_CASE("what a scanner types is a code at its Enter", "[scanner][wedge]")
{
    WedgeBench bench;
    REQUIRE(bench.device.state() == ScannerState::Ready);
    bench.keyboard.deliver(typed());
    CHECK(bench.read == QStringList{u"A001"_s});
}

TEST_CASE("a code from which the kernel lost keys isn't read", "[scanner][wedge]")
{
    WedgeBench bench;
    const QByteArray all = typed();
    Records hole(word);
    hole.add(0, 3, 0).report();
    bench.keyboard.deliver(all.left(all.size() / 2 / 24 * 24));
    bench.keyboard.deliver(QByteArray::fromStdString(hole.bytes()));
    bench.keyboard.deliver(typed(3));
    CHECK(bench.read.isEmpty());
    CHECK(bench.device.state() == ScannerState::Noise);
    bench.keyboard.deliver(typed(4));
    CHECK(bench.read == QStringList{u"A003"_s});
    CHECK(bench.device.state() == ScannerState::Ready);
}

TEST_CASE("a wedge that is pulled out at any byte comes back without the half", "[scanner][wedge]")
{
    const QByteArray all = typed();
    for (qsizetype cut = 0; cut < all.size(); ++cut) {
        WedgeBench bench;
        bench.keyboard.deliver(all.left(cut));
        const QStringList before = bench.read;
        bench.keyboard.unplug(u"cable"_s);
        CHECK(bench.device.state() == ScannerState::Offline);
        bench.keyboard.plug();
        CHECK(bench.device.state() == ScannerState::Ready);
        bench.keyboard.deliver(typed(3));
        bench.timers.advance(5s);
        CAPTURE(cut);
        CHECK(bench.read == before + QStringList{u"A002"_s});
        // Enter was pressed, but not yet released.
        CHECK((before.isEmpty() || (before == QStringList{u"A001"_s} && cut >= all.size() - 72)));
    }
}

TEST_CASE("a wedge that another program has grabbed is told as taken", "[scanner][wedge]")
{
    WedgeBench bench;
    bench.keyboard.unplug(u"grabbed"_s, port::Loss::Taken);
    CHECK(bench.device.state() == ScannerState::Taken);
    CHECK(std::string_view(wordOf(bench.device.state())) == "taken");
}

TEST_CASE("over a real pty a wedge is read, pulled out in mid-code and back", "[scanner][wedge]")
{
    const QByteArray all = typed();
    for (qsizetype cut = 0; cut < all.size(); cut += 20) {
        CAPTURE(cut);
        const QTemporaryDir dir;
        emulator::PtyLink link(dir.filePath(u"keys"_s));
        REQUIRE(link.plug());
        port::HandTimers timers;
        port::InputPort keyboard(dir.filePath(u"keys"_s), timers);
        scanner::WedgePort port(keyboard);
        scanner::ScannerDevice device(port, timers);
        QStringList read;
        QObject::connect(&device, &scanner::ScannerDevice::read, &device, [&](const QString& text) {
            read.append(text);
        });
        qsizetype heard = 0;
        QObject::connect(&keyboard, &port::BytePort::received, &device, [&](const auto& bytes) {
            heard += bytes.size();
        });
        device.start();
        REQUIRE(device.state() == ScannerState::Ready);
        link.send(all.left(cut));
        REQUIRE(test::waitFor([&] { return heard == cut; }));
        link.unplug();
        REQUIRE(test::waitFor([&] { return device.state() == ScannerState::Offline; }));
        const QStringList before = read;
        REQUIRE(link.plug());
        timers.advance(1s);
        REQUIRE(device.state() == ScannerState::Ready);
        link.send(typed(3));
        REQUIRE(test::waitFor([&] { return read.size() > before.size(); }));
        CHECK(read == before + QStringList{u"A002"_s});
    }
}
