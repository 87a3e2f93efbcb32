// SPDX-License-Identifier: Apache-2.0
#include "app/core/apply.h"
#include "app/protocol/hall_codec.h"
#include "app/simulate/invariants.h"
#include "tests/simulate/halls.h"
#include "tests/simulate/naive_check.h"
#include "tests/support/any_script.h"

#include <catch2/catch.hpp>

#include <set>

using namespace hall;
using namespace hall::simulate;
using hall::test::AnyScript;
using hall::test::falsified;
using hall::test::HallScript;

namespace {

constexpr int tries = test::isSlow ? 150 : 1000;

std::string first(const std::vector<std::string>& breaches)
{
    return breaches.empty() ? std::string{} : breaches.front();
}

/// Calls and finishes at the counter that serves everything until nobody waits; how many it called,
/// or what went wrong.
std::string serveAll(HallScript& script)
{
    for (int number = 1; number <= 3; ++number) {
        const CounterNumber at{number};
        (void)script.play(ResumeCounter{.counter = at});
        (void)script.play(StartService{.counter = at, .seen = script.seen(number)});
        (void)script.play(FinishService{.counter = at, .seen = script.seen(number)});
        (void)script.play(CloseCounter{.counter = at, .seen = {}});
    }
    script.open(3, "last");
    const std::size_t waiting = script.hall.waiting;
    std::optional<Rank> before;
    for (std::size_t called = 0; called < waiting; ++called) {
        if (!script.play(CallNext{.counter = {3}, .seen = script.seen(3)})) {
            return "counter 3 can't call the next";
        }
        const Ticket* ticket = script.hall.at({3});
        if (ticket == nullptr || (before && ticket->rank < *before)) {
            return "somebody was left out";
        }
        before = ticket->rank;
    }
    return script.hall.waiting == 0 ? "" : "somebody waits for ever";
}

} // namespace

TEST_CASE("whatever is pressed, the invariants hold after every event", "[simulate][property]")
{
    CHECK(falsified(Catch::rngSeed(), tries, [](const AnyScript& any) {
              HallScript script;
              (void)script.tell(any.text());
              Hall hall;
              Invariants quick;
              test::NaiveCheck naive;
              for (const Event& event : script.journal) {
                  apply(hall, event);
                  quick.applied(hall, event);
                  naive.applied(hall, event);
              }
              quick.compareAll(hall);
              return first(quick.breaches()) + first(naive.breaches);
          }) == "");
}

TEST_CASE("whatever was pressed, a snapshot from any moment and the events behind it give the hall",
          "[simulate][property]")
{
    CHECK(falsified(Catch::rngSeed(), tries, [](const AnyScript& any) {
              HallScript script;
              (void)script.tell(any.text());
              const std::string live = protocol::encodeHall(script.hall);
              const std::size_t cut =
                  script.journal.size() * any.lines.size() % 97 % (script.journal.size() + 1);
              Hall hall;
              for (std::size_t at = 0; at < script.journal.size(); ++at) {
                  if (at == cut) {
                      auto restored = protocol::decodeHall(protocol::encodeHall(hall));
                      if (!restored) {
                          return "a snapshot can't be read: " + restored.error();
                      }
                      hall = std::move(*restored);
                  }
                  apply(hall, script.journal[at]);
              }
              return std::string{protocol::encodeHall(hall) == live ? "" : "another hall"};
          }) == "");
}

TEST_CASE("whatever was pressed, one counter that goes on calling ends everybody's wait",
          "[simulate][property]")
{
    CHECK(falsified(Catch::rngSeed(), tries, [](const AnyScript& any) {
              HallScript script;
              (void)script.tell(any.text());
              return serveAll(script);
          }) == "");
}

TEST_CASE("whatever was pressed, a clerk who saw something else changes nothing",
          "[simulate][property]")
{
    CHECK(falsified(Catch::rngSeed(), tries, [](const AnyScript& any) {
              HallScript script;
              (void)script.tell(any.text());
              const std::string before = protocol::encodeHall(script.hall);
              const Seen other{TicketId{"kiosk-9-9"}};
              for (int counter = 1; counter <= 3; ++counter) {
                  const auto answer = script.play(CallNext{.counter = {counter}, .seen = other});
                  if (answer || answer.error() != Rejection::AlreadyDone) {
                      return std::string{"a counter that had moved on called somebody"};
                  }
              }
              return std::string{protocol::encodeHall(script.hall) == before ? "" : "changed"};
          }) == "");
}

TEST_CASE("a property that doesn't hold is told with a short script", "[simulate][property]")
{
    const std::string told = falsified(Catch::rngSeed(), tries, [](const AnyScript& any) {
        HallScript script;
        (void)script.tell(any.text());
        const auto called = std::ranges::count_if(script.journal, [](const Event& event) {
            return std::holds_alternative<TicketCalled>(event.body);
        });
        return std::string{called < 2 ? "" : "two were called"};
    });

    CHECK(told.find("two were called") != std::string::npos);
    // Two tickets, two calls, and the three counters that every script opens. A line that holds
    // somebody calls him first, and is as short as it gets; two of them make two calls.
    const auto bars = std::ranges::count(told, '|');
    CHECK(bars >= 6);
    CHECK(bars <= 10);
}

TEST_CASE("whatever is pressed comes to everything that can happen to a ticket",
          "[simulate][property]")
{
    const std::vector<EventBody> wanted{EventBody{TicketHeld{}},
                                        EventBody{TicketResumed{}},
                                        EventBody{TicketTransferred{}},
                                        EventBody{TicketReinstated{}},
                                        EventBody{TicketReleased{}},
                                        EventBody{TicketRestored{}}};
    std::set<std::size_t> seen; ///< places in EventBody
    const auto hasSeen = [&](const EventBody& body) { return seen.contains(body.index()); };
    // The rarest comes about once in so many scripts as one round has.
    constexpr unsigned rounds = 20;
    for (unsigned round = 0; round < rounds && !std::ranges::all_of(wanted, hasSeen); ++round) {
        (void)falsified(Catch::rngSeed() + round, tries, [&](const AnyScript& any) {
            HallScript script;
            (void)script.tell(any.text());
            for (const Event& event : script.journal) {
                seen.insert(event.body.index());
            }
            return std::string{};
        });
    }
    for (const EventBody& body : wanted) {
        CAPTURE(body.index());
        CHECK(hasSeen(body));
    }
}
