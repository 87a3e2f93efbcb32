// SPDX-License-Identifier: Apache-2.0
#include "tests/emulator/led_bench.h"

using namespace hall;
using namespace std::chrono_literals;
using hall::emulator::LedFault;

namespace {

const led::LocalMoment halfPastNine{
    .year = 2026, .month = 11, .day = 23, .hour = 9, .minute = 30, .second = 0, .weekday = 1};
const QDateTime onTheWall{QDate(2026, 11, 23), QTime(9, 30)};

/// Cards beside a clock on the wall that begins at half past nine.
struct CareBench : LedBench
{
    explicit CareBench(const emulator::EmulatedLed::Setup& setup = {})
        : LedBench(setup)
    {
        line.setClock([this]() -> std::optional<led::LocalMoment> {
            led::LocalMoment moment = halfPastNine;
            const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(timers.now());
            moment.minute += static_cast<int>(seconds.count()) / 60;
            moment.second = static_cast<int>(seconds.count()) % 60;
            return moment;
        });
    }

    /// How far the card's clock is from that on the wall, in milliseconds.
    [[nodiscard]] qint64 wrongBy(int card)
    {
        const QDateTime wall = onTheWall.addMSecs(timers.now().count());
        return std::abs(cards.card(card)->clock(timers.now()).msecsTo(wall));
    }
};

int baudOrSocket()
{
    return GENERATE(0, 9600, 57600);
}

} // namespace

TEST_CASE("a card's lamps burn at the level that is wished, and go off and on", "[led][care]")
{
    CareBench bench({.baud = baudOrSocket(), .cards = {1, 2}});
    bench.line.start();
    bench.show(1, "A001");
    bench.timers.advance(3s);
    CHECK(bench.cards.card(1)->brightness() == 15); // nothing wished: as it was

    bench.line.setLight({.level = 4});
    REQUIRE(bench.within(3s, [&] {
        return bench.cards.card(1)->brightness() == 4 && bench.cards.card(2)->brightness() == 4;
    }));
    bench.line.setLight({.isOn = false, .level = 4});
    REQUIRE(bench.within(
        3s, [&] { return !bench.cards.card(1)->isOn() && !bench.cards.card(2)->isOn(); }));
    bench.timers.advance(20s);
    CHECK(bench.word(1) == "ready"); // as it should be

    bench.line.setLight({.level = 15});
    CHECK(bench.within(3s, [&] {
        return bench.cards.card(1)->isOn() && bench.cards.card(2)->isOn() &&
               bench.cards.card(2)->brightness() == 15;
    }));
    CHECK(bench.errors.empty());
}

TEST_CASE("a card that somebody dimmed or switched off is put right", "[led][care]")
{
    CareBench bench({.baud = 9600});
    bench.line.setLight({.level = 9});
    bench.line.start();
    bench.timers.advance(3s);
    emulator::LedCard& card = *bench.cards.card(1);
    const auto told = [&](const char* hex) {
        return emulator::LedMessage{
            .destination = 1, .source = 0x8000, .isWhole = true, .data = QByteArray::fromHex(hex)};
    };
    (void)card.run(told("A30201000001"
                        "02"),
                   1,
                   bench.timers.now());
    (void)card.run(told("A300010000"
                        "02"),
                   1,
                   bench.timers.now());
    REQUIRE(card.brightness() == 2);
    REQUIRE_FALSE(card.isOn());

    CHECK(bench.within(7s, [&] { return card.brightness() == 9 && card.isOn(); }));
}

TEST_CASE("a card's clock is set when it has drifted, and let be when it goes right", "[led][care]")
{
    CareBench bench({.baud = baudOrSocket()});
    bench.line.start();
    REQUIRE(bench.within(3s, [&] { return bench.wrongBy(1) <= 1100; }));

    bench.cards.moveClock(1, -2);
    bench.timers.advance(20s);
    CHECK(bench.wrongBy(1) > 1100);
    bench.cards.moveClock(1, -3600);
    CHECK(bench.within(7s, [&] { return bench.wrongBy(1) <= 1100; }));
    bench.timers.advance(60s);
    CHECK(bench.errors.empty());
}

TEST_CASE("without a clock on the wall a card's is let be", "[led][care]")
{
    LedBench bench({.baud = 9600});
    bench.line.start();
    bench.timers.advance(20s);
    CHECK(bench.cards.card(1)->clock(bench.timers.now()).date().year() == 2000);
}

TEST_CASE("a card that can't be switched on is told as dark", "[led][care]")
{
    CareBench bench({.baud = 9600, .faults = {{.kind = LedFault::Kind::Dark}}});
    bench.line.start();
    bench.show(1, "A001");
    REQUIRE(bench.within(10s, [&] { return bench.word(1) == "dark"; }));
    bench.timers.advance(15s);
    bench.show(1, "A002");
    bench.timers.advance(10s);
    CHECK(bench.shows(1) == "A002");
    CHECK(bench.words == std::vector<std::string>{"1 ready", "1 dark"});

    bench.cards.card(1)->staysDark = false;
    CHECK(bench.within(10s, [&] { return bench.word(1) == "ready"; }));
}

TEST_CASE("mending light and clock keeps no call waiting", "[led][care]")
{
    std::vector<int> all;
    for (int card = 1; card <= 16; card++) {
        all.push_back(card);
    }
    CareBench bench({.baud = 9600, .cards = all});
    bench.line.start();
    bench.timers.advance(20s);
    for (int press = 0; press < 60; press++) {
        bench.line.setLight({.level = press % 16});
        bench.timers.advance(700ms);
        const int card = 1 + press % 16;
        const auto pressed = bench.timers.now();
        bench.show(card, "A" + std::to_string(100 + press));
        REQUIRE(bench.within(400ms, [&] { return bench.acknowledgedAt[card] >= pressed; }));
    }
    CHECK(bench.errors.empty());
}

TEST_CASE("the hour and minute on a strip are those of the card's clock", "[led][care]")
{
    CareBench bench({.baud = 9600});
    bench.line.start();
    bench.timers.advance(3s);
    led::StripFace face{
        .boxes = {{.width = 136, .height = 16, .lines = {"3号窗口"}},
                  {.x = 144, .width = 48, .height = 16, .showsTime = true, .lines = {}}}};
    bench.line.show(1, face);

    CHECK(bench.comesToShow(1, "3号窗口\n09:30", 1s));
    CHECK(led::textOf(face) == "3号窗口");
}
