// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/hall.h"
#include "app/simulate/duties.h"

#include <array>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace hall::simulate {

/// Where a ticket stands, as far as it decides whose turn it is.
struct Standing
{
    std::size_t service = 0;
    Rank rank;
    TicketState state = TicketState::Waiting;
    std::optional<CounterNumber> counter; ///< while called, serving or held
    HoldKind hold = HoldKind::Away;       ///< while held
    Bound bound;
    Time waitingSince;
    int reinstated = 0;
    int step = 0;
    TicketState calledFrom = TicketState::Waiting; ///< while called

    friend bool operator==(const Standing&, const Standing&) = default;
};

/// What the last press did to a ticket, as far as it may be taken back.
struct LastPress
{
    CommandId of;
    Standing before;
    bool counted = false; ///< as a finished service
};

/// What an independent bookkeeper knows of a ticket.
struct Entry : Standing
{
    TicketId id;
    std::string number;
    std::size_t priority = 0;
    Lane lane;
    Time issuedAt;
    /// As it was issued with; none: it stood by an appointment, or with another credit.
    std::optional<Rank> issuedWith;
    std::vector<TicketStep> steps;
    std::optional<LastPress> last;

    [[nodiscard]] const Standing& standing() const
    {
        return *this;
    }
};

/// The hall's tickets as kept from the events alone, in structures of its own, so that a mistake of
/// the hall isn't made twice. Every change costs at most the logarithm of the waiting.
class Books
{
public:
    using Key = std::size_t;

    /// Begins anew from what a hall says.
    void adopt(const Hall& hall);
    void adoptRules(const Rules& rules);
    /// A day that is opened again goes on with its numbers.
    void openDay(BusinessDay day);
    void closeDay();

    Key add(Entry entry);
    /// The ticket stands elsewhere from now on.
    void move(Key key, const Standing& standing);
    void note(Key key, std::optional<LastPress> last);
    void setDone(Key key, bool done);
    void countFinished(int more);

    void sitDown(CounterNumber counter, const ClerkId& clerk);
    void leave(CounterNumber counter);
    void book(const AppointmentId& appointment, Time from);

    void setStreak(CounterNumber counter, int streak)
    {
        m_streaks[counter] = streak;
    }

    [[nodiscard]] Duties& duties()
    {
        return m_duties;
    }

    [[nodiscard]] const Duties& duties() const
    {
        return m_duties;
    }

    [[nodiscard]] std::optional<Key> find(const TicketId& id) const;

    [[nodiscard]] const Entry& entry(Key key) const
    {
        return m_entries[key];
    }

    [[nodiscard]] const std::vector<Entry>& entries() const
    {
        return m_entries;
    }

    [[nodiscard]] std::size_t count(TicketState state) const
    {
        return m_counts.at(static_cast<std::size_t>(state));
    }

    /// Services: a visit may count more than once.
    [[nodiscard]] int finished() const
    {
        return m_finished;
    }

    [[nodiscard]] bool numberGiven(const std::string& number) const
    {
        return m_numbers.contains(number);
    }

    [[nodiscard]] const Rules& rules() const
    {
        return m_duties.rules();
    }

    [[nodiscard]] std::optional<Key> at(CounterNumber counter) const;
    [[nodiscard]] std::optional<std::size_t> service(const ServiceCode& code) const;
    [[nodiscard]] std::optional<std::size_t> priority(const ClassCode& code) const;
    [[nodiscard]] bool isOpen(CounterNumber counter) const;
    [[nodiscard]] bool isThere(const ClerkId& clerk) const;
    [[nodiscard]] std::optional<Time> bookedFrom(const AppointmentId& appointment) const;
    [[nodiscard]] int streak(CounterNumber counter) const;
    /// A ticket's life as the books would keep it.
    [[nodiscard]] Standing standingOf(const TicketLife& life) const;

    /// Whether a counter has to do with a duty's lane at `now`.
    [[nodiscard]] bool
    takesFrom(CounterNumber counter, const Duty& duty, Lane lane, Time now) const;
    /// Whether it might take a waiting ticket.
    [[nodiscard]] bool mayTake(CounterNumber counter, Key key, Time now) const;
    /// The lowest ranks of all whom it might take, one a lane of each line.
    [[nodiscard]] std::vector<Key> heads(CounterNumber counter, Time now) const;
    /// Of those who wait for a service in a class, anybody's, with the rank they were issued with:
    /// who came first.
    [[nodiscard]] std::optional<Key> earliest(std::size_t service, std::size_t priority);
    /// Whether its rank was given anew since it was issued.
    [[nodiscard]] static bool isMoved(const Entry& entry);

private:
    /// A set a lane.
    using Line = std::array<std::set<std::pair<Rank, Key>>, Lane::count>;

    void clear();
    void stand(Key key);
    void stepOut(Key key);
    void came(Key key);
    [[nodiscard]] Line& lineOf(const Entry& entry);

    [[nodiscard]] std::size_t cameAt(std::size_t service, std::size_t priority) const
    {
        return service * rules().classes.size() + priority;
    }

    Duties m_duties;
    std::unordered_map<ServiceCode, std::size_t> m_services;
    std::vector<Entry> m_entries; ///< of the day
    std::unordered_map<TicketId, Key> m_byId;
    std::optional<BusinessDay> m_day;          ///< opened last
    std::unordered_set<std::string> m_numbers; ///< given on it
    std::map<CounterNumber, ClerkId> m_clerks;
    std::map<CounterNumber, Key> m_at;
    std::map<CounterNumber, int> m_streaks;
    std::map<AppointmentId, Time> m_booked;
    std::array<std::size_t, 8> m_counts{};
    int m_finished = 0;
    std::vector<Line> m_lines; ///< by service
    std::map<CounterNumber, Line> m_counterLines;
    std::map<ClerkId, Line> m_clerkLines;
    /// By service and class, in the order of issue; who has left is dropped when he gets to the
    /// front.
    std::vector<std::deque<Key>> m_came;
};

} // namespace hall::simulate
