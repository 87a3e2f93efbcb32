// SPDX-License-Identifier: Apache-2.0
#include "app/forecast/learned_calls.h"

#include <numeric>

namespace hall {

namespace {

/// What is assumed before there is data, and how many calls or seconds that counts for.
constexpr double assumedMissed = 0.05;
constexpr double missedPrior = 20;
constexpr double stepPrior = 60;
constexpr double secondsPrior = 40'000;
constexpr Seconds assumedMissTakes = 60;

/// A share for each step, shrunk towards the share of all.
template <class Steps>
std::array<float, WaitSteps::count>
shares(const Steps& some, const Steps& all, double common, double prior)
{
    std::array<float, WaitSteps::count> result{};
    for (std::size_t step = 0; step < result.size(); ++step) {
        result[step] = static_cast<float>((some[step] + common * prior) / (all[step] + prior));
    }
    return result;
}

template <class Steps>
double sum(const Steps& steps)
{
    return std::accumulate(steps.begin(), steps.end(), 0.0);
}

} // namespace

void LearnedCalls::answered(Seconds waitedBefore)
{
    calls[WaitSteps::of(waitedBefore)] += 1;
}

void LearnedCalls::missedCall(Seconds waitedBefore, Seconds took)
{
    calls[WaitSteps::of(waitedBefore)] += 1;
    missed[WaitSteps::of(waitedBefore)] += 1;
    missTakes.add(took);
}

void LearnedCalls::leftLine(Seconds waitedFor, bool byGivingUp)
{
    for (std::size_t step = 0; step < WaitSteps::count && WaitSteps::from[step] < waitedFor;
         ++step) {
        const Seconds end = step + 1 < WaitSteps::count
                                ? std::min(waitedFor, WaitSteps::from[step + 1])
                                : waitedFor;
        waited[step] += static_cast<double>(end - WaitSteps::from[step]);
    }
    if (byGivingUp) {
        gaveUp[WaitSteps::of(waitedFor)] += 1;
    }
}

void LearnedCalls::fade(double factor)
{
    for (auto* steps : {&calls, &missed, &gaveUp, &waited}) {
        for (double& count : *steps) {
            count *= factor;
        }
    }
}

void LearnedCalls::fill(Rates& rates) const
{
    const double share = (sum(missed) + assumedMissed * missedPrior) / (sum(calls) + missedPrior);
    rates.missed = shares(missed, calls, share, stepPrior);
    rates.missTakes = missTakes.values;
    if (rates.missTakes.empty()) {
        rates.missTakes.push_back(assumedMissTakes);
    }
    const double perSecond = sum(gaveUp) / (sum(waited) + secondsPrior);
    rates.giveUpPerSecond = shares(gaveUp, waited, perSecond, secondsPrior);
    rates.gaps = gaps.values;
}

} // namespace hall
