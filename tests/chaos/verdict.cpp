// SPDX-License-Identifier: Apache-2.0
#include "tests/chaos/verdict.h"

namespace hall::chaos {

namespace {

constexpr std::size_t firstMax = 20;

} // namespace

void Verdict::fault(std::int64_t& count, const std::string& what)
{
    ++count;
    if (m_findings.first.size() < firstMax) {
        m_findings.first.push_back(what);
    }
}

void Verdict::add(const Event& event, const std::string& epoch)
{
    ++m_findings.events;
    if (std::holds_alternative<DayOpened>(event.body) ||
        std::holds_alternative<DayClosed>(event.body)) {
        m_numbers.clear();
        m_ranks.clear();
        m_waiting.clear();
    }
    Done& done = m_done[event.command.value];
    done.epoch = epoch;
    done.seq = event.seq;
    if (const auto* issued = std::get_if<TicketIssued>(&event.body)) {
        on(done, *issued);
    } else if (const auto* called = std::get_if<TicketCalled>(&event.body)) {
        on(done, *called);
    } else if (const auto* uncalled = std::get_if<TicketUncalled>(&event.body)) {
        on(*uncalled);
    } else if (const auto* cancelled = std::get_if<TicketCancelled>(&event.body)) {
        on(*cancelled);
    }
}

void Verdict::on(Done& done, const TicketIssued& issued)
{
    const std::string& ticket = issued.ticket.value;
    if (!m_numbers.insert(issued.number).second) {
        fault(m_findings.numbersDoubled,
              "number " + issued.number + " was given again to " + ticket);
    }
    if (!done.issued.empty()) {
        fault(m_findings.doubled, "one press took " + done.issued + " and " + ticket);
    }
    done.issued = ticket;
    done.number = issued.number;
    m_ranks[ticket] = issued.rank;
    m_waiting.emplace(issued.rank, ticket);
}

void Verdict::on(Done& done, const TicketCalled& called)
{
    const std::string& ticket = called.ticket.value;
    if (!done.called.empty()) {
        fault(m_findings.doubled, "one press called " + done.called + " and " + ticket);
    }
    done.called = ticket;
    done.number = called.number;
    const auto rank = m_ranks.find(ticket);
    if (rank == m_ranks.end()) {
        fault(m_findings.doubled, ticket + " was called though it didn't wait");
        return;
    }
    if (m_waiting.begin()->second != ticket) {
        fault(m_findings.overtaken,
              ticket + " was called though " + m_waiting.begin()->second + " came before it");
    }
    m_waiting.erase({rank->second, ticket});
    m_ranks.erase(rank);
}

void Verdict::on(const TicketUncalled& uncalled)
{
    m_ranks[uncalled.ticket.value] = uncalled.rank;
    m_waiting.emplace(uncalled.rank, uncalled.ticket.value);
}

void Verdict::on(const TicketCancelled& cancelled)
{
    const auto rank = m_ranks.find(cancelled.ticket.value);
    if (rank != m_ranks.end()) {
        m_waiting.erase({rank->second, rank->first});
        m_ranks.erase(rank);
    }
}

void Verdict::add(const Told& told)
{
    const auto found = m_done.find(told.command);
    if (!told.refused.empty()) {
        if (found != m_done.end()) {
            fault(m_findings.refusedButDone,
                  told.method + " " + told.command + " was refused with " + told.refused +
                      ", yet it is in the journal");
        }
        return;
    }
    ++m_findings.acknowledged;
    if (!m_told.insert(told.command).second) {
        fault(m_findings.doubled, told.method + " " + told.command + " was told twice");
    }
    if (told.method == "counter.next" && told.ticket.empty()) {
        ++m_findings.emptyCalls;
        // Nobody at the counter and nobody waiting: nothing happened.
        if (found == m_done.end()) {
            return;
        }
    }
    if (found == m_done.end()) {
        fault(m_findings.lost,
              told.method + " " + told.command + ", event " + std::to_string(told.seq) +
                  ", isn't in the journal");
        return;
    }
    const Done& done = found->second;
    const std::string ticket = told.method == "ticket.take" ? done.issued : done.called;
    const bool namesTicket = told.method == "ticket.take" || told.method == "counter.next";
    if (done.seq != told.seq || done.epoch != told.epoch ||
        (namesTicket &&
         (ticket != told.ticket || (!ticket.empty() && done.number != told.number)))) {
        fault(m_findings.lost,
              told.method + " " + told.command + " was told as event " + std::to_string(told.seq) +
                  ", ticket " + told.ticket + " " + told.number + "; the journal has event " +
                  std::to_string(done.seq) + ", ticket " + ticket + " " + done.number);
    }
}

} // namespace hall::chaos
