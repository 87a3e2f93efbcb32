// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/folder.h"
#include "tests/bench/hall_process.h"
#include "tests/bench/long_journal.h"
#include "tests/bench/samples.h"

#include <map>
#include <memory>

namespace hall::bench {

namespace {

constexpr std::int64_t eventsOfDay = 20'000;
constexpr std::int64_t snapshotAge = 5'000;

/// Journals by their length, made when first asked for: a million events take a while.
class Histories
{
public:
    explicit Histories(const Setup& setup)
        : m_setup(setup)
    {
    }

    [[nodiscard]] Result<std::filesystem::path, std::string> of(std::int64_t events)
    {
        auto& folder = m_folders[events];
        if (folder) {
            return folder->path();
        }
        auto settings = load(m_setup.hallToml, hallOverrides());
        if (!settings) {
            return failure(toText(settings.error().front()));
        }
        folder = std::make_unique<Folder>(m_setup.dataRoot);
        const auto written = writeHistory(folder->path(),
                                          *settings,
                                          {.events = m_setup.scaled(events),
                                           .eventsOfDay = m_setup.scaled(eventsOfDay),
                                           .snapshotAge = m_setup.scaled(snapshotAge)});
        if (!written) {
            return failure(written.error());
        }
        std::filesystem::rename(folder->path() / "snapshots", folder->path() / "snapshots-kept");
        return folder->path();
    }

private:
    const Setup& m_setup;
    std::map<std::int64_t, std::unique_ptr<Folder>> m_folders;
};

enum class Snapshot { Usable, None };

/// The snapshots as they were: a start may have added one.
void layOut(const std::filesystem::path& dataDir, Snapshot snapshot)
{
    std::filesystem::remove_all(dataDir / "snapshots");
    if (snapshot == Snapshot::Usable) {
        std::filesystem::copy(dataDir / "snapshots-kept", dataDir / "snapshots");
    }
}

/// From the start of the process to its first answer; the plug is pulled in between.
void restart(benchmark::State& state,
             const Setup& setup,
             const Result<std::filesystem::path, std::string>& dataDir,
             Snapshot snapshot)
{
    if (!dataDir) {
        state.SkipWithError(dataDir.error().c_str());
        return;
    }
    HallProcess hall{setup, *dataDir};
    Samples samples;
    while (state.KeepRunning()) {
        state.PauseTiming();
        hall.kill();
        layOut(*dataDir, snapshot);
        state.ResumeTiming();
        const SteadyTime start = std::chrono::steady_clock::now();
        auto line = hall.start();
        const auto answer =
            line ? ask(*line, "hall.state", "{}") : failure(std::move(line.error()));
        if (!answer) {
            state.SkipWithError(answer.error().c_str());
            return;
        }
        samples.addSince(start);
    }
    samples.report(state);
}

void add(const std::string& name,
         std::int64_t events,
         Snapshot snapshot,
         const Setup& setup,
         const std::shared_ptr<Histories>& histories)
{
    benchmark::RegisterBenchmark(name.c_str(),
                                 [events, snapshot, &setup, histories](benchmark::State& state) {
                                     restart(state, setup, histories->of(events), snapshot);
                                 })
        ->Unit(benchmark::kMillisecond);
}

} // namespace

void addRestart(const Setup& setup)
{
    const auto histories = std::make_shared<Histories>(setup);
    add("Restart/events:20000", 20'000, Snapshot::Usable, setup, histories);
    add("Restart/events:1000000", 1'000'000, Snapshot::Usable, setup, histories);
    add("Restart/events:1000000/snapshot:none", 1'000'000, Snapshot::None, setup, histories);
}

} // namespace hall::bench
