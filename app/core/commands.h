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

/// One press of a key by a person, or one timer's due.
struct Press
{
    CommandId id;
    Actor actor;
    StationName station; ///< where it was pressed
    Duration age{0};     ///< since the press, by the client's monotonic clock
    std::string asked;   ///< digest of the content, to tell a repetition from a reused id
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

struct TakeTicket
{
    ServiceCode service;
    ClassCode priority;   ///< empty: the normal class
    std::string codeHash; ///< SHA-256 of the ticket code, made in the shell
};

struct CallNext
{
    CounterNumber counter;
    Seen seen;
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

/// By its id, or by the code on the paper.
struct CancelTicket
{
    TicketId ticket;
    std::string codeHash;
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
                 MarkNoShow,
                 Uncall,
                 CancelTicket,
                 ClaimStation,
                 ReportPaper,
                 ReportAnnouncement,
                 ReportDevice,
                 ReportClock>
        what;
};

} // namespace hall
