// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <benchmark/benchmark.h>

#include <chrono>
#include <vector>

namespace hall::bench {

using SteadyTime = std::chrono::steady_clock::time_point;
using Nanoseconds = std::chrono::nanoseconds;

/// How long something took, time after time.
class Samples
{
public:
    void add(Nanoseconds took)
    {
        m_took.push_back(took);
    }

    void add(const Samples& other)
    {
        m_took.insert(m_took.end(), other.m_took.begin(), other.m_took.end());
    }

    void addSince(SteadyTime start)
    {
        add(std::chrono::steady_clock::now() - start);
    }

    [[nodiscard]] std::size_t size() const
    {
        return m_took.size();
    }

    /// The nearest rank: the smallest that `share` of all don't exceed. There must be some.
    [[nodiscard]] double quantileMs(double share) const;

    /// Sets the counters `p50_ms` and `p99_ms`.
    void report(benchmark::State& state) const;

private:
    std::vector<Nanoseconds> m_took;
};

/// Sets the counter `items_per_second`.
void reportRate(benchmark::State& state, std::int64_t items, Nanoseconds took);

/// Google Benchmark runs anew, and longer, what took little processor time; one round of waiting
/// is enough. Called within the loop that it times.
void useUpItsTime();

} // namespace hall::bench
