// SPDX-License-Identifier: Apache-2.0
#include "app/station/ticket_printing.h"
#include "tests/emulator/emulator_bench.h"
#include "tests/server/running_node.h"

using namespace hall;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using hall::test::RunningNode;

namespace {

/// A kiosk's station on an emulated printer whose time the test moves while it waits.
struct StationBench
{
    StationBench()
    {
        Rules& rules = node.settings.rules;
        rules.visits = {{.code = {"shop"},
                         .name = {"开饭店", {}, {}},
                         .order = StepOrder::Fixed,
                         .steps = {{.service = {"a1"}}, {.service = {"b1"}}}}};
        rules.services[0].materials = {{.code = {"card"}, .name = {"身份证", {}, {}}, .when = {}},
                                       {.code = {"lease"},
                                        .name = {"租房合同", {}, {}},
                                        .copies = 2,
                                        .onPromise = true,
                                        .when = {}}};
        node.restart();
        client = node.linkedClient();
        node.openHall(*client);
    }

    void plugIn()
    {
        stationClient = node.client();
        link = std::make_unique<station::StationLink>(*stationClient, u"kiosk-1"_s);
        printing = std::make_unique<station::TicketPrinting>(*link, bench.device, layouts());
        bench.device.start();
    }

    static station::TicketLayouts layouts()
    {
        return station::TicketLayouts::read(
                   station::layoutFiles({}),
                   {.base = "https://example.cn",
                    .layout = {},
                    .checklist = "checklist",
                    .serviceLayouts = {},
                    .classLayouts = {}},
                   {.port = {}, .profile = "epson80", .baud = 115200, .layout = {}},
                   printer::fontRaster())
            .value();
    }

    bool until(const std::function<bool()>& isSo)
    {
        return test::waitFor([&] {
            bench.timers.advance(20ms);
            return isSo();
        });
    }

    std::string take() const
    {
        return node.ask(*client, u"ticket.take"_s, {{u"service"_s, u"a1"_s}})->ticket->number;
    }

    [[nodiscard]] const Ticket& ticket(std::size_t at = 0) const
    {
        return node.node->service().hall().tickets[at];
    }

    void askForSheet() const
    {
        REQUIRE(node.ask(*client, u"materials.print"_s, {{u"service"_s, u"a1"_s}}));
    }

    /// Asked for and not printed.
    [[nodiscard]] std::size_t sheets() const
    {
        return node.node->service().hall().sheets.size();
    }

    [[nodiscard]] bool isReady() const
    {
        return bench.device.state().phase == printer::Phase::Ready;
    }

    [[nodiscard]] std::string wordOf(const std::string& device) const
    {
        const auto& stations = node.node->service().hall().stations;
        const auto station = stations.find({"kiosk-1"});
        if (station == stations.end() || !station->second.devices.contains(device)) {
            return {};
        }
        return station->second.devices.at(device).condition;
    }

    [[nodiscard]] std::string printerWord() const
    {
        return wordOf("printer");
    }

    RunningNode node;
    EmulatorBench bench;
    std::unique_ptr<client::HallClient> client;
    std::unique_ptr<client::HallClient> stationClient;
    std::unique_ptr<station::StationLink> link;
    std::unique_ptr<station::TicketPrinting> printing;
};

} // namespace

TEST_CASE("a ticket that was issued comes out of the printer once, and the journal says so",
          "[station]")
{
    StationBench kiosk;
    kiosk.plugIn();
    const std::string number = kiosk.take();

    REQUIRE(kiosk.until([&] { return kiosk.ticket().paper == Paper::Printed; }));
    CHECK(kiosk.ticket().papers == 1);
    REQUIRE(kiosk.bench.pages.size() == 1);
    CHECK(kiosk.bench.pages[0].text.contains(QString::fromStdString(number)));
    CHECK_FALSE(kiosk.bench.pages[0].text.contains(u"补打"_s));
    CHECK(kiosk.printerWord() == "ready");
    CHECK(kiosk.bench.outcomes == std::vector<std::string>{"printed 1"});
    CHECK(kiosk.bench.errors.empty());
}

