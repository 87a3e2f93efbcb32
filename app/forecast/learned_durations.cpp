// SPDX-License-Identifier: Apache-2.0
#include "app/forecast/learned_durations.h"

#include <cmath>

namespace hall {

namespace {

/// Before anything is known: the logarithm's spread, and how far off a catalogue's figure may be.
constexpr double priorVariance = 0.55 * 0.55;
constexpr double catalogueVariance = 0.35 * 0.35;
/// How far clerks differ, as a logarithm.
constexpr double paceVariance = 0.2 * 0.2;
/// As many observations as what was assumed before counts for.
constexpr double priorCount = 12;
constexpr double shapePriorCount = 100;

constexpr double shortest = 2; ///< seconds; less is a slip of the finger

} // namespace

/// The catalogue's figure is a mean, so a logarithm's mean lies below it by half the variance.
LearnedDurations::Common LearnedDurations::common() const
{
    double precision = 1 / catalogueVariance;
    double ratio = -priorVariance / 2 * precision;
    double count = priorCount;
    double scatter = priorCount * priorVariance;
    for (const auto& [code, moments] : services) {
        if (moments.count <= 0) {
            continue;
        }
        const double trust = 1 / (catalogueVariance + priorVariance / moments.count);
        precision += trust;
        ratio += moments.mean() * trust;
        count += moments.count;
        scatter += moments.scatter();
    }
    return {.ratio = ratio / precision, .variance = scatter / count};
}

DurationRate LearnedDurations::rate(const ServiceCode& service, Seconds typical) const
{
    const Common hall = common();
    const auto found = services.find(service);
    const FadingMoments moments = found == services.end() ? FadingMoments{} : found->second;
    const double variance =
        (priorCount * hall.variance + moments.scatter()) / (priorCount + moments.count);
    const double precision = 1 / catalogueVariance + moments.count / variance;
    const double ratio = (hall.ratio / catalogueVariance + moments.sum / variance) / precision;
    return {.logMean = static_cast<float>(std::log(static_cast<double>(typical)) + ratio),
            .spread = static_cast<float>(std::sqrt(variance)),
            .doubt = static_cast<float>(std::sqrt(1 / precision))};
}

Pace LearnedDurations::pace(const ClerkId& clerk) const
{
    const auto found = clerks.find(clerk);
    const FadingMoments moments = found == clerks.end() ? FadingMoments{} : found->second;
    const double precision = 1 / paceVariance + moments.count / common().variance;
    return {.logFactor = static_cast<float>(moments.sum / common().variance / precision),
            .doubt = static_cast<float>(std::sqrt(1 / precision))};
}

bool LearnedDurations::tooShort(const ServiceCode& service,
                                Seconds typical,
                                const ClerkId& clerk,
                                Seconds took) const
{
    constexpr float spreads = 2.5F;
    constexpr Seconds longestCall = 150;
    const DurationRate expected = rate(service, typical);
    return took < longestCall && std::log(std::max(took, 1.0F)) < expected.logMean +
                                                                      pace(clerk).logFactor -
                                                                      spreads * expected.spread;
}

void LearnedDurations::observe(const ServiceCode& service,
                               Seconds typical,
                               const ClerkId& clerk,
                               Seconds took)
{
    const DurationRate expected = rate(service, typical);
    const double pacing = pace(clerk).logFactor;
    const double taken = std::log(std::max(shortest, static_cast<double>(took)));
    const double spread = expected.spread;
    const double left = std::clamp(taken - static_cast<double>(expected.logMean) - pacing,
                                   -shapeEdge * spread,
                                   shapeEdge * spread);
    services[service].add(static_cast<double>(expected.logMean) + left -
                          std::log(static_cast<double>(typical)));
    clerks[clerk].add(left + pacing);
    const double bin = (left / spread + shapeEdge) / (2 * shapeEdge) * shapeBins;
    shape[std::min(static_cast<std::size_t>(bin), shapeBins - 1)] += 1;
}

void LearnedDurations::fade(double factor)
{
    for (auto& [code, moments] : services) {
        moments.fade(factor);
    }
    for (auto& [clerk, moments] : clerks) {
        moments.fade(factor);
    }
    for (double& count : shape) {
        count *= factor;
    }
}

/// The normal shape, until there is data; then the histogram, straight within its bins.
Shape LearnedDurations::learnedShape() const
{
    const Shape normal;
    std::array<double, shapeBins + 1> upTo{};
    const auto edge = [](std::size_t bin) {
        return -shapeEdge + 2 * shapeEdge * static_cast<double>(bin) / shapeBins;
    };
    for (std::size_t bin = 0; bin < shapeBins; ++bin) {
        const float assumed = normal.shareBelow(static_cast<float>(edge(bin + 1))) -
                              normal.shareBelow(static_cast<float>(edge(bin)));
        upTo[bin + 1] = upTo[bin] + shape[bin] + shapePriorCount * static_cast<double>(assumed);
    }
    Shape::Table quantiles{};
    std::size_t bin = 0;
    for (std::size_t at = 0; at <= Shape::steps; ++at) {
        const double wanted = upTo.back() * static_cast<double>(at) / Shape::steps;
        while (bin + 1 < shapeBins && upTo[bin + 1] < wanted) {
            ++bin;
        }
        const double width = upTo[bin + 1] - upTo[bin];
        const double part = width > 0 ? std::min(1.0, (wanted - upTo[bin]) / width) : 0;
        quantiles[at] = static_cast<float>(edge(bin) + part * (edge(bin + 1) - edge(bin)));
    }
    return Shape{quantiles};
}

} // namespace hall
