// SPDX-License-Identifier: Apache-2.0
#include "app/simulate/invariants.h"
#include "app/simulate/replay_check.h"
#include "app/simulate/world.h"
#include "tests/simulate/halls.h"

#include <catch2/catch.hpp>

#include <array>
#include <utility>

using namespace hall;
using namespace hall::simulate;
using namespace std::chrono_literals;

namespace {

constexpr std::array choices{ChoiceRule::Credit, ChoiceRule::Interleave};
constexpr std::array missedRules{
    MissedRule::Reinsert, MissedRule::End, MissedRule::List, MissedRule::Void};
constexpr std::array onCalled{NextOnCalled::Served, NextOnCalled::NoShow, NextOnCalled::Ask};

std::vector<Policy> everyPolicy()
{
    std::vector<Policy> policies;
    for (const ChoiceRule choice : choices) {
        for (const MissedRule missed : missedRules) {
            for (const NextOnCalled next : onCalled) {
                Policy policy;
                policy.choice = choice;
                policy.missed = missed;
                policy.nextOnCalled = next;
                // What the others switch on, they leave off.
                policy.callGiven = choice == ChoiceRule::Interleave;
                policy.preferredClerk = missed == MissedRule::End ? 0min : 3min;
                policy.reinstatementsMax = next == NextOnCalled::Ask ? 3 : 1;
                policy.interleave = next == NextOnCalled::NoShow ? 1 : 3;
                policies.push_back(policy);
            }
        }
    }
    return policies;
}

Rules districtUnder(const Policy& policy)
{
    Rules rules = test::districtRules();
    const Policy own = std::exchange(rules.policy, policy);
    rules.policy.undoWithin = own.undoWithin;
    rules.policy.unboundPerMinute = own.unboundPerMinute;
    return rules;
}

} // namespace

TEST_CASE("a day keeps every rule of whatever policy the hall has", "[simulate][sim]")
{
    const std::vector<Policy> policies = everyPolicy();
    // Each day is another one, so that a slow build that tries some tries different ones.
    const std::size_t step = test::isSlow ? 11 : 1;
    for (std::size_t at = 0; at < policies.size(); at += step) {
        CAPTURE(at);
        World world{
            districtUnder(policies[at]),
            {.seed = 100 + at, .days = 1, .faults = Faults::many(), .customs = Customs::many()}};
        Invariants invariants;
        ReplayCheck replay;
        world.watch(invariants);
        world.watch(replay);

        world.run();

        CHECK(invariants.breaches() == std::vector<std::string>{});
        CHECK(replay.breaches() == std::vector<std::string>{});
        CHECK(world.daysDone() == 1);
    }
}
