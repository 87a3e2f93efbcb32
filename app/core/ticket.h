// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/ids.h"
#include "app/core/time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace hall {

enum class TicketState { Waiting, Called, Serving, Held, NoShow, Finished, Cancelled, Expired };

/// Out of the line, and may come back to it.
[[nodiscard]] constexpr bool isAside(TicketState state)
{
    return state == TicketState::Held || state == TicketState::NoShow;
}

/// What is known of a ticket's paper. It never changes who waits.
enum class Paper { None, Started, Printed, Doubtful, Refused };

/// What became of the announcement of a call.
enum class Announcement {
    Spoken,
    Late,    ///< its latest time had passed before its turn came
    MovedOn, ///< the counter had moved on before its turn came
    NoSound  ///< there was no voice or no loudspeaker
};

/// A ticket's place: lowest first. `time` is the issue time less the credit of its class; `tie` is
/// the number of the event that gave the rank, so no two are equal.
struct Rank
{
    Time time;
    std::int64_t tie = 0;

    friend auto operator<=>(const Rank&, const Rank&) = default;
};

/// The four kinds of place in a service's line: with priority or without, with an appointment or
/// without. A value is the sum of its bits.
struct Lane
{
    static constexpr int count = 4;
    static constexpr int priorityBit = 1;
    static constexpr int appointmentBit = 2;

    int value = 0;

    [[nodiscard]] bool hasPriority() const
    {
        return (value & priorityBit) != 0;
    }

    [[nodiscard]] bool hasAppointment() const
    {
        return (value & appointmentBit) != 0;
    }

    friend auto operator<=>(const Lane&, const Lane&) = default;
};

/// How a ticket is set aside 挂起.
enum class HoldKind {
    Away,     ///< the citizen fetches something and may return to any counter of the service
    AwaySame, ///< and returns to the same counter
    Step      ///< something else must happen first, in the back office or at another counter
};

/// A waiting ticket that only one counter, or one clerk's, may call.
struct Bound
{
    std::optional<CounterNumber> counter = {};
    ClerkId clerk = {};
    std::optional<Time> until = {}; ///< then it is anybody's again; none: for as long as it waits

    [[nodiscard]] bool isFree() const
    {
        return !counter && clerk.empty();
    }

    friend bool operator==(const Bound&, const Bound&) = default;
};

/// The minutes between which the hall expects to call, four times in five.
struct WaitRange
{
    int low = 0;
    int high = 0;

    friend bool operator==(const WaitRange&, const WaitRange&) = default;
};

struct TicketStep
{
    ServiceCode service;
    bool backOffice = false; ///< after it the back office has work to do
    bool done = false;

    friend bool operator==(const TicketStep&, const TicketStep&) = default;
};

/// What changes in a ticket's life; taking something back restores the whole of it.
struct TicketLife
{
    ServiceCode service; ///< that it waits for, or is served with
    Rank rank;
    TicketState state = TicketState::Waiting;
    std::optional<CounterNumber> counter; ///< where it was called to last
    int calls = 0;
    int announced = 0; ///< the highest of its calls that was spoken or given up
    Time waitingSince; ///< since it stands in the line it stands in
    Time calledAt;     ///< of the first call
    Time recalledAt;   ///< of the last recall; of the call while there was none
    Time startedAt;
    Duration servedBefore{0}; ///< in service before it was held, of this service
    HoldKind hold = HoldKind::Away;
    Bound bound;                                   ///< kept while it is called, for an uncall
    ClerkId clerk;                                 ///< who called it last
    TicketState calledFrom = TicketState::Waiting; ///< what it was before its call, or missed
    int reinstated = 0;
    int step = 0; ///< of its visit's steps, the one it is at

    friend bool operator==(const TicketLife&, const TicketLife&) = default;
};

/// One visit to the hall.
struct Ticket : TicketLife
{
    TicketId id;
    std::string number; ///< `A012`
    ServiceCode taken;  ///< the service that it was issued for, wherever it was sent since
    ClassCode priority;
    Lane lane;
    Time issuedAt;
    std::string codeHash;          ///< SHA-256 of the ticket code, hex
    CommandId issuedBy;            ///< the press; the ticket code is derived from it
    StationName station;           ///< where it was taken, and is printed
    int ahead = 0;                 ///< people who would be called before it when it was issued
    std::optional<WaitRange> wait; ///< as forecast when it was issued
    SubjectHash subject;           ///< whom it is for; empty: nobody known
    SubjectHash agent;             ///< who acts for an enterprise
    AppointmentId appointment;
    VisitCode visit;
    std::vector<TicketStep> steps; ///< of the visit; none: one service
    Paper paper = Paper::None;
    Time paperAskedAt; ///< of the issue or of the last reprint
    int papers = 0;    ///< attempts that may have put paper out, for the mark on a reprint
    int reprints = 0;

    [[nodiscard]] bool isLive() const
    {
        return state == TicketState::Waiting || state == TicketState::Called ||
               state == TicketState::Serving || state == TicketState::Held;
    }

    friend bool operator==(const Ticket&, const Ticket&) = default;
};

} // namespace hall
