// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/time.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace hall::simulate {

/// Chance from a seed: the same on every machine and with every library.
class Draw
{
public:
    explicit Draw(std::uint64_t seed);

    [[nodiscard]] std::uint64_t bits();
    /// At least 0, below 1.
    [[nodiscard]] double unit();
    [[nodiscard]] bool chance(double probability);
    /// 0 to `count` - 1; `count` is above zero.
    [[nodiscard]] std::size_t below(std::size_t count);
    [[nodiscard]] double normal();
    /// With this mean; `sigma` is that of its logarithm.
    [[nodiscard]] double logNormal(double mean, double sigma);
    [[nodiscard]] double exponential(double mean);
    [[nodiscard]] int poisson(double mean);
    [[nodiscard]] Duration between(Duration least, Duration most);

    /// Chance of its own for one matter, so that more draws in one don't change another.
    [[nodiscard]] static Draw of(std::uint64_t seed, std::uint64_t matter, std::uint64_t day = 0);

private:
    std::array<std::uint64_t, 4> m_state{};
};

/// Seconds as a figure, as the hall's time.
[[nodiscard]] Duration fromSeconds(double seconds);
[[nodiscard]] double toSeconds(Duration time);

} // namespace hall::simulate
