// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/forecast/outlook.h"

#include <cstddef>
#include <map>
#include <vector>

namespace hall {

/// The lines that people of a run stand in: each may be called by the same counters, in the order
/// of its ranks. A line is a group and a class; where a counter helps out with a service, which it
/// does by who is first for it, a service and a class. Appointments stand apart, and those whom
/// only one counter may call.
class RunLines
{
public:
    explicit RunLines(const Outlook& outlook);

    static constexpr std::uint16_t none = 0xffffU;

    [[nodiscard]] std::size_t count() const
    {
        return m_lines.size();
    }

    /// The first so many are those that a newcomer joins.
    [[nodiscard]] std::size_t ordinary() const
    {
        return m_ordinary;
    }

    /// `none`: nobody stands or will stand there.
    [[nodiscard]] std::uint16_t
    of(std::size_t service, std::size_t priority, bool hasAppointment) const
    {
        return m_places[place(service, priority, hasAppointment)];
    }

    [[nodiscard]] std::uint16_t of(const WaitingTicket& ticket) const;

    /// The same when it is nobody's any more.
    [[nodiscard]] std::uint16_t whenFree(const WaitingTicket& ticket) const
    {
        return of(ticket.service, ticket.priority, ticket.lane.hasAppointment());
    }

    /// With priority or an appointment.
    [[nodiscard]] bool isFavoured(std::size_t line) const
    {
        return m_lines[line].favoured;
    }

    [[nodiscard]] std::size_t classOf(std::size_t line) const
    {
        return m_lines[line].priority;
    }

    /// Of all services of a group that the counter admits.
    void addGroup(std::vector<std::uint16_t>& lines, std::size_t group, Admits admits) const;
    /// Of a service's lane: those that are one line to a counter that helps out.
    [[nodiscard]] std::vector<std::uint16_t> ofLane(std::size_t service, Lane lane) const;
    /// Of those whom a counter alone may call.
    void addBound(std::vector<std::uint16_t>& lines, std::uint16_t counter) const;

private:
    struct Line
    {
        std::uint16_t priority = 0;
        bool favoured = false;
    };

    [[nodiscard]] std::size_t
    place(std::size_t service, std::size_t priority, bool hasAppointment) const
    {
        return (service * m_classes + priority) * 2 + (hasAppointment ? 1 : 0);
    }

    void addServices(const Outlook& outlook, bool hasAppointment);
    std::uint16_t add(Line line);

    const FlatRules& m_rules;
    std::size_t m_classes;
    std::size_t m_ordinary = 0;
    std::vector<Line> m_lines;
    std::vector<std::uint16_t> m_places; ///< by service, class and whether with an appointment
    std::map<std::pair<std::uint16_t, bool>, std::uint16_t> m_bound; ///< by counter and favour
};

/// Whether a counter takes somebody of that lane.
[[nodiscard]] constexpr bool admitsLane(Admits admits, Lane lane)
{
    return admits == Admits::All || (admits == Admits::Priority && lane.hasPriority()) ||
           (admits == Admits::Appointments && lane.hasAppointment());
}

} // namespace hall
