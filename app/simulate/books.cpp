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
    const Rules before = m_duties.rules();
    m_duties.adopt(rules);
    m_services.clear();
    for (std::size_t at = 0; at < rules.services.size(); ++at) {
        m_services.emplace(rules.services[at].code, at);
    }
    clear();
    for (Entry& entry : entries) {
        // Rules may drop a service that nobody waits for; the ended keep some place.
        const auto now = [&](std::size_t place) {
            return service(before.services[place].code).value_or(0);
        };
        entry.service = now(entry.service);
        if (entry.last) {
            entry.last->before.service = now(entry.last->before.service);
        }
        const PriorityClass& was = before.classes[entry.priority];
        entry.priority = priority(was.code).value_or(0);
        if (rules.classes[entry.priority].credit != was.credit) {
            entry.issuedWith.reset();
        }
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
    m_streaks.clear();
    m_finished = 0;
    m_day = day;
    m_duties.begin();
}

void Books::clear()
{
    m_entries.clear();
    m_byId.clear();
    m_byId.reserve(ticketsExpected);
    m_numbers.reserve(ticketsExpected);
    m_at.clear();
    m_counts = {};
    m_lines.assign(rules().services.size(), {});
    m_counterLines.clear();
    m_clerkLines.clear();
    m_came.assign(rules().services.size() * rules().classes.size(), {});
}

void Books::closeDay()
{
    for (Key key = 0; key < m_entries.size(); ++key) {
        Standing standing = m_entries[key].standing();
        standing.counter.reset();
        standing.hold = HoldKind::Away;
        if (standing.state == TicketState::Waiting || standing.state == TicketState::Held) {
            standing.state = TicketState::Expired;
            move(key, standing);
        } else if (isAtCounter(standing.state)) {
            standing.state = TicketState::Finished;
            move(key, standing);
            ++m_finished;
        }
        note(key, std::nullopt);
    }
    m_clerks.clear();
}

Standing Books::standingOf(const TicketLife& life) const
{
    const bool isHeld = life.state == TicketState::Held;
    return {.service = service(life.service).value_or(0),
            .rank = life.rank,
            .state = life.state,
            .counter = isHeld || isAtCounter(life.state) ? life.counter : std::nullopt,
            .hold = isHeld ? life.hold : HoldKind::Away,
            .bound = life.bound,
            .waitingSince = life.waitingSince,
            .reinstated = life.reinstated,
            .step = life.step,
            .calledFrom =
                life.state == TicketState::Called ? life.calledFrom : TicketState::Waiting};
}

