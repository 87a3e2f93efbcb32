// SPDX-License-Identifier: Apache-2.0
#include "drivers/emulator/printer_faults.h"

#include <catch2/catch.hpp>

using namespace hall::emulator;

TEST_CASE("faults are read with their moment", "[emulator][faults]")
{
    CHECK(parsePrinterFault("paper-end@200")->kind == PrinterFault::Kind::PaperEnd);
    CHECK(parsePrinterFault("paper-end@200")->when == 200);
    CHECK(parsePrinterFault("no-reply")->when == 0);
}

TEST_CASE("a fault that isn't one is refused with the ones there are", "[emulator][faults]")
{
    CHECK(parsePrinterFault("fire").error().find("there are: paper-end,") != std::string::npos);
    for (const char* text : {"unplug@", "unplug@x", "unplug@5x", "unplug@-1"}) {
        CHECK(parsePrinterFault(text).error().find("after @ stands a whole number") !=
              std::string::npos);
    }
}
