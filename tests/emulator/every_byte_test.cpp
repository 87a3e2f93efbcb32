// SPDX-License-Identifier: Apache-2.0
#include "drivers/printer/encoder.h"
#include "tests/emulator/emulator_bench.h"
#include "tests/printer/layouts.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace hall;
using emulator::EmulatedPrinter;
using emulator::PrinterFault;
using printer::Phase;
using printer::sampleTicket;

namespace {

using Kind = PrinterFault::Kind;

printer::PrintJob job(const printer::Profile& profile, std::uint64_t id, bool isReprint = false)
{
    printer::TicketContent content = sampleTicket();
    content.isReprint = isReprint;
    return {.id = id, .paper = printer::paperOf(content, profile)};
}

/// Bytes that the emulator receives before the first job, so that offsets can be counted from
/// there.
std::uint64_t bytesUntilReady(const std::string& profile)
{
    EmulatorBench bench(profile);
    std::uint64_t bytes = 0;
    QObject::connect(&bench.paper,
                     &EmulatedPrinter::arrived,
                     &bench.paper,
                     [&](const QByteArray& b) { bytes += static_cast<std::uint64_t>(b.size()); });
    REQUIRE(bench.makeReady());
    return bytes;
}

/// From the check before the ticket to the end of its fence.
std::uint64_t jobBytes(const std::string& name)
{
    constexpr std::uint64_t checkAndFence = 9 + 3;
    const auto profile = printer::profileByName(name).value();
    const auto paper = printer::paperOf(sampleTicket(), profile);
    return printer::encode(paper, profile, {}).value().bytes.size() + checkAndFence;
}

void putRight(EmulatorBench& bench)
{
    bench.paper.setPaper(EmulatedPrinter::Paper::Ok);
    bench.paper.setCoverOpen(false);
    bench.paper.setCutterJammed(false);
    bench.paper.setHeadHot(false);
    bench.port.plug();
}

/// Papers with all of the ticket on them, first line to last.
int wholeTickets(const EmulatorBench& bench, bool isReprint)
{
    return static_cast<int>(std::ranges::count_if(bench.pages, [&](const emulator::Page& page) {
        return page.text.startsWith(QStringLiteral("示例区政务服务中心")) &&
               page.text.contains(QStringLiteral("A035")) &&
               page.text.endsWith(QStringLiteral("No.000186\n")) &&
               page.text.contains(QStringLiteral("补打")) == isReprint;
    }));
}

/// One fault at one byte: the job ends as one of three, and after the fault is put right a reprint
/// comes out whole, with nothing stale before it and never a second unmarked paper.
void playFault(const std::string& profile, Kind kind, std::uint64_t at)
{
    INFO("fault " << static_cast<int>(kind) << " at byte " << at);
    EmulatorBench bench(profile, {{.kind = kind, .when = at}});
    REQUIRE(bench.makeReady());

    bench.device.print(job(bench.profile, 1));
    REQUIRE(bench.waitForOutcomes(1));
    const std::string first = bench.outcomes[0];
    INFO(first);
    if (first == "printed 1") {
        CHECK(wholeTickets(bench, false) == 1);
    }
    if (first.starts_with("refused")) {
        CHECK(bench.pages.empty());
        CHECK(bench.paper.look().isBlank);
    }

    bench.timers.advance(std::chrono::seconds{3});
    putRight(bench);
    bench.timers.advance(std::chrono::seconds{8});
    REQUIRE(bench.waitForPhase(Phase::Ready));
    bench.device.print(job(bench.profile, 2, true));
    REQUIRE(bench.waitForOutcomes(2));
    CHECK(bench.outcomes[1] == "printed 2");
    CHECK(wholeTickets(bench, false) <= 1);
    CHECK(wholeTickets(bench, true) == 1);
    if (kind != Kind::Unplug && kind != Kind::PowerCycle) { // which cut commands in half
        CHECK(bench.errors.empty());
    }
}

} // namespace

TEST_CASE("whatever goes wrong at whichever byte, a job ends and the next comes out whole",
          "[emulator][fault]")
{
    const Kind kind = GENERATE(Kind::PaperEnd,
                               Kind::CoverOpen,
                               Kind::CutterJam,
                               Kind::PowerCycle,
                               Kind::Unplug,
                               Kind::LostReply,
                               Kind::Noise);
    const std::uint64_t start = bytesUntilReady("epson80");
    const std::uint64_t bytes = jobBytes("epson80");
    // Unplugged at every byte; the rest
    // at every seventh, beginning anywhere.
    const std::uint64_t step = kind == Kind::Unplug ? 1 : 7;
    for (std::uint64_t at = start + 1 + Catch::rngSeed() % step; at < start + bytes; at += step) {
        playFault("epson80", kind, at);
    }
}

TEST_CASE("the faults of printers with less to promise end as well", "[emulator][fault]")
{
    const std::string name = GENERATE("generic80", "generic58", "xprinter80");
    const Kind kind = GENERATE(Kind::PaperEnd, Kind::Unplug, Kind::CutterJam, Kind::PowerCycle);
    const std::uint64_t start = bytesUntilReady(name);
    for (std::uint64_t at = start + 1 + Catch::rngSeed() % 61; at < start + jobBytes(name);
         at += 61) {
        playFault(name, kind, at);
    }
}
