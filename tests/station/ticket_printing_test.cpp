// SPDX-License-Identifier: Apache-2.0
#include "tests/station/printing_bench.h"

using namespace hall;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using hall::test::RunningNode;
using hall::test::StationBench;

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

TEST_CASE("a node too busy for a station's reports hears them later, and nothing is printed twice",
          "[station]")
{
    constexpr int allowed = 10;
    Limits few = RunningNode::generousLimits();
    few.commandsPerSecond = allowed;
    StationBench kiosk{few};
    kiosk.plugIn();
    REQUIRE(kiosk.until([&] { return kiosk.printerWord() == "ready"; }));
    // For a while, nearly all that the station asks is too much.
    bool isBusy = false;
    const auto askTooMuchUntil = [&](const std::function<bool()>& isSo) {
        REQUIRE(kiosk.until([&] {
            for (int each = 0; each < allowed; ++each) {
                kiosk.stationClient->command(u"counter.recall"_s,
                                             {{u"counter"_s, 2}, {u"seen"_s, {}}},
                                             [&](const auto& reply) {
                                                 isBusy = !reply && reply.error().code ==
                                                                        protocol::RpcError::Busy;
                                             });
            }
            return isBusy && isSo();
        }));
    };
    // Now and then a report gets through at once; three times in a row is rare.
    for (std::size_t at = 0; at < 3; ++at) {
        askTooMuchUntil([] { return true; });
        kiosk.client->command(
            u"ticket.take"_s, {{u"service"_s, u"a1"_s}}, [](const auto& /*reply*/) {});
        int rounds = 20;
        askTooMuchUntil([&] { return kiosk.node.hall().tickets.size() > at && --rounds <= 0; });
        REQUIRE(kiosk.until([&] { return kiosk.ticket(at).paper == Paper::Started; }));
        askTooMuchUntil([&] { return kiosk.bench.outcomes.size() > at; });
        REQUIRE(kiosk.until([&] { return kiosk.ticket(at).paper == Paper::Printed; }));
        CHECK(kiosk.bench.pages.size() == at + 1);
        CHECK(kiosk.ticket(at).papers == 1);
    }
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

TEST_CASE("a printer that was switched off is told as silent, and prints when it is on again",
          "[station]")
{
    StationBench kiosk;
    kiosk.plugIn();
    REQUIRE(kiosk.until([&] { return kiosk.printerWord() == "ready"; }));
    kiosk.bench.paper.start({.kind = emulator::PrinterFault::Kind::NoReply, .when = 0});
    REQUIRE(kiosk.until([&] { return kiosk.printerWord() == "silent"; }));
    (void)kiosk.take();
    REQUIRE(kiosk.until([&] { return kiosk.ticket().paper == Paper::Refused; }));

    kiosk.bench.paper.endFaults();

    REQUIRE(kiosk.until([&] { return kiosk.ticket().paper == Paper::Printed; }));
    CHECK(kiosk.bench.pages.size() == 1);
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
