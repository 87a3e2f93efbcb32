// SPDX-License-Identifier: Apache-2.0
#include "app/core/apply.h"

#include <algorithm>

namespace hall {

namespace {

/// The key of a ticket that an event names; none where a damaged journal was cut before it.
std::optional<TicketKey> keyOf(const Hall& hall, const TicketId& id)
{
    const auto found = hall.byId.find(id);
    if (found == hall.byId.end()) {
        return std::nullopt;
    }
    return found->second;
}

void joinLine(Hall& hall, TicketKey key)
{
    const Ticket& ticket = hall.tickets[key];
    if (const auto service = hall.index.service(ticket.service)) {
        hall.lines[*service].insert(ticket.rank, key);
        ++hall.waiting;
    }
    if (ticket.paper != Paper::Printed) {
        hall.unprinted[ticket.station].insert(key);
    }
}

void leaveLine(Hall& hall, TicketKey key)
{
    const Ticket& ticket = hall.tickets[key];
    if (ticket.state != TicketState::Waiting) {
        return; // Rows before this one were lost in a cut journal.
    }
    if (const auto service = hall.index.service(ticket.service)) {
        hall.lines[*service].erase(ticket.rank);
        --hall.waiting;
    }
    hall.unprinted[ticket.station].erase(key);
}

std::vector<std::uint64_t> shortCodes(const std::deque<Ticket>& tickets)
{
    std::vector<std::uint64_t> codes;
    for (const Ticket& ticket : tickets) {
        if (const auto code = shortCode(ticket.codeHash)) {
            codes.push_back(*code);
        }
    }
    std::ranges::sort(codes);
    return codes;
}

void leaveCounter(Hall& hall, CounterNumber counter)
{
    const auto desk = hall.desks.find(counter);
    if (desk != hall.desks.end()) {
        desk->second.current.reset();
    }
}

void showCall(Hall& hall, TicketKey key)
{
    std::erase(hall.calls, key);
    hall.calls.push_front(key);
    if (hall.calls.size() > Hall::callsMax) {
        hall.calls.pop_back();
    }
}

class Applying
{
public:
    Applying(Hall& hall, const Event& event)
        : m_hall(hall)
        , m_event(event)
    {
    }

    void operator()(const RulesChanged& changed)
    {
        m_hall.rules = changed.rules;
        m_hall.rulesHash = changed.hash;
        m_hall.rebuildIndexes();
    }

    void operator()(const DayOpened& opened)
    {
        m_hall.day = opened.day;
        m_hall.lastDay = opened.day;
        if (!m_hall.tickets.empty()) {
            m_hall.earlierCodes = shortCodes(m_hall.tickets);
        }
        m_hall.tickets.clear();
        m_hall.calls.clear();
        m_hall.runs.clear();
        m_hall.tallies.clear();
        m_hall.finishedToday = 0;
        m_hall.rebuildIndexes();
    }

    void operator()(const DayClosed& /*closed*/)
    {
        for (Ticket& ticket : m_hall.tickets) {
            if (ticket.state == TicketState::Waiting || ticket.state == TicketState::Held) {
                ticket.state = TicketState::Expired;
            } else if (ticket.state == TicketState::Called ||
                       ticket.state == TicketState::Serving) {
                ticket.state = TicketState::Finished;
                ++m_hall.finishedToday;
            }
        }
        m_hall.day.reset();
        m_hall.desks.clear();
        m_hall.calls.clear();
        m_hall.rebuildIndexes();
    }

    void operator()(const CounterOpened& opened)
    {
        m_hall.desks[opened.counter] =
            OpenDesk{.clerk = opened.clerk, .paused = false, .current = {}};
    }

    void operator()(const CounterPaused& paused)
    {
        m_hall.desks[paused.counter].paused = true;
    }

    void operator()(const CounterResumed& resumed)
    {
        m_hall.desks[resumed.counter].paused = false;
    }

    void operator()(const CounterClosed& closed)
    {
        m_hall.desks.erase(closed.counter);
    }

    void operator()(const NumbersLeased& leased)
    {
        m_hall.runs[leased.queue] = NumberRun{.next = leased.from, .to = leased.to};
    }

    void operator()(const TicketIssued& issued)
    {
        const auto key = static_cast<TicketKey>(m_hall.tickets.size());
        const StationName station{issued.ticket.value.substr(0, issued.ticket.value.rfind('-'))};
        Ticket ticket;
        ticket.id = issued.ticket;
        ticket.number = issued.number;
        ticket.service = issued.service;
        ticket.priority = issued.priority;
        ticket.rank = issued.rank;
        ticket.issuedAt = m_event.at;
        ticket.codeHash = issued.codeHash;
        ticket.issuedBy = m_event.command;
        ticket.station = station;
        ticket.ahead = issued.ahead;
        m_hall.tickets.push_back(std::move(ticket));
        m_hall.byId.emplace(issued.ticket, key);
        if (!issued.codeHash.empty()) {
            m_hall.byCode.emplace(issued.codeHash, key);
        }
        m_hall.numbersGiven.insert(issued.number);
        m_hall.stations[station].issued = issued.running;
        m_hall.runs[issued.queue].next = issued.ordinal + 1;
        joinLine(m_hall, key);
    }

