// SPDX-License-Identifier: Apache-2.0
#include "app/forecast/forecast.h"
#include "tests/support/hall_script.h"

#include <catch2/catch.hpp>

#include <cmath>

using namespace hall;
using namespace std::chrono_literals;
using hall::test::HallScript;

namespace {

constexpr Seconds minute = 60;
constexpr Seconds hour = 3600;

/// The small hall at 9:00, with rates of the test's own choice.
struct Morning
{
    HallScript script;
    std::shared_ptr<const FlatRules> rules = std::make_shared<const FlatRules>(script.hall.rules);
    Rates rates = someRates();
    Today today{.awaySince = {0, 0, 0}, .lastClerk = {{}, {}, {}}, .arrivalFactor = 1};

    [[nodiscard]] static Rates someRates()
    {
        Rates rates;
        rates.services.assign(3, {.logMean = std::log(5 * minute), .spread = 0.5F, .doubt = 0});
        rates.missTakes = {minute};
        return rates;
    }

    [[nodiscard]] Forecast forecast(std::optional<std::size_t> extra = std::nullopt,
                                    Duration local = 9h) const
    {
        return hall::forecast(takeOutlook(script.hall, rules, today, script.now, local),
                              rates,
                              {.runs = 400, .seed = 7, .extraCounterFor = extra});
    }

    /// Of the ticket that was taken as `number`th, from 0 on.
    [[nodiscard]] std::optional<Wait> of(std::size_t number) const
    {
        const auto outlook = takeOutlook(script.hall, rules, today, script.now, 9h);
        const auto at = std::ranges::find(outlook.waiting, number, &WaitingTicket::key);
        return forecast().waiting[static_cast<std::size_t>(at - outlook.waiting.begin())];
    }

    [[nodiscard]] std::optional<Wait> last() const
    {
        return of(script.hall.tickets.size() - 1);
    }

    void take(const std::string& service, int count, const std::string& priority = {})
    {
        for (int each = 0; each < count; ++each) {
            script.wait(1s);
            script.take(service, priority);
        }
    }

    void next(int counter)
    {
        REQUIRE(script.play(CallNext{.counter = {counter}, .seen = script.seen(counter)}));
    }
};

} // namespace

TEST_CASE("the range widens with the people ahead", "[forecast]")
{
    Morning morning;
    morning.script.open(1);
    morning.take("a1", 2);
    const auto second = morning.last();
    morning.take("a1", 8);
    const auto tenth = morning.last();

    REQUIRE(second);
    REQUIRE(tenth);
    CHECK(second->low < second->median);
    CHECK(second->median < second->high);
    CHECK(tenth->median > 7 * second->median);
    CHECK(tenth->high - tenth->low > second->high - second->low);
}

TEST_CASE("the same seed gives the same forecast", "[forecast]")
{
    Morning morning;
    morning.script.open(3);
    morning.take("b1", 5);

    CHECK(morning.forecast().waiting == morning.forecast().waiting);
}

TEST_CASE("a service that has lasted long is soon over, and one far beyond everything isn't",
          "[forecast]")
{
    Morning morning;
    morning.script.open(1);
    morning.take("a1", 2);
    morning.next(1);
    REQUIRE(morning.script.play(StartService{.counter = {1}, .seen = morning.script.seen(1)}));
    const auto fresh = morning.last();
    morning.script.wait(6min);
    const auto later = morning.last();
    morning.script.wait(2h);
    const auto outlier = morning.last();

    REQUIRE(fresh);
    REQUIRE(later);
    CHECK(later->median < 0.7F * fresh->median);
    REQUIRE(outlier);
    CHECK(outlier->median > hour / 2);
}

TEST_CASE("those with priority who are still to come make the others wait longer", "[forecast]")
{
    Morning morning;
    morning.script.open(1);
    morning.take("a1", 6);
    const auto alone = morning.last();
    // Every fourth minute somebody urgent for a1.
    morning.rates.arrivalsPerSecond.fill(1.0F / (4 * minute));
    morning.rates.shares.assign(9, 0);
    morning.rates.shares[2] = 1;
    const auto overtaken = morning.last();

    REQUIRE(alone);
    REQUIRE(overtaken);
    CHECK(overtaken->median > 1.5F * alone->median);
}

TEST_CASE("whoever comes later without priority overtakes nobody", "[forecast]")
{
    Morning morning;
    morning.script.open(1);
    morning.take("a1", 6);
    const auto alone = morning.forecast().waiting;
    morning.rates.arrivalsPerSecond.fill(1.0F / minute);
    morning.rates.shares.assign(9, 0);
    morning.rates.shares[0] = 1;

    CHECK(morning.forecast().waiting == alone);
}

TEST_CASE("nothing is said where nobody is there to call", "[forecast]")
{
    Morning morning;
    morning.script.open(1);
    morning.take("b1", 1);

    CHECK_FALSE(morning.last());
    CHECK(morning.forecast().newcomer(0, 0));
    CHECK_FALSE(morning.forecast().newcomer(2, 0));
}

TEST_CASE("a counter that usually opens at ten is waited for", "[forecast]")
{
    Morning morning;
    morning.take("b1", 1);
    morning.rates.counters.assign(3, {});
    morning.rates.counters[1].days = {
        {.weight = 1,
         .absences = {{.from = 0, .to = 10 * hour}, {.from = 12 * hour, .to = never}}}};

    REQUIRE(morning.last());
    CHECK(morning.last()->median == Approx(hour));
}

