// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/samples.h"

#include <algorithm>
#include <cmath>

namespace hall::bench {

double Samples::quantileMs(double share) const
{
    std::vector<Nanoseconds> sorted = m_took;
    std::ranges::sort(sorted);
    const double rank = std::ceil(share * static_cast<double>(sorted.size()));
    const auto index = static_cast<std::size_t>(std::max(rank, 1.0)) - 1;
    return std::chrono::duration<double, std::milli>{sorted[index]}.count();
}

void Samples::report(benchmark::State& state) const
{
    if (m_took.empty()) {
        return;
    }
    state.counters["p50_ms"] = quantileMs(0.5);
    state.counters["p99_ms"] = quantileMs(0.99);
}

void reportRate(benchmark::State& state, std::int64_t items, Nanoseconds took)
{
    state.counters["items_per_second"] =
        static_cast<double>(items) / std::chrono::duration<double>(took).count();
}

void useUpItsTime()
{
    constexpr std::clock_t enough = CLOCKS_PER_SEC * 6 / 10;
    const std::clock_t began = std::clock();
    while (std::clock() - began < enough) {
    }
}

} // namespace hall::bench
