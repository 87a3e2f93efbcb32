// SPDX-License-Identifier: Apache-2.0
#include "app/simulate/duties.h"

#include <algorithm>

namespace hall::simulate {

void Duties::adopt(const Rules& rules)
{
    m_rules = rules;
    arrange();
}

void Duties::choosePlan(const PlanCode& plan)
{
    m_plan = plan;
    arrange();
}

void Duties::bind(CounterNumber counter, const std::vector<GroupCode>& groups)
{
    m_given[counter] = groups;
    arrange();
}

void Duties::begin()
{
    m_plan = {};
    m_given.clear();
    arrange();
}

std::vector<GroupCode> Duties::groupsOf(const Counter& counter) const
{
    std::vector<GroupCode> groups = counter.groups;
    for (const Plan& plan : m_rules.plans) {
        for (const PlannedCounter& planned : plan.counters) {
            if (plan.code == m_plan && planned.counter == counter.number) {
                groups = planned.groups;
            }
        }
    }
    if (const auto given = m_given.find(counter.number); given != m_given.end()) {
        groups.insert(groups.end(), given->second.begin(), given->second.end());
    }
    return groups;
}

void Duties::arrange()
{
    m_duties.clear();
    m_admits.clear();
    for (const Counter& counter : m_rules.counters) {
        m_admits[counter.number] = counter.admits;
        const auto groups = groupsOf(counter);
        for (std::size_t at = 0; at < m_rules.services.size(); ++at) {
            const GroupCode& group = m_rules.services[at].group;
            const auto backup = std::ranges::find(counter.backups, group, &Backup::group);
            if (std::ranges::find(groups, group) != groups.end()) {
                m_duties[counter.number].push_back({.service = at, .after = {}});
            } else if (backup != counter.backups.end()) {
                m_duties[counter.number].push_back({.service = at, .after = backup->after});
            }
        }
    }
}

const std::vector<Duty>& Duties::of(CounterNumber counter) const
{
    static const std::vector<Duty> none;
    const auto found = m_duties.find(counter);
    return found == m_duties.end() ? none : found->second;
}

bool Duties::serves(CounterNumber counter, std::size_t service) const
{
    const auto& duties = of(counter);
    return std::ranges::find(duties, service, &Duty::service) != duties.end();
}

bool Duties::admits(CounterNumber counter, Lane lane) const
{
    const auto found = m_admits.find(counter);
    if (found == m_admits.end()) {
        return false;
    }
    switch (found->second) {
    case Admits::Priority:
        return lane.hasPriority();
    case Admits::Appointments:
        return lane.hasAppointment();
    case Admits::All:
        break;
    }
    return true;
}

} // namespace hall::simulate
