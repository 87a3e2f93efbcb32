// SPDX-License-Identifier: Apache-2.0
#include "drivers/port/serial_port.h"
#include "drivers/port/tcp_port.h"
#include "drivers/printer/printer_device.h"
#include "tests/emulator/emulate_process.h"
#include "tests/printer/layouts.h"

#include <catch2/catch.hpp>

#include <QDir>
#include <QImage>
#include <QProcess>
#include <QTemporaryDir>

using namespace hall;
using namespace Qt::StringLiterals;
using hall::test::Emulator;
using hall::test::patience;

namespace {

struct Driver
{
    explicit Driver(std::unique_ptr<port::BytePort> opened, port::QtTimers& timers)
        : line(std::move(opened))
        , device(*line, timers, printer::profileByName("epson80").value(), {})
    {
        QObject::connect(
            &device, &printer::PrinterDevice::printed, &device, [this](quint64) { printed++; });
        QObject::connect(&device,
                         &printer::PrinterDevice::doubtful,
                         &device,
                         [this](quint64, printer::Trouble why) { doubts.push_back(why); });
        device.start();
    }

    [[nodiscard]] bool becomes(printer::Trouble trouble) const
    {
        return QTest::qWaitFor([&] { return troubleOf(device.state()) == trouble; }, patience);
    }

    [[nodiscard]] bool becomesReady() const
    {
        return QTest::qWaitFor([&] { return device.state().phase == printer::Phase::Ready; },
                               patience);
    }

    std::unique_ptr<port::BytePort> line;
    printer::PrinterDevice device;
    int printed = 0;
    std::vector<printer::Trouble> doubts;
};

struct Ended
{
    int code = -1;
    QString error;
};

Ended runToEnd(const QStringList& arguments)
{
    QProcess process;
    process.start(QStringLiteral(HALL_BIN_DIR "/paihao-emulate"), arguments);
    process.waitForFinished(patience);
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardError())};
}

} // namespace

TEST_CASE("over a real pty a ticket is printed and kept as picture, text and bytes",
          "[emulator][process]")
{
    const QTemporaryDir dir;
    const QString link = dir.filePath(u"printer"_s);
    const QString out = dir.filePath(u"out"_s);
    Emulator emulator({u"printer"_s, u"--baud"_s, u"115200"_s, u"--link"_s, link, u"--out"_s, out});
    REQUIRE(emulator.where() == link);
    port::QtTimers timers;
    Driver driver(std::make_unique<port::SerialPort>(port::SerialSettings{link, 115200}, timers),
                  timers);
    REQUIRE(driver.becomesReady());

    driver.device.print({.id = 1, .paper = printer::samplePaper()});
    REQUIRE(QTest::qWaitFor([&] { return driver.printed == 1; }, patience));

    QFile text(out + u"/0001.txt"_s);
    REQUIRE(text.open(QIODevice::ReadOnly));
    CHECK(text.readAll().contains("A035"));
    CHECK(QImage(out + u"/0001.png"_s).width() == 576);
    CHECK(QFileInfo(out + u"/raw.bin"_s).size() > 600);
    QFile events(out + u"/events.jsonl"_s);
    REQUIRE(events.open(QIODevice::ReadOnly));
    const QByteArray all = events.readAll();
    CHECK(all.contains("\"cut\""));
    CHECK_FALSE(all.contains("\"error\""));
}

TEST_CASE("what is done to the printer by hand is seen, and a cable comes back",
          "[emulator][process]")
{
    const QTemporaryDir dir;
    const QString link = dir.filePath(u"printer"_s);
    Emulator emulator({u"printer"_s, u"--link"_s, link});
    port::QtTimers timers;
    Driver driver(std::make_unique<port::SerialPort>(port::SerialSettings{link, 38400}, timers),
                  timers);
    REQUIRE(driver.becomesReady());

    CHECK(emulator.say("paper out") == u"ok paper out"_s);
    CHECK(driver.becomes(printer::Trouble::PaperOut));
    emulator.say("paper ok");
    CHECK(driver.becomesReady());

    CHECK(emulator.say("unplug") == u"ok unplug"_s);
    CHECK(driver.becomes(printer::Trouble::PortClosed));
    CHECK_FALSE(QFileInfo(link).isSymLink());
    CHECK(emulator.say("plug") == u"ok plug "_s + link);
    CHECK(driver.becomesReady());
}

