// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/rules.h"
#include "app/simulate/draw.h"

#include <array>
#include <map>
#include <vector>

namespace hall::simulate {

/// A service as it really is; the catalogue's typical minutes are somebody's guess at it.
struct ServiceTruth
{
    double perDay = 0.0; ///< citizens on an average open day
    double meanSeconds = 0.0;
    double sigma = 0.5; ///< of the logarithm of the length
};

/// How a clerk works.
struct Habits
{
    double pace = 1.0;          ///< 1.2: a fifth slower than the mean
    double forgetsStart = 0.15; ///< leaves the start to the hall
    double pressesTwice = 0.02;
    double finishesFirst = 0.1; ///< presses finish, and next a little later
    double callsBack = 0.005;   ///< presses next and takes it back
    Duration lateUpTo = std::chrono::minutes{4};
};

/// What is true of a hall and nobody in it knows: the measure for every forecast.
struct Truth
{
    static constexpr std::size_t halfHours = 48;
    using Profile = std::array<double, halfHours>;

    std::vector<ServiceTruth> services; ///< as `Rules::services`
    std::vector<double> classShares;    ///< as `Rules::classes`, together 1
    std::array<double, 7> weekdays{};   ///< share of an average open day, Monday first
    std::array<Profile, 7>
        profiles{}; ///< share of a day that comes in each half-hour, Monday first
    std::map<CounterNumber, Habits> habits;
    double dayVariation = 0.12;     ///< sigma of a day's factor over all services
    double serviceVariation = 0.08; ///< sigma of a day's factor of one service

    double patienceMeanSeconds = 7200.0; ///< of those who don't wait for ever
    double impatient = 0.08;             ///< share of citizens whose patience ends
    double missesCall = 0.06;
    double comesBack = 0.6; ///< of those who missed their call

    /// Citizens a second for a service at a minute after local midnight, before the day's factors.
    [[nodiscard]] double rate(std::size_t service, int weekday, int minute) const;
};

/// A likely truth for a hall: demand for `load` of what its counters can do, in peaks, more on some
/// weekdays than on others; lengths around the catalogue's.
[[nodiscard]] Truth likelyTruth(const Rules& rules, std::uint64_t seed, double load);

/// The counter with the most work for one clerk; what-if asks for a second one like it.
[[nodiscard]] CounterNumber busiestCounter(const Rules& rules, const Truth& truth);

} // namespace hall::simulate