TEST_CASE(
    "without paper the node knows at once, and the ticket comes when the paper is back, unmarked",
    "[station]")
{
    StationBench kiosk;
    kiosk.bench.paper.setPaper(emulator::EmulatedPrinter::Paper::Out);
    kiosk.plugIn();
    REQUIRE(kiosk.until([&] { return kiosk.printerWord() == "paper-out"; }));
    const std::int64_t before = kiosk.node.node->service().hall().lastSeq;
    (void)kiosk.take();
    REQUIRE(kiosk.until([&] { return kiosk.ticket().paper == Paper::Refused; }));
    CHECK(kiosk.bench.pages.empty());

    kiosk.bench.paper.setPaper(emulator::EmulatedPrinter::Paper::Ok);

    REQUIRE(kiosk.until([&] { return kiosk.ticket().paper == Paper::Printed; }));
    REQUIRE(kiosk.bench.pages.size() == 1);
    CHECK_FALSE(kiosk.bench.pages[0].text.contains(u"补打"_s));
    // A run of numbers, the ticket, refused, the printer is ready, started, printed: each once; and
    // the plan of the hour, if it was found to be none just now.
    CHECK(kiosk.node.node->service().hall().lastSeq - before <= 7);
}

TEST_CASE("a test comes out as paper that is nobody's, after the tickets that wait", "[station]")
{
    StationBench kiosk;
    kiosk.plugIn();
    const std::string number = kiosk.take();
    REQUIRE(kiosk.until([&] { return kiosk.ticket().paper == Paper::Started; }));
    const std::int64_t before = kiosk.node.node->service().hall().lastSeq;

    emit kiosk.link->testAsked(u"speaker"_s);
    emit kiosk.link->testAsked(u"printer"_s);

    REQUIRE(kiosk.until([&] { return kiosk.bench.pages.size() == 2; }));
    CHECK(kiosk.bench.pages[0].text.contains(QString::fromStdString(number)));
    CHECK(kiosk.bench.pages[1].text.contains(u"测试用，不能办事"_s));
    CHECK(kiosk.bench.pages[1].text.contains(u"A000"_s));
    REQUIRE(kiosk.until([&] { return kiosk.bench.outcomes.size() == 2; }));
    // The ticket's own "printed", and the plan of the hour, if it was found to be none just now.
    CHECK(kiosk.node.node->service().hall().lastSeq - before <= 2);

    (void)kiosk.take();
    REQUIRE(kiosk.until([&] { return kiosk.ticket(1).paper == Paper::Printed; }));
}

TEST_CASE("a test asked while there is no paper doesn't come out later", "[station]")
{
    StationBench kiosk;
    kiosk.bench.paper.setPaper(emulator::EmulatedPrinter::Paper::Out);
    kiosk.plugIn();
    REQUIRE(kiosk.until([&] { return kiosk.printerWord() == "paper-out"; }));
    emit kiosk.link->testAsked(u"printer"_s);
    kiosk.bench.paper.setPaper(emulator::EmulatedPrinter::Paper::Ok);
    REQUIRE(kiosk.until([&] { return kiosk.printerWord() == "ready"; }));

    // It would come after the first and before the second.
    for (std::size_t at = 0; at < 2; ++at) {
        (void)kiosk.take();
        REQUIRE(kiosk.until([&] { return kiosk.ticket(at).paper == Paper::Printed; }));
    }
    CHECK(kiosk.bench.pages.size() == 2);
}

TEST_CASE("a printer that is gone is told as offline, one that was never seen isn't", "[station]")
{
    StationBench kiosk;
    CHECK(kiosk.printerWord().empty());
    kiosk.plugIn();
    REQUIRE(kiosk.until([&] { return kiosk.printerWord() == "ready"; }));

    kiosk.bench.port.unplug(u"cable"_s);

    REQUIRE(kiosk.until([&] { return kiosk.printerWord() == "offline"; }));
    kiosk.bench.port.plug();
    REQUIRE(kiosk.until([&] { return kiosk.printerWord() == "ready"; }));
}

TEST_CASE("a cable pulled in mid-ticket: printed again under the same number, marked", "[station]")
{
    StationBench kiosk;
    kiosk.plugIn();
    REQUIRE(kiosk.until([&] { return kiosk.isReady(); }));
    const std::string number = kiosk.take();
    REQUIRE(
        kiosk.until([&] { return kiosk.bench.device.state().phase == printer::Phase::Printing; }));
    REQUIRE(kiosk.until([&] { return kiosk.ticket().paper == Paper::Started; }));
    kiosk.bench.timers.advance(100ms);
    kiosk.bench.paper.dropWire();
    kiosk.bench.port.unplug(u"cable"_s);
    REQUIRE(kiosk.until([&] { return kiosk.ticket().paper == Paper::Doubtful; }));

    kiosk.bench.port.plug();

    REQUIRE(kiosk.until([&] { return kiosk.ticket().paper == Paper::Printed; }));
    const QString reprint = kiosk.bench.pages.back().text;
    CHECK(reprint.contains(QString::fromStdString(number)));
    CHECK(reprint.contains(u"补打"_s));
    CHECK(kiosk.ticket().papers == 2);
}

