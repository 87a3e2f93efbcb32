// SPDX-License-Identifier: Apache-2.0
#include "drivers/led/led_bus.h"
#include "drivers/led/panel_line.h"
#include "drivers/port/serial_port.h"
#include "drivers/port/tcp_port.h"
#include "tests/emulator/emulate_process.h"

#include <catch2/catch.hpp>

#include <QFile>
#include <QFileInfo>
#include <QImage>
#include <QTemporaryDir>

using namespace hall;
using namespace Qt::StringLiterals;
using hall::test::Emulator;
using hall::test::patience;

namespace {

/// A bus on a real port.
struct Driver
{
    Driver(std::unique_ptr<port::BytePort> opened, port::QtTimers& timers, int baud, int cards)
        : line(std::move(opened))
        , bus(*line, timers, baud)
    {
        QObject::connect(&bus, &led::LedBus::shown, &bus, [this](quint16) { shown++; });
        for (int card = 1; card <= cards; card++) {
            bus.addCard(static_cast<led::Address>(card));
        }
        bus.start();
    }

    [[nodiscard]] bool becomes(led::CardCondition condition, led::Address card = 1) const
    {
        return QTest::qWaitFor([&] { return bus.state(card).condition == condition; }, patience);
    }

    bool show(led::Address card, const std::string& text)
    {
        const int before = shown;
        bus.show(card, {.boxes = {{.width = 192, .height = 16, .lines = {text}}}});
        return QTest::qWaitFor([&] { return shown > before; }, patience);
    }

