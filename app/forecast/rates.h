// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/forecast/flat_rules.h"
#include "app/forecast/shape.h"

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <vector>

namespace hall {

/// Not today any more.
inline constexpr Seconds never = std::numeric_limits<Seconds>::infinity();

/// From the call to the end, of one service: its logarithm is `logMean + pace of the clerk +
/// spread × Rates::shape`. `doubt` is how far off `logMean` itself may be.
struct DurationRate
{
    float logMean = 6.4F;
    float spread = 0.5F;
    float doubt = 0;
};

/// How much slower than others a clerk is, as a logarithm.
struct Pace
{
    float logFactor = 0;
    float doubt = 0;
};

/// A counter takes nobody from `from` to before `to`, seconds after local midnight of the business
/// day.
struct Absence
{
    Seconds from = 0;
    Seconds to = never;

    friend bool operator==(const Absence&, const Absence&) = default;
};

/// When a counter was without a clerk on some day, in order: before opening, at lunch, after the
/// end. What nobody could expect isn't in it.
struct CounterDay
{
    float weight = 1;
    std::vector<Absence> absences;
};

struct CounterRate
{
    std::vector<CounterDay> days; ///< any of them may be what today is like; empty: nothing known
    float surprisesPerSecond = 0; ///< of leaving unexpectedly, while there
};

/// Things that depend on how long somebody has waited are known by these steps.
struct WaitSteps
{
    static constexpr std::size_t count = 8;
    /// Where each begins, seconds.
    static constexpr std::array<Seconds, count> from{0, 300, 600, 1200, 1800, 2700, 3600, 5400};

    [[nodiscard]] static std::size_t of(Seconds waited)
    {
        std::size_t step = 0;
        while (step + 1 < count && waited >= from[step + 1]) {
            ++step;
        }
        return step;
    }
};

/// Everything that the runs draw from: learned from the hall's past days, or true where a
/// simulation knows the truth.
struct Rates
{
    Shape shape;
    std::vector<DurationRate> services;
    std::map<ClerkId, Pace> paces;
    std::vector<CounterRate> counters;
    std::vector<Seconds> pauses;   ///< how long unexpected ones last, each as likely
    std::vector<Seconds> closures; ///< the same, of counters that close instead; both together are
                                   ///< the surprises, each as likely
    float staysWhileSomeWait = 0;  ///< chance that a clerk goes home only when nobody waits
    std::vector<Seconds> gaps;     ///< from the end of a service to the next call, each as likely
    std::array<float, WaitSteps::count> missed{};          ///< share of calls that nobody answers
    std::vector<Seconds> missTakes;                        ///< how long a call to nobody takes
    std::array<float, WaitSteps::count> giveUpPerSecond{}; ///< of cancelling, while waiting

    static constexpr std::size_t halfHours = 48;
    static constexpr Seconds halfHour = 1800;
    std::array<float, halfHours> arrivalsPerSecond{}; ///< of the day of week asked for
    std::vector<float> shares; ///< of arrivals, by service × classes + class; sum 1, or empty

    /// What past forecasts' misses teach about the interval: how far its ends are moved outwards,
    /// in parts of its width. Zero: left as the runs say.
    struct Margin
    {
        /// A narrower interval counts as so wide.
        static constexpr Seconds narrowest = 60;

        float low = 0;
        float high = 0;

        /// The width that an interval had before its ends were moved.
        [[nodiscard]] Seconds widthBefore(Seconds width) const
        {
            constexpr float shrinksMost = 0.2F;
            return std::max(narrowest, width / std::max(shrinksMost, 1 + low + high));
        }

        friend bool operator==(const Margin&, const Margin&) = default;
    };

    std::vector<Margin> margins; ///< by class; empty: none
};

/// As good as it gets before the hall has any past: the catalogue's figures and the timetable.
[[nodiscard]] Rates catalogueRates(const FlatRules& rules, int weekday);

} // namespace hall
