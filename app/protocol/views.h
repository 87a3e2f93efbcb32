// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/protocol/city_link.h"
#include "app/protocol/counter_view.h"
#include "app/protocol/strip_view.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// The views of `hall.watch`: each a whole state made for one purpose. Nothing needs folding; each
/// carries only what its role may see. Faces get these values and nothing else.
namespace hall::protocol {

/// State of one printer as its station last reported it.
enum class PrinterCondition {
    Unknown,
    Ready,
    NearEnd,
    PaperOut,
    CoverOpen,
    Cutter,
    HeadHot,
    Offline, ///< no cable, no such port
    Silent,  ///< the port is there, nobody answers
    Fault
};

struct StationPrinter
{
    StationName station;
    PrinterCondition condition = PrinterCondition::Unknown;
    Time since;

    friend bool operator==(const StationPrinter&, const StationPrinter&) = default;
};

/// What became of the paper of a ticket issued a short while ago.
struct PaperOf
{
    TicketId ticket;
    Paper paper = Paper::None;

    friend bool operator==(const PaperOf&, const PaperOf&) = default;
};

/// One service of a visit, as the citizen goes through them.
struct StepLine
{
    Name service;
    bool backOffice = false; ///< after it the back office has work to do
    bool done = false;
    bool now = false;

    friend bool operator==(const StepLine&, const StepLine&) = default;
};

struct KioskService
{
    ServiceCode code;
    Name name;
    int waiting = 0; ///< people whom its counters would call before, of all services of its group
    std::vector<int>
        counters; ///< counters that may serve it, ascending; open ones only while any is open
    std::optional<WaitRange> wait = {}; ///< of who takes a number now; none: it can't be told
    Identity identity = Identity::Optional;
    bool hasAppointments = false;
    std::vector<Question> questions = {}; ///< the choice tree of its materials
    std::vector<Material> materials = {};

    friend bool operator==(const KioskService&, const KioskService&) = default;
};

struct KioskArea
{
    AreaCode code; ///< the letter
    Name name;
    ZoneCode zone;
    Name zoneName;
    int waiting = 0;
    std::vector<int> counters;
    std::vector<KioskService> services;

    friend bool operator==(const KioskArea&, const KioskArea&) = default;
};

/// One thing, once: several services on one number. Waiting, wait and counters are those of the
/// step that comes first.
struct KioskVisit
{
    VisitCode code;
    Name name;
    StepOrder order = StepOrder::Fixed;
    std::vector<StepLine> steps = {};
    Identity identity = Identity::Optional; ///< the strictest of its services
    int waiting = 0;
    std::vector<int> counters;
    std::optional<WaitRange> wait = {};

    friend bool operator==(const KioskVisit&, const KioskVisit&) = default;
};

/// A class that goes before the normal one.
struct KioskClass
{
    ClassCode code;
    Name name;
    bool selfClaimed = false; ///< whether a citizen's word is enough
    int fromAge = 0;          ///< by his ID number; 0: age doesn't count

    friend bool operator==(const KioskClass&, const KioskClass&) = default;
};

struct KioskView
{
    Stamp stamp;
    HallHeader hall;
    int waiting = 0;
    std::vector<KioskArea> areas;
    std::vector<KioskVisit> visits;
    std::vector<KioskClass> classes; ///< all but the normal one
    std::vector<StationPrinter> printers;
    std::vector<PaperOf> papers; ///< tickets issued within the last two minutes

    friend bool operator==(const KioskView&, const KioskView&) = default;
};

/// One call on a board.
struct BoardCall
{
    std::string number;
    int counter = 0;
    CounterKind kind = CounterKind::Desk;
    ZoneCode zone;
    Name zoneName;
    Time calledAt;        ///< of the call or its last recall
    int calls = 1;        ///< 1 the call, 2 the first recall …
    bool serving = false; ///< the citizen has arrived: no longer yellow
    int step = 0;         ///< of a visit of several services, 1 the first; 0: one service
    int steps = 0;

    friend bool operator==(const BoardCall&, const BoardCall&) = default;
};

struct BoardArea
{
    AreaCode code;
    Name name;
    int waiting = 0;
    std::optional<WaitRange> wait = {}; ///< over its services; none: it can't be told

