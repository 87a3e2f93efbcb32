// SPDX-License-Identifier: Apache-2.0
#include "app/forecast/learned.h"
#include "tests/support/hall_script.h"

#include <catch2/catch.hpp>

#include <cmath>

using namespace hall;
using namespace std::chrono_literals;
using hall::test::HallScript;

namespace {

constexpr Duration utc{0};
constexpr Seconds minute = 60;
constexpr Seconds hour = 3600;
constexpr int monday = 1;

/// A hall through days, with its projection beside it.
class Weeks
{
public:
    HallScript script;
    Learned learned;

    void learn()
    {
        for (; m_learnedTo < script.journal.size(); ++m_learnedTo) {
            learned.observe(script.journal[m_learnedTo], utc);
        }
    }

    /// One citizen for counter 1, who is there for so long.
    void serve(const std::string& service, Duration takes)
    {
        script.take(service);
        next();
        script.wait(takes);
        REQUIRE(script.play(FinishService{.counter = {1}, .seen = startedAt()}));
    }

    void next(int counter = 1)
    {
        REQUIRE(script.play(CallNext{.counter = {counter}, .seen = script.seen(counter)}));
    }

    void nextDay()
    {
        REQUIRE(script.play(CloseDay{}));
        script.now = std::chrono::floor<std::chrono::days>(script.now) + 24h + 8h;
        REQUIRE(script.play(
            OpenDay{.day = BusinessDay{std::chrono::floor<std::chrono::days>(script.now)}}));
    }

    /// At counter 1.
    [[nodiscard]] float meanMinutes(std::size_t service)
    {
        learn();
        const Rates rates = learned.rates(monday);
        const auto pace = rates.paces.find({"clerk1"});
        return std::exp(rates.services[service].logMean +
                        (pace == rates.paces.end() ? 0 : pace->second.logFactor)) /
               minute;
    }

private:
    Seen startedAt()
    {
        (void)script.play(StartService{.counter = {1}, .seen = script.seen(1)});
        return script.seen(1);
    }

    std::size_t m_learnedTo = 0;
};

} // namespace

TEST_CASE("before the hall has a past, the catalogue's figures hold", "[forecast][learned]")
{
    Weeks weeks;
    weeks.learn();

    CHECK(weeks.learned.rates(monday).services[0].doubt > 0.2F);
    CHECK(weeks.meanMinutes(0) == Approx(5).epsilon(0.25));
}

TEST_CASE("what a service really takes is learned, the others lean on it", "[forecast][learned]")
{
    Weeks weeks;
    weeks.script.open(1);
    for (int citizen = 0; citizen < 60; ++citizen) {
        weeks.serve("a1", citizen % 2 == 0 ? 9min : 11min);
    }
    weeks.nextDay();

    CHECK(weeks.meanMinutes(0) == Approx(10).epsilon(0.1));
    CHECK(weeks.meanMinutes(1) > 5.0F);
    CHECK(weeks.learned.rates(monday).services[0].doubt <
          weeks.learned.rates(monday).services[1].doubt);
}

TEST_CASE("a ticket left in service over lunch changes little", "[forecast][learned]")
{
    Weeks weeks;
    weeks.script.open(1);
    for (int citizen = 0; citizen < 40; ++citizen) {
        weeks.serve("a1", citizen % 2 == 0 ? 4min : 6min);
    }
    weeks.nextDay();
    const float before = weeks.meanMinutes(0);
    weeks.script.open(1);
    weeks.serve("a1", 3h);
    weeks.nextDay();

    CHECK(weeks.meanMinutes(0) == Approx(before).epsilon(0.08));
}

TEST_CASE("a clerk's pace is told from the service's length", "[forecast][learned]")
{
    Weeks weeks;
    for (int day = 0; day < 2; ++day) {
        weeks.script.open(1, day == 0 ? "quick" : "slow");
        for (int citizen = 0; citizen < 80; ++citizen) {
            weeks.serve("a1", (day == 0 ? 4min : 6min) + (citizen % 3) * 20s);
        }
        weeks.nextDay();
    }
    weeks.learn();

    const Rates rates = weeks.learned.rates(monday);
    CHECK(rates.paces.at({"slow"}).logFactor - rates.paces.at({"quick"}).logFactor > 0.2F);
}

