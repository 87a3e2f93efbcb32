// SPDX-License-Identifier: Apache-2.0
#include "tests/emulator/led_bench.h"

#include <random>

using namespace hall;
using namespace std::chrono_literals;

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
    bench.line.start();
    bench.show(1, "请 A012 到 3号窗口");

    REQUIRE(bench.comesToShow(1, "请 A012 到 3号窗口", 1s));
    bench.timers.advance(1s);
    CHECK(bench.words == Words{"1 ready"});
    CHECK(bench.line.preview(1) == "请 A012 到 3号窗口");
    CHECK(bench.acknowledgedAt.contains(1));
    bench.timers.advance(60s);
    CHECK(bench.history[1].size() == 1);
    CHECK(bench.errors.empty());
}

TEST_CASE("every card is asked in its turn", "[led][bus]")
{
    LedBench bench({.baud = 9600, .cards = cardsTo(16)});
    bench.line.start();
    bench.timers.advance(8s);
    CHECK(bench.words.size() == 16);
}

TEST_CASE("a card that nothing was given yet is found all the same", "[led][bus]")
{
    LedBench bench({.baud = 9600, .cards = {1, 2}});
    bench.cards.card(2)->isDead = true;
    bench.line.start();
    bench.timers.advance(5s);
    CHECK(bench.word(1) == "ready");
    CHECK(bench.word(2) == "offline");
    CHECK(bench.line.state(2).detail == "the card doesn't answer");
}

TEST_CASE("the newest state of a strip replaces what hasn't been sent", "[led][bus]")
{
    LedBench bench({.baud = baudOrSocket()});
    bench.line.start();
    bench.timers.advance(1s);
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
    bench.line.start();
    bench.timers.advance(3s);
    bench.show(1, "A001");
    REQUIRE(bench.comesToShow(1, "A001", 400ms));
    bench.show(1, "A002");
    REQUIRE(bench.comesToShow(1, "A002", 400ms));

    for (int number = 3; number < 40; number++) {
        bench.timers.advance(130ms);
        bench.show(1, "A" + std::to_string(number));
    }
    REQUIRE(bench.comesToShow(1, "A39", 1100ms));
    CHECK(bench.history[1].size() > 6);
    CHECK(bench.errors.empty());
}

TEST_CASE("the same again is sent only when it is to be shown anew", "[led][bus]")
{
    LedBench bench({.baud = 9600});
    bench.line.start();
    bench.show(1, "A001");
    bench.timers.advance(3s);
    bench.show(1, "A001");
    bench.timers.advance(3s);
    CHECK(bench.history[1].size() == 1);

    bench.line.show(1, LedBench::face("A001"), true);
    bench.timers.advance(3s);
    CHECK(bench.history[1].size() == 2);
}

TEST_CASE("a changed strip goes before all asking", "[led][bus]")
{
    LedBench bench({.baud = 9600, .cards = cardsTo(16)});
    bench.line.start();
    bench.timers.advance(20s);
    std::mt19937 random(Catch::rngSeed());
    for (int press = 0; press < 200; press++) {
        bench.timers.advance(std::chrono::milliseconds(500 + random() % 1000));
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
    bench.line.start();
    bench.timers.advance(30s);
    CHECK(bench.word(7) == "offline");
    std::mt19937 random(Catch::rngSeed());
    for (int press = 0; press < 200; press++) {
        bench.timers.advance(std::chrono::milliseconds(500 + random() % 1000));
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
    bench.line.start();
    bench.timers.advance(20s);
    bench.cards.card(1)->isDead = true;
    bench.show(1, "A001");
    bench.timers.advance(150ms);
    for (int card = 2; card <= 16; card++) {
        bench.show(card, "A0" + std::to_string(card));
    }

    REQUIRE(bench.comesToShow(16, "A016", 3500ms));
    CHECK(bench.word(1) == "ready"); // asked again only after them
    bench.timers.advance(10s);
    CHECK(bench.word(1) == "offline");
}

TEST_CASE("a card that was away gets the present state", "[led][bus]")
{
    LedBench bench({.baud = 9600, .cards = {1, 2}});
    bench.line.start();
    bench.show(1, "A001");
    bench.timers.advance(2s);
    bench.cards.card(1)->isDead = true;
    bench.show(1, "A002");
    bench.timers.advance(20s);
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
    bench.line.start();
    bench.show(1, "A001");
    bench.timers.advance(2s);

    bench.cards.powerCycle(1);
    CHECK(bench.shows(1).empty());

    CHECK(bench.comesToShow(1, "A001", 7s));
}

TEST_CASE("a port that comes back brings the present state", "[led][bus]")
{
    LedBench bench({.baud = baudOrSocket()});
    bench.line.start();
    bench.show(1, "A001");
    bench.timers.advance(2s);
    bench.port.unplug(QStringLiteral("cable"));
    CHECK(bench.word(1) == "offline");
    CHECK(bench.line.state(1).detail == "cable");
    bench.show(1, "A002");
    bench.timers.advance(5s);
    CHECK(bench.shows(1) == "A001");

    bench.port.plug();

    REQUIRE(bench.comesToShow(1, "A002", 2s));
    bench.timers.advance(1s);
    CHECK(bench.word(1) == "ready");
}

TEST_CASE("a face that doesn't stay goes by itself when nobody is there to say it again",
          "[led][bus]")
{
    LedBench bench({.baud = 9600});
    led::StripFace call = LedBench::face("A001");
    call.keptFor = 20s;
    bench.line.start();
    bench.line.show(1, call);
    bench.timers.advance(100s);
    CHECK(bench.shows(1) == "A001");
    CHECK(bench.history[1].size() > 8);
    CHECK(bench.history[1].size() < 13);

    bench.line.stop();

    bench.timers.advance(9s);
    CHECK(bench.shows(1) == "A001");
    bench.timers.advance(12s);
    CHECK(bench.shows(1).empty());
}

TEST_CASE("reminding a card of its face waits for all that is new", "[led][bus]")
{
    LedBench bench({.baud = 9600, .cards = cardsTo(16)});
    led::StripFace call = LedBench::face("A001");
    call.keptFor = 20s;
    bench.line.start();
    for (int card = 1; card <= 16; card++) {
        bench.line.show(static_cast<led::Address>(card), call);
    }
    bench.timers.advance(20s);
    std::mt19937 random(Catch::rngSeed());
    for (int press = 0; press < 100; press++) {
        bench.timers.advance(std::chrono::milliseconds(500 + random() % 1000));
        const int card = 1 + press % 16;
        call.boxes[0].lines[0] = "A" + std::to_string(100 + press);
        const auto pressed = bench.timers.now();
        bench.line.show(static_cast<led::Address>(card), call);
        REQUIRE(bench.within(400ms, [&] { return bench.acknowledgedAt[card] >= pressed; }));
    }
    CHECK(bench.errors.empty());
}
