// SPDX-License-Identifier: Apache-2.0
#include "drivers/emulator/emulated_id_card.h"
#include "drivers/emulator/emulated_pad.h"
#include "drivers/emulator/emulated_scanner.h"
#include "drivers/emulator/id_card_text.h"
#include "drivers/id_card/id_card_reader.h"
#include "drivers/keys/key_names.h"
#include "drivers/pad/pad_device.h"
#include "drivers/port/input_port.h"
#include "drivers/port/serial_port.h"
#include "drivers/scanner/scanner_device.h"
#include "drivers/scanner/trigger.h"
#include "tests/emulator/panel_bench.h"
#include "tests/emulator/pty_cable.h"

using namespace hall;
using namespace Qt::StringLiterals;
using hall::test::PtyCable;
using hall::test::pullAtEveryTwentiethByte;

namespace {

/// A card lies on the reader.
struct CardScene
{
    CardScene()
    {
        cable.join(reader, line);
        QObject::connect(&device,
                         &id_card::IdCardReader::read,
                         &device,
                         [this](const std::string& number) { read.push_back(number); });
        reader.present(*emulator::sampleCardText(u"A"_s));
    }

    void begin()
    {
        device.start();
    }

    void again() {}

    [[nodiscard]] bool isOffline() const
    {
        return device.state() == id_card::ReaderState::Offline;
    }

    [[nodiscard]] bool isDone() const
    {
        return !read.empty();
    }

    void check() const
    {
        CHECK(read == std::vector<std::string>{"110101190001010014"});
    }

    PtyCable cable;
    emulator::EmulatedIdCard reader{cable.timers, {}};
    port::SerialPort line{{cable.path(), 115200}, cable.timers};
    id_card::IdCardReader device{line, cable.timers};
    std::vector<std::string> read;
};

/// A code is held before a scanner that is told to look.
struct ScannerScene
{
    ScannerScene()
    {
        cable.join(scanner, line);
        QObject::connect(&device,
                         &scanner::ScannerDevice::read,
                         &device,
                         [this](const QString& text) { read.append(text); });
    }

    void hold(const QString& code)
    {
        held = code;
        REQUIRE(cable.until(
            [&] { return cable.isOut() || device.state() == scanner::ScannerState::Ready; }));
        scanner.scan(code.toUtf8());
    }

    void begin()
    {
        device.start();
        hold(first);
    }

    void again()
    {
        hold(second);
    }

    [[nodiscard]] bool isOffline() const
    {
        return device.state() == scanner::ScannerState::Offline;
    }

    [[nodiscard]] bool isDone() const
    {
        return !read.isEmpty() && read.last() == held;
    }

    /// The first may be read before the cable comes out, or is still held when it is back.
    void check() const
    {
        CHECK((read == QStringList{second} || read == QStringList{first, second}));
    }

    PtyCable cable;
    emulator::EmulatedScanner scanner{cable.timers, {.isTriggered = true}};
    port::SerialPort line{{cable.path(), 9600}, cable.timers};
    scanner::ScannerDevice device{line, cable.timers, {.trigger = scanner::triggerByName("gm65")}};
    const QString first = u"https://example.cn/t/7K3QM2XH2VTB4WRD"_s;
    const QString second = u"https://example.cn/t/2XH2VTB4WRD7K3QM"_s;
    QString held;
    QStringList read;
};

/// A key is pressed, on a keypad or on a pad of a serial line.
template <bool isSerial>
struct PadScene
{
    PadScene()
    {
        if constexpr (isSerial) {
            line = std::make_unique<port::SerialPort>(port::SerialSettings{cable.path(), 9600},
                                                      cable.timers);
        } else {
            line = std::make_unique<port::InputPort>(cable.path(), cable.timers);
        }
        cable.join(pad, *line);
        device = std::make_unique<pad::PadDevice>(
            *line,
            cable.timers,
            isSerial ? pad::PadSetup{.frame = *pad::parsePattern(frame), .keys = {{0x31, "next"}}}
                     : pad::PadSetup{.frame = {}, .keys = {{enter, "next"}}});
        QObject::connect(device.get(), &pad::PadDevice::pressed, device.get(), [this] { ++heard; });
    }

    void press()
    {
        wanted = heard + 1;
        REQUIRE(
            cable.until([&] { return cable.isOut() || device->state() == pad::PadState::Ready; }));
        pad.press(isSerial ? 0x31 : enter);
    }

    void begin()
    {
        device->start();
        press();
    }

    void again()
    {
        press();
    }

    [[nodiscard]] bool isOffline() const
    {
        return device->state() == pad::PadState::Offline;
    }

    /// To its last byte: the key is heard when it goes down, and comes up later.
    [[nodiscard]] bool isDone() const
    {
        return heard == wanted && cable.timers.isIdle();
    }

    void check() const {}

    static constexpr const char* frame =
        "55 AA 55 AA 55 AA 55 AA 55 AA 55 AA 55 AA 55 AA LEN ( ADDR KEY DATA ) SUM 0D";
    const quint16 enter = *keys::keyByName("KPENTER");
    PtyCable cable;
    emulator::EmulatedPad pad{cable.timers,
                              {.frame = isSerial ? QString::fromLatin1(frame) : QString()}};
    std::unique_ptr<port::BytePort> line;
    std::unique_ptr<pad::PadDevice> device;
    int heard = 0;
    int wanted = 0;
};

/// Window panels get a call.
struct PanelScene
{
    PanelScene()
    {
        cable.join(panels, port);
        line.addCard(1);
    }

    void show(const std::string& text)
    {
        wanted = text;
        line.show(1, {.boxes = {{.width = 192, .height = 16, .lines = {text}}}});
    }

    void begin()
    {
        line.start();
        show("请 A012 到 3号窗口");
    }

    void again()
    {
        show("请 A013 到 3号窗口");
    }

    [[nodiscard]] bool isOffline() const
    {
        return line.state(1).condition == led::CardCondition::Offline;
    }

    [[nodiscard]] bool isDone()
    {
        return panels.card(1)->screen().text().toStdString() == wanted &&
               line.state(1).condition == led::CardCondition::Ready;
    }

    void check() const {}

    const led::PanelText format{.frame = "3A {address} {length:u16le} {text} {sum8} 0A",
                                .answer = "06 {address} 0A"};
    PtyCable cable;
    emulator::EmulatedLed panels{cable.timers, PanelBench::setupOf({.text = format, .cards = {1}})};
    port::SerialPort port{{cable.path(), 9600}, cable.timers};
    led::PanelLine line{port, cable.timers, *led::PanelFormat::parse(format), {.baud = 9600}};
    std::string wanted;
};

} // namespace

TEST_CASE("over a real pty a card is read once, wherever the cable comes out", "[unplug][idcard]")
{
    pullAtEveryTwentiethByte<CardScene>();
}

TEST_CASE("over a real pty half a code is never read, wherever the cable comes out",
          "[unplug][scanner]")
{
    pullAtEveryTwentiethByte<ScannerScene>();
}

TEST_CASE("over a real pty keys are heard again, wherever the cable comes out", "[unplug][pad]")
{
    pullAtEveryTwentiethByte<PadScene<false>>();
    pullAtEveryTwentiethByte<PadScene<true>>();
}

TEST_CASE("over a real pty panels show the newest text, wherever the cable comes out",
          "[unplug][led]")
{
    pullAtEveryTwentiethByte<PanelScene>();
}
