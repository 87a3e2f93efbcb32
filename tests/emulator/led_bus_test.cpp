// SPDX-License-Identifier: Apache-2.0
#include "tests/emulator/led_bench.h"

#include <random>

using namespace hall;
using namespace std::chrono_literals;
using hall::emulator::LedFault;

namespace {

using Words = std::vector<std::string>;

std::vector<int> cardsTo(int last)
{
    std::vector<int> all;
    for (int card = 1; card <= last; card++) {
        all.push_back(card);
    }
    return all;
}

int baudOrSocket()
{
    return GENERATE(0, 9600, 57600);
}

} // namespace

TEST_CASE("a strip shows what it is given, and the card is ready", "[led][bus]")
{
    LedBench bench({.baud = baudOrSocket()});
    bench.bus.start();
    bench.show(1, "请 A012 到 3号窗口");

    REQUIRE(bench.comesToShow(1, "请 A012 到 3号窗口", 1s));
    bench.pass(1s);
    CHECK(bench.words == Words{"1 ready"});
    CHECK(bench.bus.preview(1) == "请 A012 到 3号窗口");
    CHECK(bench.acknowledgedAt.contains(1));
    bench.pass(60s);
    CHECK(bench.history[1].size() == 1);
    CHECK(bench.errors.empty());
}

TEST_CASE("every card is asked in its turn", "[led][bus]")
{
    LedBench bench({.baud = 9600, .cards = cardsTo(16)});
    bench.bus.start();
    bench.pass(8s);
    CHECK(bench.words.size() == 16);
}

TEST_CASE("a card that nothing was given yet is found all the same", "[led][bus]")
{
    LedBench bench({.baud = 9600, .cards = {1, 2}});
    bench.cards.card(2)->isDead = true;
    bench.bus.start();
    bench.pass(5s);
    CHECK(bench.word(1) == "ready");
    CHECK(bench.word(2) == "offline");
    CHECK(bench.bus.state(2).detail == "the card doesn't answer");
}

TEST_CASE("the newest state of a strip replaces what hasn't been sent", "[led][bus]")
{
    LedBench bench({.baud = baudOrSocket()});
    bench.bus.start();
    bench.pass(1s);
    for (int number = 1; number <= 50; number++) {
        bench.show(1, "A" + std::to_string(number));
    }

    REQUIRE(bench.comesToShow(1, "A50", 2s));
    CHECK(bench.history[1].size() <= 2);
}

TEST_CASE("two presses in a second are seen at once, and no area is refreshed twice in one",
          "[led][bus]")
{
    LedBench bench({.baud = baudOrSocket()});
    bench.bus.start();
    bench.pass(3s);
    bench.show(1, "A001");
    REQUIRE(bench.comesToShow(1, "A001", 400ms));
    bench.show(1, "A002");
    REQUIRE(bench.comesToShow(1, "A002", 400ms));

    for (int number = 3; number < 40; number++) {
        bench.pass(130ms);
        bench.show(1, "A" + std::to_string(number));
    }
    REQUIRE(bench.comesToShow(1, "A39", 1100ms));
    CHECK(bench.history[1].size() > 6);
    CHECK(bench.errors.empty());
}

TEST_CASE("the same again is sent only when it is to be shown anew", "[led][bus]")
{
    LedBench bench({.baud = 9600});
    bench.bus.start();
    bench.show(1, "A001");
    bench.pass(3s);
    bench.show(1, "A001");
    bench.pass(3s);
    CHECK(bench.history[1].size() == 1);

    bench.bus.show(1, LedBench::face("A001"), true);
    bench.pass(3s);
    CHECK(bench.history[1].size() == 2);
}

TEST_CASE("a changed strip goes before all asking", "[led][bus]")
{
    LedBench bench({.baud = 9600, .cards = cardsTo(16)});
    bench.bus.start();
    bench.pass(20s);
    std::mt19937 random(Catch::rngSeed());
    for (int press = 0; press < 200; press++) {
        bench.pass(std::chrono::milliseconds(500 + random() % 1000));
        const int card = 1 + press % 16;
        const std::string text = "请 A" + std::to_string(100 + press) + " 到 12号窗口";
        const auto pressed = bench.timers.now();
        bench.show(card, text);
        // At most one frame is before it, and its answer: no round of asking.
        REQUIRE(bench.within(400ms, [&] { return bench.acknowledgedAt[card] >= pressed; }));
        CHECK(bench.shows(card) == text);
    }
    CHECK(bench.errors.empty());
}

TEST_CASE("dead cards don't slow those that live", "[led][bus]")
{
    LedBench bench({.baud = 9600, .cards = cardsTo(16)});
    for (const int dead : {2, 7, 11}) {
        bench.cards.card(dead)->isDead = true;
    }
    bench.bus.start();
    bench.pass(30s);
    CHECK(bench.word(7) == "offline");
    std::mt19937 random(Catch::rngSeed());
    for (int press = 0; press < 200; press++) {
        bench.pass(std::chrono::milliseconds(500 + random() % 1000));
        const int card = 12 + press % 5;
        const auto pressed = bench.timers.now();
        bench.show(card, "A" + std::to_string(100 + press));
        REQUIRE(bench.within(600ms, [&] { return bench.acknowledgedAt[card] >= pressed; }));
    }
    CHECK(bench.errors.empty());
}