TEST_CASE(
    "a node that dies during a print comes back to a paper that is out, and prints no second one",
    "[station]")
{
    StationBench kiosk;
    kiosk.plugIn();
    REQUIRE(kiosk.until([&] { return kiosk.isReady(); }));
    (void)kiosk.take();
    REQUIRE(
        kiosk.until([&] { return kiosk.bench.device.state().phase == printer::Phase::Printing; }));
    kiosk.node.node.reset();
    REQUIRE(kiosk.until([&] { return !kiosk.bench.outcomes.empty(); }));

    kiosk.node.restart();

    REQUIRE(kiosk.until([&] { return kiosk.ticket().paper == Paper::Printed; }));
    CHECK(kiosk.bench.pages.size() == 1);
}

TEST_CASE("a station that dies during a print leaves the paper in doubt; the next one marks it",
          "[station]")
{
    StationBench kiosk;
    kiosk.plugIn();
    REQUIRE(kiosk.until([&] { return kiosk.isReady(); }));
    (void)kiosk.take();
    REQUIRE(
        kiosk.until([&] { return kiosk.bench.device.state().phase == printer::Phase::Printing; }));
    kiosk.printing.reset();
    kiosk.stationClient.reset();
    REQUIRE(kiosk.until([&] { return kiosk.bench.pages.size() == 1; }));

    kiosk.plugIn();

    REQUIRE(kiosk.until([&] { return kiosk.ticket().paper == Paper::Printed; }));
    REQUIRE(kiosk.bench.pages.size() == 2);
    CHECK(kiosk.bench.pages[1].text.contains(u"补打"_s));
}

TEST_CASE("a ticket older than ten minutes never comes out", "[station]")
{
    StationBench kiosk;
    (void)kiosk.take();
    kiosk.node.shift = 11min;
    kiosk.plugIn();
    REQUIRE(kiosk.until([&] { return kiosk.printerWord() == "ready"; }));
    (void)kiosk.take();

    REQUIRE(kiosk.until([&] { return kiosk.ticket(1).paper == Paper::Printed; }));
    CHECK(kiosk.ticket(0).paper == Paper::None);
    CHECK(kiosk.bench.pages.size() == 1);
}

TEST_CASE("tickets come out in the order of issue", "[station]")
{
    StationBench kiosk;
    for (int at = 0; at < 4; ++at) {
        (void)kiosk.take();
    }
    kiosk.plugIn();

    REQUIRE(kiosk.until([&] { return kiosk.ticket(3).paper == Paper::Printed; }));
    REQUIRE(kiosk.bench.pages.size() == 4);
    for (std::size_t at = 0; at < 4; ++at) {
        CHECK(kiosk.bench.pages[at].text.contains(u"A00%1"_s.arg(at + 1)));
    }
}

TEST_CASE("a ticket for a visit has its services, the one now marked", "[station]")
{
    StationBench kiosk;
    kiosk.plugIn();
    REQUIRE(kiosk.node.ask(*kiosk.client, u"ticket.take"_s, {{u"visit"_s, u"shop"_s}}));

    REQUIRE(kiosk.until([&] { return kiosk.ticket().paper == Paper::Printed; }));
    const QString page = kiosk.bench.pages[0].text;
    CHECK(page.contains(u"开饭店"_s));
    CHECK(page.contains(u"→1  a1"_s));
    CHECK(page.contains(u"2  b1"_s));
    CHECK_FALSE(page.contains(u"→2"_s));
}

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

TEST_CASE("a character that no font has is a box on the ticket, and the operator is told",
          "[station]")
{
    StationBench kiosk;
    kiosk.node.settings.rules.services[0].name = {"张\U000323BF路改名", {}, {}};
    kiosk.node.restart();
    kiosk.client = kiosk.node.linkedClient();
    kiosk.plugIn();
    (void)kiosk.take();

    REQUIRE(kiosk.until([&] { return kiosk.wordOf("font") == "glyph-missing"; }));
    REQUIRE(kiosk.until([&] { return kiosk.ticket().paper == Paper::Printed; }));
    REQUIRE(kiosk.bench.pages.size() == 1);
    CHECK(kiosk.bench.pages[0].text.contains(u"[picture"_s));
}
