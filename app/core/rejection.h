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
    UnknownVisit,
    UnknownPlan,
    UnknownGroup,
    UnknownReason,
    UnknownClerk, ///< nobody is signed in under that id
    UnknownAppointment,
    UnknownMaterial,
    UnknownPromise,
    OutsideHours,        ///< tickets for the service are not given at this hour
    CutOff,              ///< too near to closing time for this service
    QuotaUsed,           ///< all tickets of the day for the service are given
    SubjectQuotaUsed,    ///< the subject has had all it may have today
    LiveTicket,          ///< the subject has a ticket for the service that still counts
    IdentityRequired,    ///< the service is for people who say who they are
    ClassNotProven,      ///< the guide looks at proof of this class, no citizen claims it
    TooManyUnbound,      ///< too many tickets for nobody known within a minute
    NumberTaken,         ///< the number was given already today
    NumberNotOfService,  ///< not a number of the queue that the service is in
    CounterNotFor,       ///< the counter does not serve this service
    GivenCallNotAllowed, ///< the hall does not let clerks choose whom they call
    ReasonNeeded,        ///< one of the hall's reasons for this must be given
    TicketNotHeld,
    HeldElsewhere,    ///< it is held for another counter, which is open
    WaitsForOffice,   ///< the back office has not done its part
    TransferToItself, ///< it is there already
    TicketNotMissed,
    MissedIsVoid,       ///< a missed ticket counts no more in this hall
    MissedIsClerks,     ///< only a clerk takes a missed ticket back, from his list
    ReinstatedTooOften, ///< as often as the hall allows
    TooManyReprints,
    NothingToUndo,  ///< no such press, or one that can't be taken back
    UndoTooLate,    ///< its seconds are over
    CantUndo,       ///< the counter or the ticket has moved on
    NoAppointments, ///< the service takes none
    AlreadyBooked,  ///< the reference is in use
    ClosedThen,     ///< the hall is closed at that time
    PersonBlocked,  ///< missed too many appointments
    SlotFull,
    AppointmentUsed, ///< it was used or missed
    AppointmentTooEarly,
    AppointmentTooLate,
    AppointmentOtherDay,
    NotOnPromise, ///< this paper can't be accepted on promise
};

/// The enumerator's name, as it stands on the wire.
[[nodiscard]] std::string_view toText(Rejection rejection);
[[nodiscard]] std::optional<Rejection> parseRejection(std::string_view text);

/// An English sentence for integrators and logs: what it means and what to do.
[[nodiscard]] std::string_view explain(Rejection rejection);

} // namespace hall
