// SPDX-License-Identifier: Apache-2.0
#include "tests/printer/layouts.h"
#include "tests/printer/memory_printer.h"

#include <catch2/catch.hpp>

using namespace hall::printer;
using namespace std::chrono_literals;

namespace {

using Outcomes = std::vector<std::string>;

PrintJob job(std::uint64_t id)
{
    return {.id = id, .paper = paperOf(sampleTicket(), profileByName("epson80").value())};
}

} // namespace

TEST_CASE("a printer that answers is ready and its ticket is printed", "[printer][device]")
{
    MemoryBench bench;
    bench.makeReady();
    REQUIRE(bench.device.state().phase == Phase::Ready);
    CHECK(bench.device.state().paper == Paper::Ok);

    bench.device.print(job(7));
    CHECK(bench.outcomes.empty());
    bench.timers.advance(1s);

    CHECK(bench.outcomes == Outcomes{"printed 7"});
    CHECK(bench.device.state().phase == Phase::Ready);
    CHECK(bench.printer.tickets() == 1);
}

TEST_CASE("the paper is watched every two seconds", "[printer][device]")
{
    MemoryBench bench;
    bench.makeReady();

    bench.printer.status[4] = 0x1E;
    bench.timers.advance(2500ms);
    CHECK(bench.device.state().paper == Paper::NearEnd);
    CHECK(bench.device.state().phase == Phase::Ready);

    bench.printer.status = {{1, 0x1A}, {2, 0x32}, {3, 0x12}, {4, 0x7E}};
    bench.timers.advance(2500ms);
    CHECK(bench.device.state().paper == Paper::Out);
    CHECK(troubleOf(bench.device.state()) == Trouble::PaperOut);

    bench.printer.status = {{1, 0x12}, {2, 0x12}, {3, 0x12}, {4, 0x12}};
    bench.timers.advance(2500ms);
    CHECK(bench.device.state().phase == Phase::Ready);
}

TEST_CASE("trouble known before a job refuses it and sends nothing", "[printer][device]")
{
    const auto [n1, n2, n3, n4, trouble] = GENERATE(table<int, int, int, int, Trouble>({
        {0x1A, 0x32, 0x12, 0x7E, Trouble::PaperOut},
        {0x12, 0x12, 0x12, 0x72, Trouble::PaperOut},
        {0x1A, 0x16, 0x12, 0x7E, Trouble::CoverOpen}, // the paper sensor may be wrong
        {0x1A, 0x52, 0x1A, 0x12, Trouble::CutterError},
        {0x1A, 0x52, 0x32, 0x12, Trouble::Unrecoverable},
        {0x1A, 0x52, 0x52, 0x12, Trouble::HeadHot},
        {0x1A, 0x12, 0x12, 0x12, Trouble::Offline},
    }));
    const bool isSeenBefore = GENERATE(true, false);
    MemoryBench bench;
    bench.makeReady();
    bench.printer.status = {{1, n1}, {2, n2}, {3, n3}, {4, n4}};
    if (isSeenBefore) {
        bench.timers.advance(3s);
        CHECK(troubleOf(bench.device.state()) == trouble);
    }

    bench.device.print(job(1));
    bench.timers.advance(1s);

    CHECK(bench.outcomes == Outcomes{std::string("refused 1 ") + nameOf(trouble)});
    CHECK(bench.printer.tickets() == 0);
    CHECK(bench.device.state().phase == Phase::Faulted);
}

TEST_CASE("a drawer's input isn't trouble", "[printer][device]")
{
    MemoryBench bench;
    bench.printer.status[1] = 0x16;
    bench.makeReady();
    CHECK(bench.device.state().phase == Phase::Ready);
}

TEST_CASE("a printer that never answers is silent within two seconds", "[printer][device]")
{
    MemoryBench bench;
    bench.printer.isSilent = true;
    bench.device.start();
    bench.timers.advance(2s);
    CHECK(troubleOf(bench.device.state()) == Trouble::Silent);

    bench.device.print(job(1));
    bench.timers.advance(0ms);
    CHECK(bench.outcomes == Outcomes{"refused 1 Silent"});

    bench.printer.isSilent = false;
    bench.timers.advance(10s);
    CHECK(bench.device.state().phase == Phase::Ready);
}

