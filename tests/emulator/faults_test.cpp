// SPDX-License-Identifier: Apache-2.0
#include "drivers/emulator/faults.h"
#include "drivers/emulator/led_faults.h"
#include "drivers/emulator/printer_faults.h"

#include <catch2/catch.hpp>

using namespace hall::emulator;

TEST_CASE("faults are read with their moment", "[emulator][faults]")
{
    CHECK(parsePrinterFault("paper-end@200")->kind == PrinterFault::Kind::PaperEnd);
    CHECK(parsePrinterFault("paper-end@200")->when == 200);
    CHECK(parsePrinterFault("no-reply")->when == 0);
    CHECK(parseLedFault("unplug@2700") == LedFault{.kind = LedFault::Kind::Unplug, .when = 2700});
}

TEST_CASE("a fault that isn't one is refused with the ones there are", "[emulator][faults]")
{
    CHECK(parsePrinterFault("fire").error().find("there are: paper-end,") != std::string::npos);
    CHECK(parseLedFault("fire@1").error().starts_with(
        "no led fault \"fire\"; there are: busy, busy-once, no-reply,"));
    for (const char* text : {"unplug@", "unplug@x", "unplug@5x", "unplug@-1"}) {
        CHECK(parsePrinterFault(text).error().find("after @ stands a whole number") !=
              std::string::npos);
    }
}

TEST_CASE("a fault is due once, when so many bytes have come", "[emulator][faults]")
{
    using Kind = LedFault::Kind;
    std::vector<LedFault> faults{
        {.kind = Kind::Busy, .when = 5}, {.kind = Kind::Noise}, {.kind = Kind::Unplug, .when = 5}};

    CHECK(takeDue(faults, 0) == std::vector{Kind::Noise});
    CHECK(takeDue(faults, 4).empty());
    CHECK(takeDue(faults, 6) == std::vector{Kind::Busy, Kind::Unplug});
    CHECK(faults.empty());
}
