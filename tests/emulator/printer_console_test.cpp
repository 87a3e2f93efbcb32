// SPDX-License-Identifier: Apache-2.0
#include "drivers/emulator/printer_console.h"

#include <catch2/catch.hpp>

#include <QSignalSpy>

using namespace hall;
using namespace hall::emulator;
using namespace Qt::StringLiterals;

namespace {

class NoLink : public DeviceLink
{
public:
    Result<QString, std::string> plug() override
    {
        return u"somewhere"_s;
    }

    void unplug() override
    {
        unplugs++;
    }

    void send(const QByteArray& /*bytes*/) override {}

    int unplugs = 0;
};

} // namespace

TEST_CASE("each command on standard input is answered with a line", "[emulator][console]")
{
    port::HandTimers timers;
    EmulatedPrinter printer(timers, 9600, {});
    NoLink link;
    PrinterConsole console(printer, link);
    QSignalSpy quit(&console, &PrinterConsole::quitAsked);

    for (const QString& command : {u"paper out"_s,
                                   u"paper near"_s,
                                   u"paper ok"_s,
                                   u"cover open"_s,
                                   u"cover close"_s,
                                   u"cutter jam"_s,
                                   u"cutter clear"_s,
                                   u"head hot"_s,
                                   u"head cool"_s,
                                   u"power cycle"_s,
                                   u"unplug"_s}) {
        CHECK(console.run(command) == u"ok "_s + command);
    }
    CHECK(link.unplugs == 1);
    CHECK(console.run(u"  plug "_s) == u"ok plug somewhere"_s);
    CHECK(console.run(u"plug"_s).startsWith(u"error"_s));
    CHECK(console.run(u"paper burn"_s)
              .startsWith(u"error: no command \"paper burn\"; there are: "_s));
    CHECK(console.run(u"quit"_s) == u"ok quit"_s);
    CHECK(quit.size() == 1);
}

TEST_CASE("the fault pulls the cable", "[emulator][console]")
{
    port::HandTimers timers;
    EmulatedPrinter printer(timers, 9600, {{.kind = PrinterFault::Kind::Unplug, .when = 2}});
    NoLink link;
    const PrinterConsole console(printer, link);

    printer.receive("abc");
    timers.advance(std::chrono::seconds{1});

    CHECK(link.unplugs == 1);
}

TEST_CASE("a fault that is typed in counts its bytes from then on, and faults can be ended",
          "[emulator][console]")
{
    port::HandTimers timers;
    EmulatedPrinter printer(timers, 115200, {});
    NoLink link;
    PrinterConsole console(printer, link);
    QByteArray replies;
    QObject::connect(&printer, &EmulatedPrinter::replied, &printer, [&](const QByteArray& bytes) {
        replies += bytes;
    });
    const auto asked = [&] {
        replies.clear();
        printer.receive(QByteArray::fromHex("100404")); // DLE EOT 4
        timers.advance(std::chrono::seconds{1});
        return replies.toHex();
    };
    CHECK(asked() == "12");
    CHECK(console.run(u"fault paper-end@4"_s) == u"ok fault"_s);
    CHECK(asked() == "12"); // three bytes
    CHECK(asked() == "7e");
    CHECK(console.run(u"fault no-reply"_s) == u"ok fault"_s);
    CHECK(asked().isEmpty());
    CHECK(console.run(u"faults off"_s) == u"ok faults off"_s);
    CHECK(asked() == "7e"); // the paper stays as it is
    CHECK(
        console.run(u"fault fire"_s).startsWith(u"error: no printer fault \"fire\"; there are:"_s));
}

TEST_CASE("a printer that stalls prints later what came meanwhile", "[emulator][console]")
{
    port::HandTimers timers;
    EmulatedPrinter printer(timers, 115200, {});
    NoLink link;
    PrinterConsole console(printer, link);
    QSignalSpy papers(&printer, &EmulatedPrinter::pageCut);
    CHECK(console.run(u"fault stall"_s) == u"ok fault"_s);
    printer.receive(QByteArray::fromHex("1b40") + "A035\n" +
                    QByteArray::fromHex("1d564200")); // and cut
    timers.advance(EmulatedPrinter::stallLasts - std::chrono::milliseconds{100});
    CHECK(papers.isEmpty());
    timers.advance(std::chrono::seconds{1});
    CHECK(papers.size() == 1);
}