    friend bool operator==(const BoardArea&, const BoardArea&) = default;
};

/// `board:ZONE`, or the whole hall with `board:all`. Never a name.
struct BoardView
{
    Stamp stamp;
    HallHeader hall;
    std::vector<BoardCall> calls; ///< tickets called or being served, newest call first, at most 12
    std::vector<BoardArea> areas;
    std::vector<std::string> missed; ///< numbers that were called in vain, newest first, at most 12
    std::vector<Name> notices;

    friend bool operator==(const BoardView&, const BoardView&) = default;
};

/// How who misses his call comes back, by the rule in force.
struct MissedWay
{
    MissedRule rule = MissedRule::Void;
    int behind = 0; ///< others to stand behind, with Reinsert
    int times = 0;  ///< so often still, with End and Reinsert

    friend bool operator==(const MissedWay&, const MissedWay&) = default;
};

/// One ticket to print at a station, with all that stands on it.
struct PrintJob
{
    TicketId ticket;
    std::string number;
    ServiceCode serviceCode;
    Name service;
    ClassCode priority;
    Name priorityName; ///< empty for the normal class
    int ahead = 0;
    std::optional<WaitRange> wait = {};
    Name visit = {};                  ///< empty: one service
    std::vector<StepLine> steps = {}; ///< of a visit
    Name zoneName;
    std::vector<int> counters;
    MissedWay missed = {};
    std::string code; ///< payload of the QR, empty: none
    Time issuedAt;
    int attempt = 1;           ///< from 2 on it is marked as a reprint
    Paper paper = Paper::None; ///< Started: being printed under this claim
    std::int64_t running = 0;  ///< running count of the station

    friend bool operator==(const PrintJob&, const PrintJob&) = default;
};

/// One thing to bring, on a sheet.
struct SheetLine
{
    Name name;
    int copies = 1;
    bool onPromise = false;

    friend bool operator==(const SheetLine&, const SheetLine&) = default;
};

/// One list of what to bring, to print at a station.
struct SheetJob
{
    TicketId id;
    Name service;
    std::string number; ///< of the citizen's ticket, if he has one
    std::vector<SheetLine> lines;
    Time askedAt;
    int attempt = 1;
    std::int64_t running = 0; ///< running count of the station, shared with its tickets

    friend bool operator==(const SheetJob&, const SheetJob&) = default;
};

/// The ticket at a counter, as strip and voice tell it.
struct SignCall
{
    TicketId ticket;
    std::string number;
    TicketState state = TicketState::Called; ///< or Serving
    int calls = 1;                           ///< 1 the call, 2 the first recall …
    Time calledAt;                           ///< of the call or its last recall
    int announced = 0; ///< the highest of its calls that was spoken or given up

    friend bool operator==(const SignCall&, const SignCall&) = default;
};

/// What stands over a counter and is said of it.
struct CounterSign
{
    int counter = 0;
    Name name;
    std::string spoken; ///< how the voice names the counter; empty: by its number
    ZoneCode zone;
    CounterKind kind = CounterKind::Desk;
    CounterState state = CounterState::Closed;
    std::optional<SignCall> current;

    friend bool operator==(const CounterSign&, const CounterSign&) = default;
};

/// How often somebody asked for a test of a device since the node started.
struct TestsAsked
{
    std::string device;
    int count = 0;

    friend bool operator==(const TestsAsked&, const TestsAsked&) = default;
};

/// A text of the manager's that is to be spoken.
struct AnnouncementAsked
{
    std::int64_t serial = 0; ///< grows while the node runs
    ZoneCode zone;           ///< empty: the whole hall
    std::string text;
    std::string textEn; ///< empty: nothing in English
    bool urgent = false;
    Time at; ///< when it was asked for

    friend bool operator==(const AnnouncementAsked&, const AnnouncementAsked&) = default;
};

/// `station:NAME`
struct StationView
{
    Stamp stamp;
    HallHeader hall;
    std::int64_t claim =
        0; ///< number of the claim in force; reports under an older one are refused
    std::vector<PrintJob> jobs;        ///< oldest first
    std::vector<SheetJob> sheets;      ///< oldest first
    std::vector<CounterSign> counters; ///< all of the hall, in the order of their numbers
    std::vector<TestsAsked> tests;
    std::vector<AnnouncementAsked> announcements = {}; ///< the last few of the whole hall

