// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>

namespace hall {

/// A distribution around 0 with a spread of about 1, as a table of quantiles: the logarithm of how
/// long something takes, less its mean, in spreads.
class Shape
{
public:
    static constexpr std::size_t steps = 256;
    using Table = std::array<float, steps + 1>;

    /// The normal distribution, cut at three spreads.
    Shape();

    explicit Shape(const Table& quantiles)
        : m_quantiles(quantiles)
    {
    }

    /// The value that `share` (0 to 1) of all don't exceed.
    [[nodiscard]] float quantile(float share) const
    {
        const float place = share * static_cast<float>(steps);
        const auto below = static_cast<std::size_t>(place);
        if (below >= steps) {
            return m_quantiles[steps];
        }
        const float part = place - static_cast<float>(below);
        return m_quantiles[below] + part * (m_quantiles[below + 1] - m_quantiles[below]);
    }

    [[nodiscard]] float shareBelow(float value) const;

private:
    Table m_quantiles{};
};

} // namespace hall
