// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/ids.h"
#include "app/core/time.h"

#include <cstdint>
#include <optional>
#include <string>

namespace hall {

enum class TicketState { Waiting, Called, Serving, Held, NoShow, Finished, Cancelled, Expired };

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

/// One visit to the hall.
struct Ticket
{
    TicketId id;
    std::string number; ///< `A012`
    ServiceCode service;
    ClassCode priority;
    Rank rank;
    TicketState state = TicketState::Waiting;
    std::optional<CounterNumber> counter; ///< where it was called to
    int calls = 0;
    Time issuedAt;
    Time calledAt;   ///< of the first call
    Time recalledAt; ///< of the last recall; of the call while there was none
    Time startedAt;
    std::string codeHash; ///< SHA-256 of the ticket code, hex
    CommandId issuedBy;   ///< the press; the ticket code is derived from it
    StationName station;  ///< where it was taken, and is printed
    int ahead = 0;        ///< people who would be called before it when it was issued
    Paper paper = Paper::None;
    int announced = 0; ///< the highest of its calls that was spoken or given up
    int papers = 0;    ///< attempts that may have put paper out, for the mark on a reprint

    friend bool operator==(const Ticket&, const Ticket&) = default;
};

} // namespace hall
