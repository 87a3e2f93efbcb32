// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/ids.h"
#include "app/core/time.h"

#include <optional>
#include <string>
#include <vector>

namespace hall {

/// A name as people read it. `shortZh` is the catalogue's short form for narrow places; empty: use
/// `zh`. A `|` in `zh` or `en` is an optional line break (开办|餐饮店).
struct Name
{
    std::string zh;
    std::string en;
    std::string shortZh;

    friend bool operator==(const Name&, const Name&) = default;
};

/// Where people wait, hear and see the same announcements.
struct Zone
{
    ZoneCode code;
    Name name;

    friend bool operator==(const Zone&, const Zone&) = default;
};

/// Services that belong together in the eyes of a citizen; its letter begins the number.
struct Area
{
    AreaCode code;
    Name name;
    ZoneCode zone;

    friend bool operator==(const Area&, const Area&) = default;
};

/// Services that the same clerks can do. Queues and counters refer to groups.
struct Group
{
    GroupCode code;
    Name name;
    AreaCode area;

    friend bool operator==(const Group&, const Group&) = default;
};

/// Numbers with one prefix: `A001` for prefix A, start 1, width 3.
struct Queue
{
    QueuePrefix prefix;
    std::vector<GroupCode> groups;
    int start = 1;
    int width = 3;
    /// How many numbers a station draws at once, 1 to 1000.
    int run = 20;

    friend bool operator==(const Queue&, const Queue&) = default;
};

/// A span of a day in minutes after local midnight, the end not in it.
struct MinuteSpan
{
    int from = 0;
    int to = 0;

    friend bool operator==(const MinuteSpan&, const MinuteSpan&) = default;
};

/// Whether a service wants to know whom a ticket is for.
enum class Identity { None, Optional, Required };

/// An answer given in a service's choice tree.
struct Choice
{
    std::string question;
    std::string answer;

    friend bool operator==(const Choice&, const Choice&) = default;
};

struct PossibleAnswer
{
    std::string code;
    Name name;

    friend bool operator==(const PossibleAnswer&, const PossibleAnswer&) = default;
};

/// One branching of the choice tree: asked when all of `when` were chosen before.
struct Question
{
    std::string code;
    Name name;
    std::vector<PossibleAnswer> answers;
    std::vector<Choice> when;

    friend bool operator==(const Question&, const Question&) = default;
};

/// Something to bring; needed when all of `when` were chosen.
struct Material
{
    MaterialCode code;
    Name name;
    int copies = 1;
    /// Whether a clerk may accept the case on the promise that this follows 容缺受理.
    bool onPromise = false;
    std::vector<Choice> when;

    friend bool operator==(const Material&, const Material&) = default;
};

struct Service
{
    ServiceCode code;
    Name name;
    GroupCode group;
    /// The catalogue's figure for planning, minutes.
    int typicalMinutes = 10;
    Identity identity = Identity::Optional;
    int dayQuota = 0;      ///< tickets a day; 0: no limit
    int subjectQuota = 0;  ///< tickets a day for one subject; 0: no limit
    int cutOffMinutes = 0; ///< no tickets in so many last minutes of an opening span
    /// Appointments taken in each half-hour; 0: the service has none.
    int slotPlaces = 0;
    /// Walk-ins that each half-hour is planned for beside them; at least 1 where there are
    /// appointments, since nobody may be forced to book.
    int walkInPlaces = 0;
    int promiseDays = 10; ///< a promised paper is due so many days later
    std::vector<Question> questions = {};
    std::vector<Material> materials = {};

    friend bool operator==(const Service&, const Service&) = default;
};

/// One of a visit's steps.
struct VisitStep
{
    ServiceCode service;
    /// After it the back office has work to do before the visit goes on.
    bool backOffice = false;

    friend bool operator==(const VisitStep&, const VisitStep&) = default;
};

enum class StepOrder { Fixed, Any };

/// One thing, once 一件事: several services on one ticket.
struct Visit
{
    VisitCode code;
    Name name;
    StepOrder order = StepOrder::Fixed;
    std::vector<VisitStep> steps;

    friend bool operator==(const Visit&, const Visit&) = default;
};

/// A ticket of this class ranks as if issued `credit` earlier.
struct PriorityClass
{
    ClassCode code;
    Name name;
    Duration credit{0};
    /// Whether a citizen may claim it at the kiosk without proof.
    bool selfClaimed = false;
    /// Whose ID number says so many years is of it, without asking; 0: age gives nobody this class.
    int fromAge = 0;

    friend bool operator==(const PriorityClass&, const PriorityClass&) = default;
};

/// desk 窗口, remote 远程虚拟窗口, collection 综合出件, help 办不成事, selfService 自助
enum class CounterKind { Desk, Remote, Collection, Help, SelfService };

/// Whom a counter takes 绿窗.
enum class Admits { All, Priority, Appointments };

/// A group that a counter helps out with, once somebody has waited so long.
struct Backup
{
    GroupCode group;
    Duration after{0};

    friend bool operator==(const Backup&, const Backup&) = default;
};

struct Counter
{
    CounterNumber number;
    Name name;
    CounterKind kind = CounterKind::Desk;
    ZoneCode zone;
    std::vector<GroupCode> groups;
    /// How the voice says where to go, `综合窗口六号`; empty: 六号窗口.
    std::string spoken = {};
    Admits admits = Admits::All;
    std::vector<Backup> backups = {};