TEST_CASE("a card that dies costs the others no more than its first silence", "[led][bus]")
{
    LedBench bench({.baud = 9600, .cards = cardsTo(16)});
    bench.bus.start();
    bench.pass(20s);
    bench.cards.card(1)->isDead = true;
    bench.show(1, "A001");
    bench.pass(150ms);
    for (int card = 2; card <= 16; card++) {
        bench.show(card, "A0" + std::to_string(card));
    }

    REQUIRE(bench.comesToShow(16, "A016", 3500ms));
    CHECK(bench.word(1) == "ready"); // asked again only after them
    bench.pass(10s);
    CHECK(bench.word(1) == "offline");
}

TEST_CASE("a card that was away gets the present state", "[led][bus]")
{
    LedBench bench({.baud = 9600, .cards = {1, 2}});
    bench.bus.start();
    bench.show(1, "A001");
    bench.pass(2s);
    bench.cards.card(1)->isDead = true;
    bench.show(1, "A002");
    bench.pass(20s);
    REQUIRE(bench.word(1) == "offline");
    bench.show(1, "A003");
    bench.cards.card(1)->isDead = false;
    bench.cards.powerCycle(1);

    REQUIRE(bench.comesToShow(1, "A003", 15s));
    CHECK(bench.words == Words{"1 ready", "2 ready", "1 offline", "1 ready"});
}

TEST_CASE("a card that lost its power between two questions gets its text back", "[led][bus]")
{
    LedBench bench({.baud = baudOrSocket()});
    bench.bus.start();
    bench.show(1, "A001");
    bench.pass(2s);

    bench.cards.powerCycle(1);
    CHECK(bench.shows(1).empty());

    CHECK(bench.comesToShow(1, "A001", 7s));
}

TEST_CASE("a port that comes back brings the present state", "[led][bus]")
{
    LedBench bench({.baud = baudOrSocket()});
    bench.bus.start();
    bench.show(1, "A001");
    bench.pass(2s);
    bench.port.unplug(QStringLiteral("cable"));
    CHECK(bench.word(1) == "offline");
    CHECK(bench.bus.state(1).detail == "cable");
    bench.show(1, "A002");
    bench.pass(5s);
    CHECK(bench.shows(1) == "A001");

    bench.port.plug();

    REQUIRE(bench.comesToShow(1, "A002", 2s));
    bench.pass(1s);
    CHECK(bench.word(1) == "ready");
}

TEST_CASE("a cable pulled in mid-frame leaves nothing behind", "[led][bus]")
{
    const std::uint64_t at = GENERATE(1U, 40U, 60U, 100U);
    INFO("at byte " << at);
    LedBench bench({.baud = 9600, .faults = {{.kind = LedFault::Kind::Unplug, .when = at}}});
    bench.bus.start();
    bench.show(1, "A001");
    REQUIRE(bench.within(20s, [&] { return bench.word(1) == "offline"; }));

    bench.port.plug();

    REQUIRE(bench.comesToShow(1, "A001", 3s));
    bench.pass(2s);
    CHECK(bench.word(1) == "ready");
}

TEST_CASE("a card that is busy for ever is told as busy and doesn't slow the others", "[led][bus]")
{
    LedBench bench({.baud = 9600, .cards = {1, 2}});
    bench.cards.card(1)->isBusy = true;
    bench.bus.start();
    bench.show(1, "A001");
    bench.pass(2s);
    CHECK(bench.word(1) == "busy");
    for (int press = 0; press < 20; press++) {
        bench.pass(1500ms);
        const auto pressed = bench.timers.now();
        bench.show(2, "A" + std::to_string(100 + press));
        REQUIRE(bench.within(400ms, [&] { return bench.acknowledgedAt[2] >= pressed; }));
    }

    bench.show(1, "A009");
    bench.cards.card(1)->isBusy = false;

    CHECK(bench.comesToShow(1, "A009", 6s));
    CHECK(bench.within(1s, [&] { return bench.word(1) == "ready"; }));
}

TEST_CASE("a card without fonts shows the text in its plain one", "[led][bus]")
{
    LedBench bench({.baud = baudOrSocket(),
                    .size = {128, 32},
                    .faults = {{.kind = LedFault::Kind::FontMissing}}});
    bench.bus.start();
    bench.bus.show(1, {.boxes = {{.width = 128, .height = 32, .pixels = 32, .lines = {"A001"}}}});

    REQUIRE(bench.comesToShow(1, "A001", 3s));
    bench.pass(1s);
    CHECK(bench.word(1) == "font-missing");
    CHECK(bench.errors.empty());
}

