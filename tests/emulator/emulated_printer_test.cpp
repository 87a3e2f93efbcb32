// SPDX-License-Identifier: Apache-2.0
#include "tests/emulator/emulator_bench.h"
#include "tests/printer/layouts.h"

#include <catch2/catch.hpp>

using namespace hall;
using namespace std::chrono_literals;
using emulator::EmulatedPrinter;
using emulator::PrinterFault;
using printer::Paper;
using printer::Phase;
using printer::Trouble;

namespace {

using Kind = PrinterFault::Kind;
using Outcomes = std::vector<std::string>;

printer::PrintJob job(std::uint64_t id)
{
    return {.id = id, .paper = printer::samplePaper()};
}

/// A printer alone: what it says to bytes.
struct Line
{
    explicit Line(std::vector<PrinterFault> faults = {}, int baud = 115200)
        : paper(timers, baud, std::move(faults))
    {
        QObject::connect(
            &paper, &EmulatedPrinter::replied, &paper, [this](const QByteArray& b) { said += b; });
        QObject::connect(
            &paper, &EmulatedPrinter::pageCut, &paper, [this](const auto& p) { text = p.text; });
    }

    std::string ask(const std::string& bytes)
    {
        said.clear();
        paper.receive(QByteArray::fromStdString(bytes));
        timers.advance(5s);
        return said.toHex(' ').toStdString();
    }

    port::HandTimers timers;
    EmulatedPrinter paper;
    QByteArray said;
    QString text;
};

const std::string askAll("\x10\x04\x01\x10\x04\x02\x10\x04\x03\x10\x04\x04");

} // namespace

TEST_CASE("status bytes are the manual's", "[emulator][status]")
{
    Line line;
    CHECK(line.ask(askAll) == "12 12 12 12");
    line.paper.setPaper(EmulatedPrinter::Paper::NearEnd);
    CHECK(line.ask(askAll) == "12 12 12 1e");
    line.paper.setPaper(EmulatedPrinter::Paper::Out);
    CHECK(line.ask(askAll) == "1a 32 12 7e");
    line.paper.setPaper(EmulatedPrinter::Paper::Ok);
    line.paper.setCoverOpen(true);
    CHECK(line.ask(askAll) == "1a 16 12 12");
    line.paper.setCoverOpen(false);
    line.paper.setHeadHot(true);
    CHECK(line.ask(askAll) == "1a 52 52 12");
    line.paper.setHeadHot(false);
    line.paper.setCutterJammed(true);
    CHECK(line.ask("A\n\x1D\x56\x42" + std::string(1, '\0') + askAll) == "12 12 12 12");
    CHECK(line.ask(askAll) == "1a 52 1a 12");
}

TEST_CASE("automatic status comes on change once it is asked for", "[emulator][status]")
{
    Line line;
    CHECK(line.ask("\x1D\x61\xFF") == "10 00 00 00");
    line.said.clear();
    line.paper.setPaper(EmulatedPrinter::Paper::Out);
    CHECK(line.said.toHex(' ').toStdString() == "18 00 0f 00");
    line.paper.setPaper(EmulatedPrinter::Paper::Ok);
    line.said.clear();
    line.paper.setCoverOpen(true);
    CHECK(line.said.toHex(' ').toStdString() == "38 00 00 00");
}

TEST_CASE("a receipt comes only when what stands before it is printed", "[emulator][fence]")
{
    Line line;
    line.paper.receive(QByteArray("\x1B\x64\x28\x1D\x72\x01", 6)); // 40 lines of 30 dots: a second
    line.timers.advance(500ms);
    CHECK(line.said.isEmpty());
    line.timers.advance(600ms);
    CHECK(line.said.toHex() == "00");

    line.paper.setPaper(EmulatedPrinter::Paper::Out);
    CHECK(line.ask(std::string("\x1D\x28\x48\x06\x00\x30\x30"
                               "0001",
                               11)) == "");
    line.paper.setPaper(EmulatedPrinter::Paper::Ok);
    line.timers.advance(1s);
    CHECK(line.said.toHex(' ').toStdString() == "37 22 30 30 30 31 00");
}

TEST_CASE("a stopped printer goes on with what it holds unless told to forget it",
          "[emulator][recover]")
{
    const bool isToldToForget = GENERATE(false, true);
    Line line;
    line.paper.setPaper(EmulatedPrinter::Paper::Out);
    line.ask("stale\n");
    if (isToldToForget) {
        line.ask("\x10\x05\x02");
    }
    line.paper.setPaper(EmulatedPrinter::Paper::Ok);
    line.ask("fresh\n\x1D\x56\x42" + std::string(1, '\0'));
    CHECK(line.text.toStdString() == (isToldToForget ? "fresh\n" : "stale\nfresh\n"));
}

TEST_CASE("real-time commands are obeyed inside other data", "[emulator][status]")
{
    Line line;
    CHECK(line.ask(std::string("\x1D\x76\x30\x00\x04\x00\x01\x00\x10\x04\x01\x00", 12)) == "12");
}

