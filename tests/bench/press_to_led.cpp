// SPDX-License-Identifier: Apache-2.0
#include "app/settings/settings.h"
#include "tests/bench/folder.h"
#include "tests/bench/hall_process.h"
#include "tests/bench/led_cards.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <random>

namespace hall::bench {

namespace {

using namespace std::chrono_literals;

constexpr std::int64_t pressesMost = 200;
constexpr Nanoseconds shownWithin = 10s;
constexpr Nanoseconds settledAfter = 15s; ///< the dead are known as such, the asking goes round

/// District's settings and the strips, in a file of its own.
Result<void, std::string>
writeSettings(const Setup& setup, const std::string& leds, const std::filesystem::path& path)
{
    std::ifstream from(setup.hallToml, std::ios::binary);
    std::ofstream to(path, std::ios::binary);
    to << from.rdbuf() << leds;
    return to.good() ? Result<void, std::string>{} : failure("can't write " + path.string());
}

/// A service that each counter may serve.
Result<std::map<int, std::string>, std::string> servicesOf(const std::filesystem::path& toml)
{
    const auto settings = hall::load(toml);
    if (!settings) {
        return failure(toText(settings.error().front()));
    }
    std::map<int, std::string> services;
    for (const Counter& counter : settings->rules.counters) {
        for (const Service& service : settings->rules.services) {
            if (std::ranges::find(counter.groups, service.group) != counter.groups.end()) {
                services[counter.number.value] = service.code.value;
            }
        }
    }
    return services;
}

/// All clerks of the hall, who call one after another.
class Clerks
{
public:
    explicit Clerks(Line line)
        : m_line(std::move(line))
    {
    }

    [[nodiscard]] Result<void, std::string> open(int counters, std::map<int, std::string> services)
    {
        m_services = std::move(services);
        return openHall(m_line, counters);
    }

    /// One more waits, whom the next press at that counter calls.
    [[nodiscard]] Result<std::string, std::string> letWait(int counter)
    {
        return ask(
            m_line, "ticket.take", commandParams("\"service\":\"" + m_services[counter] + '"'));
    }

    /// Sends the press; the answer is read later, so that nothing here waits for the node.
    [[nodiscard]] bool press(int counter)
    {
        const std::string& current = m_current[counter];
        const std::string seen = current.empty() ? "null" : '"' + current + '"';
        return m_line.send(
            "counter.next",
            commandParams("\"counter\":" + std::to_string(counter) + ",\"seen\":" + seen));
    }

    /// The number that was called.
    [[nodiscard]] Result<std::string, std::string> answer(int counter)
    {
        const auto answer = m_line.await();
        if (!answer || textOf(*answer, "number").empty()) {
            return failure(answer.value_or("no answer to counter.next"));
        }
        m_current[counter] = textOf(*answer, "id");
        return textOf(*answer, "number");
    }

private:
    Line m_line;
    std::map<int, std::string> m_services;
    std::map<int, std::string> m_current;
};

/// One press, to the answer of the card over that counter with the called number on it.
Result<Nanoseconds, std::string> pressOnce(Clerks& clerks, LedCards& cards, int counter)
{
    const SteadyTime pressed = std::chrono::steady_clock::now();
    cards.forgetAnswers(counter);
    if (!clerks.press(counter)) {
        return failure(std::string("the node took no press"));
    }
    auto shown = cards.awaitAnswer(counter, "请", shownWithin);
    const auto number = clerks.answer(counter);
    if (!number) {
        return failure(number.error());
    }
    if (shown) {
        shown = cards.awaitAnswer(counter, *number, shownWithin);
    }
    return shown ? Result<Nanoseconds, std::string>{*shown - pressed}
                 : failure("the strip doesn't show " + *number);
}

void pressAll(benchmark::State& state,
              const LedHall& hall,
              Clerks& clerks,
              LedCards& cards,
              std::int64_t presses)
{
    std::mt19937 random; // NOLINT: the same times on every run
    Samples samples;
    int counter = 0;
    while (state.KeepRunningBatch(presses)) {
        for (std::int64_t count = 0; count < presses; ++count) {
            do {
                counter = counter % hall.counters + 1;
            } while (hall.dead.contains(counter));
            const auto waits = clerks.letWait(counter);
            LedCards::rest(std::chrono::milliseconds{300 + random() % 500});
            const auto took = waits ? pressOnce(clerks, cards, counter) : failure(waits.error());
            if (!took) {
                state.SkipWithError(took.error().c_str());
                return;
            }
            samples.add(*took);
        }
    }
    samples.report(state);
}

void pressToLed(benchmark::State& state, const Setup& setup, const LedHall& hall)
{
    const Folder folder{setup.dataRoot};
    auto cards = LedCards::plugIn(hall, folder.path());
    if (!cards) {
        state.SkipWithError(cards.error().c_str());
        return;
    }
    Setup withStrips = setup;
    withStrips.hallToml = folder.path() / "hall.toml";
    const std::int64_t presses = setup.scaled(pressesMost);
    const auto written = writeSettings(setup, (*cards)->settings(), withStrips.hallToml);
    HallProcess node{withStrips, folder.path() / "data"};
    auto line = written ? node.start() : failure(written.error());
    if (!line) {
        state.SkipWithError(line.error().c_str());
        return;
    }
    Clerks clerks{std::move(*line)};
    const auto services = servicesOf(withStrips.hallToml);
    const auto ready = services ? clerks.open(hall.counters, *services) : failure(services.error());
    if (!ready || !(*cards)->awaitAll(30s)) {
        state.SkipWithError(ready ? "a strip stays dark" : ready.error().c_str());
        return;
    }
    LedCards::rest(setup.tiny ? 1s : settledAfter);
    pressAll(state, hall, clerks, **cards, presses);
}

} // namespace

void addPressToLed(const Setup& setup)
{
    const auto add = [&setup](const char* name, const LedHall& hall) {
        benchmark::RegisterBenchmark(name, [&setup, hall](benchmark::State& state) {
            pressToLed(state, setup, hall);
        })->Unit(benchmark::kMillisecond);
    };
    add("PressToLed/tcp", {});
    add("PressToLed/bus16", {.isBus = true, .counters = 16, .dead = {}});
    add("PressToLed/bus16_dead3", {.isBus = true, .counters = 16, .dead = {4, 9, 13}});
}

} // namespace hall::bench
