// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/forecast/fading.h"
#include "app/forecast/rates.h"

#include <array>
#include <map>
#include <vector>

namespace hall {

/// How long services take from call to end: by service around the catalogue's figure, by clerk, and
/// the shape that all share. Logarithms throughout, so that a pace is a sum and no outlier weighs
/// more than three spreads.
struct LearnedDurations
{
    static constexpr std::size_t shapeBins = 60;
    static constexpr double shapeEdge = 3.0; ///< in spreads, both ways

    std::map<ServiceCode, FadingMoments> services; ///< of log(duration / typical), clerk's pace off
    std::map<ClerkId, FadingMoments> clerks;       ///< of what is left
    std::array<double, shapeBins> shape{};         ///< of what is left, in spreads

    /// Shorter than such a service ever is, by that clerk.
    [[nodiscard]] bool
    tooShort(const ServiceCode& service, Seconds typical, const ClerkId& clerk, Seconds took) const;
    void observe(const ServiceCode& service, Seconds typical, const ClerkId& clerk, Seconds took);
    void fade(double factor);

    /// Of `service` with the catalogue's `typical`, shrunk towards the hall's common ratio.
    [[nodiscard]] DurationRate rate(const ServiceCode& service, Seconds typical) const;
    [[nodiscard]] Pace pace(const ClerkId& clerk) const;
    [[nodiscard]] Shape learnedShape() const;

    friend bool operator==(const LearnedDurations&, const LearnedDurations&) = default;

private:
    struct Common
    {
        double ratio = 0; ///< mean of log(duration / typical) over services
        double variance = 0;
    };

    [[nodiscard]] Common common() const;
};

} // namespace hall
