// SPDX-License-Identifier: Apache-2.0
#include "tests/emulator/panel_bench.h"

#include <random>

using namespace hall;
using namespace std::chrono_literals;
using hall::emulator::LedFault;

namespace {

/// Panels that answer, panels that don't, with lengths, ends, escapes and fillings.
std::vector<led::PanelText> makes()
{
    return {
        {.frame = "40 {address} {text} 0D"},
        {.frame = "3A [{address} 00 {length:u16le} {text}] {sum8} 0A", .codec = "gb2312"},
        {.frame = "7E {address:digits2} {length} ({text} 00) {crc16-modbus} 7E",
         .codec = "gb18030",
         .escapes = "7E=7D5E 7D=7D5D",
         .answer = "06 {address:digits2}"},
        {.frame = "AA {address:bcd} {text} {crc16-arc:be} 55",
         .textBytes = 32,
         .pad = "20",
         .answer = "?? {address:bcd} 55"},
        {.frame = "7A 01 {address:u16be} {length:u16be} ([{text} 5C 00]) {xor8} 1A",
         .codec = "utf-16be",
         .answer = "15"},
    };
}

const led::PanelText answering{.frame = "3A {address} {length} {text} {sum8} 0A",
                               .answer = "06 {address}"};
const led::PanelText silent{.frame = "40 {address} {text} 0D"};

} // namespace

TEST_CASE("panels of every make show what they are given", "[led][panel]")
{
    for (const led::PanelText& text : makes()) {
        INFO(text.frame);
        PanelBench bench({.text = text});
        bench.show(1, "请 A012 到 1号窗口");
        bench.show(2, "2号窗口 暂停服务");
        bench.show(3, "~}A7D5E");

        REQUIRE(bench.comesToShow(1, "请 A012 到 1号窗口", 2s));
        REQUIRE(bench.comesToShow(2, "2号窗口 暂停服务", 2s));
        REQUIRE(bench.comesToShow(3, "~}A7D5E", 2s));
        bench.timers.advance(2s);
        CHECK(bench.word(1) == (text.answer.empty() ? "one-way" : "ready"));
        CHECK(bench.acknowledgedAt.size() == 3);
        CHECK(bench.errors.empty());
    }
}

TEST_CASE("texts of every length reach a panel as they are", "[led][panel]")
{
    const unsigned seed = Catch::rngSeed();
    INFO("--rng-seed " << seed);
    std::mt19937 random(seed);
    const std::vector<std::string> letters{"A", "9", "z", "号", "窗", "口", "~", "}", "啊"};
    for (const led::PanelText& text : makes()) {
        PanelBench bench({.text = text, .baud = 0, .cards = {1}});
        for (int round = 0; round < 60; round++) {
            std::string words = "x";
            for (std::size_t count = random() % 12; count > 0; count--) {
                words += letters[random() % letters.size()];
            }
            INFO(text.frame << " | " << words);
            bench.show(1, words);
            REQUIRE(bench.comesToShow(1, words, 2s));
        }
    }
}

TEST_CASE("a panel that doesn't answer gets a text twice, all of them once before", "[led][panel]")
{
    PanelBench bench({.text = silent, .cards = {1, 2, 3}});
    bench.show(1, "A001");
    bench.show(2, "A002");
    bench.show(3, "A003");
    std::vector<int> order;
    QObject::connect(&bench.cards, &emulator::EmulatedLed::shown, &bench.port, [&](int card) {
        order.push_back(card);
    });
    bench.timers.advance(5s);
    CHECK(order == std::vector{1, 2, 3, 1, 2, 3});
    bench.timers.advance(20s); // and once more now and then: one may have lost its power
    CHECK(order.size() == 9);
}

TEST_CASE("a panel that answers is asked until it does, then told as offline", "[led][panel]")
{
    PanelBench bench({.text = answering, .cards = {1, 2}});
    bench.cards.card(1)->isDead = true;
    bench.show(1, "A001");
    bench.show(2, "A002");
    REQUIRE(bench.comesToShow(2, "A002", 1s));
    REQUIRE(bench.within(5s, [&] { return bench.word(1) == "offline"; }));
    CHECK(bench.line.state(1).detail == "the panel doesn't answer");
    for (int press = 0; press < 20; press++) {
        const auto pressed = bench.timers.now();
        bench.show(2, "A" + std::to_string(100 + press));
        REQUIRE(bench.within(600ms, [&] { return bench.acknowledgedAt[2] >= pressed; }));
        bench.timers.advance(700ms);
    }

    bench.show(1, "A003");
    bench.cards.card(1)->isDead = false;
    REQUIRE(bench.comesToShow(1, "A003", 11s));
    CHECK(bench.within(1s, [&] { return bench.word(1) == "ready"; }));
    REQUIRE(bench.line.lastShown(1));
    CHECK(textOf(bench.line.lastShown(1)->face) == "A003");
}

TEST_CASE("the newest text replaces what hasn't been sent to a panel", "[led][panel]")
{
    PanelBench bench({.text = answering, .baud = 2400, .cards = {1}});
    for (int number = 1; number <= 50; number++) {
        bench.show(1, "A" + std::to_string(number));
    }
    REQUIRE(bench.comesToShow(1, "A50", 2s));
    CHECK(bench.history[1].size() <= 2);
}

TEST_CASE("a panel without power gets its text back in a while", "[led][panel]")
{
    const led::PanelText text = GENERATE(answering, silent);
    PanelBench bench({.text = text, .cards = {1}});
    bench.show(1, "A001");
    bench.timers.advance(3s);
    bench.cards.powerCycle(1);
    REQUIRE(bench.shows(1).empty());
    CHECK(bench.comesToShow(1, "A001", 21s));
}

TEST_CASE("odd answers don't keep a panel from its text", "[led][panel]")
{
    const auto kind = GENERATE(LedFault::Kind::SplitReply,
                               LedFault::Kind::LostReply,
                               LedFault::Kind::DoubledReply,
                               LedFault::Kind::Noise,
                               LedFault::Kind::Power);
    PanelBench bench({.text = answering, .cards = {1}, .faults = {{.kind = kind, .when = 5}}});
    bench.show(1, "A001");
    bench.timers.advance(3s);
    bench.show(1, "A002");
    CHECK(bench.comesToShow(1, "A002", 3s));
    CHECK(bench.within(3s, [&] { return bench.word(1) == "ready"; }));
}

TEST_CASE("a megabyte of noise from the panels is held nowhere", "[led][panel]")
{
    PanelBench bench({.text = answering, .cards = {1}});
    std::mt19937 random(Catch::rngSeed());
    QByteArray piece(4096, '\0');
    for (int count = 0; count < 256; count++) {
        for (char& byte : piece) {
            byte = static_cast<char>(random() & 0x7FU);
            byte = byte == '\x06' ? 'x' : byte;
        }
        bench.port.deliver(piece);
    }
    bench.show(1, "A002");
    CHECK(bench.comesToShow(1, "A002", 3s));
    CHECK(bench.within(1s, [&] { return bench.word(1) == "ready"; }));
}