    void operator()(const TicketCalled& called)
    {
        const auto key = keyOf(m_hall, called.ticket);
        if (!key) {
            return;
        }
        leaveLine(m_hall, *key);
        Ticket& ticket = m_hall.tickets[*key];
        ticket.state = TicketState::Called;
        ticket.counter = called.counter;
        ticket.calls = 1;
        ticket.calledAt = m_event.at;
        ticket.recalledAt = m_event.at;
        m_hall.desks[called.counter].current = *key;
        showCall(m_hall, *key);
    }

    void operator()(const TicketRecalled& recalled)
    {
        if (const auto key = keyOf(m_hall, recalled.ticket)) {
            m_hall.tickets[*key].calls = recalled.calls;
            m_hall.tickets[*key].recalledAt = m_event.at;
            showCall(m_hall, *key);
        }
    }

    void operator()(const ServiceStarted& started)
    {
        if (const auto key = keyOf(m_hall, started.ticket)) {
            m_hall.tickets[*key].state = TicketState::Serving;
            m_hall.tickets[*key].startedAt = m_event.at;
        }
    }

    void operator()(const ServiceFinished& finished)
    {
        leaveCounter(m_hall, finished.counter);
        if (const auto key = keyOf(m_hall, finished.ticket)) {
            m_hall.tickets[*key].state = TicketState::Finished;
            m_hall.tickets[*key].startedAt = finished.startedAt;
        }
        DeskTally& tally = m_hall.tallies[finished.counter];
        ++tally.finished;
        tally.serving += m_event.at - finished.startedAt;
        ++m_hall.finishedToday;
    }

    void operator()(const TicketMissed& missed)
    {
        leaveCounter(m_hall, missed.counter);
        if (const auto key = keyOf(m_hall, missed.ticket)) {
            m_hall.tickets[*key].state = TicketState::NoShow;
            std::erase(m_hall.calls, *key);
        }
    }

    void operator()(const TicketUncalled& uncalled)
    {
        leaveCounter(m_hall, uncalled.counter);
        const auto key = keyOf(m_hall, uncalled.ticket);
        if (!key) {
            return;
        }
        Ticket& ticket = m_hall.tickets[*key];
        ticket.state = TicketState::Waiting;
        ticket.rank = uncalled.rank;
        ticket.counter.reset();
        ticket.calls = 0;
        ticket.announced = 0;
        std::erase(m_hall.calls, *key);
        joinLine(m_hall, *key);
    }

    void operator()(const TicketCancelled& cancelled)
    {
        if (const auto key = keyOf(m_hall, cancelled.ticket)) {
            leaveLine(m_hall, *key);
            m_hall.tickets[*key].state = TicketState::Cancelled;
        }
    }

    void operator()(const StationClaimed& claimed)
    {
        m_hall.stations[claimed.station].claim = claimed.claim;
    }

    void operator()(const PaperReported& reported)
    {
        const auto key = keyOf(m_hall, reported.ticket);
        if (!key) {
            return;
        }
        Ticket& ticket = m_hall.tickets[*key];
        if (reported.paper == Paper::Started) {
            ++ticket.papers;
        } else if (reported.paper == Paper::Refused && ticket.paper == Paper::Started) {
            --ticket.papers; // Surely nothing came out.
        }
        ticket.paper = reported.paper;
        if (reported.paper == Paper::Printed) {
            m_hall.unprinted[ticket.station].erase(*key);
        }
    }

    void operator()(const AnnouncementSpoken& spoken)
    {
        if (const auto key = keyOf(m_hall, spoken.ticket)) {
            int& announced = m_hall.tickets[*key].announced;
            announced = std::max(announced, spoken.call);
        }
    }

    void operator()(const DeviceChanged& changed)
    {
        m_hall.stations[changed.station].devices[changed.device] =
            DeviceState{.condition = changed.condition, .since = m_event.at};
    }

    void operator()(const ClockSuspected& /*suspected*/)
    {
        m_hall.clockSuspected = true;
    }

    void operator()(const ClockTrusted& /*trusted*/)
    {
        m_hall.clockSuspected = false;
    }

    void operator()(const UnknownNote& /*note*/) {}

private:
    Hall& m_hall;
    const Event& m_event;
};

} // namespace

void apply(Hall& hall, const Event& event)
{
    std::visit(Applying{hall, event}, event.body);
    hall.lastSeq = event.seq;
    hall.lastAt = std::max(hall.lastAt, event.at);
}

} // namespace hall
