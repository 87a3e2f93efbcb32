// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/forecast/fading.h"
#include "app/forecast/rates.h"

#include <array>

namespace hall {

/// What goes on around the services: calls that nobody answers, people who give up, the moment
/// between one and the next.
struct LearnedCalls
{
    std::array<double, WaitSteps::count> calls{};
    std::array<double, WaitSteps::count> missed{};
    std::array<double, WaitSteps::count> gaveUp{};
    std::array<double, WaitSteps::count> waited{}; ///< seconds, of all who waited
    Latest missTakes;
    Latest gaps;

    void answered(Seconds waitedBefore);
    void missedCall(Seconds waitedBefore, Seconds took);
    void leftLine(Seconds waitedFor, bool byGivingUp);
    void fade(double factor);

    void fill(Rates& rates) const;

    friend bool operator==(const LearnedCalls&, const LearnedCalls&) = default;
};

} // namespace hall
