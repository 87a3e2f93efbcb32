// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>

namespace hall::bench {

/// What the benchmarks are told from outside.
struct Setup
{
    std::filesystem::path dataRoot; ///< on a real disk; each benchmark makes its own folder in it
    std::filesystem::path hallProgram; ///< `paihao-hall` beside us
    std::filesystem::path hubProgram;  ///< `paihao-hub` beside us
    std::filesystem::path hallToml;
    bool tiny = false; ///< run through everything once, quickly; the figures then mean nothing

    /// How many of something to do: a hundredth when tiny.
    [[nodiscard]] std::int64_t scaled(std::int64_t count) const
    {
        return tiny ? (count + 99) / 100 : count;
    }
};

/// Each registers the benchmarks of one file; `setup` must outlive them.
void addCallNextLinked(const Setup& setup);
void addChooseNext(const Setup& setup);
void addDecodeFrame(const Setup& setup);
void addDurable(const Setup& setup);
void addFrameToTicket(const Setup& setup);
void addForecast(const Setup& setup);
void addGroupCommit(const Setup& setup);
void addHubIngest(const Setup& setup);
void addHallsToHub(const Setup& setup);
void addRestart(const Setup& setup);
void addPressToLed(const Setup& setup);
void addPressToScreens(const Setup& setup);
void addPressToVoice(const Setup& setup);
void addSimulateDay(const Setup& setup);
void addTicketBytes(const Setup& setup);

} // namespace hall::bench
