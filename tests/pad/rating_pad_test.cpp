// SPDX-License-Identifier: Apache-2.0
#include "drivers/pad/rating_pad.h"
#include "drivers/port/memory_port.h"

#include <catch2/catch.hpp>

using namespace hall;
using namespace hall::pad;
using namespace std::chrono_literals;

namespace {

/// A pad that sends the digit of its key.
struct RatingBench
{
    RatingBench()
    {
        QObject::connect(
            &pad, &RatingPad::rated, &pad, [this](const std::string& ticket, int grade) {
                said += ticket + '=' + std::to_string(grade) + ' ';
            });
        QObject::connect(&pad, &RatingPad::unanswered, &pad, [this](const std::string& ticket) {
            said += ticket + "=none ";
        });
        device.start();
    }

    port::HandTimers timers;
    port::MemoryPort port;
    PadDevice device{port,
                     timers,
                     {.frame = *parsePattern("KEY"),
                      .keys = {{'1', "rate_1"}, {'5', "rate_5"}, {'6', "rate_6"}, {'n', "next"}}}};
    RatingPad pad{device, 0, timers};
    std::string said;
};

} // namespace

TEST_CASE("a grade is of the ticket that was asked about, and counts once", "[pad][rating]")
{
    RatingBench bench;
    bench.pad.ask("t1");
    bench.port.deliver("5");
    bench.port.deliver("1");
    CHECK(bench.said == "t1=5 ");
    CHECK(bench.pad.asked().empty());
    CHECK(bench.timers.isIdle());
}

TEST_CASE("a key that is pressed while nobody is asked is dropped", "[pad][rating]")
{
    RatingBench bench;
    bench.port.deliver("5");
    bench.pad.ask("t1");
    CHECK(bench.said.empty());
    bench.port.deliver("n6");
    CHECK(bench.said.empty());
    bench.timers.advance(15s);
    CHECK(bench.said == "t1=none ");
    bench.port.deliver("1");
    CHECK(bench.said == "t1=none ");
}

TEST_CASE("who hasn't answered when the next is asked has not answered", "[pad][rating]")
{
    RatingBench bench;
    bench.pad.ask("t1");
    bench.timers.advance(14s);
    bench.pad.ask("t2");
    bench.timers.advance(14s);
    bench.port.deliver("1");
    CHECK(bench.said == "t1=none t2=1 ");
}

TEST_CASE("who isn't to be asked any more isn't told of", "[pad][rating]")
{
    RatingBench bench;
    bench.pad.ask("t1");
    bench.pad.cancel();
    bench.port.deliver("5");
    bench.timers.advance(20s);
    CHECK(bench.said.empty());
}

TEST_CASE("on a pad that is pulled out nobody answers", "[pad][rating]")
{
    RatingBench bench;
    bench.pad.ask("t1");
    bench.port.unplug(QStringLiteral("cable"));
    CHECK(bench.said == "t1=none ");
    bench.port.plug();
    bench.port.deliver("5");
    CHECK(bench.said == "t1=none ");
}
