// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/play.h"
#include "tests/bench/samples.h"
#include "tests/bench/setup.h"

#include <utility>

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

/// Every rule of a hall at once: k with priority and then one without, half of the groups by a
/// plan, one by a binding and the others helped out with, hours, quotas, one live ticket, signs of
/// touting.
Rules everyRule()
{
    Rules rules = fortyServices();
    rules.policy.choice = ChoiceRule::Interleave;
    rules.policy.unboundPerMinute = 60;
    rules.policy.toutingSigns = 50;
    rules.policy.preferredClerk = 3min;
    for (Service& service : rules.services) {
        service.dayQuota = 1'000'000;
        service.subjectQuota = 5;
        service.cutOffMinutes = 10;
    }
    const std::vector<GroupCode> groups = std::exchange(rules.counters[0].groups, {});
    const auto half = static_cast<std::ptrdiff_t>(groups.size() / 2);
    rules.plans = {Plan{
        .code = {"peak"},
        .name = {},
        .counters = {{.counter = theCounter, .groups = {groups.begin(), groups.begin() + half}}},
        .hours = {}}};
    for (auto group = groups.begin() + half + 1; group != groups.end(); ++group) {
        rules.counters[0].backups.push_back(Backup{.group = *group, .after = 1min});
    }
    rules.hours = {OpenSpan{.weekday = 1, .fromMinute = 9 * 60, .toMinute = 17 * 60}};
    return rules;
}

/// One in four says who he is.
TakeTicket nextOfSomebody(const Rules& rules, std::size_t count)
{
    TakeTicket take = nextTicket(rules, count);
    if (count % 4 == 0) {
        take.subject = Subject{.hash = {"subject-" + std::to_string(count)}};
    }
    return take;
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

/// Citizens come as often as one kiosk can serve them.
Play hallOfEveryRule(std::int64_t waiting)
{
    Play play{aMorning};
    play.setLocal({.date = aDay, .weekday = 1, .minute = 10 * 60});
    const Rules rules = everyRule();
    const GroupCode bound = rules.services[rules.services.size() / 2].group;
    (void)play.begin(rules, "bench", aDay);
    play.carryOut(ChoosePlan{.plan = {"peak"}});
    play.carryOut(BindCounter{.counter = theCounter, .groups = {bound}});
    for (std::int64_t count = 0; count < waiting; ++count) {
        play.pass(10s);
        play.carryOut(nextOfSomebody(play.hall().rules, static_cast<std::size_t>(count)));
    }
    return play;
}

/// One more takes a ticket, the counter calls the next: as many wait as before.
template <class NextTaker>
void chooseNext(benchmark::State& state, const Play& morning, Duration between, NextTaker next)
{
    Play play = morning;
    auto count = static_cast<std::size_t>(state.range(0));
    while (state.KeepRunning()) {
        play.pass(between);
        play.carryOut(next(play.hall().rules, count));
        play.carryOut(CallNext{.counter = theCounter, .seen = play.seenAt(theCounter)});
        if (++count % ticketsOfDay == 0) {
            state.PauseTiming();
            play = morning;
            state.ResumeTiming();
        }
    }
}

} // namespace

void addChooseNext(const Setup& setup)
{
    for (const std::int64_t waiting : {100, 1'000, 10'000, 100'000}) {
        benchmark::RegisterBenchmark("ChooseNext",
                                     [](benchmark::State& state) {
                                         chooseNext(
                                             state, hallWith(state.range(0)), 100ms, &nextTicket);
                                     })
            ->ArgName("waiting")
            ->Arg(waiting);
    }
    benchmark::RegisterBenchmark("ChooseNext/rules:all",
                                 [&setup](benchmark::State& state) {
                                     const auto waiting = setup.scaled(state.range(0));
                                     chooseNext(
                                         state, hallOfEveryRule(waiting), 10s, &nextOfSomebody);
                                 })
        ->ArgName("waiting")
        ->Arg(100'000);
}

} // namespace hall::bench
