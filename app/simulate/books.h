// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/hall.h"

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

/// What an independent bookkeeper knows of a ticket.
struct Entry
{
    TicketId id;
    std::string number;
    std::size_t service = 0;
    std::size_t priority = 0;
    Rank rank;
    TicketState state = TicketState::Waiting;
    std::optional<CounterNumber> counter; ///< while called or serving
    Time issuedAt;
    bool moved = false; ///< its rank was given anew since it was issued
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
    void move(Key key, TicketState state, std::optional<CounterNumber> counter);
    void rerank(Key key, const Rank& rank);

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

    [[nodiscard]] std::optional<Key> at(CounterNumber counter) const;

    [[nodiscard]] bool numberGiven(const std::string& number) const
    {
        return m_numbers.contains(number);
    }

    [[nodiscard]] const Rules& rules() const
    {
        return m_rules;
    }

    [[nodiscard]] std::optional<std::size_t> service(const ServiceCode& code) const;
    [[nodiscard]] std::optional<std::size_t> priority(const ClassCode& code) const;
    [[nodiscard]] const std::vector<std::size_t>& servicesOf(CounterNumber counter) const;

    /// Of those who wait for a service: the lowest rank.
    [[nodiscard]] std::optional<Key> first(std::size_t service) const;
    /// Of those who wait for it in a class with the rank they were issued with: who came first.
    [[nodiscard]] std::optional<Key> earliest(std::size_t service, std::size_t priority);

private:
    void clear();
    void stand(Key key);
    void leave(Key key);

    void came(Key key);

    [[nodiscard]] std::size_t cameAt(std::size_t service, std::size_t priority) const
    {
        return service * m_rules.classes.size() + priority;
    }

    Rules m_rules;
    std::unordered_map<ServiceCode, std::size_t> m_services;
    std::unordered_map<CounterNumber, std::vector<std::size_t>> m_served;

    std::vector<Entry> m_entries; ///< of the day
    std::unordered_map<TicketId, Key> m_byId;
    std::optional<BusinessDay> m_day;          ///< opened last
    std::unordered_set<std::string> m_numbers; ///< given on it
    std::map<CounterNumber, Key> m_at;
    std::array<std::size_t, 8> m_counts{};
    std::vector<std::set<std::pair<Rank, Key>>> m_waiting; ///< by service
    /// By service and class, in the order of issue; who has left is dropped when he gets to the
    /// front.
    std::vector<std::deque<Key>> m_came;
};

} // namespace hall::simulate