    friend bool operator==(const StationView&, const StationView&) = default;
};

/// The ticket as a command's answer tells it.
struct TicketAnswer
{
    TicketId id;
    std::string number;
    ServiceCode service;
    std::optional<int> counter;
    TicketState state = TicketState::Waiting;
    std::optional<int> ahead;
    std::optional<WaitRange> wait = {};
    std::vector<StepLine> steps = {}; ///< of a visit; only where a ticket is shown
    bool mayReturn = false;           ///< was missed and may be reinstated
    ClassCode priority = {}; ///< empty: the normal class; only of a new ticket, or a shown one

    friend bool operator==(const TicketAnswer&, const TicketAnswer&) = default;
};

/// What a code turned out to be.
enum class Found {
    Nothing,      ///< none of ours
    Ticket,       ///< one of today
    Service,      ///< take a number for it
    EarlierDay,   ///< a ticket of a day that is over
    OtherHall,    ///< a ticket of another hall
    Card,         ///< an ID card: a number can be taken for whose it is
    CardUnread,   ///< one that has to be laid on again
    CardUnusable, ///< one whose number can't be taken
    Appointment,  ///< a signed code: check in for its appointment
    CodeInvalid,  ///< a code in the form of a signed one that nobody known here has signed
    CodeExpired,
    CodeEarly,         ///< signed, but not valid yet
    CodeOfOtherHall,   ///< signed for another hall
    NotBooked,         ///< signed for an appointment that this hall doesn't have and can't take
    Checking,          ///< a public identity code: whose it is, is being asked
    Person,            ///< whose it is, is known: a number can be taken for him
    PersonRefused,     ///< whoever knows such codes doesn't take this one
    PersonUnreachable, ///< whoever knows such codes can't be asked now
};

/// `reading:NAME`: what the scanner or the card reader of a station read last. What code or card
/// said stays with the node.
struct ReadingView
{
    Stamp stamp;
    HallHeader hall;
    bool ready = false;       ///< whether the scanner reads now
    bool readsCards = false;  ///< whether the card reader does
    std::int64_t reading = 0; ///< grows with each; 0: none since the node started
    Time readAt;
    Found found = Found::Nothing;
    std::optional<TicketAnswer> ticket; ///< with Found::Ticket, as it was when it was read
    ServiceCode service;                ///< with Found::Service
    AppointmentId appointment = {};     ///< with Found::Appointment

    friend bool operator==(const ReadingView&, const ReadingView&) = default;
};

/// State of one device as its station last reported it.
struct DeviceLine
{
    StationName station;
    std::string device;    ///< `printer`, `scanner`, `idcard`, `speaker`, `led-3` over counter 3
    std::string condition; ///< a closed word of that kind of device
    Time since;

    friend bool operator==(const DeviceLine&, const DeviceLine&) = default;
};

/// What looks like numbers taken to be sold; nobody is named.
struct SignLine
{
    ToutingSign sign = ToutingSign::AgentTickets;
    StationName station;
    int count = 0; ///< tickets
    Time at;

    friend bool operator==(const SignLine&, const SignLine&) = default;
};

/// `hall`: figures for the tool and the manager.
struct HallView
{
    Stamp stamp;
    HallHeader hall;
    int waiting = 0;
    int serving = 0;
    int finished = 0;
    int held = 0;
    int missed = 0;       ///< and not back in line
    int appointments = 0; ///< of today, still to come
    int promises = 0;     ///< papers owed
    Name plan;            ///< in force; empty: none
    std::vector<BoardArea> areas;
    std::vector<CounterView> counters; ///< without their lists
    std::vector<DeviceLine> devices;
    std::vector<SignLine> signs; ///< of the day, newest first
    std::vector<StripPreview> strips = {};
    std::optional<CityLink> upstream = {}; ///< none: this hall has no city

    friend bool operator==(const HallView&, const HallView&) = default;
};

} // namespace hall::protocol