void Books::adopt(const Hall& hall)
{
    m_entries.clear();
    m_numbers.clear();
    m_day = hall.lastDay;
    m_finished = hall.finishedToday;
    m_duties.begin();
    adoptRules(hall.rules);
    m_duties.choosePlan(hall.plan);
    for (const auto& [counter, binding] : hall.bindings) {
        m_duties.bind(counter, binding.groups);
    }
    m_clerks.clear();
    for (const auto& [counter, desk] : hall.desks) {
        m_clerks.emplace(counter, desk.clerk);
    }
    m_streaks.clear();
    for (const auto& [counter, tally] : hall.tallies) {
        m_streaks.emplace(counter, tally.streak);
    }
    m_booked.clear();
    for (const auto& [appointment, kept] : hall.appointments) {
        m_booked.emplace(appointment, kept.from);
    }
    for (const Ticket& ticket : hall.tickets) {
        Entry entry;
        static_cast<Standing&>(entry) = standingOf(ticket);
        entry.id = ticket.id;
        entry.number = ticket.number;
        entry.priority = priority(ticket.priority).value_or(0);
        entry.lane = ticket.lane;
        entry.issuedAt = ticket.issuedAt;
        entry.steps = ticket.steps;
        const Duration credit = rules().classes[entry.priority].credit;
        if (ticket.rank.time == ticket.issuedAt - credit) {
            entry.issuedWith = ticket.rank;
        }
        add(std::move(entry));
    }
    for (const Act& act : hall.acts) {
        if (act.ended) {
            note(*act.ended,
                 LastPress{.of = act.of,
                           .before = standingOf(*act.before),
                           .counted = act.served.has_value()});
        }
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

Books::Line& Books::lineOf(const Entry& entry)
{
    if (entry.bound.counter) {
        return m_counterLines[*entry.bound.counter];
    }
    return entry.bound.clerk.empty() ? m_lines[entry.service] : m_clerkLines[entry.bound.clerk];
}

void Books::stand(Key key)
{
    const Entry& entry = m_entries[key];
    ++m_counts.at(static_cast<std::size_t>(entry.state));
    if (entry.counter && isAtCounter(entry.state)) {
        m_at[*entry.counter] = key;
    }
    if (entry.state == TicketState::Waiting) {
        lineOf(entry).at(static_cast<std::size_t>(entry.lane.value)).insert({entry.rank, key});
        if (!isMoved(entry) && entry.bound.isFree()) {
            came(key);
        }
    }
}

void Books::stepOut(Key key)
{
    const Entry& entry = m_entries[key];
    --m_counts.at(static_cast<std::size_t>(entry.state));
    if (entry.counter && isAtCounter(entry.state)) {
        m_at.erase(*entry.counter);
    }
    if (entry.state == TicketState::Waiting) {
        lineOf(entry).at(static_cast<std::size_t>(entry.lane.value)).erase({entry.rank, key});
    }
}

void Books::move(Key key, const Standing& standing)
{
    stepOut(key);
    static_cast<Standing&>(m_entries[key]) = standing;
    stand(key);
}

void Books::note(Key key, std::optional<LastPress> last)
{
    m_entries[key].last = std::move(last);
}

void Books::setDone(Key key, bool done)
{
    Entry& entry = m_entries[key];
    const auto step = static_cast<std::size_t>(entry.step);
    if (step < entry.steps.size()) {
        entry.steps[step].done = done;
    }
}

void Books::countFinished(int more)
{
    m_finished += more;
}

void Books::sitDown(CounterNumber counter, const ClerkId& clerk)
{
    m_clerks[counter] = clerk;
}

void Books::leave(CounterNumber counter)
{
    m_clerks.erase(counter);
}

void Books::book(const AppointmentId& appointment, Time from)
{
    m_booked[appointment] = from;
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
    const auto found = std::ranges::find(rules().classes, code, &PriorityClass::code);
    if (found == rules().classes.end()) {
        return std::nullopt;
    }
    return static_cast<std::size_t>(found - rules().classes.begin());
}

bool Books::isOpen(CounterNumber counter) const
{
    return m_clerks.contains(counter);
}

bool Books::isThere(const ClerkId& clerk) const
{
    return std::ranges::any_of(m_clerks, [&](const auto& desk) { return desk.second == clerk; });
}

std::optional<Time> Books::bookedFrom(const AppointmentId& appointment) const
{
    const auto found = m_booked.find(appointment);
    return found == m_booked.end() ? std::nullopt : std::optional{found->second};
}

int Books::streak(CounterNumber counter) const
{
    const auto found = m_streaks.find(counter);
    return found == m_streaks.end() ? 0 : found->second;
}

bool Books::takesFrom(CounterNumber counter, const Duty& duty, Lane lane, Time now) const
{
    const auto& line = m_lines[duty.service].at(static_cast<std::size_t>(lane.value));
    if (line.empty() || !m_duties.admits(counter, lane)) {
        return false;
    }
    return !duty.after || now - m_entries[line.begin()->second].waitingSince >= *duty.after;
}

bool Books::mayTake(CounterNumber counter, Key key, Time now) const
{
    const Entry& entry = m_entries[key];
    if (entry.bound.counter) {
        return entry.bound.counter == counter;
    }
    if (!entry.bound.clerk.empty()) {
        const auto clerk = m_clerks.find(counter);
        return clerk != m_clerks.end() && clerk->second == entry.bound.clerk;
    }
    return std::ranges::any_of(m_duties.of(counter), [&](const Duty& duty) {
        return duty.service == entry.service && takesFrom(counter, duty, entry.lane, now);
    });
}

std::vector<Books::Key> Books::heads(CounterNumber counter, Time now) const
{
    std::vector<Key> heads;
    for (const Duty& duty : m_duties.of(counter)) {
        for (int lane = 0; lane < Lane::count; ++lane) {
            if (takesFrom(counter, duty, Lane{lane}, now)) {
                const auto& line = m_lines[duty.service].at(static_cast<std::size_t>(lane));
                heads.push_back(line.begin()->second);
            }
        }
    }
    const auto look = [&](const Line& line) {
        for (const auto& lane : line) {
            if (!lane.empty()) {
                heads.push_back(lane.begin()->second);
            }
        }
    };
    if (const auto own = m_counterLines.find(counter); own != m_counterLines.end()) {
        look(own->second);
    }
    if (const auto clerk = m_clerks.find(counter); clerk != m_clerks.end()) {
        if (const auto his = m_clerkLines.find(clerk->second); his != m_clerkLines.end()) {
            look(his->second);
        }
    }
    return heads;
}

bool Books::isMoved(const Entry& entry)
{
    return entry.issuedWith != entry.rank;
}

std::optional<Books::Key> Books::earliest(std::size_t service, std::size_t priority)
{
    auto& line = m_came[cameAt(service, priority)];
    while (!line.empty()) {
        const Entry& front = m_entries[line.front()];
        if (front.state == TicketState::Waiting && front.service == service &&
            front.bound.isFree() && !isMoved(front)) {
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
