// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/ids.h"
#include "app/core/rules.h"
#include "app/core/ticket.h"
#include "app/core/time.h"

#include <optional>
#include <string>
#include <variant>

namespace hall {

/// Who acted: `clerk` 1031, `kiosk` kiosk-1, `node` for timers. Never a citizen's identity.
struct Actor
{
    std::string role;
    std::string id;

    friend bool operator==(const Actor&, const Actor&) = default;
};

/// A moment by the hall's own clock on the wall, worked out in the shell.
struct LocalMoment
{
    BusinessDay date; ///< of the calendar, not of the business day
    int weekday = 1;  ///< 1 Monday to 7 Sunday
    int minute = 0;   ///< after local midnight, 0 to 1439

    friend bool operator==(const LocalMoment&, const LocalMoment&) = default;
};

/// One press of a key by a person, or one timer's due.
struct Press
{
    CommandId id;
    Actor actor;
    StationName station; ///< where it was pressed
    Duration age{0};     ///< since the press, by the client's monotonic clock
    std::string asked;   ///< digest of the content, to tell a repetition from a reused id
    std::optional<LocalMoment> local = {}; ///< none: opening hours are not looked at
};

/// The ticket that the clerk had in front of him when he pressed; none: an empty counter.
using Seen = std::optional<TicketId>;

struct AdoptRules
{
    Rules rules;
    std::string hash; ///< of the content, hex
};

struct OpenDay
{
    BusinessDay day;
    bool timeConfirmed = false; ///< a person has looked at the clock
};

struct CloseDay
{
};

struct OpenCounter
{
    CounterNumber counter;
    ClerkId clerk;
};

struct PauseCounter
{
    CounterNumber counter;
    Seen seen;
    ReasonCode reason = {};
};

struct ResumeCounter
{
    CounterNumber counter;
};

struct CloseCounter
{
    CounterNumber counter;
    Seen seen;
};

/// Whom a ticket is for: a person, or an enterprise and the agent who came for it.
struct Subject
{
    SubjectHash hash;
    SubjectHash agent = {};

    friend bool operator==(const Subject&, const Subject&) = default;
};

/// How long a service's newcomers are expected to wait; made by the forecast, passed in.
struct ServiceWait
{
    ServiceCode service;
    WaitRange wait;