TEST_CASE("the next ticket isn't sent while a receipt is open", "[printer][device]")
{
    MemoryBench bench;
    bench.printer.answersProcessId = false;
    bench.makeReady();

    bench.device.print(job(1));
    bench.timers.advance(500ms);
    bench.device.print(job(2));
    bench.timers.advance(100ms);

    CHECK(bench.outcomes == Outcomes{"refused 2 Busy"});
    CHECK(bench.printer.count("\x1D\x56\x42") == 1);
}

TEST_CASE("paper that ends in mid-job leaves the job in doubt and nothing stale in the printer",
          "[printer][device]")
{
    MemoryBench bench;
    bench.printer.answersProcessId = false;
    bench.makeReady();
    bench.device.print(job(1));
    bench.timers.advance(200ms);
    bench.printer.status = {{1, 0x1A}, {2, 0x32}, {3, 0x12}, {4, 0x7E}};

    bench.timers.advance(3s);
    CHECK(bench.outcomes == Outcomes{"doubtful 1 PaperOut"});
    CHECK(bench.printer.all.ends_with("\x10\x04\x04"));

    bench.printer.all.clear();
    bench.printer.answersProcessId = true;
    bench.printer.status = {{1, 0x12}, {2, 0x12}, {3, 0x12}, {4, 0x12}};
    bench.timers.advance(10s);
    REQUIRE(bench.device.state().phase == Phase::Ready);
    const auto drop = bench.printer.all.find("\x10\x05\x02");
    const auto reset = bench.printer.all.find("\x1B\x40");
    CHECK(drop != std::string::npos);
    CHECK((reset != std::string::npos && reset > drop));
    CHECK(bench.printer.count("\x1D\x56\x42") == 0); // the old paper is gone by hand

    bench.device.print(job(2));
    bench.timers.advance(1s);
    CHECK(bench.outcomes.back() == "printed 2");
}

TEST_CASE("a port that is lost while bytes are on their way leaves the job in doubt",
          "[printer][device]")
{
    MemoryBench bench;
    bench.printer.answersProcessId = false;
    bench.makeReady();
    bench.device.print(job(1));
    bench.timers.advance(100ms);

    bench.port.unplug(QStringLiteral("cable"));

    CHECK(bench.outcomes == Outcomes{"doubtful 1 PortClosed"});
    CHECK(troubleOf(bench.device.state()) == Trouble::PortClosed);
    CHECK(bench.device.state().detail == "cable");

    bench.printer.all.clear();
    bench.port.plug();
    bench.timers.advance(10s);
    CHECK(bench.device.state().phase == Phase::Ready);
    CHECK(bench.printer.count("\x1D\x56\x42") == 1); // what hangs out is cut off
}

TEST_CASE("a port that is lost before anything was sent refuses the job", "[printer][device]")
{
    MemoryBench bench;
    bench.makeReady();
    bench.printer.isSilent = true;
    bench.device.print(job(1));

    bench.port.unplug(QStringLiteral("cable"));

    CHECK(bench.outcomes == Outcomes{"refused 1 PortClosed"});
    CHECK(bench.printer.tickets() == 0);
}

TEST_CASE("a receipt that never comes is asked for in the simpler way, then given up as such",
          "[printer][device]")
{
    MemoryBench bench;
    bench.printer.answersProcessId = false;
    bench.makeReady();

    bench.device.print(job(1));
    bench.timers.advance(20s);
    bench.device.print(job(2));
    bench.timers.advance(20s);
    CHECK(bench.outcomes == Outcomes{"printed 1", "printed 2"});
    CHECK(bench.fallBacks == 1);
    CHECK(bench.printer.count("\x1D\x28\x48") == 2);

    bench.device.print(job(3));
    bench.timers.advance(1s);
    CHECK(bench.outcomes.back() == "printed 3");
    CHECK(bench.printer.count("\x1D\x28\x48") == 2);
}