TEST_CASE("a cable pulled in mid-ticket leaves the ticket in doubt", "[emulator][process]")
{
    const QTemporaryDir dir;
    const QString link = dir.filePath(u"printer"_s);
    Emulator emulator({u"printer"_s, u"--link"_s, link, u"--fault"_s, u"unplug@2700"_s});
    port::QtTimers timers;
    Driver driver(std::make_unique<port::SerialPort>(port::SerialSettings{link, 38400}, timers),
                  timers);
    REQUIRE(driver.becomesReady());

    driver.device.print({.id = 1, .paper = printer::samplePaper()});

    REQUIRE(QTest::qWaitFor([&] { return !driver.doubts.empty(); }, patience));
    CHECK(driver.doubts == std::vector{printer::Trouble::PortClosed});
}

TEST_CASE("a network printer prints as well", "[emulator][process]")
{
    const Emulator emulator({u"printer"_s, u"--tcp"_s, u"0"_s, u"--baud"_s, u"115200"_s});
    const QStringList where = emulator.where().split(u':');
    REQUIRE(where.size() == 2);
    port::QtTimers timers;
    Driver driver(
        std::make_unique<port::TcpPort>(port::TcpAddress{where[0], where[1].toUShort()}, timers),
        timers);
    REQUIRE(driver.becomesReady());

    driver.device.print({.id = 1, .paper = printer::samplePaper()});
    CHECK(QTest::qWaitFor([&] { return driver.printed == 1; }, patience));
}

TEST_CASE("wrong use says what is right and exits with 2", "[emulator][process]")
{
    const auto [arguments, words] = GENERATE(table<QStringList, QString>({
        {QStringList{}, u"which device?"_s},
        {QStringList{u"toaster"_s}, u"no device \"toaster\"; there are: idcard, keypad, led, pad, printer, resolver, scanner"_s},
        {QStringList{u"printer"_s, u"--speed"_s, u"1"_s},
         u"no option \"--speed\"; there are: --baud"_s},
        {QStringList{u"printer"_s, u"--baud"_s}, u"--baud needs a value"_s},
        {QStringList{u"printer"_s, u"--baud"_s, u"300"_s},
         u"--baud takes a number from 2400 to 115200"_s},
        {QStringList{u"printer"_s, u"--fault"_s, u"fire"_s},
         u"no printer fault \"fire\"; there are: paper-end"_s},
        {QStringList{u"printer"_s, u"--fault"_s, u"unplug@x"_s},
         u"after @ stands a whole number"_s},
        {QStringList{u"led"_s, u"--fault"_s, u"fire"_s},
         u"no led fault \"fire\"; there are: busy"_s},
        {QStringList{u"led"_s, u"--cards"_s, u"1,x"_s}, u"--cards takes a number from 1"_s},
        {QStringList{u"led"_s, u"--size"_s, u"192"_s}, u"--size takes a width and a height"_s},
        {QStringList{u"led"_s, u"--color"_s, u"pink"_s}, u"no color \"pink\"; there are: red"_s},
        {QStringList{u"printer"_s, u"--cards"_s, u"1"_s}, u"no option \"--cards\""_s},
        {QStringList{u"printer"_s, u"--tcp"_s, u"0"_s, u"--link"_s, u"x"_s},
         u"exclude each other"_s},
        {QStringList{u"printer"_s, u"--link"_s, u"/nowhere/x"_s},
         u"can't make the link /nowhere/x"_s},
        {QStringList{u"printer"_s, u"--out"_s, u"/proc/x"_s},
         u"can't write to the folder /proc/x"_s},
    }));

    const Ended ended = runToEnd(arguments);

    CHECK(ended.code == 2);
    INFO(ended.error.toStdString());
    CHECK(ended.error.contains(words));
}