TEST_CASE("bytes take their time on the line", "[emulator][wire]")
{
    Line line({}, 9600);
    line.paper.receive(QByteArray(960 - 3, '\0') + QByteArray("\x10\x04\x01", 3));
    line.timers.advance(990ms);
    CHECK(line.said.isEmpty());
    line.timers.advance(20ms);
    CHECK(line.said.size() == 1);
}

TEST_CASE("what a printer doesn't know is an error and the next command is found",
          "[emulator][errors]")
{
    const std::string bytes =
        GENERATE(std::string("\x1D\x7F"),
                 std::string("\x1B\x99"),
                 std::string("\x05"),
                 std::string("\xB1\xB1"),                             // Chinese is off
                 std::string("\x1C\x26\x82\x30\xB7\x31"),             // not in ROM
                 std::string("A\x1B\x61\x01\n"),                      // not at line start
                 std::string("\x1D\x28\x6B\x03\x00\x31\x51\x30", 8)); // no code stored
    Line line;
    CHECK(line.ask(bytes + "\n" + askAll).ends_with("12 12 12 12"));
    CHECK(line.paper.errors() >= 1);
}

TEST_CASE("a full buffer loses what comes after", "[emulator][wire]")
{
    Line line;
    line.paper.setPaper(EmulatedPrinter::Paper::Out);
    line.ask(std::string(5000, 'x') + "\n");
    line.paper.setPaper(EmulatedPrinter::Paper::Ok);
    line.ask("\n\x1D\x56\x42" + std::string(1, '\0'));
    CHECK(line.text.count(u'x') == EmulatedPrinter::bufferBytes);
}

TEST_CASE("driver and printer print a ticket together", "[emulator][device]")
{
    EmulatorBench bench(GENERATE("epson80", "generic80"));
    REQUIRE(bench.makeReady());
    CHECK(bench.device.state().paper == Paper::Ok);

    bench.device.print(job(1));
    REQUIRE(bench.waitForOutcomes(1));

    CHECK(bench.outcomes == Outcomes{"printed 1"});
    CHECK(bench.pages.size() == 1);
    CHECK(bench.errors.empty());
}

TEST_CASE("near the end of the paper it prints on and says so", "[emulator][device]")
{
    EmulatorBench bench("epson80", {{.kind = Kind::PaperNearEnd}});
    REQUIRE(bench.makeReady());
    CHECK(bench.device.state().paper == Paper::NearEnd);

    bench.device.print(job(1));
    REQUIRE(bench.waitForOutcomes(1));
    CHECK(bench.outcomes == Outcomes{"printed 1"});
}

TEST_CASE("odd ways of answering don't keep tickets from being printed", "[emulator][device]")
{
    const PrinterFault fault = GENERATE(PrinterFault{.kind = Kind::DoubleReply},
                                        PrinterFault{.kind = Kind::SlowReply, .when = 300},
                                        PrinterFault{.kind = Kind::SlowReply, .when = 900},
                                        PrinterFault{.kind = Kind::NoProcessId});
    EmulatorBench bench("epson80", {fault});
    REQUIRE(bench.makeReady());
    for (std::uint64_t id = 1; id <= 3; id++) {
        bench.device.print(job(id));
        REQUIRE(bench.waitForOutcomes(id));
        REQUIRE(bench.waitForPhase(Phase::Ready));
    }

    CHECK(bench.outcomes == Outcomes{"printed 1", "printed 2", "printed 3"});
    CHECK(bench.pages.size() == 3);
}

TEST_CASE("a printer that says nothing is silent and takes no job", "[emulator][device]")
{
    EmulatorBench bench("epson80", {{.kind = Kind::NoReply}});
    bench.device.start();
    bench.timers.advance(2s);
    CHECK(troubleOf(bench.device.state()) == Trouble::Silent);

    bench.device.print(job(1));
    bench.timers.advance(1ms);
    CHECK(bench.outcomes == Outcomes{"refused 1 Silent"});
}

TEST_CASE("a hot head delays a ticket and doesn't spoil it", "[emulator][device]")
{
    EmulatorBench bench;
    REQUIRE(bench.makeReady());
    bench.device.print(job(1));
    bench.timers.advance(200ms);
    bench.paper.setHeadHot(true);
    bench.timers.advance(1500ms);
    CHECK(bench.outcomes.empty());
    bench.paper.setHeadHot(false);

    REQUIRE(bench.waitForOutcomes(1));
    CHECK(bench.outcomes == Outcomes{"printed 1"});
    CHECK(bench.pages.size() == 1);
}

TEST_CASE("the cover may open and close while nothing is printed", "[emulator][device]")
{
    EmulatorBench bench;
    REQUIRE(bench.makeReady());
    bench.paper.setCoverOpen(true);
    bench.timers.advance(3s);
    CHECK(troubleOf(bench.device.state()) == Trouble::CoverOpen);
    bench.paper.setCoverOpen(false);
    bench.timers.advance(3s);
    CHECK(bench.device.state().phase == Phase::Ready);
}