TEST_CASE("a counter that nobody opens isn't counted on, though clerks stay while some wait",
          "[forecast]")
{
    Morning morning;
    morning.script.open(3);
    morning.rates.counters.assign(3, {});
    morning.rates.counters[0].days = {{.weight = 1, .absences = {{.from = 0, .to = never}}}};
    morning.rates.counters[2].days = {
        {.weight = 1, .absences = {{.from = 9 * hour + minute, .to = never}}}};
    morning.take("a1", 5);
    CHECK_FALSE(morning.last());

    morning.rates.staysWhileSomeWait = 1;

    REQUIRE(morning.last());
    CHECK(morning.last()->median > 20 * minute);
}

TEST_CASE("lunch is known", "[forecast]")
{
    Morning morning;
    morning.script.open(1);
    morning.rates.counters.assign(3, {});
    morning.rates.counters[0].days = {
        {.weight = 1,
         .absences = {{.from = 0, .to = 8 * hour},
                      {.from = 9 * hour + 10 * minute, .to = 10 * hour},
                      {.from = 17 * hour, .to = never}}}};
    morning.take("a1", 9);

    REQUIRE(morning.last());
    CHECK(morning.last()->median > hour);
}

TEST_CASE("whoever won't be called before the day ends isn't told a time", "[forecast]")
{
    Morning morning;
    morning.script.open(1);
    morning.rates.counters.assign(3, {});
    morning.rates.counters[0].days = {
        {.weight = 1, .absences = {{.from = 9 * hour + 20 * minute, .to = never}}}};
    morning.take("a1", 20);

    CHECK_FALSE(morning.last());
}

TEST_CASE("a counter that leaves where it never does is believed to be back as such ones are",
          "[forecast]")
{
    Morning morning;
    morning.script.open(2);
    morning.take("b1", 1);
    REQUIRE(morning.script.play(PauseCounter{.counter = {2}, .seen = {}}));
    morning.today.awaySince[1] = 9 * hour - 5 * minute;
    morning.rates.counters.assign(3, {});
    morning.rates.counters[1].days = {
        {.weight = 1, .absences = {{.from = 17 * hour, .to = never}}}};
    morning.rates.closures = {never};
    morning.rates.pauses = {4 * minute, 15 * minute};

    REQUIRE(morning.last());
    CHECK(morning.last()->median == Approx(10 * minute));
}

TEST_CASE("one more counter shortens the wait for its group alone", "[forecast]")
{
    Morning morning;
    morning.script.open(1);
    morning.script.open(2);
    morning.take("a1", 10);
    morning.take("b1", 10);

    const Forecast now = morning.forecast();
    const Forecast then = morning.forecast(morning.rules->group({"a"}));

    REQUIRE(now.newcomer(0, 0));
    REQUIRE(then.newcomer(0, 0));
    CHECK(then.newcomer(0, 0)->median < 0.7F * now.newcomer(0, 0)->median);
    CHECK(then.newcomer(2, 0)->median == Approx(now.newcomer(2, 0)->median).epsilon(0.15));
}

TEST_CASE("people who won't come when called take less time", "[forecast]")
{
    Morning morning;
    morning.script.open(1);
    morning.take("a1", 10);
    const auto all = morning.last();
    morning.rates.missed.fill(0.5F);
    const auto half = morning.last();

    REQUIRE(half);
    CHECK(half->median < 0.75F * all->median);
}

TEST_CASE("people who give up in line make room", "[forecast]")
{
    Morning morning;
    morning.script.open(1);
    morning.take("a1", 10);
    const auto all = morning.last();
    morning.rates.giveUpPerSecond.fill(1 / (30 * minute));
    const auto fewer = morning.last();

    REQUIRE(fewer);
    CHECK(fewer->median < 0.8F * all->median);
}

TEST_CASE("a counter that helps comes once who stands before the patient one is called",
          "[forecast]")
{
    Rules rules = test::smallRules();
    rules.counters[1].backups = {{.group = {"a"}, .after = 10min}};
    Morning morning{.script = HallScript{rules}};
    morning.rates.services[0] = {.logMean = std::log(16 * minute), .spread = 1e-6F, .doubt = 0};
    morning.script.open(1);
    morning.script.open(2);
    morning.take("a1", 1);
    morning.next(1);
    REQUIRE(morning.script.play(StartService{.counter = {1}, .seen = morning.script.seen(1)}));
    morning.take("b1", 1);
    morning.take("a1", 1);
    morning.script.wait(14min);
    REQUIRE(morning.script.tell("2 next | 2 start | 2 transfer a1").ends_with("waiting"));
    morning.script.wait(1min);

    // Counter 1 is done in a minute and calls the one who was sent on, who keeps his place but has
    // not stood there for long: nobody comes to help him.
    const auto sentOn = morning.of(1);
    const auto patient = morning.of(2);
    REQUIRE(sentOn);
    CHECK(sentOn->median == Approx(minute).margin(5));
    REQUIRE(patient);
    CHECK(patient->median == Approx(sentOn->median).margin(1));
}

TEST_CASE("where others only help, it is told when they will", "[forecast]")
{
    Rules rules = test::smallRules();
    rules.counters[1].backups = {{.group = {"a"}, .after = 10min}};
    Morning morning{.script = HallScript{rules}};
    morning.script.open(2);
    const auto newcomer = morning.forecast().newcomer(0, 0);
    morning.take("a1", 1);
    morning.script.wait(4min);
    const auto patient = morning.last();

    REQUIRE(newcomer);
    CHECK(newcomer->median == Approx(10 * minute));
    REQUIRE(patient);
    CHECK(patient->median == Approx(6 * minute));
}
