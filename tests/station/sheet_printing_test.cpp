// SPDX-License-Identifier: Apache-2.0
#include "tests/station/printing_bench.h"

using namespace hall;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using hall::test::StationBench;

TEST_CASE("a list of what to bring comes out once, after the tickets that wait", "[station][sheet]")
{
    StationBench kiosk;
    kiosk.askForSheet();
    (void)kiosk.take();
    kiosk.plugIn();

    REQUIRE(kiosk.until([&] { return kiosk.sheets() == 0; }));
    REQUIRE(kiosk.bench.pages.size() == 2);
    const QString page = kiosk.bench.pages[1].text;
    CHECK(page.contains(u"请带上这些材料"_s));
    CHECK(page.contains(u"1  身份证"_s));
    CHECK(page.contains(u"2  租房合同"_s));
    CHECK(page.contains(u"2份，可容缺"_s));
    (void)kiosk.take();
    REQUIRE(kiosk.until([&] { return kiosk.ticket(1).paper == Paper::Printed; }));
    CHECK(kiosk.bench.pages.size() == 3);
}

TEST_CASE("a list asked for without paper comes when the paper is back", "[station][sheet]")
{
    StationBench kiosk;
    kiosk.bench.paper.setPaper(emulator::EmulatedPrinter::Paper::Out);
    kiosk.plugIn();
    REQUIRE(kiosk.until([&] { return kiosk.printerWord() == "paper-out"; }));
    kiosk.askForSheet();
    REQUIRE(kiosk.until([&] { return kiosk.link->view().sheets.size() == 1; }));
    CHECK(kiosk.sheets() == 1);

    kiosk.bench.paper.setPaper(emulator::EmulatedPrinter::Paper::Ok);

    REQUIRE(kiosk.until([&] { return kiosk.sheets() == 0; }));
    CHECK(kiosk.bench.pages.size() == 1);
}

TEST_CASE("a list in doubt is not printed again: whoever still needs it asks", "[station][sheet]")
{
    StationBench kiosk;
    kiosk.plugIn();
    REQUIRE(kiosk.until([&] { return kiosk.isReady(); }));
    kiosk.askForSheet();
    REQUIRE(
        kiosk.until([&] { return kiosk.bench.device.state().phase == printer::Phase::Printing; }));
    kiosk.bench.timers.advance(100ms);
    kiosk.bench.paper.dropWire();
    kiosk.bench.port.unplug(u"cable"_s);
    REQUIRE(kiosk.until([&] { return kiosk.sheets() == 0; }));
    const std::size_t before = kiosk.bench.pages.size();

    kiosk.bench.port.plug();
    (void)kiosk.take();

    REQUIRE(kiosk.until([&] { return kiosk.ticket().paper == Paper::Printed; }));
    CHECK_FALSE(kiosk.bench.pages.back().text.contains(u"请带上这些材料"_s));
    CHECK(kiosk.bench.pages.size() <= before + 2); // what hung out of it is cut off
}

TEST_CASE("a list older than ten minutes never comes out", "[station][sheet]")
{
    StationBench kiosk;
    kiosk.askForSheet();
    kiosk.node.shift = 11min;
    kiosk.plugIn();
    (void)kiosk.take();

    REQUIRE(kiosk.until([&] { return kiosk.ticket().paper == Paper::Printed; }));
    CHECK(kiosk.bench.pages.size() == 1);
}
