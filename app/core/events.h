// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/booking_events.h"
#include "app/core/box.h"
#include "app/core/commands.h"
#include "app/core/station_events.h"

#include <variant>
#include <vector>

/// What happened, past tense. Events carry results (rank, number, credit as they were), not
/// references, so that a replay gives the same hall whatever rules are on disk today.
namespace hall {

struct RulesChanged
{
    std::string hash;
    Box<Rules> rules; ///< boxed: every event would be as large as the rules

    friend bool operator==(const RulesChanged&, const RulesChanged&) = default;
};

struct DayOpened
{
    BusinessDay day{};

    friend bool operator==(const DayOpened&, const DayOpened&) = default;
};

/// Ends the day for everybody: waiting tickets expire, called and serving ones are finished,
/// counters close.
struct DayClosed
{
    BusinessDay day{};
    int expired = 0;
    int finished = 0;

    friend bool operator==(const DayClosed&, const DayClosed&) = default;
};

struct CounterOpened
{
    CounterNumber counter;
    ClerkId clerk;

    friend bool operator==(const CounterOpened&, const CounterOpened&) = default;
};

struct CounterPaused
{
    CounterNumber counter;
    ReasonCode reason = {};

    friend bool operator==(const CounterPaused&, const CounterPaused&) = default;
};

struct CounterResumed
{
    CounterNumber counter;

    friend bool operator==(const CounterResumed&, const CounterResumed&) = default;
};

struct CounterClosed
{
    CounterNumber counter;

    friend bool operator==(const CounterClosed&, const CounterClosed&) = default;
};

/// The numbers `from` to `to` of a queue are the station's to give on that day; what it doesn't use
/// is skipped.
struct NumbersLeased
{
    QueuePrefix queue;
    BusinessDay day{};
    int from = 0;
    int to = 0;
    StationName station;

    friend bool operator==(const NumbersLeased&, const NumbersLeased&) = default;
};

struct TicketIssued
{
    TicketId ticket;
    std::int64_t running = 0; ///< running count of the issuing station
    std::string number;
    QueuePrefix queue;
    int ordinal = 0; ///< the number without its prefix
    ServiceCode service;
    ClassCode priority;
    Duration credit{0};
    Rank rank;
    int ahead = 0;
    std::string codeHash;
    Lane lane;
    std::optional<WaitRange> wait = {};
    SubjectHash subject = {};
    SubjectHash agent = {};
    AppointmentId appointment = {};
    VisitCode visit = {};
    std::vector<TicketStep> steps = {};
    int step = 0;
    bool byHand = false;

    friend bool operator==(const TicketIssued&, const TicketIssued&) = default;
};

struct TicketCalled
{
    TicketId ticket;
    std::string number;
    ServiceCode service;
    CounterNumber counter;
    /// Choices with priority that this counter has made in a row over somebody without.
    int streak = 0;
    bool given = false; ///< by a clerk who named the ticket, not by the hall's choice
    ReasonCode reason = {};

    friend bool operator==(const TicketCalled&, const TicketCalled&) = default;
};

struct TicketRecalled
{
    TicketId ticket;
    std::string number;
    ServiceCode service;
    CounterNumber counter;
    int calls = 2; ///< with this one

    friend bool operator==(const TicketRecalled&, const TicketRecalled&) = default;
};

struct ServiceStarted
{
    TicketId ticket;
    std::string number;
    ServiceCode service;
    CounterNumber counter;

    friend bool operator==(const ServiceStarted&, const ServiceStarted&) = default;
};

struct ServiceFinished
{
    TicketId ticket;
    std::string number;
    ServiceCode service;
    CounterNumber counter;
    Time startedAt;           ///< of the call, if nobody pressed start
    Duration servedBefore{0}; ///< before it was held

    friend bool operator==(const ServiceFinished&, const ServiceFinished&) = default;
};

/// Called and absent 过号.
struct TicketMissed
{
    TicketId ticket;
    std::string number;
    ServiceCode service;
    CounterNumber counter;

    friend bool operator==(const TicketMissed&, const TicketMissed&) = default;
};

struct TicketUncalled
{
    TicketId ticket;
    std::string number;
    ServiceCode service;
    CounterNumber counter;
    Rank rank;                             ///< as before the call
    TicketState to = TicketState::Waiting; ///< or missed, where it was called from the list
    Bound bound = {};

    friend bool operator==(const TicketUncalled&, const TicketUncalled&) = default;
};

/// Set aside; the counter is free.
struct TicketHeld
{
    TicketId ticket;
    std::string number;
    ServiceCode service;
    CounterNumber counter;
    HoldKind kind = HoldKind::Away;

