// SPDX-License-Identifier: Apache-2.0
#include "drivers/pad/pad_device.h"
#include "drivers/port/memory_port.h"
#include "tests/keys/records.h"

#include <catch2/catch.hpp>

using namespace hall;
using namespace hall::pad;
using namespace std::chrono_literals;
using namespace std::string_literals;
using hall::test::Records;

namespace {

constexpr int word = sizeof(long);

const std::string three = "\xFF\x68\x02\x02\x68\x03\x31\x34\x16"s;

PadSetup keyboard()
{
    return {.frame = {}, .keys = {{96, "next"}, {28, "next"}, {82, "recall"}}};
}

PadSetup serial()
{
    return {.frame = *parsePattern("FF 68 LEN LEN 68 ( ADDR KEY DATA ) SUM 16"),
            .keys = {{0x31, "next"}, {0x32, "recall"}}};
}

struct PadBench
{
    explicit PadBench(PadSetup setup)
        : device(port, timers, std::move(setup))
    {
        QObject::connect(
            &device, &PadDevice::pressed, &device, [this](int address, const std::string& does) {
                said += std::to_string(address) + does + ' ';
            });
        QObject::connect(&device, &PadDevice::stateChanged, &device, [this] {
            states += wordOf(device.state()) + " "s;
        });
        device.start();
        states.clear();
    }

    void deliver(const std::string& bytes)
    {
        port.deliver(QByteArray::fromStdString(bytes));
    }

    port::HandTimers timers;
    port::MemoryPort port;
    PadDevice device;
    std::string said;
    std::string states;
};

} // namespace

TEST_CASE("a key does what the table says, others nothing", "[pad][device]")
{
    PadBench bench(keyboard());
    REQUIRE(bench.device.state() == PadState::Ready);
    bench.deliver(Records(word).press(96).press(82).press(30).bytes());
    CHECK(bench.said == "0next 0recall ");
}

TEST_CASE("a key that bounces or is held down is one press", "[pad][device]")
{
    PadBench bench(keyboard());
    Records held(word);
    held.down(96).add(1, 96, 2).report().add(1, 96, 2).report();
    bench.deliver(held.bytes());
    bench.deliver(Records(word).up(96).press(28).bytes());
    CHECK(bench.said == "0next ");
    bench.timers.advance(199ms);
    bench.deliver(Records(word).press(96).bytes());
    bench.timers.advance(199ms);
    bench.deliver(Records(word).press(96).bytes());
    CHECK(bench.said == "0next ");
    bench.timers.advance(200ms);
    bench.deliver(Records(word).press(96).bytes());
    CHECK(bench.said == "0next 0next ");
}

TEST_CASE("pads that share a line are told apart by their address", "[pad][device]")
{
    PadBench bench(serial());
    bench.deliver(three + "\xFF\x68\x02\x02\x68\x07\x31\x38\x16"s + three);
    CHECK(bench.said == "3next 7next ");
}

TEST_CASE("what is of no frame is told as noise, and the next frame ends it", "[pad][device]")
{
    PadBench bench(serial());
    bench.deliver("\x01"s + three);
    CHECK(bench.states.empty());
    bench.deliver(std::string(15, 'x'));
    CHECK(bench.states.empty());
    bench.deliver("x");
    CHECK(bench.states == "noise ");
    bench.timers.advance(1s);
    bench.deliver(three);
    CHECK(bench.states == "noise ready ");
    CHECK(bench.said == "3next 3next ");

    bench.deliver(std::string(16, 'x'));
    bench.timers.advance(60s);
    CHECK(bench.states == "noise ready noise ready ");
    CHECK(bench.timers.isIdle());
}

TEST_CASE("a frame that doesn't go on is given up after a silence", "[pad][device]")
{
    PadBench bench(serial());
    bench.deliver("\xFF\x68\xFA\xFA\x68"s + three);
    CHECK(bench.said.empty());
    bench.timers.advance(100ms);
    CHECK(bench.said == "3next ");
}

TEST_CASE("a pad that is pulled out at any byte comes back without the half", "[pad][device]")
{
    const bool isSerial = GENERATE(false, true);
    const std::string all = isSerial ? three : Records(word).press(96).bytes();
    for (std::size_t cut = 0; cut <= all.size(); ++cut) {
        PadBench bench(isSerial ? serial() : keyboard());
        bench.deliver(all.substr(0, cut));
        const std::string before = bench.said;
        bench.port.unplug(QStringLiteral("cable"));
        CHECK(bench.device.state() == PadState::Offline);
        bench.timers.advance(1s);
        bench.port.plug();
        bench.deliver(all);
        CAPTURE(cut);
        CHECK(bench.said == before + (isSerial ? "3next " : "0next "));
        CHECK(bench.states == "offline ready ");
        CHECK(bench.timers.isIdle());
    }
}

TEST_CASE("a keyboard that another program has grabbed is told as taken", "[pad][device]")
{
    PadBench bench(keyboard());
    bench.port.unplug(QStringLiteral("grabbed"), port::Loss::Taken);
    CHECK(bench.states == "taken ");
}

TEST_CASE("to look again is to open the port again", "[pad][device]")
{
    PadBench bench(serial());
    bench.deliver(three.substr(0, 4));
    bench.device.lookAgain();
    CHECK(bench.device.state() == PadState::Ready);
    CHECK(bench.timers.isIdle());
    bench.deliver(three);
    CHECK(bench.said == "3next ");
}
