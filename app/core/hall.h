// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/booking.h"
#include "app/core/box.h"
#include "app/core/rule_index.h"
#include "app/core/rules.h"
#include "app/core/service_line.h"
#include "app/core/ticket.h"
#include "app/core/ticket_index.h"

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace hall {

/// A counter with a clerk at it. Counters without one have no entry.
struct OpenDesk
{
    ClerkId clerk;
    bool paused = false;
    ReasonCode pausedFor;             ///< empty: none was given
    std::optional<TicketKey> current; ///< called or serving

    friend bool operator==(const OpenDesk&, const OpenDesk&) = default;
};

/// What a counter did today, whoever sat there.
struct DeskTally
{
    int finished = 0;
    Duration serving{0};
    int streak = 0; ///< choices with priority in a row while somebody without was waiting

    friend bool operator==(const DeskTally&, const DeskTally&) = default;
};

/// Numbers drawn and not yet given: `next` to `to`.
struct NumberRun
{
    int next = 0;
    int to = 0;

    friend bool operator==(const NumberRun&, const NumberRun&) = default;
};

struct DeviceState
{
    std::string condition;
    Time since;

    friend bool operator==(const DeviceState&, const DeviceState&) = default;
};

struct Station
{
    std::int64_t claim = 0;
    std::int64_t issued = 0; ///< running count of tickets issued here, for life
    std::map<std::string, DeviceState> devices;

    friend bool operator==(const Station&, const Station&) = default;
};

/// The first 64 bits of a ticket code's hash; nothing where there is no hash.
[[nodiscard]] std::optional<std::uint64_t> shortCode(const std::string& codeHash);

/// More groups for a counter, for a time.
struct Binding
{
    std::vector<GroupCode> groups;
    std::optional<Time> until;

    friend bool operator==(const Binding&, const Binding&) = default;
};

/// What a press did that can be taken back for some seconds.
struct Act
{
    CommandId of;
    Time at;
    std::optional<CounterNumber> paused;
    std::optional<TicketKey> ended;  ///< the ticket that it was done to
    std::optional<TicketKey> called; ///< and whom the same press called
    Box<TicketLife> before;          ///< of `ended`
    std::optional<Duration> served;  ///< counted as finished with so much service

    friend bool operator==(const Act&, const Act&) = default;
};

/// What a counter would call now.
struct Next
{
    const Ticket* ticket = nullptr; ///< none: nobody waits for it
    int streak = 0;                 ///< of the counter after this choice
};

/// A ticket that is about to wait, known before its event is applied.
struct Joining
{
    std::size_t service = 0;
    Lane lane;
    RankedLine::Entry entry;
};

/// The hall as the journal replays to it. Changed by `apply` alone; everything is open to be read.
struct Hall
{
    std::int64_t lastSeq = 0;
    Time lastAt;
    bool clockSuspected = false;

    Rules rules;
    std::string rulesHash;

    std::optional<BusinessDay> day;     ///< open now
    std::optional<BusinessDay> lastDay; ///< opened last, open or not
    std::map<CounterNumber, OpenDesk> desks;
    std::map<CounterNumber, DeskTally> tallies;
    std::map<QueuePrefix, NumberRun> runs;
    std::map<StationName, Station> stations;

    PlanCode plan; ///< in force; empty: none
    std::map<CounterNumber, Binding> bindings;
    std::map<AppointmentId, Appointment> appointments; ///< of today and of days to come
    std::map<PromiseId, Promise> promises;             ///< outlive the day
    std::deque<Sheet> sheets;                          ///< asked for and not printed
    std::deque<Act> acts;                              ///< newest last, at most `actsMax`
    std::deque<PointedOut> signs; ///< of touting, of the day, newest last, at most `signsMax`

    std::deque<Ticket> tickets; ///< of the day, in the order of issue; a TicketKey is a place in it
    std::deque<TicketKey> calls; ///< newest first, each ticket once, at most `callsMax`
    int finishedToday = 0;
    /// Ticket codes of the last day with tickets, shortened and sorted: enough to tell a citizen
    /// that his ticket is from another day.
    std::vector<std::uint64_t> earlierCodes;

    static constexpr std::size_t callsMax = 16;
    static constexpr std::size_t actsMax = 64;
    static constexpr std::size_t sheetsMax = 200;
    static constexpr std::size_t signsMax = 12;

    // Worked out from the above; `rebuildIndexes` makes them anew.
    RuleIndex index;
    std::vector<ServiceLine> lines; ///< one a service; tickets that are bound stand elsewhere
    std::map<CounterNumber, ServiceLine> counterLines; ///< bound to a counter
    std::map<ClerkId, ServiceLine> clerkLines;         ///< bound to a clerk
    std::vector<int> issuedToday;                      ///< tickets by service they were taken for
    std::unordered_map<SubjectHash, std::vector<TicketKey>> bySubject;
    std::unordered_map<SubjectHash, std::vector<TicketKey>> byAgent;
    TicketIndex byId;
    std::unordered_multimap<std::uint64_t, TicketKey> byCode; ///< by `shortCode`
    std::unordered_set<std::string> numbersGiven;
    std::set<TicketKey> aside; ///< held or missed: somebody may come back for it
    std::map<StationName, std::unordered_set<TicketKey>>
        unprinted; ///< waiting tickets without a paper, by station
    std::size_t waiting = 0;

    [[nodiscard]] const Ticket* find(const TicketId& id) const;
    [[nodiscard]] const Ticket* findByCode(const std::string& codeHash) const;
    /// Whether a code was on a ticket of the last day before this one.
    [[nodiscard]] bool isOfEarlierDay(const std::string& codeHash) const;
    [[nodiscard]] const OpenDesk* desk(CounterNumber number) const;
    [[nodiscard]] const Ticket* at(CounterNumber number) const;
    [[nodiscard]] bool deviceIs(const StationName& station,
                                const std::string& device,
                                std::string_view condition) const;
    /// The ticket that a counter would call at `now`, its clerk being there.
    /// `joining` is taken as if it waited already.
    [[nodiscard]] Next
    nextFor(CounterNumber number, Time now, const std::optional<Joining>& joining = {}) const;
    /// Whether a counter serves a service, or helps out with it.
    [[nodiscard]] bool serves(CounterNumber number, const ServiceCode& service) const;
    /// Whether the rules let a counter take a waiting ticket at `now`.
    [[nodiscard]] bool mayTake(CounterNumber number, const Ticket& ticket, Time now) const;
    /// The lines that a counter may take from at `now`, each in the order of rank.
    [[nodiscard]] std::vector<const RankedLine*> linesFor(CounterNumber number, Time now) const;
    /// The line that a waiting ticket stands in; null: its service is gone from the rules.
    [[nodiscard]] ServiceLine* lineOf(const Ticket& ticket);
    /// A subject's ticket for a service that still lives.
    [[nodiscard]] const Ticket* liveTicket(const SubjectHash& subject,
                                           const ServiceCode& service) const;
    /// People before a ticket of this rank in the line of its group: the counters that call it may
    /// have others to call, too.
    [[nodiscard]] int ahead(std::size_t service, const Rank& rank) const;
    /// People waiting for the services of the same group.
    [[nodiscard]] int waitingBeside(std::size_t service) const;

    // For `apply` alone.
    void remember(Act act);
    /// A ticket becomes known to the indexes.
    void enter(TicketKey key);
    void joinLine(TicketKey key);
    void leaveLine(TicketKey key);
    /// After the plan or a binding changed.
    void rearrange();
    void rebuildIndexes();

private:
    /// Whether the head of a line has waited so long.
    [[nodiscard]] bool hasWaited(const RankedLine& line, Duration after, Time now) const;
};

} // namespace hall
