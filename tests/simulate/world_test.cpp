// SPDX-License-Identifier: Apache-2.0
#include "app/protocol/hall_codec.h"
#include "app/simulate/world.h"
#include "tests/simulate/halls.h"

#include <catch2/catch.hpp>

#include <map>

using namespace hall;
using namespace hall::simulate;

namespace {

/// Counts what happened.
class Count : public Onlooker
{
public:
    void stored(const World& /*world*/, const Event& event) override
    {
        ++events;
        issued += std::holds_alternative<TicketIssued>(event.body) ? 1 : 0;
        called += std::holds_alternative<TicketCalled>(event.body) ? 1 : 0;
        finished += std::holds_alternative<ServiceFinished>(event.body) ? 1 : 0;
        if (const auto* closed = std::get_if<DayClosed>(&event.body)) {
            expired += closed->expired;
            finished += closed->finished;
        }
    }

    void fell(const Hall& /*hall*/) override
    {
        ++falls;
    }

    void dayEnded(const World& /*world*/) override
    {
        ++days;
    }

    int events = 0;
    int issued = 0;
    int called = 0;
    int finished = 0;
    int expired = 0;
    int falls = 0;
    int days = 0;
};

} // namespace

TEST_CASE("a seed gives the same days every time, another seed gives others", "[simulate][sim]")
{
    const auto eventsOf = [](std::uint64_t seed) {
        World world{test::districtRules(), {.seed = seed, .days = 2, .faults = Faults::many()}};
        Count count;
        world.watch(count);
        world.run();
        return std::pair{count.events, protocol::encodeHall(world.hall())};
    };

    const auto once = eventsOf(7);

    CHECK(eventsOf(7) == once);
    CHECK(eventsOf(8) != once);
}

TEST_CASE("a district hall serves a day's citizens", "[simulate][sim]")
{
    World world{test::districtRules(), {.seed = 3, .days = 5}};
    Count count;
    world.watch(count);

    world.run();

    INFO("events " << count.events << " issued " << count.issued << " called " << count.called
                   << " finished " << count.finished << " expired " << count.expired << " commands "
                   << world.commands());
    CHECK(count.days == 5);
    CHECK(world.daysDone() == 5);
    CHECK(count.issued > 2000);
    CHECK(count.finished > count.issued * 8 / 10);
    CHECK(count.expired < count.issued / 20);
    CHECK_FALSE(world.hall().day);
}

TEST_CASE("days with lost links, falls in mid-write and clocks that step come to their end",
          "[simulate][sim]")
{
    World world{test::districtRules(), {.seed = 11, .days = 5, .faults = Faults::many()}};
    Count count;
    world.watch(count);

    world.run();

    CHECK(count.days == 5);
    CHECK(count.falls > 5);
    CHECK(world.rejections().at(Rejection::AlreadyDone) > 0);
    CHECK(world.rejections().at(Rejection::TooLate) > 0);
    CHECK(count.finished > count.issued * 8 / 10);
}

TEST_CASE("people fetch things, are sent on, come back, have appointments and several errands",
          "[simulate][sim]")
{
    struct Kinds : Onlooker
    {
        void stored(const World& /*world*/, const Event& event) override
        {
            ++of[event.body.index()];
            const auto* called = std::get_if<TicketCalled>(&event.body);
            const auto* issued = std::get_if<TicketIssued>(&event.body);
            given += called != nullptr && called->given ? 1 : 0;
            checkedIn += issued != nullptr && !issued->appointment.empty() ? 1 : 0;
        }

        std::map<std::size_t, int> of; ///< by place in EventBody
        int given = 0;
        int checkedIn = 0;
    };

    Rules rules = test::districtRules();
    rules.policy.preferredClerk = std::chrono::minutes{3};
    World world{rules, {.seed = 5, .days = 5, .customs = Customs::many()}};
    Kinds kinds;
    world.watch(kinds);

    world.run();

    for (const EventBody& body : {EventBody{TicketHeld{}},
                                  EventBody{TicketResumed{}},
                                  EventBody{TicketTransferred{}},
                                  EventBody{VisitContinued{}},
                                  EventBody{TicketReinstated{}},
                                  EventBody{TicketReleased{}},
                                  EventBody{TicketRestored{}},
                                  EventBody{PlanChosen{}},
                                  EventBody{CounterBound{}},
                                  EventBody{AppointmentBooked{}},
                                  EventBody{AppointmentMissed{}}}) {
        CAPTURE(body.index());
        CHECK(kinds.of[body.index()] > 0);
    }
    CHECK(kinds.given > 0);
    CHECK(kinds.checkedIn > 50);
    const int held = kinds.of[EventBody{TicketHeld{}}.index()];
    CHECK(kinds.of[EventBody{TicketResumed{}}.index()] > held * 8 / 10);
}
