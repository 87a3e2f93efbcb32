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
    CHECK(console.run(u"  replug "_s) == u"ok replug somewhere"_s);
    CHECK(console.run(u"replug"_s).startsWith(u"error"_s));
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
