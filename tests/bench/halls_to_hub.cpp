// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/await.h"
#include "tests/bench/city.h"
#include "tests/bench/folder.h"
#include "tests/bench/simulated_halls.h"
#include "tests/engines/postgres_process.h"

#include <random>

namespace hall::bench {

namespace {

using namespace std::chrono_literals;

constexpr int cityConnections = 100;
constexpr int hallsOfConnection = 100;
constexpr auto ratesLast = 60s;
constexpr auto answersWithin = 120s;

/// Ten thousand halls on a hundred connections, each event at a moment of its own.
class CityOfHalls
{
public:
    CityOfHalls(const Setup& setup, City& city)
        : m_lasts(setup.tiny ? 600ms : std::chrono::milliseconds{ratesLast})
    {
        const auto connections = setup.scaled(cityConnections);
        for (int i = 0; i < connections; ++i) {
            m_halls.push_back(
                std::make_unique<SimulatedHalls>(city.broker().as("halls-" + std::to_string(i)),
                                                 i * hallsOfConnection,
                                                 hallsOfConnection));
            m_halls.back()->start();
        }
    }

    [[nodiscard]] bool areMet() const
    {
        return std::ranges::all_of(m_halls, [](const auto& halls) { return halls->areMet(); });
    }

    /// `rate`: events of each hall in a second, on average.
    void play(double rate)
    {
        const auto halls = static_cast<double>(m_halls.size() * hallsOfConnection);
        std::exponential_distribution<double> between{rate * halls};
        const SteadyTime start = std::chrono::steady_clock::now();
        const SteadyTime end = start + m_lasts;
        auto due = start;
        QTimer beat;
        beat.setTimerType(Qt::PreciseTimer);
        beat.start(1ms);
        while (due < end) {
            if (due > std::chrono::steady_clock::now()) {
                QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
                continue;
            }
            m_halls[m_random() % m_halls.size()]->publish(
                static_cast<int>(m_random() % hallsOfConnection));
            ++m_published;
            due += std::chrono::duration_cast<Nanoseconds>(
                std::chrono::duration<double>{between(m_random)});
        }
    }

    [[nodiscard]] std::int64_t waiting() const
    {
        std::int64_t waiting = 0;
        for (const auto& halls : m_halls) {
            waiting += halls->waiting();
        }
        return waiting;
    }

    void report(benchmark::State& state) const
    {
        Samples all;
        for (const auto& halls : m_halls) {
            all.add(halls->stored());
        }
        all.report(state);
        reportRate(state, m_published, m_lasts);
    }

private:
    std::chrono::milliseconds m_lasts;
    std::vector<std::unique_ptr<SimulatedHalls>> m_halls;
    std::mt19937 m_random{20261123}; // NOLINT: the same city every time
    std::int64_t m_published = 0;
};

void hallsToHub(benchmark::State& state, const Setup& setup, double rate)
{
    const Folder folder{setup.dataRoot};
    test::PostgresProcess database;
    City city{setup, folder.path(), "postgres = \"" + database.conninfo() + "\"\n"};
    const auto started =
        database.start() ? city.start() : failure(std::string{"PostgreSQL doesn't start"});
    if (!started) {
        state.SkipWithError(started.error().c_str());
        return;
    }
    CityOfHalls halls{setup, city};
    if (!await([&] { return halls.areMet(); }, answersWithin)) {
        state.SkipWithError("the hub doesn't answer");
        return;
    }
    while (state.KeepRunning()) {
        halls.play(rate);
        useUpItsTime();
    }
    if (!await([&] { return halls.waiting() == 0; }, answersWithin)) {
        state.SkipWithError("not every event was acknowledged");
        return;
    }
    halls.report(state);
}

} // namespace

void addHallsToHub(const Setup& setup)
{
    const auto add = [&](const char* name, double rate) {
        benchmark::RegisterBenchmark(
            name, [&setup, rate](benchmark::State& state) { hallsToHub(state, setup, rate); });
    };
    add("HallsToHub/halls:10000/average", 0.3);
    add("HallsToHub/halls:10000/peak", 0.9);
}

} // namespace hall::bench
