// SPDX-License-Identifier: Apache-2.0
#include "app/simulate/books.h"

#include <algorithm>

namespace hall::simulate {

namespace {

/// Of a busy day; so that tables don't grow under way.
constexpr std::size_t ticketsExpected = 8192;

bool isAtCounter(TicketState state)
{
    return state == TicketState::Called || state == TicketState::Serving;
}

} // namespace

void Books::adoptRules(const Rules& rules)
{
    std::vector<Entry> entries = std::move(m_entries);
    const Rules before = std::move(m_rules);
    m_rules = rules;
    m_services.clear();
    m_served.clear();
    for (std::size_t at = 0; at < rules.services.size(); ++at) {
        m_services.emplace(rules.services[at].code, at);
    }
    for (const Counter& counter : rules.counters) {
        for (std::size_t at = 0; at < rules.services.size(); ++at) {
            const GroupCode& group = rules.services[at].group;
            if (std::ranges::find(counter.groups, group) != counter.groups.end()) {
                m_served[counter.number].push_back(at);
            }
        }
    }
    clear();
    for (Entry& entry : entries) {
        // Rules may drop a service that nobody waits for; the ended keep some place.
        entry.service = service(before.services[entry.service].code).value_or(0);
        entry.priority = priority(before.classes[entry.priority].code).value_or(0);
        add(std::move(entry));
    }
}

void Books::openDay(BusinessDay day)
{
    if (m_day == day) {
        return; // Opened again: its numbers go on.
    }
    clear();
    m_numbers.clear();
    m_day = day;
}

void Books::clear()
{
    m_entries.clear();
    m_byId.clear();
    m_byId.reserve(ticketsExpected);
    m_numbers.reserve(ticketsExpected);
    m_at.clear();
    m_counts = {};
    m_waiting.assign(m_rules.services.size(), {});
    m_came.assign(m_rules.services.size() * m_rules.classes.size(), {});
}

void Books::closeDay()
{
    for (Key key = 0; key < m_entries.size(); ++key) {
        const TicketState state = m_entries[key].state;
        if (state == TicketState::Waiting || state == TicketState::Held) {
            move(key, TicketState::Expired, {});
        } else if (isAtCounter(state)) {
            move(key, TicketState::Finished, {});
        }
    }
}

void Books::adopt(const Hall& hall)
{
    m_entries.clear();
    m_numbers.clear();
    m_day = hall.lastDay;
    adoptRules(hall.rules);
    for (const Ticket& ticket : hall.tickets) {
        Entry entry;
        entry.id = ticket.id;
        entry.number = ticket.number;
        entry.service = service(ticket.service).value_or(0);
        entry.priority = priority(ticket.priority).value_or(0);
        entry.rank = ticket.rank;
        entry.state = ticket.state;
        entry.counter = isAtCounter(ticket.state) ? ticket.counter : std::nullopt;
        entry.issuedAt = ticket.issuedAt;
        entry.moved = ticket.rank.time != ticket.issuedAt - m_rules.classes[entry.priority].credit;
        add(std::move(entry));
    }
}

Books::Key Books::add(Entry entry)
{
    const Key key = m_entries.size();
    m_entries.push_back(std::move(entry));
    const Entry& added = m_entries.back();
    m_byId.emplace(added.id, key);
    m_numbers.insert(added.number);
    stand(key);
    return key;
}

void Books::stand(Key key)
{
    const Entry& entry = m_entries[key];
    ++m_counts.at(static_cast<std::size_t>(entry.state));
    if (entry.counter && isAtCounter(entry.state)) {
        m_at[*entry.counter] = key;
    }
    if (entry.state == TicketState::Waiting) {
        m_waiting[entry.service].insert({entry.rank, key});
        if (!entry.moved) {
            came(key);
        }
    }
}

void Books::leave(Key key)
{
    const Entry& entry = m_entries[key];
    --m_counts.at(static_cast<std::size_t>(entry.state));
    if (entry.counter && isAtCounter(entry.state)) {
        m_at.erase(*entry.counter);
    }
    if (entry.state == TicketState::Waiting) {
        m_waiting[entry.service].erase({entry.rank, key});
    }
}

void Books::move(Key key, TicketState state, std::optional<CounterNumber> counter)
{
    leave(key);
    m_entries[key].state = state;
    m_entries[key].counter = counter;
    stand(key);
}

void Books::rerank(Key key, const Rank& rank)
{
    leave(key);
    m_entries[key].moved = m_entries[key].moved || rank != m_entries[key].rank;
    m_entries[key].rank = rank;
    stand(key);
}

std::optional<Books::Key> Books::find(const TicketId& id) const
{
    const auto found = m_byId.find(id);
    return found == m_byId.end() ? std::nullopt : std::optional{found->second};
}

std::optional<Books::Key> Books::at(CounterNumber counter) const
{
    const auto found = m_at.find(counter);
    return found == m_at.end() ? std::nullopt : std::optional{found->second};
}

std::optional<std::size_t> Books::service(const ServiceCode& code) const
{
    const auto found = m_services.find(code);
    return found == m_services.end() ? std::nullopt : std::optional{found->second};
}

std::optional<std::size_t> Books::priority(const ClassCode& code) const
{
    const auto found = std::ranges::find(m_rules.classes, code, &PriorityClass::code);
    if (found == m_rules.classes.end()) {
        return std::nullopt;
    }
    return static_cast<std::size_t>(found - m_rules.classes.begin());
}

const std::vector<std::size_t>& Books::servicesOf(CounterNumber counter) const
{
    static const std::vector<std::size_t> none;
    const auto found = m_served.find(counter);
    return found == m_served.end() ? none : found->second;
}

std::optional<Books::Key> Books::first(std::size_t service) const
{
    const auto& line = m_waiting[service];
    return line.empty() ? std::nullopt : std::optional{line.begin()->second};
}

std::optional<Books::Key> Books::earliest(std::size_t service, std::size_t priority)
{
    auto& line = m_came[cameAt(service, priority)];
    while (!line.empty()) {
        const Entry& front = m_entries[line.front()];
        if (front.state == TicketState::Waiting && !front.moved) {
            return line.front();
        }
        line.pop_front();
    }
    return std::nullopt;
}

void Books::came(Key key)
{
    const Entry& entry = m_entries[key];
    auto& line = m_came[cameAt(entry.service, entry.priority)];
    const auto place = std::ranges::lower_bound(line, key);
    if (place == line.end() || *place != key) {
        line.insert(place, key);
    }
}

} // namespace hall::simulate
