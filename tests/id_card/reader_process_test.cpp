// SPDX-License-Identifier: Apache-2.0
#include "drivers/id_card/id_card_reader.h"
#include "drivers/id_card/tap_mask.h"
#include "drivers/port/port_tap.h"
#include "drivers/port/serial_port.h"
#include "drivers/port/tcp_port.h"
#include "tests/emulator/emulate_process.h"

#include <catch2/catch.hpp>

#include <QFile>
#include <QTemporaryDir>

using namespace hall;
using namespace Qt::StringLiterals;
using hall::test::Emulator;
using hall::test::patience;
using id_card::IdCardReader;
using id_card::ReaderState;

namespace {

const QString numberA = u"110101190001010014"_s;

/// The driver on a real port.
struct Driver
{
    explicit Driver(std::unique_ptr<port::BytePort> opened, port::QtTimers& timers)
        : line(std::move(opened))
        , device(*line, timers)
    {
        QObject::connect(&device, &IdCardReader::read, &device, [this](const std::string& number) {
            said.append(QString::fromStdString(number));
        });
        QObject::connect(
            &device, &IdCardReader::unread, &device, [this] { said.append(u"unread"_s); });
    }

    [[nodiscard]] bool becomes(ReaderState state) const
    {
        return QTest::qWaitFor([&] { return device.state() == state; }, patience);
    }

    bool says(const QString& word)
    {
        return QTest::qWaitFor([&] { return !said.isEmpty() && said.last() == word; }, patience);
    }

    /// A busy machine may be slower than a reader is waited for: then the card is laid on again, as
    /// people do.
    bool reads(Emulator& emulator, const char* card, const QString& number)
    {
        for (int tries = 0; tries < 5; ++tries) {
            const auto before = said.size();
            emulator.say(QByteArray("present ") + card);
            if (QTest::qWaitFor([&] { return said.size() > before; }, patience) &&
                said.last() == number) {
                return true;
            }
            emulator.say("lift");
        }
        return false;
    }

    std::unique_ptr<port::BytePort> line;
    IdCardReader device;
    QStringList said;
};

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

TEST_CASE("over a real pty cards are read, through faults and a pulled cable", "[idcard][process]")
{
    const QTemporaryDir dir;
    const QString link = dir.filePath(u"reader"_s);
    const QString out = dir.filePath(u"out"_s);
    const QString tapped = dir.filePath(u"tap"_s);
    Emulator emulator({u"idcard"_s, u"--link"_s, link, u"--out"_s, out});
    REQUIRE(emulator.where() == link);
    port::QtTimers timers;
    Driver driver(std::make_unique<port::SerialPort>(port::SerialSettings{link, 115200}, timers),
                  timers);
    id_card::TapMask mask;
    const auto tap =
        port::PortTap::open(*driver.line, tapped, timers, [&](const QByteArray& bytes) {
            return QByteArray::fromStdString(mask.masked(bytes.toStdString()));
        });
    driver.device.start();
    REQUIRE(driver.becomes(ReaderState::Ready));

    CHECK(emulator.say("present A") == u"ok present"_s);
    CHECK(driver.says(numberA));
    emulator.say("lift");
    emulator.say("fault split-reply");
    CHECK(driver.reads(emulator, "B", u"810000190001010026"_s));
    emulator.say("faults off");
    emulator.say("lift");
    emulator.say("fault lifted");
    emulator.say("present D");
    CHECK(driver.says(u"unread"_s));

    CHECK(emulator.say("unplug") == u"ok unplug"_s);
    CHECK(driver.becomes(ReaderState::Offline));
    CHECK(emulator.say("plug") == u"ok plug "_s + link);
    REQUIRE(driver.becomes(ReaderState::Ready));
    CHECK(driver.reads(emulator, "C", u"USA000000000000"_s));

    const QByteArray events = contentOf(out + u"/events.jsonl"_s);
    CHECK(events.contains("\"read\""));
    CHECK_FALSE(events.contains("110101"));
    CHECK_FALSE(contentOf(out + u"/raw.bin"_s).isEmpty());
    const QByteArray seen = contentOf(tapped);
    CHECK(seen.contains("aa aa aa 96 69 05 08 00 00 90 00 00 00"));
    for (const QByteArray utf16 : {"31 00", "5f 20", "4b 6d"}) {
        CHECK_FALSE(seen.contains(utf16));
    }
}

TEST_CASE("a reader that is pulled out in the middle of a card reads it when it is back",
          "[idcard][process]")
{
    const QTemporaryDir dir;
    const QString link = dir.filePath(u"reader"_s);
    // The card lies there from the first look: when it is asked to find, select and read.
    const QString at = GENERATE(u"unplug@5"_s, u"unplug@15"_s, u"unplug@25"_s);
    Emulator emulator({u"idcard"_s, u"--link"_s, link, u"--fault"_s, at});
    emulator.say("present A");
    port::QtTimers timers;
    Driver driver(std::make_unique<port::SerialPort>(port::SerialSettings{link, 115200}, timers),
                  timers);
    driver.device.start();
    REQUIRE(driver.becomes(ReaderState::Offline));
    CHECK(driver.said.isEmpty());

    CHECK(emulator.say("plug") == u"ok plug "_s + link);

    CHECK(driver.says(numberA));
    CHECK(driver.said.size() == 1);
}

TEST_CASE("a reader behind a network converter is read as well", "[idcard][process]")
{
    Emulator emulator({u"idcard"_s, u"--tcp"_s, u"0"_s});
    const QStringList where = emulator.where().split(u':');
    REQUIRE(where.size() == 2);
    port::QtTimers timers;
    Driver driver(
        std::make_unique<port::TcpPort>(port::TcpAddress{where[0], where[1].toUShort()}, timers),
        timers);
    driver.device.start();
    REQUIRE(driver.becomes(ReaderState::Ready));
    emulator.say("present A");
    CHECK(driver.says(numberA));
}

TEST_CASE("a fault of the reader that isn't one is refused on the command line",
          "[idcard][process]")
{
    QProcess process;
    process.start(QStringLiteral(HALL_BIN_DIR "/paihao-emulate"),
                  {u"idcard"_s, u"--fault"_s, u"fire"_s});
    REQUIRE(process.waitForFinished(patience));
    CHECK(process.exitCode() == 2);
    CHECK(process.readAllStandardError().contains(
        "no idcard fault \"fire\"; there are: wrong-checksum, truncated"));
}
