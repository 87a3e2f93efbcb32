// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/rules.h"
#include "app/core/ticket.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// The views of `hall.watch`: each a whole state made for one purpose. Nothing needs folding; each
/// carries only what its role may see. Faces get these values and nothing else.
namespace hall::protocol {

/// Stands on every push and heartbeat. `at` is the hall's time: faces take their clock from it.
struct Stamp
{
    std::string epoch;
    std::int64_t seq = 0;
    Time at;

    friend bool operator==(const Stamp&, const Stamp&) = default;
};

/// Whether the hall takes commands now, and if not, why.
enum class Taking { Yes, DayClosed, NotDurable, ClockSuspected };

/// What every face shows in its header and on its closed page.
struct HallHeader
{
    Name name;
    Taking taking = Taking::Yes;
    std::string day; ///< `2026-11-23`, empty when no day is open
    std::vector<OpenSpan> hours;
    std::optional<Time> nextOpening; ///< when known and no day is open

    friend bool operator==(const HallHeader&, const HallHeader&) = default;
};

/// State of one printer as its station last reported it.
enum class PrinterCondition {
    Unknown,
    Ready,
    NearEnd,
    PaperOut,
    CoverOpen,
    Cutter,
    HeadHot,
    Offline,
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

struct KioskService
{
    ServiceCode code;
    Name name;
    int waiting = 0; ///< people whom its counters would call before, of all services of its group
    std::vector<int>
        counters; ///< counters that may serve it, ascending; open ones only while any is open

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

struct KioskView
{
    Stamp stamp;
    HallHeader hall;
    int waiting = 0;
    std::vector<KioskArea> areas;
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

    friend bool operator==(const BoardCall&, const BoardCall&) = default;
};

struct BoardArea
{
    AreaCode code;
    Name name;
    int waiting = 0;

    friend bool operator==(const BoardArea&, const BoardArea&) = default;
};

/// `board:ZONE`, or the whole hall with `board:all`. Never a name.
struct BoardView
{
    Stamp stamp;
    HallHeader hall;
    std::vector<BoardCall> calls; ///< tickets called or being served, newest call first, at most 12
    std::vector<BoardArea> areas;
    std::vector<Name> notices;

    friend bool operator==(const BoardView&, const BoardView&) = default;
};

enum class CounterState { Closed, Open, Paused };

/// A ticket as a clerk sees it; no identity before the call, none kept in the hall at all.
struct CounterTicket
{
    TicketId id;
    std::string number;
    Name service;
    ClassCode priority;
    Name priorityName; ///< empty for the normal class
    TicketState state = TicketState::Waiting;
    int calls = 0;
    Time issuedAt;
    Time calledAt;
    Time recalledAt; ///< last recall, or the call
    Time startedAt;

    friend bool operator==(const CounterTicket&, const CounterTicket&) = default;
};

struct CounterView
{
    Stamp stamp;
    HallHeader hall;
    int counter = 0;
    Name name;
    CounterKind kind = CounterKind::Desk;
    CounterState state = CounterState::Closed;
    ClerkId clerk;
    Policy policy;
    std::optional<CounterTicket> current; ///< called or serving
    std::vector<CounterTicket> waiting;   ///< in the order they will be called, at most 50
    int waitingCount = 0;
    int finishedToday = 0;
    Duration serviceToday{0}; ///< sum of the service times of those

    friend bool operator==(const CounterView&, const CounterView&) = default;
};

/// One ticket to print at a station, with all that stands on it.
struct PrintJob
{
    TicketId ticket;
    std::string number;
    Name service;
    Name priorityName; ///< empty for the normal class
    int ahead = 0;
    Name zoneName;
    std::vector<int> counters;
    std::string code; ///< payload of the QR, empty: none
    Time issuedAt;
    int attempt = 1;           ///< from 2 on it is marked as a reprint
    Paper paper = Paper::None; ///< Started: being printed under this claim
    std::int64_t running = 0;  ///< running count of the station

    friend bool operator==(const PrintJob&, const PrintJob&) = default;
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

/// `station:NAME`
struct StationView
{
    Stamp stamp;
    HallHeader hall;
    std::int64_t claim =
        0; ///< number of the claim in force; reports under an older one are refused
    std::vector<PrintJob> jobs;        ///< oldest first
    std::vector<CounterSign> counters; ///< all of the hall, in the order of their numbers
    std::vector<TestsAsked> tests;

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

    friend bool operator==(const TicketAnswer&, const TicketAnswer&) = default;
};

/// What a code turned out to be.
enum class Found {
    Nothing,    ///< none of ours
    Ticket,     ///< one of today
    Service,    ///< take a number for it
    EarlierDay, ///< a ticket of a day that is over
    OtherHall   ///< a ticket of another hall
};

/// `reading:NAME`: what the scanner of a station read last. What the code said stays with the node.
struct ReadingView
{
    Stamp stamp;
    HallHeader hall;
    bool ready = false;       ///< whether the scanner reads now
    std::int64_t reading = 0; ///< grows with each; 0: none since the node started
    Time readAt;
    Found found = Found::Nothing;
    std::optional<TicketAnswer> ticket; ///< with Found::Ticket, as it was when it was read
    ServiceCode service;                ///< with Found::Service

    friend bool operator==(const ReadingView&, const ReadingView&) = default;
};

/// State of one device as its station last reported it.
struct DeviceLine
{
    StationName station;
    std::string device;    ///< `printer`, `scanner`, `speaker`, `led-3` over counter 3
    std::string condition; ///< a closed word of that kind of device
    Time since;

    friend bool operator==(const DeviceLine&, const DeviceLine&) = default;
};

/// `hall`: figures for the tool and the manager.
struct HallView
{
    Stamp stamp;
    HallHeader hall;
    int waiting = 0;
    int serving = 0;
    int finished = 0;
    std::vector<BoardArea> areas;
    std::vector<CounterView> counters; ///< without their waiting lists
    std::vector<DeviceLine> devices;

    friend bool operator==(const HallView&, const HallView&) = default;
};

} // namespace hall::protocol
