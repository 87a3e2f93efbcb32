// SPDX-License-Identifier: Apache-2.0
#include "app/forecast/learned_accuracy.h"

namespace hall {

namespace {

constexpr double lowest = -1; ///< where the bins begin, in widths
constexpr double binWidth = 0.05;
constexpr double beyond = 0.1; ///< share that lies beyond an end
/// What another class's ticket counts for; the normal class has so many that it still says a lot.
constexpr double othersCount = 0.02;
constexpr double enough = 30;

std::size_t binOf(Seconds widths)
{
    const double bin = (static_cast<double>(widths) - lowest) / binWidth;
    return static_cast<std::size_t>(
        std::clamp(bin, 0.0, static_cast<double>(LearnedAccuracy::bins - 1)));
}

/// The distance that one in ten exceeds.
float marginOf(const LearnedAccuracy::Counts& counts, double total)
{
    double left = total * (1 - beyond);
    for (std::size_t bin = 0; bin < counts.size(); ++bin) {
        if (counts[bin] >= left) {
            const double part = counts[bin] > 0 ? left / counts[bin] : 0;
            return static_cast<float>(lowest + binWidth * (static_cast<double>(bin) + part));
        }
        left -= counts[bin];
    }
    return static_cast<float>(lowest + binWidth * static_cast<double>(counts.size()));
}

} // namespace

void LearnedAccuracy::observe(const ClassCode& priority,
                              const Rates::Margin& margin,
                              Seconds low,
                              Seconds high,
                              Seconds waited)
{
    // As the runs said it, before the margins were added.
    const Seconds width = margin.widthBefore(high - low);
    const Seconds rawLow = low + margin.low * width;
    const Seconds rawHigh = high - margin.high * width;
    Misses& misses = classes[priority];
    misses.below[binOf((rawLow - waited) / width)] += 1;
    misses.above[binOf((waited - rawHigh) / width)] += 1;
}

void LearnedAccuracy::fade(double factor)
{
    for (auto& [code, misses] : classes) {
        for (std::size_t bin = 0; bin < bins; ++bin) {
            misses.below[bin] *= factor;
            misses.above[bin] *= factor;
        }
    }
}

Rates::Margin LearnedAccuracy::margin(const ClassCode& priority) const
{
    Misses all;
    double total = 0;
    for (const auto& [code, misses] : classes) {
        const double counts = code == priority ? 1 : othersCount;
        for (std::size_t bin = 0; bin < bins; ++bin) {
            all.below[bin] += counts * misses.below[bin];
            all.above[bin] += counts * misses.above[bin];
            total += counts * misses.below[bin];
        }
    }
    if (total < enough) {
        return {};
    }
    return {.low = marginOf(all.below, total), .high = marginOf(all.above, total)};
}

} // namespace hall
