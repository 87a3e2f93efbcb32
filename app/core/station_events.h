// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/ids.h"
#include "app/core/ticket.h"

/// What stations say of their devices.
namespace hall {

struct StationClaimed
{
    StationName station;
    std::int64_t claim = 0;

    friend bool operator==(const StationClaimed&, const StationClaimed&) = default;
};

struct PaperReported
{
    TicketId ticket;
    StationName station;
    Paper paper = Paper::None;

    friend bool operator==(const PaperReported&, const PaperReported&) = default;
};

/// A call's announcement came to its end, in one way or another.
struct AnnouncementSpoken
{
    TicketId ticket;
    std::string number;
    CounterNumber counter;
    StationName station;
    int call = 1; ///< 1 the call, 2 the first recall …
    Announcement outcome = Announcement::Spoken;

    friend bool operator==(const AnnouncementSpoken&, const AnnouncementSpoken&) = default;
};

struct DeviceChanged
{
    StationName station;
    std::string device;
    std::string condition;

    friend bool operator==(const DeviceChanged&, const DeviceChanged&) = default;
};

} // namespace hall
