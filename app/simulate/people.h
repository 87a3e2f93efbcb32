// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/ranked_line.h"
#include "app/simulate/calendar.h"
#include "app/simulate/truth.h"

#include <optional>
#include <vector>

namespace hall::simulate {

enum class Whereabouts {
    Coming,  ///< at the kiosk, without a ticket yet
    Waiting, ///< or called and on the way
    Away,    ///< missed or will miss the call
    Gone     ///< served, cancelled, given up, sent home
};

struct Citizen
{
    std::size_t service = 0;
    std::size_t priority = 0;
    Duration work{0}; ///< at a clerk of mean pace
    Whereabouts where = Whereabouts::Coming;
    std::optional<TicketId> ticket;
    Time atCounter;    ///< after a call: when he stands there
    bool hears = true; ///< will come when called
    std::optional<Duration> patience;
    bool fetches = false; ///< something, in the middle of the service
    bool sentOn = false;  ///< at its end
    VisitCode visit;
    AppointmentId appointment;
    bool staysAway = false; ///< though he has one
};

/// When a clerk is wanted at his counter.
struct Shift
{
    CounterNumber counter;
    ClerkId clerk;
    Time from;
    Time to;
    std::vector<Span> breaks;
    std::optional<Span> vanishes; ///< closes without warning, and for how long
};

struct Clerk
{
    Shift shift;
    Habits habits;
    bool waitsForAnswer = false;
    bool idle = false;     ///< looked and found nobody; wakes up when somebody comes
    std::int64_t look = 0; ///< stamp of the next look at the panel
    TicketId attending;    ///< whom the following three are about
    bool forgets = false;
    int recalls = 0;
    std::optional<Time> done; ///< when the service will be over, once the citizen is there
};

} // namespace hall::simulate
