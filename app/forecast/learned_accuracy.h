// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/forecast/rates.h"

#include <array>
#include <map>

namespace hall {

/// How far beyond the ends of its interval what came true lay, in parts of the interval's width,
/// negative within it; by class. The ends are then moved so that one in ten lies beyond either
/// (conformal correction).
struct LearnedAccuracy
{
    static constexpr std::size_t bins = 80;
    using Counts = std::array<double, bins>;

    struct Misses
    {
        Counts below{};
        Counts above{};

        friend bool operator==(const Misses&, const Misses&) = default;
    };

    std::map<ClassCode, Misses> classes;

    /// `told` is as it was shown, with `margin` already in it.
    void observe(const ClassCode& priority,
                 const Rates::Margin& margin,
                 Seconds low,
                 Seconds high,
                 Seconds waited);
    void fade(double factor);

    /// None until there has been enough to go by.
    [[nodiscard]] Rates::Margin margin(const ClassCode& priority) const;

    friend bool operator==(const LearnedAccuracy&, const LearnedAccuracy&) = default;
};

} // namespace hall