TEST_CASE("a healthy printer without any receipt leaves the job in doubt", "[printer][device]")
{
    const char* profile = GENERATE("epson80", "generic80");
    MemoryBench bench(profile);
    bench.printer.answersProcessId = false;
    bench.printer.answersQueued = false;
    bench.makeReady();

    bench.device.print(job(1));
    bench.timers.advance(PrinterDevice::endsWithin + 5s);

    CHECK(bench.outcomes == Outcomes{"doubtful 1 NoReceipt"});
    CHECK(bench.device.state().phase == Phase::Ready);
}

TEST_CASE("the receipt of another job isn't taken for this one's", "[printer][device]")
{
    MemoryBench bench;
    bench.printer.answersProcessId = false;
    bench.makeReady();
    bench.device.print(job(1));
    bench.timers.advance(500ms);

    bench.port.deliver(QByteArray("\x37\x22"
                                  "9999\0",
                                  7));
    bench.port.deliver(QByteArray("\0", 1));
    CHECK(bench.outcomes.empty());

    bench.port.deliver(QByteArray("\x37\x22"
                                  "0001\0",
                                  7));
    CHECK(bench.outcomes == Outcomes{"printed 1"});
    bench.port.deliver(QByteArray("\x37\x22"
                                  "0001\0",
                                  7));
    CHECK(bench.outcomes.size() == 1);
}

TEST_CASE("a generic printer's queued status is its receipt", "[printer][device]")
{
    MemoryBench bench("generic80");
    bench.makeReady();

    bench.device.print(job(1));
    bench.timers.advance(1s);

    CHECK(bench.outcomes == Outcomes{"printed 1"});
    CHECK(bench.printer.count("\x1D\x28\x48") == 0);
}

TEST_CASE("a byte of noise that looks like an answer is no receipt", "[printer][device]")
{
    MemoryBench bench("generic80");
    bench.printer.answersQueued = false;
    bench.makeReady();
    bench.device.print(job(1));
    bench.timers.advance(1s);

    bench.port.deliver(QByteArray(1, '\0'));
    CHECK(bench.outcomes.empty());
    bench.port.deliver(QByteArray(1, '\0'));
    CHECK(bench.outcomes == Outcomes{"printed 1"});
}

TEST_CASE("a layout that can't be printed is refused with what is wrong", "[printer][device]")
{
    MemoryBench bench;
    bench.makeReady();
    PrintJob bad = job(1);
    bad.paper.lines.emplace_back(QrLine{std::string(3000, 'x')});

    bench.device.print(bad);
    bench.timers.advance(0ms);

    CHECK(bench.outcomes == Outcomes{"refused 1 LayoutImpossible"});
    CHECK(bench.device.state().detail == "layout: the code on the ticket");
    CHECK(bench.device.state().phase == Phase::Ready);
}

TEST_CASE("stopping ends what runs and closes the port", "[printer][device]")
{
    MemoryBench bench;
    bench.printer.answersProcessId = false;
    bench.makeReady();
    bench.device.print(job(1));
    bench.timers.advance(500ms);

    bench.device.stop();

    CHECK(bench.outcomes == Outcomes{"doubtful 1 PortClosed"});
    CHECK(bench.device.state().phase == Phase::Closed);
    CHECK_FALSE(bench.port.isOpen());
    CHECK(bench.timers.isIdle());
}

TEST_CASE("noise between replies changes nothing", "[printer][device]")
{
    MemoryBench bench;
    bench.makeReady();
    bench.port.deliver(QByteArray("\xFF\x00\xFE\x37\x80", 5));
    bench.device.print(job(1));
    bench.port.deliver(QByteArray("\xFF\xFF", 2));
    bench.timers.advance(1s);
    CHECK(bench.outcomes == Outcomes{"printed 1"});
}
