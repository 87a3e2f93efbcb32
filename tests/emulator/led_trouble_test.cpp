// SPDX-License-Identifier: Apache-2.0
#include "tests/emulator/led_bench.h"

#include <random>

using namespace hall;
using namespace std::chrono_literals;
using hall::emulator::LedFault;

namespace {

int baudOrSocket()
{
    return GENERATE(0, 9600, 57600);
}

} // namespace

TEST_CASE("a cable pulled in mid-frame leaves nothing behind", "[led][bus]")
{
    const std::uint64_t at = GENERATE(1U, 40U, 60U, 100U);
    INFO("at byte " << at);
    LedBench bench({.baud = 9600, .faults = {{.kind = LedFault::Kind::Unplug, .when = at}}});
    bench.line.start();
    bench.show(1, "A001");
    REQUIRE(bench.within(20s, [&] { return bench.word(1) == "offline"; }));

    bench.port.plug();

    REQUIRE(bench.comesToShow(1, "A001", 3s));
    bench.timers.advance(2s);
    CHECK(bench.word(1) == "ready");
}

TEST_CASE("a card that is busy for ever is told as busy and doesn't slow the others", "[led][bus]")
{
    LedBench bench({.baud = 9600, .cards = {1, 2}});
    bench.cards.card(1)->isBusy = true;
    bench.line.start();
    bench.show(1, "A001");
    bench.timers.advance(2s);
    CHECK(bench.word(1) == "busy");
    for (int press = 0; press < 20; press++) {
        bench.timers.advance(1500ms);
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
    bench.line.start();
    bench.line.show(1, {.boxes = {{.width = 128, .height = 32, .pixels = 32, .lines = {"A001"}}}});

    REQUIRE(bench.comesToShow(1, "A001", 3s));
    bench.timers.advance(1s);
    CHECK(bench.word(1) == "font-missing");
    CHECK(bench.errors.empty());
}

TEST_CASE("a card that finds everything damaged is asked again, then its line as noisy",
          "[led][bus]")
{
    LedBench bench({.baud = 9600, .faults = {{.kind = LedFault::Kind::RefusesChecksum}}});
    bench.line.start();
    bench.show(1, "A001");
    bench.timers.advance(6s);
    CHECK(bench.word(1) == "line-noise");
    CHECK(bench.line.state(1).detail == "what reaches the card has a wrong checksum");

    bench.cards.card(1)->refusesChecksums = false;
    CHECK(bench.comesToShow(1, "A001", 6s));
}

TEST_CASE("a card that never answers, or only damaged, is offline", "[led][bus]")
{
    const auto kind = GENERATE(LedFault::Kind::NoReply, LedFault::Kind::WrongChecksum);
    const int baud = baudOrSocket();
    LedBench bench({.baud = baud, .faults = {{.kind = kind}}});
    bench.line.start();
    bench.show(1, "A001");
    bench.timers.advance(10s);
    CHECK(bench.word(1) == "offline");
}

TEST_CASE("odd ways of answering don't keep a strip from its text", "[led][bus]")
{
    const LedFault fault = GENERATE(LedFault{.kind = LedFault::Kind::SplitReply},
                                    LedFault{.kind = LedFault::Kind::Noise, .when = 0},
                                    LedFault{.kind = LedFault::Kind::Noise, .when = 50});
    LedBench bench({.baud = baudOrSocket(), .faults = {fault}});
    bench.line.start();
    bench.show(1, "A001");
    bench.timers.advance(2s);
    CHECK(bench.shows(1) == "A001");
    CHECK(bench.word(1) == "ready");
}

TEST_CASE("a megabyte of noise on the line, and the strip still gets its text", "[led][bus]")
{
    LedBench bench({.baud = 9600});
    bench.line.start();
    bench.show(1, "A001");
    bench.timers.advance(2s);
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

TEST_CASE("a socket on which nobody answers any more is connected anew", "[led][bus]")
{
    LedBench bench;
    bench.line.start();
    bench.show(1, "A001");
    bench.timers.advance(2s);
    int openings = 0;
    QObject::connect(
        &bench.port, &port::BytePort::opened, &bench.port, [&openings] { openings++; });
    bench.cards.card(1)->isDead = true;
    bench.timers.advance(60s);
    CHECK(openings >= 2);
    CHECK(openings <= 4);

    bench.cards.powerCycle(1);
    bench.cards.card(1)->isDead = false;
    CHECK(bench.comesToShow(1, "A001", 12s));
}

TEST_CASE("a late answer isn't taken for that to the next frame", "[led][bus]")
{
    LedBench bench({.baud = 9600});
    bench.line.start();
    bench.show(1, "A001");
    bench.timers.advance(2s);
    const QByteArray ack = QByteArray::fromHex("A50080010000000000000000FE020500A00000000064DC5A");
    bench.cards.card(1)->isDead = true;
    bench.acknowledgedAt.clear();
    bench.show(1, "A002");
    bench.timers.advance(5ms);

    bench.port.deliver(ack); // the frame hasn't left yet

    bench.timers.advance(100ms);
    CHECK(bench.acknowledgedAt.empty());
    bench.cards.card(1)->isDead = false;
    CHECK(bench.comesToShow(1, "A002", 5s));
}

TEST_CASE("answers that are late, lost, doubled or another's keep no strip from its text",
          "[led][bus]")
{
    const auto kind = GENERATE(LedFault::Kind::LateReply,
                               LedFault::Kind::LostReply,
                               LedFault::Kind::DoubledReply,
                               LedFault::Kind::BusyOnce,
                               LedFault::Kind::ChecksumOnce,
                               LedFault::Kind::Power);
    LedBench bench({.baud = baudOrSocket(), .faults = {{.kind = kind, .when = 60}}});
    bench.line.start();
    for (int number = 1; number <= 8; number++) {
        bench.show(1, "A" + std::to_string(number));
        bench.timers.advance(1500ms);
    }
    CHECK(bench.comesToShow(1, "A8", 6s));
    CHECK(bench.within(3s, [&] { return bench.word(1) == "ready"; }));
}

TEST_CASE("what another card's id is told in is no answer of this one's", "[led][bus]")
{
    LedBench bench({.baud = 9600, .faults = {{.kind = LedFault::Kind::ForeignSource}}});
    bench.line.start();
    bench.show(1, "A001");
    bench.timers.advance(10s);
    CHECK(bench.word(1) == "offline");
    CHECK(bench.acknowledgedAt.empty());
}

TEST_CASE("every reason of a refusal is told as what is to be done about it", "[led][bus]")
{
    const auto [code, word] = GENERATE(table<char, std::string>({
        {'\x01', "not-supported"},
        {'\x02', "not-supported"},
        {'\x04', "out-of-memory"},
        {'\x05', "line-noise"},
        {'\x07', "fault"},
        {'\x0C', "font-missing"},
        {'\x63', "fault"},
    }));
    led::Card card{1};
    card.portOpened(0ms);
    card.show(LedBench::face("A001"), 0ms, false);
    const std::string nack{'\xA0', '\x01', code, '\0', '\0'};
    for (int time = 0; time < 4; time++) {
        (void)card.update();
        (void)card.answered(*led::parseReply(nack), led::Question::Update, 5ms, time * 40s);
    }
    CHECK(wordOf(card.state().condition) == word);
}
