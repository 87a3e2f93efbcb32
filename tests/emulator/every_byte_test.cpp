// SPDX-License-Identifier: Apache-2.0
#include "tests/emulator/fault_play.h"
#include "tests/printer/layouts.h"

#include <catch2/catch.hpp>

using namespace hall;

namespace {

/// The fault at every `step`th byte of a ticket, from the first or a later one.
void playAll(const std::string& profile, const std::string& fault, std::uint64_t step)
{
    const FaultPlay stage{printer::shippedBook(), profile};
    auto kind = emulator::parsePrinterFault(fault).value();
    const std::uint64_t first = stage.bytesBefore() + 1 + Catch::rngSeed() % step;
    for (kind.when = first; kind.when < stage.bytesBefore() + stage.bytes(); kind.when += step) {
        INFO(profile << ": " << fault << " at byte " << kind.when);
        CHECK(stage.play(kind) == std::vector<std::string>{});
    }
}

} // namespace

TEST_CASE("whatever goes wrong at whichever byte, a job ends and the next comes out whole",
          "[emulator][fault]")
{
    // Unplugged at every byte; the rest at some. `paihao-chaos printer` plays all.
    const std::string fault = GENERATE(from_range(faultsAtBytes()));
    playAll("epson80", fault, fault == "unplug" ? 1 : 11);
}

TEST_CASE("the faults of printers with less to promise end as well", "[emulator][fault]")
{
    const std::string profile = GENERATE("generic80", "generic58", "xprinter80", "snbc80");
    const std::string fault = GENERATE(
        "paper-end", "unplug", "cutter-jam", "power-cycle", "noise", "stall", "asb-in-reply");
    playAll(profile, fault, 61);
}
