// SPDX-License-Identifier: Apache-2.0
#include "tests/emulator/led_bench.h"
#include "tests/emulator/panel_bench.h"

using namespace hall;
using namespace std::chrono_literals;
using hall::emulator::LedFault;

namespace {

/// What a line goes through from its first byte on: found, lit, set, asked, two calls.
template <class Bench>
void useIt(Bench& bench)
{
    bench.show(1, "A001");
    bench.timers.advance(3s);
    bench.show(1, "请 A012 到 3号窗口");
    bench.timers.advance(6s);
}

/// The bytes that a line hears, or says, while it is used.
template <class Bench, class Make>
std::uint64_t bytesOf(const Make& make, LedFault::Kind kind)
{
    std::uint64_t bytes = 0;
    const auto bench = make(LedFault{.kind = LedFault::Kind::Noise, .when = 1U << 30U});
    if (kind == LedFault::Kind::Unplug) {
        QObject::connect(
            &bench->port,
            &port::MemoryPort::arrived,
            &bench->port,
            [&bytes](const QByteArray& sent) { bytes += static_cast<std::uint64_t>(sent.size()); });
    } else {
        QObject::connect(&bench->port,
                         &port::BytePort::received,
                         &bench->port,
                         [&bytes](const QByteArray& heard) {
                             bytes += static_cast<std::uint64_t>(heard.size());
                         });
    }
    useIt(*bench);
    return bytes;
}

/// Pulled at every byte, and put back: the newest text stands there, and the strip is well.
template <class Bench, class Make>
void pullAtEveryByte(const Make& make, const std::string& well)
{
    for (const auto kind : {LedFault::Kind::Unplug, LedFault::Kind::UnplugReply}) {
        const std::uint64_t last = bytesOf<Bench>(make, kind);
        REQUIRE((last > 5 || well == "one-way"));
        for (std::uint64_t at = 1; at <= last; at++) {
            INFO((kind == LedFault::Kind::Unplug ? "asking" : "answering") << ", byte " << at);
            const auto bench = make(LedFault{.kind = kind, .when = at});
            useIt(*bench);
            REQUIRE_FALSE(bench->port.isOpen());
            REQUIRE(bench->word(1) == "offline");
            bench->port.plug();
            REQUIRE(bench->comesToShow(1, "请 A012 到 3号窗口", 3s));
            REQUIRE(bench->within(3s, [&] { return bench->word(1) == well; }));
        }
    }
}

} // namespace

TEST_CASE("a card's cable is pulled at every byte and put back", "[led][unplug]")
{
    const int baud = GENERATE(9600, 0);
    const auto make = [baud](LedFault fault) {
        auto bench = std::make_unique<LedBench>(
            emulator::EmulatedLed::Setup{.baud = baud, .faults = {fault}});
        bench->line.setLight({.level = 6});
        bench->line.setClock([]() -> std::optional<led::LocalMoment> {
            return led::LocalMoment{.year = 2026, .month = 11, .day = 23};
        });
        bench->line.start();
        return bench;
    };
    pullAtEveryByte<LedBench>(make, "ready");
}

TEST_CASE("a panel's cable is pulled at every byte and put back", "[led][unplug]")
{
    const bool doesAnswer = GENERATE(true, false);
    const auto make = [doesAnswer](LedFault fault) {
        return std::make_unique<PanelBench>(
            PanelKind{.text = {.frame = "3A {address} {length} {text} {sum8} 0A",
                               .answer = doesAnswer ? "06 {address} 0A" : ""},
                      .cards = {1},
                      .faults = {fault}});
    };
    pullAtEveryByte<PanelBench>(make, doesAnswer ? "ready" : "one-way");
}
