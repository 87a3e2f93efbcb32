// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/rules.h"
#include "app/core/ticket.h"

#include <map>
#include <optional>
#include <unordered_map>
#include <vector>

namespace hall::simulate {

/// A service that a counter has to do with.
struct Duty
{
    std::size_t service = 0;
    /// None: it is the counter's own; otherwise the counter helps out, once the first in a lane has
    /// waited so long.
    std::optional<Duration> after;
};

/// Whom each counter is there for: by the rules, the plan in force and the groups it was given for
/// a time. Worked out apart from the hall.
class Duties
{
public:
    /// New rules leave the plan and what counters were given as they are.
    void adopt(const Rules& rules);
    void choosePlan(const PlanCode& plan);
    /// No groups: takes back what the counter was given.
    void bind(CounterNumber counter, const std::vector<GroupCode>& groups);
    /// Another day begins without a plan, and nobody helps out of order.
    void begin();

    [[nodiscard]] const Rules& rules() const
    {
        return m_rules;
    }

    [[nodiscard]] const std::vector<Duty>& of(CounterNumber counter) const;
    [[nodiscard]] bool serves(CounterNumber counter, std::size_t service) const;
    [[nodiscard]] bool admits(CounterNumber counter, Lane lane) const;

private:
    void arrange();
    [[nodiscard]] std::vector<GroupCode> groupsOf(const Counter& counter) const;

    Rules m_rules;
    PlanCode m_plan;
    std::map<CounterNumber, std::vector<GroupCode>> m_given;
    std::unordered_map<CounterNumber, std::vector<Duty>> m_duties;
    std::unordered_map<CounterNumber, Admits> m_admits;
};

} // namespace hall::simulate