    friend bool operator==(const TicketHeld&, const TicketHeld&) = default;
};

/// Taken up again: in service.
struct TicketResumed
{
    TicketId ticket;
    std::string number;
    ServiceCode service;
    CounterNumber counter;

    friend bool operator==(const TicketResumed&, const TicketResumed&) = default;
};

/// Waits again, its rank kept, for `to`.
struct TicketTransferred
{
    TicketId ticket;
    std::string number;
    ServiceCode service; ///< that it was served with
    CounterNumber counter;
    Time startedAt; ///< of the call, if it wasn't started
    ServiceCode to;
    Bound bound;
    Rank rank;

    friend bool operator==(const TicketTransferred&, const TicketTransferred&) = default;
};

/// A visit's next step. `waits` are the figures that chose it where any order will do.
struct VisitContinued
{
    TicketId ticket;
    std::string number;
    ServiceCode service;
    int step = 0;
    bool backOffice = false; ///< held until the back office has done its part
    Rank rank;
    std::vector<ServiceWait> waits = {};

    friend bool operator==(const VisitContinued&, const VisitContinued&) = default;
};

/// A missed ticket is back in line.
struct TicketReinstated
{
    TicketId ticket;
    std::string number;
    ServiceCode service;
    Rank rank;
    int ahead = 0;
    Bound bound = {};

    friend bool operator==(const TicketReinstated&, const TicketReinstated&) = default;
};

/// Was one counter's or clerk's, is anybody's.
struct TicketReleased
{
    TicketId ticket;
    std::string number;
    ServiceCode service;

    friend bool operator==(const TicketReleased&, const TicketReleased&) = default;
};

/// What a press did to a ticket is taken back: it lives on as it did before.
struct TicketRestored
{
    TicketId ticket;
    std::string number;
    CommandId of;
    Box<TicketLife> life;
    /// Counted as finished with so much service at `life->counter`, and isn't any more.
    std::optional<Duration> unfinished = {};

    friend bool operator==(const TicketRestored&, const TicketRestored&) = default;
};

struct ReprintAsked
{
    TicketId ticket;
    std::string number;
    StationName station;

    friend bool operator==(const ReprintAsked&, const ReprintAsked&) = default;
};

/// None: every counter serves its own groups.
struct PlanChosen
{
    PlanCode plan;

    friend bool operator==(const PlanChosen&, const PlanChosen&) = default;
};

/// A counter has more groups for a time; with none they are taken back.
struct CounterBound
{
    CounterNumber counter;
    std::vector<GroupCode> groups;
    std::optional<Time> until = {};

    friend bool operator==(const CounterBound&, const CounterBound&) = default;
};

struct TicketCancelled
{
    TicketId ticket;
    std::string number;
    ServiceCode service;

    friend bool operator==(const TicketCancelled&, const TicketCancelled&) = default;
};

struct ClockSuspected
{
    friend bool operator==(const ClockSuspected&, const ClockSuspected&) = default;
};

struct ClockTrusted
{
    friend bool operator==(const ClockTrusted&, const ClockTrusted&) = default;
};

/// An event of a newer version that changes nobody's place: kept, counted, passed on, not
/// understood.
struct UnknownNote
{
    std::string kind;
    int v = 1;

    friend bool operator==(const UnknownNote&, const UnknownNote&) = default;
};

/// The first is what an event is while it is made: a small one.
using EventBody = std::variant<DayOpened,
                               RulesChanged,
                               DayClosed,
                               CounterOpened,
                               CounterPaused,
                               CounterResumed,
                               CounterClosed,
                               NumbersLeased,
                               TicketIssued,
                               TicketCalled,
                               TicketRecalled,
                               ServiceStarted,
                               ServiceFinished,
                               TicketMissed,
                               TicketUncalled,
                               TicketCancelled,
                               TicketHeld,
                               TicketResumed,
                               TicketTransferred,
                               VisitContinued,
                               TicketReinstated,
                               TicketReleased,
                               TicketRestored,
                               PlanChosen,
                               CounterBound,
                               AppointmentBooked,
                               AppointmentCancelled,
                               AppointmentMissed,
                               PapersPromised,
                               PromiseClosed,
                               ReprintAsked,
                               MaterialsAsked,
                               RecordRead,
                               ToutingSuspected,
                               StationClaimed,
                               PaperReported,
                               AnnouncementSpoken,
                               DeviceChanged,
                               ClockSuspected,
                               ClockTrusted,
                               UnknownNote>;

struct Event
{
    std::int64_t seq = 0;
    Time at;
    std::optional<BusinessDay> day;
    Actor actor;
    StationName station;
    CommandId command;
    int part = 0;
    std::string asked; ///< digest of the command's content, on part 0
    EventBody body;

    friend bool operator==(const Event&, const Event&) = default;
};

using Events = std::vector<Event>;

} // namespace hall
