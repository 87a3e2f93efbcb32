// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"
#include "tests/bench/line.h"
#include "tests/bench/setup.h"

#include <string>
#include <sys/types.h>

namespace hall::bench {

/// A real `paihao-hall` on a data folder, without devices, killed at the end.
class HallProcess
{
public:
    HallProcess(const Setup& setup, std::filesystem::path dataDir);
    HallProcess(const HallProcess&) = delete;
    HallProcess& operator=(const HallProcess&) = delete;
    ~HallProcess();

    /// From nothing to a session on its Unix socket.
    [[nodiscard]] Result<Line, std::string> start();
    /// As when the plug is pulled; waits until it is gone.
    void kill();
    [[nodiscard]] Result<Line, std::string> connect() const;
    [[nodiscard]] std::filesystem::path socket() const;

private:
    [[nodiscard]] Result<void, std::string> spawn();
    [[nodiscard]] Result<Line, std::string> awaitSocket(int watch);

    const Setup& m_setup;
    std::filesystem::path m_dataDir;
    pid_t m_process = 0;
};

/// `key=value` as the benchmarks set them: opened by hand, no printer, no limit in their way.
[[nodiscard]] std::vector<std::string> hallOverrides();

/// Opens the day and every counter of 1 to `counters`.
[[nodiscard]] Result<void, std::string> openHall(Line& line, int counters);

} // namespace hall::bench
