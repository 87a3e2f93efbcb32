// SPDX-License-Identifier: Apache-2.0
#include "tests/emulator/emulator_bench.h"
#include "tests/printer/layouts.h"

#include <catch2/catch.hpp>

using namespace hall;
using emulator::EmulatedPrinter;
using printer::Phase;
using printer::Profile;

namespace {

const std::vector<std::string> profiles{
    "epson80", "snbc80", "xprinter80", "generic80", "generic58"};

/// All bytes that the printer got.
struct Overheard
{
    explicit Overheard(EmulatorBench& bench)
    {
        QObject::connect(&bench.paper,
                         &EmulatedPrinter::arrived,
                         &bench.paper,
                         [this](const auto& b) { bytes += b; });
    }

    [[nodiscard]] bool has(const char* command) const
    {
        return bytes.contains(command);
    }

    QByteArray bytes;
};

} // namespace

TEST_CASE("a profile asks nothing of its printers that they can't do", "[emulator][model]")
{
    const std::string name = GENERATE(from_range(profiles));
    INFO(name);
    EmulatorBench bench(name);
    REQUIRE(bench.makeReady());
    std::vector<std::string> layouts{bench.profile.usualLayout()};
    if (bench.profile.widthDots == 576) {
        layouts.insert(layouts.end(), {"large", "bilingual", "collection"});
    }
    std::uint64_t id = 0;
    for (const std::string& layout : layouts) {
        const auto paper = printer::paperOf(printer::visitTicket(), bench.profile, layout);
        bench.device.print({.id = ++id, .paper = paper});
        REQUIRE(bench.waitForOutcomes(id));
        REQUIRE(bench.waitForPhase(Phase::Ready));
    }
    bench.device.print(
        {.id = ++id,
         .paper = printer::paperOf(printer::sampleSheet(), bench.profile, "checklist")});
    REQUIRE(bench.waitForOutcomes(id));
    bench.timers.advance(std::chrono::seconds{3});

    CHECK(bench.errors.empty());
    CHECK(bench.outcomes.back() == "printed " + std::to_string(id));
    CHECK(bench.pages.size() == id);
    for (const emulator::Page& page : bench.pages) {
        CHECK(page.image.width() == bench.profile.widthDots);
        CHECK(page.text.contains(QStringLiteral("A035")));
    }
}

TEST_CASE("each profile uses what it promises and nothing else", "[emulator][model]")
{
    const std::string name = GENERATE(from_range(profiles));
    INFO(name);
    EmulatorBench bench(name);
    const Overheard line(bench);
    REQUIRE(bench.makeReady());
    bench.device.print({.id = 1, .paper = printer::paperOf(printer::fullTicket(), bench.profile)});
    REQUIRE(bench.waitForOutcomes(1));
    bench.timers.advance(std::chrono::seconds{3});

    const Profile& profile = bench.profile;
    CHECK(line.has("\x1D(H") == profile.processId);
    CHECK(line.has("\x1D\x72\x01") == (profile.queuedStatus && !profile.processId));
    CHECK(line.has("\x1D\x61\xFF") == profile.autoStatus);
    CHECK(line.has("\x1D(k") == (profile.qr == Profile::Qr::Native));
    CHECK(line.has("\x1DV") == (profile.cut != Profile::Cut::None));
    CHECK(line.has("\x1B&") == profile.ownDigits);

    bench.paper.setPaper(EmulatedPrinter::Paper::NearEnd);
    bench.timers.advance(std::chrono::seconds{3});
    CHECK((bench.device.state().paper == printer::Paper::NearEnd) == profile.nearEnd);
    bench.paper.setPaper(EmulatedPrinter::Paper::Out);
    bench.timers.advance(std::chrono::seconds{3});
    CHECK(troubleOf(bench.device.state()) == printer::Trouble::PaperOut);
}

TEST_CASE("a printer that tells of changes by itself is heard at once", "[emulator][model]")
{
    using namespace std::chrono_literals;
    EmulatorBench bench("epson80");
    REQUIRE(bench.makeReady());
    bench.device.print({.id = 1, .paper = printer::samplePaper()});
    REQUIRE(bench.waitForOutcomes(1));
    bench.timers.advance(3s);

    bench.paper.setCoverOpen(true);
    bench.timers.advance(100ms); // the next look of itself may be two seconds away
    CHECK(troubleOf(bench.device.state()) == printer::Trouble::CoverOpen);
}

TEST_CASE("a profile that promises more than the printer can is found out", "[emulator][model]")
{
    port::HandTimers timers;
    EmulatedPrinter paper(timers, 115200, {}, modelFor("generic58"));
    const Profile profile = printer::profileByName("epson80").value();
    paper.receive(QByteArray::fromStdString(
        printer::encode(printer::samplePaper(), profile, printer::barRaster)->bytes +
        printer::processIdRequest("0001")));
    timers.advance(std::chrono::seconds{10});

    CHECK(paper.errors() >= 3); // glyphs, code, cut, receipt
}

TEST_CASE("an unknown model is refused with the names there are", "[emulator][model]")
{
    const auto model = emulator::printerModelByName("star");

    REQUIRE_FALSE(model);
    CHECK(model.error() == "no printer model \"star\"; there are: epson-tm, snbc-btp, xprinter, "
                           "plain80, plain58");
}
