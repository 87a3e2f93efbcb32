// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/booking.h"

/// What happened beside the queue: appointments, promises, sheets, readings, signs.
namespace hall {

struct AppointmentBooked
{
    AppointmentId appointment;
    ServiceCode service;
    BusinessDay on;
    Time from;
    Time to;
    ClassCode priority;

    friend bool operator==(const AppointmentBooked&, const AppointmentBooked&) = default;
};

struct AppointmentCancelled
{
    AppointmentId appointment;
    ServiceCode service;

    friend bool operator==(const AppointmentCancelled&, const AppointmentCancelled&) = default;
};

struct AppointmentMissed
{
    AppointmentId appointment;
    ServiceCode service;

    friend bool operator==(const AppointmentMissed&, const AppointmentMissed&) = default;
};

struct PapersPromised
{
    PromiseId promise;
    TicketId ticket;
    std::string number;
    ServiceCode service;
    std::vector<MaterialCode> materials;
    BusinessDay due;

    friend bool operator==(const PapersPromised&, const PapersPromised&) = default;
};

struct PromiseClosed
{
    PromiseId promise;
    ServiceCode service;

    friend bool operator==(const PromiseClosed&, const PromiseClosed&) = default;
};

/// A list of what to bring is to be printed. `sheet` counts with the station's tickets.
struct MaterialsAsked
{
    TicketId sheet;
    std::int64_t running = 0;
    StationName station;
    ServiceCode service;
    std::vector<MaterialCode> materials;
    std::string number; ///< of the citizen's ticket, if he has one

    friend bool operator==(const MaterialsAsked&, const MaterialsAsked&) = default;
};

/// A record of the vault was read; what it says stays there.
struct RecordRead
{
    std::string record;
    std::string purpose;
    ReasonCode reason;

    friend bool operator==(const RecordRead&, const RecordRead&) = default;
};

struct ToutingSuspected
{
    ToutingSign sign = ToutingSign::AgentTickets;
    StationName station;
    int count = 0;

    friend bool operator==(const ToutingSuspected&, const ToutingSuspected&) = default;
};

} // namespace hall