    friend bool operator==(const Counter&, const Counter&) = default;
};

/// Opening times of one weekday, minutes after local midnight; a lunch break makes two spans.
struct OpenSpan
{
    int weekday = 1; ///< 1 Monday to 7 Sunday
    int fromMinute = 9 * 60;
    int toMinute = 17 * 60;

    friend bool operator==(const OpenSpan&, const OpenSpan&) = default;
};

/// A date that isn't as its weekday: closed, or open at other times.
struct CalendarException
{
    BusinessDay day;
    std::vector<MinuteSpan> open; ///< none: closed

    friend bool operator==(const CalendarException&, const CalendarException&) = default;
};

struct PlannedCounter
{
    CounterNumber counter;
    std::vector<GroupCode> groups;

    friend bool operator==(const PlannedCounter&, const PlannedCounter&) = default;
};

/// Which counter serves what, by a name (高峰, 午间); counters it doesn't name serve their own
/// groups. In force while one of its `hours` runs, or chosen by hand.
struct Plan
{
    PlanCode code;
    Name name;
    std::vector<PlannedCounter> counters;
    std::vector<OpenSpan> hours;

    friend bool operator==(const Plan&, const Plan&) = default;
};

/// A closed word for why a clerk does something, and what it may be given for.
struct Reason
{
    ReasonCode code;
    Name name;
    bool forPause = true;
    bool forCall = true; ///< of a given waiting number
    bool forRead = true; ///< of what the vault keeps of somebody

    friend bool operator==(const Reason&, const Reason&) = default;
};

/// What becomes of a called ticket that was not started when the counter calls the next.
enum class NextOnCalled { Served, NoShow, Ask };

/// How a counter chooses: by rank alone, or rank with a share kept for those without priority.
enum class ChoiceRule { Credit, Interleave };

/// Where a missed ticket comes back to: nowhere, the end, behind some others, or only by the clerk
/// from his list.
enum class MissedRule { Void, End, Reinsert, List };

/// What an appointment is worth after its grace: nothing, or a place as any walk-in's.
enum class LateRule { Refuse, WalkIn };

struct Policy
{
    NextOnCalled nextOnCalled = NextOnCalled::Served;
    /// A called ticket starts by itself this long after its call; zero: never. A recall ends that.
    Duration autoStart = std::chrono::seconds{30};
    /// So long after the last recall a ticket that nobody started becomes a no-show; zero: never.
    Duration noShowAfter{0};
    int maxRecalls = 5;
    Duration betweenRecalls = std::chrono::seconds{5};
    /// Presses older than this are TooLate.
    Duration pressAgeMax = std::chrono::seconds{10};
    /// The hall refuses tickets beyond this many waiting.
    int waitingMax = 100000;

    ChoiceRule choice = ChoiceRule::Credit;
    /// With Interleave: after so many choices with priority over somebody without, one without.
    int interleave = 2;
    MissedRule missed = MissedRule::Reinsert;
    int reinsertAfter = 2;     ///< others of the same service to stand behind
    int reinstatementsMax = 1; ///< a ticket comes back so often
    Duration undoWithin = std::chrono::seconds{5};
    /// Whether a clerk may call a given waiting number, with a reason.
    bool callGiven = false;
    /// A ticket that comes back waits so long for the clerk who had it; zero: any clerk's.
    Duration preferredClerk{0};
    int reprintsMax = 3;
    bool oneLiveTicket = true; ///< one live ticket per subject and service
    /// Tickets for nobody known, from one station within a minute; 0: no limit.
    int unboundPerMinute = 0;
    /// An agent with more live tickets, a subject with more cancelled or missed ones is pointed out
    /// to the guide; 0: never.
    int toutingSigns = 0;
    /// Tickets are given so long before an opening span begins.
    Duration takeEarly{0};

    Duration graceBefore = std::chrono::minutes{30}; ///< check-in before the slot
    Duration graceAfter = std::chrono::minutes{15};  ///< and after its end
    LateRule late = LateRule::WalkIn;
    /// So many missed appointments within `missesWithinDays` block booking for `blockDays`; 0:
    /// never.
    int missesMax = 0;
    int missesWithinDays = 90;
    int blockDays = 30;

    friend bool operator==(const Policy&, const Policy&) = default;
};

/// The hall's rules: part of the hall, entered by an event, read by `decide` from `Hall` only.
/// Consistent by construction: `app/settings` builds it from a hall.toml it has checked as a whole.
struct Rules
{
    std::string hall; ///< id of the hall, `example-district`
    Name name;
    std::vector<Zone> zones;
    std::vector<Area> areas;
    std::vector<Group> groups;
    std::vector<Queue> queues;
    std::vector<Service> services;
    std::vector<PriorityClass> classes; ///< the first is the normal one
    std::vector<Counter> counters;
    std::vector<StationName> stations;
    std::vector<Visit> visits = {};
    std::vector<Plan> plans = {};
    std::vector<Reason> reasons = {};
    Policy policy;
    std::vector<OpenSpan> hours;
    std::vector<CalendarException> exceptions = {};
    std::vector<Name> notices; ///< whole sentences for the boards

    friend bool operator==(const Rules&, const Rules&) = default;
};

} // namespace hall
