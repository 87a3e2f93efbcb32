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
    }
    for (std::size_t at = 0; at < rules.counters.size(); ++at) {
        m_counterAt.emplace(rules.counters[at].number, at);
    }
    arrange(rules, [](const Counter& counter) { return counter.groups; });
}

void RuleIndex::arrange(const Rules& rules, const GroupsOf& groupsOf)
{
    m_counters.assign(rules.services.size(), {});
    m_served.clear();
    m_helpsOut.clear();
    for (const Counter& counter : rules.counters) {
        const std::vector<GroupCode> groups = groupsOf(counter);
        for (std::size_t at = 0; at < rules.services.size(); ++at) {
            const GroupCode& group = rules.services[at].group;
            const auto backup = std::ranges::find(counter.backups, group, &Backup::group);
            if (contains(groups, group)) {
                m_served[counter.number].push_back(at);
                m_counters[at].push_back(counter.number);
            } else if (backup != counter.backups.end()) {
                m_helpsOut[counter.number].push_back(
                    HelpOut{.service = at, .after = backup->after});
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

const std::vector<HelpOut>& RuleIndex::helpsOutWith(CounterNumber number) const
{
    static const std::vector<HelpOut> none;
    const auto found = m_helpsOut.find(number);
    return found == m_helpsOut.end() ? none : found->second;
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
