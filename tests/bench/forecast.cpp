// SPDX-License-Identifier: Apache-2.0
#include "app/forecast/forecast.h"

#include "app/settings/settings.h"
#include "tests/bench/play.h"
#include "tests/bench/samples.h"
#include "tests/bench/setup.h"

namespace hall::bench {

namespace {

using namespace std::chrono_literals;

constexpr BusinessDay aDay{std::chrono::year{2026} / 11 / 23};
/// 10:00 in the hall.
constexpr Time aMorning = std::chrono::sys_days{aDay.date} + 2h;
constexpr Duration local = 10h;

/// The district hall with a clerk at every counter and somebody in front of each.
Play busyHall(const Rules& rules, std::int64_t waiting)
{
    Play play{aMorning};
    (void)play.begin(rules, "bench", aDay);
    const auto counters = static_cast<std::int64_t>(rules.counters.size());
    for (std::int64_t count = 0; count < waiting + counters; ++count) {
        const auto place = static_cast<std::size_t>(count);
        play.pass(1s);
        play.carryOut(
            TakeTicket{.service = rules.services[place % rules.services.size()].code,
                       .priority = rules.classes[place % 8 == 3 ? 1 : 0].code,
                       .codeHash = "5d41402abc4b2a76b9719d911017c592" + std::to_string(count)});
    }
    for (const Counter& counter : rules.counters) {
        play.carryOut(CallNext{.counter = counter.number, .seen = play.seenAt(counter.number)});
    }
    return play;
}

/// Rates as after some weeks: everything that a run can draw is drawn.
Rates learnedRates(const FlatRules& rules)
{
    constexpr int monday = 1;
    Rates rates = catalogueRates(rules, monday);
    rates.arrivalsPerSecond.fill(0.03F);
    rates.shares.assign(rules.services.size() * rules.credits.size(),
                        1.0F / static_cast<float>(rules.services.size() * rules.credits.size()));
    rates.giveUpPerSecond.fill(1e-5F);
    rates.pauses = {300, 420, 600};
    rates.closures = {3600, never};
    rates.staysWhileSomeWait = 0.9F;
    for (CounterRate& counter : rates.counters) {
        counter.surprisesPerSecond = 5e-5F;
        // Twenty past days whose evenings are long, so that everybody is called.
        counter.days.assign(
            20,
            CounterDay{.weight = 1,
                       .absences = {{.from = 0, .to = 32400}, {.from = 43200, .to = 48600}}});
    }
    return rates;
}

/// Everybody who waits and a newcomer of every service and class, as the hall would tell them.
void forecastAll(benchmark::State& state, const Rules& rules)
{
    const Play play = busyHall(rules, state.range(0));
    const auto flat = std::make_shared<const FlatRules>(play.hall().rules);
    const Rates rates = learnedRates(*flat);
    Samples samples;
    Samples looks;
    while (state.KeepRunning()) {
        const auto start = std::chrono::steady_clock::now();
        const Outlook outlook = takeOutlook(play.hall(), flat, {}, play.now(), local);
        looks.addSince(start);
        benchmark::DoNotOptimize(forecast(outlook, rates, {.runs = ForecastOptions{}.runs}));
        samples.addSince(start);
    }
    samples.report(state);
    state.counters["outlook_p50_ms"] = looks.quantileMs(0.5);
}

} // namespace

void addForecast(const Setup& setup)
{
    const auto settings = load(setup.hallToml);
    if (!settings) {
        return;
    }
    for (const std::int64_t waiting : {100, 1'000}) {
        benchmark::RegisterBenchmark("ForecastAll", &forecastAll, settings->rules)
            ->ArgName("waiting")
            ->Arg(waiting)
            ->Unit(benchmark::kMillisecond);
    }
}

} // namespace hall::bench
