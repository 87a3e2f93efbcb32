// SPDX-License-Identifier: Apache-2.0
#include "app/core/rule_index.h"

#include <algorithm>

namespace hall {

namespace {

template <class Range, class Value>
bool contains(const Range& range, const Value& value)
{
    return std::ranges::find(range, value) != range.end();
}

std::size_t queueFor(const Rules& rules, const GroupCode& group)
{
    const auto found = std::ranges::find_if(
        rules.queues, [&](const Queue& queue) { return contains(queue.groups, group); });
    return static_cast<std::size_t>(found - rules.queues.begin());
}

std::size_t areaFor(const Rules& rules, const GroupCode& code)
{
    const auto group = std::ranges::find(rules.groups, code, &Group::code);
    if (group == rules.groups.end()) {
        return rules.areas.size();
    }
    const auto area = std::ranges::find(rules.areas, group->area, &Area::code);
    return static_cast<std::size_t>(area - rules.areas.begin());
}

} // namespace

RuleIndex::RuleIndex(const Rules& rules)
    : m_stations(rules.stations)
{
    for (std::size_t at = 0; at < rules.services.size(); ++at) {
        const Service& service = rules.services[at];
        m_services.emplace(service.code, at);
        m_queues.push_back(queueFor(rules, service.group));
        m_areas.push_back(areaFor(rules, service.group));
        std::vector<std::size_t> besides;
        for (std::size_t other = 0; other < rules.services.size(); ++other) {
            if (rules.services[other].group == service.group) {
                besides.push_back(other);
            }
        }
        m_besides.push_back(std::move(besides));
        m_counters.emplace_back();
    }
    for (std::size_t at = 0; at < rules.counters.size(); ++at) {
        const Counter& counter = rules.counters[at];
        m_counterAt.emplace(counter.number, at);
        std::vector<std::size_t>& served = m_served[counter.number];
        for (std::size_t service = 0; service < rules.services.size(); ++service) {
            if (contains(counter.groups, rules.services[service].group)) {
                served.push_back(service);
                m_counters[service].push_back(counter.number);
            }
        }
    }
    for (auto& counters : m_counters) {
        std::ranges::sort(counters);
    }
}

std::optional<std::size_t> RuleIndex::service(const ServiceCode& code) const
{
    const auto found = m_services.find(code);
    if (found == m_services.end()) {
        return std::nullopt;
    }
    return found->second;
}

const Counter* RuleIndex::counter(const Rules& rules, CounterNumber number) const
{
    const auto found = m_counterAt.find(number);
    return found == m_counterAt.end() ? nullptr : &rules.counters[found->second];
}

const std::vector<std::size_t>& RuleIndex::servedBy(CounterNumber number) const
{
    static const std::vector<std::size_t> none;
    const auto found = m_served.find(number);
    return found == m_served.end() ? none : found->second;
}

const std::vector<std::size_t>& RuleIndex::besides(std::size_t service) const
{
    return m_besides[service];
}

bool RuleIndex::hasStation(const StationName& name) const
{
    return contains(m_stations, name);
}

} // namespace hall
