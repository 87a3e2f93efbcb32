// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/rules.h"

#include <functional>
#include <optional>
#include <unordered_map>
#include <vector>

namespace hall {

/// A service that a counter takes only when somebody has waited long for it.
struct HelpOut
{
    std::size_t service = 0;
    Duration after{0};
};

/// Answers to "which" questions about `Rules`, worked out once when the rules change.
class RuleIndex
{
public:
    /// The groups that a counter serves now.
    using GroupsOf = std::function<std::vector<GroupCode>(const Counter&)>;

    RuleIndex() = default;
    explicit RuleIndex(const Rules& rules);

    /// Works out anew who serves what.
    void arrange(const Rules& rules, const GroupsOf& groupsOf);

    [[nodiscard]] std::optional<std::size_t> service(const ServiceCode& code) const;
    [[nodiscard]] const Counter* counter(const Rules& rules, CounterNumber number) const;
    /// Services that a counter may serve, as positions in `Rules::services`.
    [[nodiscard]] const std::vector<std::size_t>& servedBy(CounterNumber number) const;
    /// Services that a counter helps out with beside those.
    [[nodiscard]] const std::vector<HelpOut>& helpsOutWith(CounterNumber number) const;
    /// Services of the same group, itself among them: whoever calls one of them calls them
    /// all, in one order.
    [[nodiscard]] const std::vector<std::size_t>& besides(std::size_t service) const;

    /// Position in `Rules::queues` of the queue that numbers a service.
    [[nodiscard]] std::size_t queueOf(std::size_t service) const
    {
        return m_queues[service];
    }

    /// Position in `Rules::areas`.
    [[nodiscard]] std::size_t areaOf(std::size_t service) const
    {
        return m_areas[service];
    }

    /// Counters that may serve a service, ascending.
    [[nodiscard]] const std::vector<CounterNumber>& countersOf(std::size_t service) const
    {
        return m_counters[service];
    }

    [[nodiscard]] bool hasStation(const StationName& name) const;

private:
    std::unordered_map<ServiceCode, std::size_t> m_services;
    std::unordered_map<CounterNumber, std::size_t> m_counterAt;
    std::unordered_map<CounterNumber, std::vector<std::size_t>> m_served;
    std::unordered_map<CounterNumber, std::vector<HelpOut>> m_helpsOut;
    std::vector<std::vector<std::size_t>> m_besides;
    std::vector<std::size_t> m_queues;
    std::vector<std::size_t> m_areas;
    std::vector<std::vector<CounterNumber>> m_counters;
    std::vector<StationName> m_stations;
};

} // namespace hall
