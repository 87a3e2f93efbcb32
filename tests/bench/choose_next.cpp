// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/play.h"
#include "tests/bench/samples.h"
#include "tests/bench/setup.h"

namespace hall::bench {

namespace {

using namespace std::chrono_literals;

constexpr CounterNumber theCounter{1};
constexpr BusinessDay aDay{std::chrono::year{2026} / 11 / 23};
constexpr Time aMorning = std::chrono::sys_days{aDay.date} + 1h;
/// Tickets of a day before the hall begins a new one, so that it doesn't grow with the iterations.
constexpr int ticketsOfDay = 20'000;

/// The next citizen: any service, one in eight old, one in eight a veteran.
TakeTicket nextTicket(const Rules& rules, std::size_t count)
{
    const std::size_t service = count * 17 % rules.services.size();
    const std::size_t priority = count % 8 == 3 ? 1 : count % 8 == 6 ? 2 : 0;
    return TakeTicket{.service = rules.services[service].code,
                      .priority = rules.classes[priority].code,
                      .codeHash = "5d41402abc4b2a76b9719d911017c592" + std::to_string(count)};
}

Play hallWith(std::int64_t waiting)
{
    Play play{aMorning};
    (void)play.begin(fortyServices(), "bench", aDay);
    for (std::int64_t count = 0; count < waiting; ++count) {
        play.pass(100ms);
        play.carryOut(nextTicket(play.hall().rules, static_cast<std::size_t>(count)));
    }
    return play;
}

/// One more takes a ticket, the counter calls the next: as many wait as before.
void chooseNext(benchmark::State& state)
{
    const Play morning = hallWith(state.range(0));
    Play play = morning;
    std::size_t count = 0;
    while (state.KeepRunning()) {
        play.pass(100ms);
        play.carryOut(nextTicket(play.hall().rules, count));
        play.carryOut(CallNext{.counter = theCounter, .seen = play.seenAt(theCounter)});
        if (++count % ticketsOfDay == 0) {
            state.PauseTiming();
            play = morning;
            state.ResumeTiming();
        }
    }
}

} // namespace

void addChooseNext()
{
    for (const std::int64_t waiting : {100, 1'000, 10'000, 100'000}) {
        benchmark::RegisterBenchmark("ChooseNext", &chooseNext)->ArgName("waiting")->Arg(waiting);
    }
}

} // namespace hall::bench