TEST_CASE("a card that finds everything damaged is asked again, then told as faulty", "[led][bus]")
{
    LedBench bench({.baud = 9600, .faults = {{.kind = LedFault::Kind::RefusesChecksum}}});
    bench.bus.start();
    bench.show(1, "A001");
    bench.pass(6s);
    CHECK(bench.word(1) == "fault");
    CHECK(bench.bus.state(1).detail == "what reaches the card has a wrong checksum");

    bench.cards.card(1)->refusesChecksums = false;
    CHECK(bench.comesToShow(1, "A001", 6s));
}

TEST_CASE("a card that never answers, or only damaged, is offline", "[led][bus]")
{
    const auto kind = GENERATE(LedFault::Kind::NoReply, LedFault::Kind::WrongChecksum);
    const int baud = baudOrSocket();
    LedBench bench({.baud = baud, .faults = {{.kind = kind}}});
    bench.bus.start();
    bench.show(1, "A001");
    bench.pass(10s);
    CHECK(bench.word(1) == "offline");
}

TEST_CASE("odd ways of answering don't keep a strip from its text", "[led][bus]")
{
    const LedFault fault = GENERATE(LedFault{.kind = LedFault::Kind::SplitReply},
                                    LedFault{.kind = LedFault::Kind::Noise, .when = 0},
                                    LedFault{.kind = LedFault::Kind::Noise, .when = 50});
    LedBench bench({.baud = baudOrSocket(), .faults = {fault}});
    bench.bus.start();
    bench.show(1, "A001");
    bench.pass(2s);
    CHECK(bench.shows(1) == "A001");
    CHECK(bench.word(1) == "ready");
}

TEST_CASE("a megabyte of noise on the line, and the strip still gets its text", "[led][bus]")
{
    LedBench bench({.baud = 9600});
    bench.bus.start();
    bench.show(1, "A001");
    bench.pass(2s);
    std::mt19937 random(Catch::rngSeed());
    QByteArray piece(4096, '\0');
    for (int count = 0; count < 256; count++) {
        for (char& byte : piece) {
            byte = static_cast<char>(random());
        }
        bench.port.deliver(piece);
    }

    bench.show(1, "A002");
    CHECK(bench.comesToShow(1, "A002", 3s));
    CHECK(bench.within(3s, [&] { return bench.word(1) == "ready"; }));
}

TEST_CASE("a face that doesn't stay goes by itself when nobody is there to say it again",
          "[led][bus]")
{
    LedBench bench({.baud = 9600});
    led::StripFace call = LedBench::face("A001");
    call.keptFor = 20s;
    bench.bus.start();
    bench.bus.show(1, call);
    bench.pass(100s);
    CHECK(bench.shows(1) == "A001");
    CHECK(bench.history[1].size() > 8);
    CHECK(bench.history[1].size() < 13);

    bench.bus.stop();

    bench.pass(9s);
    CHECK(bench.shows(1) == "A001");
    bench.pass(12s);
    CHECK(bench.shows(1).empty());
}

TEST_CASE("reminding a card of its face waits for all that is new", "[led][bus]")
{
    LedBench bench({.baud = 9600, .cards = cardsTo(16)});
    led::StripFace call = LedBench::face("A001");
    call.keptFor = 20s;
    bench.bus.start();
    for (int card = 1; card <= 16; card++) {
        bench.bus.show(static_cast<led::Address>(card), call);
    }
    bench.pass(20s);
    std::mt19937 random(Catch::rngSeed());
    for (int press = 0; press < 100; press++) {
        bench.pass(std::chrono::milliseconds(500 + random() % 1000));
        const int card = 1 + press % 16;
        call.boxes[0].lines[0] = "A" + std::to_string(100 + press);
        const auto pressed = bench.timers.now();
        bench.bus.show(static_cast<led::Address>(card), call);
        REQUIRE(bench.within(400ms, [&] { return bench.acknowledgedAt[card] >= pressed; }));
    }
    CHECK(bench.errors.empty());
}

TEST_CASE("a socket on which nobody answers any more is connected anew", "[led][bus]")
{
    LedBench bench;
    bench.bus.start();
    bench.show(1, "A001");
    bench.pass(2s);
    int openings = 0;
    QObject::connect(
        &bench.port, &port::BytePort::opened, &bench.port, [&openings] { openings++; });
    bench.cards.card(1)->isDead = true;
    bench.pass(60s);
    CHECK(openings >= 2);
    CHECK(openings <= 4);

    bench.cards.powerCycle(1);
    bench.cards.card(1)->isDead = false;
    CHECK(bench.comesToShow(1, "A001", 12s));
}

TEST_CASE("a late answer isn't taken for that to the next frame", "[led][bus]")
{
    LedBench bench({.baud = 9600});
    bench.bus.start();
    bench.show(1, "A001");
    bench.pass(2s);
    const QByteArray ack = QByteArray::fromHex("A50080010000000000000000FE020500A00000000064DC5A");
    bench.cards.card(1)->isDead = true;
    bench.acknowledgedAt.clear();
    bench.show(1, "A002");
    bench.pass(5ms);

    bench.port.deliver(ack); // the frame hasn't left yet

    bench.pass(100ms);
    CHECK(bench.acknowledgedAt.empty());
    bench.cards.card(1)->isDead = false;
    CHECK(bench.comesToShow(1, "A002", 5s));
}
