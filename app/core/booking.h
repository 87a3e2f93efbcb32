// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/ids.h"
#include "app/core/time.h"

#include <optional>
#include <vector>

/// What a citizen has with the hall beside his ticket: an appointment, a promised paper, a sheet to
/// be printed.
namespace hall {

enum class AppointmentState { Booked, Used, Missed, Cancelled };

/// A place kept in a half-hour. Whom it is for stands in the vault under the same reference.
struct Appointment
{
    ServiceCode service;
    BusinessDay day;
    Time from; ///< the slot
    Time to;
    ClassCode priority; ///< empty: the normal class
    AppointmentState state = AppointmentState::Booked;

    friend bool operator==(const Appointment&, const Appointment&) = default;
};

/// Papers accepted on the promise that they follow 容缺.
struct Promise
{
    TicketId ticket;
    std::string number;
    ServiceCode service;
    std::vector<MaterialCode> materials;
    BusinessDay due;
    std::optional<Time> closedAt = {}; ///< nothing is owed any more

    friend bool operator==(const Promise&, const Promise&) = default;
};

/// A list of what to bring, asked for at a station and not yet on paper. Numbered like a ticket.
struct Sheet
{
    TicketId id;
    StationName station;
    ServiceCode service;
    std::vector<MaterialCode> materials; ///< that the citizen's answers ask for
    std::string number;                  ///< of his ticket, if he has one
    Time askedAt;
    int papers = 0;

    friend bool operator==(const Sheet&, const Sheet&) = default;
};

/// What looks like numbers taken to be sold 倒号. Pointed out to the guide, never refused.
enum class ToutingSign {
    AgentTickets, ///< one agent has many live tickets
    GivenUp,      ///< one subject's tickets were cancelled or missed again and again
    UnboundRush   ///< many tickets for nobody known from one kiosk
};

/// One of those, for the guide who is to look.
struct PointedOut
{
    ToutingSign sign = ToutingSign::AgentTickets;
    StationName station; ///< where the ticket was taken or given up
    int count = 0;
    Time at;

    friend bool operator==(const PointedOut&, const PointedOut&) = default;
};

} // namespace hall