    friend bool operator==(const ServiceWait&, const ServiceWait&) = default;
};

/// A number for a service, for a visit of several, or for an appointment.
struct TakeTicket
{
    ServiceCode service;  ///< empty with `visit` or `appointment`
    ClassCode priority;   ///< empty: the normal class, or the appointment's
    std::string codeHash; ///< SHA-256 of the ticket code, made in the shell
    VisitCode visit = {};
    AppointmentId appointment = {};
    std::optional<Subject> subject = {};
    /// A number that was given by hand while the hall could take no commands.
    std::string byHand = {};
    std::vector<ServiceWait> waits = {}; ///< of the services that this may be a ticket for
};

struct CallNext
{
    CounterNumber counter;
    Seen seen;
    std::vector<ServiceWait> waits = {}; ///< for a visit whose steps come in any order
};

/// Calls a given ticket: a missed one from the list, or a waiting one where the hall allows it.
struct CallTicket
{
    CounterNumber counter;
    Seen seen;
    TicketId ticket;
    ReasonCode reason = {};
    std::vector<ServiceWait> waits = {};
};

struct Recall
{
    CounterNumber counter;
    Seen seen;
};

struct StartService
{
    CounterNumber counter;
    Seen seen;
};

struct FinishService
{
    CounterNumber counter;
    Seen seen;
    std::vector<ServiceWait> waits = {};
};

/// Sets the ticket in service aside.
struct HoldTicket
{
    CounterNumber counter;
    Seen seen;
    HoldKind kind = HoldKind::Away;
};

/// Takes a held ticket up again at this counter.
struct ResumeTicket
{
    CounterNumber counter;
    Seen seen;
    TicketId ticket;
};

/// Sends the ticket on, its rank kept, to one of: another service, a counter, a clerk.
struct TransferTicket
{
    CounterNumber counter;
    Seen seen;
    ServiceCode service = {};
    std::optional<CounterNumber> toCounter = {};
    ClerkId toClerk = {};
};

/// What the back office had to do for a visit is done: the ticket goes on to its next step.
struct ContinueVisit
{
    TicketId ticket;
    std::vector<ServiceWait> waits = {};
};

struct MarkNoShow
{
    CounterNumber counter;
    Seen seen;
};

/// Takes a call back: the ticket returns to its rank.
struct Uncall
{
    CounterNumber counter;
    Seen seen;
};

/// A ticket, by its id or by the code on the paper.
struct WhichTicket
{
    TicketId ticket;
    std::string codeHash = {};
};

struct CancelTicket
{
    WhichTicket which;
};

/// Puts a missed ticket back in line, as the hall's rule says.
struct ReinstateTicket
{
    WhichTicket which;
};

/// Prints a ticket again, at the station where it was pressed.
struct ReprintTicket
{
    WhichTicket which;
};

/// Makes a ticket bound to a counter or clerk anybody's again; a timer's.
struct ReleaseTicket
{
    TicketId ticket;
};

/// Takes back what a press did, within the policy's seconds.
struct UndoCommand
{
    CommandId of;
};

struct ChoosePlan
{
    PlanCode plan; ///< empty: none, every counter its own groups
};

/// Gives a counter more groups for a time 潮汐窗口; none: takes them back.
struct BindCounter
{
    CounterNumber counter;
    std::vector<GroupCode> groups;
    std::optional<Time> until = {};
};

struct BookAppointment
{
    AppointmentId appointment;
    ServiceCode service;
    BusinessDay day;
    Time from;
    Time to;
    ClassCode priority = {};
    MinuteSpan slot;      ///< the same in local minutes, worked out in the shell
    int weekday = 1;      ///< of `day`
    bool blocked = false; ///< the person missed too many; the shell has looked
};

struct CancelAppointment
{
    AppointmentId appointment;
};

/// Nobody came for it; a timer's.
struct MissAppointment
{
    AppointmentId appointment;
};

struct PromisePapers
{
    CounterNumber counter;
    Seen seen;
    PromiseId promise;
    std::vector<MaterialCode> materials;
    BusinessDay due; ///< worked out in the shell from the service's days
};

struct ClosePromise
{
    PromiseId promise;
};

/// Prints what to bring for a service.
struct AskMaterials
{
    ServiceCode service;
    std::vector<Choice> choices = {};
    TicketId ticket = {}; ///< whose number stands on it; empty: none
};

/// Somebody read a record of the vault.
struct NoteReading
{
    std::string record;  ///< its random reference
    std::string purpose; ///< a closed word
    ReasonCode reason;
};

/// A process takes a station over; reports under an older claim are refused from then on.
struct ClaimStation
{
    StationName station;
};

struct ReportPaper
{
    StationName station;
    std::int64_t claim = 0;
    TicketId ticket;
    Paper paper = Paper::None;
};

struct ReportAnnouncement
{
    StationName station;
    std::int64_t claim = 0;
    TicketId ticket;
    CounterNumber counter;
    int call = 1;
    Announcement outcome = Announcement::Spoken;
};

struct ReportDevice
{
    StationName station;
    std::int64_t claim = 0;
    std::string device;    ///< `printer`
    std::string condition; ///< a closed word, `ready`, `paper-out`
};

/// The shell's finding about the clock: suspected or trusted again.
struct ReportClock
{
    bool suspected = false;
};

struct Command
{
    Press press;
    std::variant<AdoptRules,
                 OpenDay,
                 CloseDay,
                 OpenCounter,
                 PauseCounter,
                 ResumeCounter,
                 CloseCounter,
                 TakeTicket,
                 CallNext,
                 Recall,
                 StartService,
                 FinishService,
                 HoldTicket,
                 ResumeTicket,
                 TransferTicket,
                 ContinueVisit,
                 MarkNoShow,
                 Uncall,
                 CallTicket,
                 CancelTicket,
                 ReinstateTicket,
                 ReprintTicket,
                 ReleaseTicket,
                 UndoCommand,
                 ChoosePlan,
                 BindCounter,
                 BookAppointment,
                 CancelAppointment,
                 MissAppointment,
                 PromisePapers,
                 ClosePromise,
                 AskMaterials,
                 NoteReading,
                 ClaimStation,
                 ReportPaper,
                 ReportAnnouncement,
                 ReportDevice,
                 ReportClock>
        what;
};

} // namespace hall
