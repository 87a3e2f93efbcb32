// SPDX-License-Identifier: Apache-2.0
#include "app/forecast/shape.h"

#include <algorithm>
#include <cmath>

namespace hall {

namespace {

constexpr double edge = 3.0;

double normalBelow(double value)
{
    return 0.5 * std::erfc(-value / std::sqrt(2.0));
}

/// By bisection: this is done once a table.
float normalQuantile(double share)
{
    double low = -edge;
    double high = edge;
    for (int halvings = 0; halvings < 40; ++halvings) {
        const double middle = (low + high) / 2;
        (normalBelow(middle) < share ? low : high) = middle;
    }
    return static_cast<float>((low + high) / 2);
}

} // namespace

Shape::Shape()
{
    for (std::size_t at = 0; at <= steps; ++at) {
        m_quantiles[at] = normalQuantile(static_cast<double>(at) / steps);
    }
}

float Shape::shareBelow(float value) const
{
    const auto* const above = std::ranges::upper_bound(m_quantiles, value);
    if (above == m_quantiles.begin()) {
        return 0;
    }
    if (above == m_quantiles.end()) {
        return 1;
    }
    const float low = *(above - 1);
    const auto place = static_cast<float>(above - 1 - m_quantiles.begin());
    return (place + (value - low) / (*above - low)) / static_cast<float>(steps);
}

} // namespace hall
