// SPDX-License-Identifier: Apache-2.0
#include "app/forecast/lines.h"

#include <algorithm>

namespace hall {

namespace {

/// Every class but the first goes before others.
Lane laneOf(std::size_t priority, bool hasAppointment)
{
    return {(priority == 0 ? 0 : Lane::priorityBit) + (hasAppointment ? Lane::appointmentBit : 0)};
}

void addOnce(std::vector<std::uint16_t>& lines, std::uint16_t line)
{
    if (std::ranges::find(lines, line) == lines.end()) {
        lines.push_back(line);
    }
}

} // namespace

RunLines::RunLines(const Outlook& outlook)
    : m_rules(*outlook.rules)
    , m_classes(m_rules.credits.size())
    , m_places(m_rules.services.size() * m_classes * 2, none)
{
    addServices(outlook, false);
    m_ordinary = m_lines.size();
    const bool someHaveAppointments = std::ranges::any_of(
        outlook.waiting, [](const WaitingTicket& ticket) { return ticket.lane.hasAppointment(); });
    if (someHaveAppointments) {
        addServices(outlook, true);
    }
    for (const WaitingTicket& ticket : outlook.waiting) {
        const std::pair key{ticket.boundTo.value_or(none), ticket.lane != Lane{}};
        if (ticket.boundTo && !m_bound.contains(key)) {
            m_bound.emplace(key, add({.priority = ticket.priority, .favoured = key.second}));
        }
    }
}

void RunLines::addServices(const Outlook& outlook, bool hasAppointment)
{
    std::vector<bool> isHelped(m_rules.services.size());
    for (const CounterOutlook& counter : outlook.counters) {
        for (const HelpOutlook& help : counter.helps) {
            isHelped[help.service] = true;
        }
    }
    std::vector<std::uint16_t> ofGroups(m_rules.groupCount * m_classes, none);
    for (std::size_t service = 0; service < m_rules.services.size(); ++service) {
        for (std::size_t priority = 0; priority < m_classes; ++priority) {
            const Line line{.priority = static_cast<std::uint16_t>(priority),
                            .favoured = laneOf(priority, hasAppointment) != Lane{}};
            std::uint16_t& ofGroup =
                ofGroups[m_rules.services[service].group * m_classes + priority];
            if (isHelped[service]) {
                m_places[place(service, priority, hasAppointment)] = add(line);
                continue;
            }
            ofGroup = ofGroup == none ? add(line) : ofGroup;
            m_places[place(service, priority, hasAppointment)] = ofGroup;
        }
    }
}

std::uint16_t RunLines::add(Line line)
{
    m_lines.push_back(line);
    return static_cast<std::uint16_t>(m_lines.size() - 1);
}

std::uint16_t RunLines::of(const WaitingTicket& ticket) const
{
    return ticket.boundTo ? m_bound.at({*ticket.boundTo, ticket.lane != Lane{}}) : whenFree(ticket);
}

void RunLines::addGroup(std::vector<std::uint16_t>& lines, std::size_t group, Admits admits) const
{
    for (std::size_t service = 0; service < m_rules.services.size(); ++service) {
        for (std::size_t priority = 0; priority < m_classes; ++priority) {
            for (const bool hasAppointment : {false, true}) {
                const std::uint16_t line = of(service, priority, hasAppointment);
                if (m_rules.services[service].group == group && line != none &&
                    admitsLane(admits, laneOf(priority, hasAppointment))) {
                    addOnce(lines, line);
                }
            }
        }
    }
}

std::vector<std::uint16_t> RunLines::ofLane(std::size_t service, Lane lane) const
{
    std::vector<std::uint16_t> lines;
    for (std::size_t priority = 0; priority < m_classes; ++priority) {
        const std::uint16_t line = of(service, priority, lane.hasAppointment());
        if ((priority > 0) == lane.hasPriority() && line != none) {
            lines.push_back(line);
        }
    }
    return lines;
}

void RunLines::addBound(std::vector<std::uint16_t>& lines, std::uint16_t counter) const
{
    for (const bool favoured : {false, true}) {
        if (const auto line = m_bound.find({counter, favoured}); line != m_bound.end()) {
            lines.push_back(line->second);
        }
    }
}

} // namespace hall
