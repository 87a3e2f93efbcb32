// SPDX-License-Identifier: Apache-2.0
#include "app/simulate/invariants.h"
#include "app/simulate/world.h"
#include "tests/bench/play.h"
#include "tests/bench/setup.h"

#include <benchmark/benchmark.h>

namespace hall::bench {

namespace {

using namespace std::chrono_literals;

constexpr int counters = 16;
constexpr Duration work = 60s;

/// Sixteen counters that serve everything, eight hours without a break.
Rules eightHours()
{
    Rules rules = fortyServices();
    for (int number = 2; number <= counters; ++number) {
        rules.counters.push_back(rules.counters.front());
        rules.counters.back().number = CounterNumber{number};
    }
    rules.hours = {OpenSpan{.weekday = 1, .fromMinute = 8 * 60, .toMinute = 16 * 60}};
    return rules;
}

/// So many at once, then as many as the counters can serve.
simulate::Arrivals steadyCrowd(const Rules& rules, std::int64_t waiting)
{
    // Calling and walking take their time, too.
    constexpr Duration between = (work + 32s) / counters;
    simulate::Arrivals arrivals;
    const auto come = [&](Duration at) {
        const std::size_t count = arrivals.size();
        const std::size_t priority = count % 8 == 3 ? 1 : count % 8 == 6 ? 2 : 0;
        arrivals.push_back({.at = at,
                            .service = count * 17 % rules.services.size(),
                            .priority = priority,
                            .work = work});
    };
    for (std::int64_t count = 0; count < waiting; ++count) {
        come(Duration{count});
    }
    for (Duration at = 10s; at < 8h; at += between) {
        come(at);
    }
    return arrivals;
}

/// A day of everything that people do and everything that goes wrong, with all invariants checked
/// after every event.
void simulateDay(benchmark::State& state, const Setup& setup)
{
    const Rules rules = eightHours();
    simulate::WorldOptions options;
    options.faults = simulate::Faults::many();
    options.faults.vanishingPerDay = 0.0;
    options.customs = simulate::Customs::many();
    options.arrivals = {steadyCrowd(rules, state.range(0))};
    const Time end = options.zone.moment(options.first, (setup.tiny ? 9 : 16) * 60);
    std::int64_t commands = 0;
    double waiting = 0.0;
    std::int64_t steps = 0;
    while (state.KeepRunning()) {
        state.PauseTiming();
        simulate::World world{rules, options};
        simulate::Invariants invariants;
        world.watch(invariants);
        state.ResumeTiming();
        while (world.now() < end && world.step()) {
            waiting += static_cast<double>(world.hall().waiting);
            ++steps;
        }
        commands += world.commands();
        if (!invariants.breaches().empty()) {
            state.SkipWithError(invariants.breaches().front().c_str());
        }
    }
    state.SetItemsProcessed(commands);
    state.counters["waiting"] = waiting / static_cast<double>(steps);
}

} // namespace

void addSimulateDay(const Setup& setup)
{
    for (const std::int64_t waiting : {100, 3'000}) {
        benchmark::RegisterBenchmark(
            "SimulateDay", [&setup](benchmark::State& state) { simulateDay(state, setup); })
            ->ArgName("waiting")
            ->Arg(waiting)
            ->Unit(benchmark::kMillisecond);
    }
}

} // namespace hall::bench
