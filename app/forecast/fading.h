// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/forecast/flat_rules.h"

#include <cstddef>
#include <vector>

namespace hall {

/// A count, a sum and a sum of squares that fade: what is weeks old hardly counts.
struct FadingMoments
{
    double count = 0;
    double sum = 0;
    double squares = 0;

    void add(double value)
    {
        count += 1;
        sum += value;
        squares += value * value;
    }

    void fade(double factor)
    {
        count *= factor;
        sum *= factor;
        squares *= factor;
    }

    [[nodiscard]] double mean() const
    {
        return count > 0 ? sum / count : 0;
    }

    /// Sum of squared distances from the mean.
    [[nodiscard]] double scatter() const
    {
        return count > 0 ? squares - sum * sum / count : 0;
    }

    friend bool operator==(const FadingMoments&, const FadingMoments&) = default;
};

/// The last few of something, as a distribution without assumptions.
struct Latest
{
    static constexpr std::size_t most = 256;

    std::vector<Seconds> values;
    std::size_t next = 0; ///< to be replaced, once there are `most`

    void add(Seconds value)
    {
        if (values.size() < most) {
            values.push_back(value);
            return;
        }
        values[next] = value;
        next = (next + 1) % most;
    }

    friend bool operator==(const Latest&, const Latest&) = default;
};

} // namespace hall
