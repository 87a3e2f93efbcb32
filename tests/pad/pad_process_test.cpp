// SPDX-License-Identifier: Apache-2.0
#include "drivers/keys/key_names.h"
#include "drivers/pad/pad_device.h"
#include "drivers/port/input_port.h"
#include "drivers/port/serial_port.h"
#include "drivers/scanner/scanner_device.h"
#include "drivers/scanner/wedge_port.h"
#include "tests/emulator/emulate_process.h"

#include <catch2/catch.hpp>

#include <QTemporaryDir>

using namespace hall;
using namespace Qt::StringLiterals;
using hall::test::Emulator;
using hall::test::patience;
using pad::PadState;

namespace {

const QString desk = u"AA ( ADDR KEY ) XOR"_s;

/// A pad's driver on a real port.
struct Driver
{
    Driver(const QString& path, bool isSerial)
        : line(open(path, isSerial))
        , device(*line,
                 timers,
                 isSerial ? pad::PadSetup{.frame = *pad::parsePattern(desk.toStdString()),
                                          .keys = {{0x31, "next"}}}
                          : pad::PadSetup{.frame = {}, .keys = {{96, "next"}}})
    {
        QObject::connect(&device,
                         &pad::PadDevice::pressed,
                         &device,
                         [this](int, const std::string&) { ++presses; });
        device.start();
    }

    std::unique_ptr<port::BytePort> open(const QString& path, bool isSerial)
    {
        if (isSerial) {
            return std::make_unique<port::SerialPort>(port::SerialSettings{path, 9600}, timers);
        }
        return std::make_unique<port::InputPort>(path, timers);
    }

    [[nodiscard]] bool becomes(PadState state) const
    {
        return QTest::qWaitFor([&] { return device.state() == state; }, patience);
    }

    [[nodiscard]] bool hears(int count) const
    {
        return QTest::qWaitFor([&] { return presses == count; }, patience);
    }

    port::QtTimers timers;
    std::unique_ptr<port::BytePort> line;
    pad::PadDevice device;
    int presses = 0;
};

QStringList arguments(bool isSerial, const QString& link)
{
    return isSerial ? QStringList{u"pad"_s, u"--frame"_s, desk, u"--link"_s, link}
                    : QStringList{u"keypad"_s, u"--link"_s, link};
}

} // namespace

TEST_CASE("over a real pty keys are heard, pulled out in mid-press and back", "[pad][process]")
{
    const bool isSerial = GENERATE(false, true);
    const QByteArray press = isSerial ? "press 31 3" : "press KPENTER";
    const QTemporaryDir dir;
    const QString link = dir.filePath(u"pad"_s);
    Emulator emulator(arguments(isSerial, link));
    REQUIRE(emulator.where() == link);
    Driver driver(link, isSerial);
    REQUIRE(driver.becomes(PadState::Ready));
    CHECK(emulator.say(press) == u"ok press"_s);
    CHECK(driver.hears(1));

    // In the first bytes of a press, before a key is known.
    CHECK(emulator.say("fault unplug@2") == u"ok fault"_s);
    emulator.say(press);
    REQUIRE(driver.becomes(PadState::Offline));
    CHECK(emulator.say("plug") == u"ok plug "_s + link);
    REQUIRE(driver.becomes(PadState::Ready));
    emulator.say(press);
    CHECK(driver.hears(2));
}

TEST_CASE("over a real pty a wedge is read", "[pad][wedge][process]")
{
    const QTemporaryDir dir;
    const QString link = dir.filePath(u"wedge"_s);
    Emulator emulator({u"keypad"_s, u"--link"_s, link});
    port::QtTimers timers;
    port::InputPort keyboard(link, timers);
    scanner::WedgePort port(keyboard);
    scanner::ScannerDevice device(port, timers, {.silence = std::chrono::seconds{10}});
    QStringList read;
    QObject::connect(&device, &scanner::ScannerDevice::read, &device, [&](const QString& text) {
        read.append(text);
    });
    device.start();
    CHECK(emulator.say("type https://example.cn/t/7K3QM2XH2VTB4WRD") == u"ok type"_s);
    CHECK(QTest::qWaitFor([&] { return !read.isEmpty(); }, patience));
    CHECK(read == QStringList{u"https://example.cn/t/7K3QM2XH2VTB4WRD"_s});
}

TEST_CASE("what a pad in software can't be is refused on the command line", "[pad][process]")
{
    const auto [arguments, words] = GENERATE(table<QStringList, QByteArray>({
        {{u"pad"_s}, "a pad needs --frame"},
        {{u"pad"_s, u"--frame"_s, u"AA CMD"_s}, "a frame has no word \"CMD\""},
        {{u"keypad"_s, u"--baud"_s, u"9600"_s}, "no option \"--baud\""},
        {{u"scanner"_s, u"--model"_s, u"zebra"_s}, "there are: gm65, honeywell, newland"},
        {{u"scanner"_s, u"--mode"_s, u"blinks"_s}, "there are: looks, triggered"},
        {{u"scanner"_s, u"--fault"_s, u"fire"_s}, "no scanner fault \"fire\""},
    }));
    QProcess process;
    process.start(QStringLiteral(HALL_BIN_DIR "/paihao-emulate"), arguments);
    REQUIRE(process.waitForFinished(patience));
    CHECK(process.exitCode() == 2);
    CHECK(process.readAllStandardError().contains(words));
}
