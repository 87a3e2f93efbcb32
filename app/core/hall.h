// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/ranked_line.h"
#include "app/core/rule_index.h"
#include "app/core/rules.h"
#include "app/core/ticket.h"

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
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
    std::optional<TicketKey> current; ///< called or serving

    friend bool operator==(const OpenDesk&, const OpenDesk&) = default;
};

/// What a counter did today, whoever sat there.
struct DeskTally
{
    int finished = 0;
    Duration serving{0};

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

    std::deque<Ticket> tickets; ///< of the day, in the order of issue; a TicketKey is a place in it
    std::deque<TicketKey> calls; ///< newest first, each ticket once, at most `callsMax`
    int finishedToday = 0;
    /// Ticket codes of the last day with tickets, shortened and sorted: enough to tell a citizen
    /// that his ticket is from another day.
    std::vector<std::uint64_t> earlierCodes;

    static constexpr std::size_t callsMax = 16;

    // Worked out from the above; `rebuildIndexes` makes them anew.
    RuleIndex index;
    std::vector<RankedLine> lines; ///< one a service
    std::unordered_map<TicketId, TicketKey> byId;
    std::unordered_map<std::string, TicketKey> byCode;
    std::unordered_set<std::string> numbersGiven;
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
    /// The ticket that a counter would call now.
    [[nodiscard]] const Ticket* nextFor(CounterNumber number) const;
    /// People who would be called before a ticket of this rank and service by the counters that
    /// call it.
    [[nodiscard]] int ahead(std::size_t service, const Rank& rank) const;
    /// People waiting for the services of the same group.
    [[nodiscard]] int waitingBeside(std::size_t service) const;

    void rebuildIndexes();
};

} // namespace hall
