// SPDX-License-Identifier: Apache-2.0
#include "drivers/port/serial_port.h"
#include "drivers/port/tcp_port.h"
#include "drivers/scanner/scanner_device.h"
#include "tests/emulator/emulate_process.h"

#include <catch2/catch.hpp>

#include <QFile>
#include <QTemporaryDir>

using namespace hall;
using namespace Qt::StringLiterals;
using hall::test::Emulator;
using hall::test::patience;
using scanner::ScannerState;

namespace {

/// Far longer than a busy machine holds the emulator up in the middle of a code: a wire, whose
/// gaps are the scanner's own, is what the real silence is for.
constexpr std::chrono::milliseconds patientSilence{1500};

/// The driver on a real port.
struct Driver
{
    Driver(std::unique_ptr<port::BytePort> opened, port::QtTimers& timers)
        : line(std::move(opened))
        , device(*line, timers, {.silence = patientSilence})
    {
        QObject::connect(&device,
                         &scanner::ScannerDevice::read,
                         &device,
                         [this](const QString& text) { read.append(text); });
        device.start();
    }

    [[nodiscard]] bool becomes(ScannerState state) const
    {
        return QTest::qWaitFor([&] { return device.state() == state; }, patience);
    }

    bool reads(const QString& text)
    {
        return QTest::qWaitFor([&] { return !read.isEmpty() && read.last() == text; }, patience);
    }

    std::unique_ptr<port::BytePort> line;
    scanner::ScannerDevice device;
    QStringList read;
};

} // namespace

TEST_CASE("over a real pty codes are read, through noise and a pulled cable",
          "[emulator][process][scanner]")
{
    const QTemporaryDir dir;
    const QString link = dir.filePath(u"scanner"_s);
    const QString out = dir.filePath(u"out"_s);
    const QString ending = GENERATE(u"crlf"_s, u"none"_s);
    Emulator emulator({u"scanner"_s, u"--link"_s, link, u"--ending"_s, ending, u"--out"_s, out});
    REQUIRE(emulator.where() == link);
    port::QtTimers timers;
    Driver driver(std::make_unique<port::SerialPort>(port::SerialSettings{link, 9600}, timers),
                  timers);
    REQUIRE(driver.becomes(ScannerState::Ready));

    CHECK(emulator.say("scan https://example.cn/t/7K3QM2XH2VTB4WRD") == u"ok scan"_s);
    CHECK(driver.reads(u"https://example.cn/t/7K3QM2XH2VTB4WRD"_s));
    emulator.say("scan-gbk 张三");
    CHECK(driver.reads(u"张三"_s));
    emulator.say("bytes " + QByteArray(5000, 'x').toHex() + "0d");
    CHECK(driver.becomes(ScannerState::Noise));
    // Only once all of that is through: what is on the wire would come byte by byte as well.
    emulator.say("scan A001");
    CHECK(driver.reads(u"A001"_s));
    emulator.say("split 1");
    emulator.say("scan A002");
    CHECK(driver.reads(u"A002"_s));
    CHECK(driver.device.state() == ScannerState::Ready);

    CHECK(emulator.say("unplug") == u"ok unplug"_s);
    CHECK(driver.becomes(ScannerState::Offline));
    CHECK(emulator.say("plug") == u"ok plug "_s + link);
    REQUIRE(driver.becomes(ScannerState::Ready));
    emulator.say("scan B003");
    CHECK(driver.reads(u"B003"_s));

    QFile events(out + u"/events.jsonl"_s);
    REQUIRE(events.open(QIODevice::ReadOnly));
    const QByteArray all = events.readAll();
    CHECK(all.contains("\"scanned\""));
    CHECK_FALSE(all.contains("A002"));
}

TEST_CASE("a scanner behind a network converter is read as well", "[emulator][process][scanner]")
{
    Emulator emulator({u"scanner"_s, u"--tcp"_s, u"0"_s});
    const QStringList where = emulator.where().split(u':');
    REQUIRE(where.size() == 2);
    port::QtTimers timers;
    Driver driver(
        std::make_unique<port::TcpPort>(port::TcpAddress{where[0], where[1].toUShort()}, timers),
        timers);
    REQUIRE(driver.becomes(ScannerState::Ready));
    emulator.say("scan A001");
    CHECK(driver.reads(u"A001"_s));
}