TEST_CASE("lunch and hours of a counter become habit, one early leaving stays a surprise",
          "[forecast][learned]")
{
    Weeks weeks;
    for (int day = 0; day < 6; ++day) {
        weeks.script.open(1);
        weeks.script.wait(4h); // 12:00
        REQUIRE(weeks.script.play(PauseCounter{.counter = {1}, .seen = {}}));
        weeks.script.wait(1h);
        REQUIRE(weeks.script.play(ResumeCounter{.counter = {1}}));
        weeks.script.wait(day == 3 ? 1h : 4h); // 17:00, on the fourth day 14:00
        REQUIRE(weeks.script.play(CloseCounter{.counter = {1}, .seen = {}}));
        weeks.nextDay();
    }
    weeks.learn();

    const Rates rates = weeks.learned.rates(monday);
    REQUIRE(rates.counters[0].days.size() == 5);
    const std::vector<Absence> usual{{.from = 0, .to = 8 * hour},
                                     {.from = 12 * hour, .to = 13 * hour},
                                     {.from = 17 * hour, .to = never}};
    CHECK(rates.counters[0].days.front().absences == usual);
    CHECK(rates.closures == std::vector<Seconds>{never});
    CHECK(rates.pauses.empty());
    CHECK(rates.counters[0].surprisesPerSecond > 0);
}

TEST_CASE("calls to nobody and people who give up are learned", "[forecast][learned]")
{
    Weeks weeks;
    weeks.script.open(1);
    for (int citizen = 0; citizen < 60; ++citizen) {
        weeks.script.take("a1");
        weeks.script.wait(1min);
        weeks.next();
        weeks.script.wait(45s);
        if (citizen % 2 == 0) {
            REQUIRE(weeks.script.play(MarkNoShow{.counter = {1}, .seen = weeks.script.seen(1)}));
        } else {
            weeks.script.wait(5min);
        }
        weeks.script.take("b1");
        weeks.script.wait(10min);
        REQUIRE(weeks.script.play(
            CancelTicket{.which = {.ticket = weeks.script.hall.tickets.back().id, .codeHash = {}}}));
    }
    weeks.nextDay();
    weeks.learn();

    const Rates rates = weeks.learned.rates(monday);
    CHECK(rates.missed[0] == Approx(0.5).margin(0.15));
    CHECK(rates.missTakes.front() == Approx(45));
    CHECK(rates.giveUpPerSecond[WaitSteps::of(600)] > rates.giveUpPerSecond[0]);
}

TEST_CASE("who comes when is learned", "[forecast][learned]")
{
    Weeks weeks;
    for (int day = 0; day < 3; ++day) {
        for (int citizen = 0; citizen < 30; ++citizen) {
            weeks.script.wait(1min); // between 8:00 and 8:30
            weeks.script.take(citizen % 3 == 0 ? "a1" : "b1", citizen % 3 == 0 ? "elder" : "");
        }
        weeks.nextDay();
    }
    weeks.learn();

    const Rates rates = weeks.learned.rates(monday);
    CHECK(rates.arrivalsPerSecond[16] == Approx(1 / minute).epsilon(0.1));
    CHECK(rates.arrivalsPerSecond[20] == 0);
    CHECK(rates.shares[0 * 3 + 1] == Approx(1.0 / 3));
    CHECK(rates.shares[2 * 3 + 0] == Approx(2.0 / 3));
}

TEST_CASE("today's crowd shows in the day's factor", "[forecast][learned]")
{
    Weeks weeks;
    for (int day = 0; day < 4; ++day) {
        for (int citizen = 0; citizen < (day < 3 ? 60 : 120); ++citizen) {
            weeks.script.wait(30s);
            weeks.script.take("a1");
        }
        if (day < 3) {
            weeks.nextDay();
        }
    }
    weeks.learn();

    const Rates rates = weeks.learned.rates(monday);
    CHECK(weeks.learned.today(9 * hour, rates).arrivalFactor > 1.3F);
}

TEST_CASE("what was learned is stored and read again", "[forecast][learned]")
{
    Weeks weeks;
    weeks.script.open(1);
    weeks.serve("a1", 7min);
    weeks.script.take("b1", "urgent");
    weeks.nextDay();
    weeks.learn();

    const auto read = parsePastDays(toText(weeks.learned.past()));

    REQUIRE(read);
    CHECK(*read == weeks.learned.past());
    const Learned again{*read, weeks.script.hall.rules};
    CHECK(again.rates(monday).services[0].logMean ==
          weeks.learned.rates(monday).services[0].logMean);
}

TEST_CASE("text that isn't ours is refused with a reason", "[forecast][learned]")
{
    for (const char* text : {"",
                             "{",
                             "[]",
                             "{\"version\":1}",
                             "{\"version\":99}",
                             "{\"version\":1,\"up_to\":\"x\"}"}) {
        CAPTURE(text);
        const auto read = parsePastDays(text);
        REQUIRE_FALSE(read);
        CHECK_FALSE(read.error().empty());
    }
}
