// SPDX-License-Identifier: Apache-2.0
#include "app/protocol/hall_codec.h"
#include "tests/support/core_text.h"
#include "tests/support/hall_script.h"

#include <catch2/catch.hpp>

#include <random>
#include <set>

using namespace hall;
using hall::test::HallScript;

namespace {

/// A counter took a ticket: nobody whom it might have taken had a lower rank.
void checkFairness(const HallScript& script, CounterNumber counter, const Rank& taken)
{
    for (const Ticket& ticket : script.hall.tickets) {
        if (ticket.state != TicketState::Waiting) {
            continue;
        }
        const auto& served = script.hall.index.servedBy(counter);
        const auto service = script.hall.index.service(ticket.service);
        if (std::ranges::find(served, *service) != served.end()) {
            REQUIRE(taken < ticket.rank);
        }
    }
}

void checkInvariants(const HallScript& script)
{
    std::set<TicketKey> atCounters;
    for (const auto& [number, desk] : script.hall.desks) {
        if (desk.current) {
            REQUIRE(atCounters.insert(*desk.current).second);
        }
    }
    std::set<std::string> numbers;
    std::size_t waiting = 0;
    std::size_t atCounter = 0;
    for (const Ticket& ticket : script.hall.tickets) {
        REQUIRE(numbers.insert(ticket.number).second);
        waiting += ticket.state == TicketState::Waiting ? 1 : 0;
        atCounter +=
            ticket.state == TicketState::Called || ticket.state == TicketState::Serving ? 1 : 0;
    }
    REQUIRE(waiting == script.hall.waiting);
    REQUIRE(atCounter == atCounters.size());
}

decltype(Command::what) anyCommand(std::mt19937& random, const HallScript& script)
{
    const CounterNumber counter{static_cast<int>(random() % 3) + 1};
    // Now and then a clerk saw something else.
    const Seen seen = random() % 20 == 0 ? Seen{TicketId{"kiosk-1-1"}} : script.seen(counter.value);
    const std::array services{"a1", "a2", "b1"};
    const std::array classes{"", "elder", "urgent"};
    switch (random() % 16) {
    case 0:
        return OpenCounter{.counter = counter, .clerk = {"clerk" + std::to_string(counter.value)}};
    case 1:
        return PauseCounter{.counter = counter, .seen = seen};
    case 2:
    case 3:
        return ResumeCounter{.counter = counter};
    case 4:
        return Recall{.counter = counter, .seen = seen};
    case 5:
        return StartService{.counter = counter, .seen = seen};
    case 6:
        return FinishService{.counter = counter, .seen = seen};
    case 7:
        return MarkNoShow{.counter = counter, .seen = seen};
    case 8:
        return Uncall{.counter = counter, .seen = seen};
    case 9:
        return CancelTicket{
            .which = {.ticket = {"kiosk-1-" + std::to_string(random() % 200)}, .codeHash = {}}};
    case 10:
    case 11:
    case 12:
        return CallNext{.counter = counter, .seen = seen};
    default:
        return TakeTicket{.service = {services.at(random() % 3)},
                          .priority = {classes.at(random() % 3)},
                          .codeHash = {}};
    }
}

} // namespace

TEST_CASE("whatever is pressed in whatever order, the queue holds and a replay gives the same hall",
          "[core][sim]")
{
    std::mt19937 random{Catch::rngSeed()};
    CAPTURE(Catch::rngSeed());
    HallScript script;
    for (int step = 0; step < 3000; ++step) {
        script.wait(std::chrono::seconds{random() % 40});
        const auto events = script.play(anyCommand(random, script));
        if (!events) {
            continue;
        }
        for (const Event& event : *events) {
            if (const auto* called = std::get_if<TicketCalled>(&event.body)) {
                checkFairness(script, called->counter, script.hall.find(called->ticket)->rank);
            }
        }
        checkInvariants(script);
        if (step % 300 == 0) {
            const std::string live = protocol::encodeHall(script.hall);
            REQUIRE(protocol::encodeHall(test::replay(script.journal)) == live);
            const auto restored = protocol::decodeHall(live);
            REQUIRE(restored);
            REQUIRE(protocol::encodeHall(*restored) == live);
        }
    }
}