    std::unique_ptr<port::BytePort> line;
    led::LedBus bus;
    int shown = 0;
};

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

TEST_CASE("over a real pty two cards show their texts, kept as picture, text and bytes",
          "[led][process]")
{
    const QTemporaryDir dir;
    const QString link = dir.filePath(u"led"_s);
    const QString out = dir.filePath(u"out"_s);
    Emulator emulator({u"led"_s, u"--cards"_s, u"1,2"_s, u"--link"_s, link, u"--out"_s, out});
    REQUIRE(emulator.where() == link);
    port::QtTimers timers;
    Driver driver(std::make_unique<port::SerialPort>(port::SerialSettings{link, 9600}, timers),
                  timers,
                  9600,
                  2);

    REQUIRE(driver.show(1, "请 A035 到 3号窗口"));
    REQUIRE(driver.show(2, "4号窗口 暂停服务"));

    CHECK(contentOf(out + u"/0001.txt"_s) == "请 A035 到 3号窗口\n");
    CHECK(contentOf(out + u"/0002.txt"_s) == "4号窗口 暂停服务\n");
    const QImage picture(out + u"/0001.png"_s);
    CHECK(picture.width() > 192 * 6);
    CHECK(QFileInfo(out + u"/raw.bin"_s).size() > 100);
    const QByteArray events = contentOf(out + u"/events.jsonl"_s);
    CHECK(events.contains("\"shown\""));
    CHECK_FALSE(events.contains("\"error\""));
    CHECK(emulator.say("shot") == u"ok shot 0003 0004"_s);
    CHECK(QImage(out + u"/0003.png"_s) == picture);
}

TEST_CASE("what is done to cards by hand is seen, and a cable comes back", "[led][process]")
{
    const QTemporaryDir dir;
    const QString link = dir.filePath(u"led"_s);
    Emulator emulator({u"led"_s, u"--baud"_s, u"57600"_s, u"--link"_s, link});
    port::QtTimers timers;
    Driver driver(std::make_unique<port::SerialPort>(port::SerialSettings{link, 57600}, timers),
                  timers,
                  57600,
                  1);
    REQUIRE(driver.becomes(led::CardCondition::Ready));

    CHECK(emulator.say("busy 1 on") == u"ok busy 1 on"_s);
    driver.bus.show(1, {.boxes = {{.width = 192, .height = 16, .lines = {"A001"}}}});
    CHECK(driver.becomes(led::CardCondition::Busy));
    emulator.say("busy 1 off");
    CHECK(driver.becomes(led::CardCondition::Ready));

    CHECK(emulator.say("fault busy") == u"ok fault"_s);
    driver.bus.show(1, {.boxes = {{.width = 192, .height = 16, .lines = {"A002"}}}});
    CHECK(driver.becomes(led::CardCondition::Busy));
    CHECK(emulator.say("faults off") == u"ok faults off"_s);
    driver.bus.show(1, {.boxes = {{.width = 192, .height = 16, .lines = {"A003"}}}});
    CHECK(driver.becomes(led::CardCondition::Ready));
    CHECK(emulator.say("fault fire").startsWith(u"error: no led fault \"fire\"; there are: "_s));

    CHECK(emulator.say("unplug") == u"ok unplug"_s);
    CHECK(driver.becomes(led::CardCondition::Offline));
    CHECK_FALSE(QFileInfo(link).isSymLink());
    CHECK(emulator.say("plug") == u"ok plug "_s + link);
    CHECK(driver.becomes(led::CardCondition::Ready));
    CHECK(emulator.say("dead 7 on") == u"error: no card \"7\""_s);
    CHECK(emulator.say("shot") == u"error: without --out nothing is kept"_s);
    CHECK(emulator.say("explode").startsWith(u"error: no command \"explode\"; there are: "_s));
}

TEST_CASE("a card on a socket shows its text as well", "[led][process]")
{
    const Emulator emulator({u"led"_s, u"--tcp"_s, u"0"_s, u"--fault"_s, u"split-reply"_s});
    const QStringList where = emulator.where().split(u':');
    REQUIRE(where.size() == 2);
    port::QtTimers timers;
    Driver driver(
        std::make_unique<port::TcpPort>(port::TcpAddress{where[0], where[1].toUShort()}, timers),
        timers,
        0,
        1);

    CHECK(driver.show(1, "A001"));
    CHECK(driver.becomes(led::CardCondition::Ready));
}

TEST_CASE("over a real pty cables are pulled at every twentieth byte and put back",
          "[led][process]")
{
    // A card hears some 160 bytes until it shows its text, and says some 110.
    const auto [fault, last] =
        GENERATE(table<QString, int>({{u"unplug"_s, 160}, {u"unplug-reply"_s, 100}}));
    for (int at = 7; at <= last; at += 20) {
        INFO(fault.toStdString() << '@' << at);
        const QTemporaryDir dir;
        const QString link = dir.filePath(u"led"_s);
        Emulator emulator({u"led"_s,
                           u"--baud"_s,
                           u"57600"_s,
                           u"--link"_s,
                           link,
                           u"--fault"_s,
                           u"%1@%2"_s.arg(fault).arg(at)});
        port::QtTimers timers;
        Driver driver(std::make_unique<port::SerialPort>(port::SerialSettings{link, 57600}, timers),
                      timers,
                      57600,
                      1);
        driver.bus.show(1, {.boxes = {{.width = 192, .height = 16, .lines = {"A001"}}}});
        REQUIRE(driver.becomes(led::CardCondition::Offline));
        driver.bus.show(1, {.boxes = {{.width = 192, .height = 16, .lines = {"A002"}}}});
        CHECK(emulator.say("plug") == u"ok plug "_s + link);
        REQUIRE(driver.becomes(led::CardCondition::Ready));
        REQUIRE(QTest::qWaitFor(
            [&] {
                const auto& shown = driver.bus.lastShown(1);
                return shown && led::textOf(shown->face) == "A002";
            },
            patience));
    }
}

TEST_CASE("window panels on a real pty show their texts by their template", "[led][process]")
{
    const QTemporaryDir dir;
    const QString link = dir.filePath(u"panels"_s);
    const QString out = dir.filePath(u"out"_s);
    const std::string frame = "3A {address} {length:u16le} {text} {sum8} 0A";
    Emulator emulator({u"led"_s,
                       u"--cards"_s,
                       u"1,2"_s,
                       u"--link"_s,
                       link,
                       u"--frame"_s,
                       QString::fromStdString(frame),
                       u"--answer"_s,
                       u"06 {address}"_s,
                       u"--out"_s,
                       out});
    REQUIRE(emulator.where() == link);
    port::QtTimers timers;
    port::SerialPort port({link, 9600}, timers);
    led::PanelLine line(port,
                        timers,
                        *led::PanelFormat::parse({.frame = frame, .answer = "06 {address}"}),
                        {.baud = 9600});
    line.addCard(1);
    line.addCard(2);
    line.start();
    line.show(1, {.boxes = {{.width = 192, .height = 16, .lines = {"请 A035 到 1号窗口"}}}});
    line.show(2, {.boxes = {{.width = 192, .height = 16, .lines = {"2号窗口 暂停服务"}}}});

    REQUIRE(QTest::qWaitFor([&] { return line.lastShown(1) && line.lastShown(2); }, patience));

    CHECK(contentOf(out + u"/0001.txt"_s) == "请 A035 到 1号窗口\n");
    CHECK(contentOf(out + u"/0002.txt"_s) == "2号窗口 暂停服务\n");
    CHECK(line.state(1).condition == led::CardCondition::Ready);
    CHECK(emulator.say("unplug") == u"ok unplug"_s);
    CHECK(QTest::qWaitFor([&] { return line.state(1).condition == led::CardCondition::Offline; },
                          patience));
    emulator.say("plug");
    CHECK(QTest::qWaitFor([&] { return line.state(2).condition == led::CardCondition::Ready; },
                          patience));
}
