// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

namespace hall {

/// Why the hall says no. The state is untouched. Words for people are made by the faces.
enum class Rejection {
    AlreadyDone,    ///< the counter has moved on since the clerk saw it
    TooLate,        ///< the press is too old to be carried out
    IdReused,       ///< the same command id came with another content
    DayNotOpen,     ///< no business day is open
    DayAlreadyOpen, ///< this very day is open
    DayInThePast,   ///< an older day than one that was already open
    ClockSuspected, ///< time must be confirmed before a day is opened or closed
    UnknownService,
    UnknownClass,
    UnknownCounter,
    UnknownTicket,
    TicketOfEarlierDay, ///< it was taken on a day that is over
    UnknownStation,
    InvalidClerk,   ///< empty, too long, or not of letters, digits and dashes
    ClerkElsewhere, ///< the clerk is signed in at another counter
    CounterClosed,
    CounterOpen, ///< it is open already
    CounterPaused,
    CounterNotPaused,
    CounterBusy,      ///< a ticket is at the counter: finish it first
    NobodyAtCounter,  ///< no ticket is called or in service there
    CalledNotStarted, ///< the called ticket must be started or marked a no-show first
    TicketNotCalled,
    TicketNotServing,
    TicketNotWaiting,
    TooManyRecalls,
    RecallTooSoon,
    HallFull,   ///< as many wait as the hall admits
    RulesInUse, ///< new rules would drop a service or a counter that is in use
    RulesUnchanged,
    StaleClaim, ///< another process has claimed the station since
};

/// The enumerator's name, as it stands on the wire.
[[nodiscard]] std::string_view toText(Rejection rejection);
[[nodiscard]] std::optional<Rejection> parseRejection(std::string_view text);

/// An English sentence for integrators and logs: what it means and what to do.
[[nodiscard]] std::string_view explain(Rejection rejection);

} // namespace hall
