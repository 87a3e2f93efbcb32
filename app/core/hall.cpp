// SPDX-License-Identifier: Apache-2.0
#include "app/core/hall.h"

#include <algorithm>
#include <charconv>

namespace hall {

std::optional<std::uint64_t> shortCode(const std::string& codeHash)
{
    constexpr std::size_t digits = 16;
    constexpr int base = 16;
    std::uint64_t value = 0;
    const char* const end = codeHash.data() + digits;
    if (codeHash.size() < digits || std::from_chars(codeHash.data(), end, value, base).ptr != end) {
        return std::nullopt;
    }
    return value;
}

bool Hall::isOfEarlierDay(const std::string& codeHash) const
{
    const auto code = shortCode(codeHash);
    return code && std::ranges::binary_search(earlierCodes, *code);
}

const Ticket* Hall::find(const TicketId& id) const
{
    const auto found = byId.find(id);
    return found ? &tickets[*found] : nullptr;
}

const Ticket* Hall::findByCode(const std::string& codeHash) const
{
    const auto code = shortCode(codeHash);
    if (!code) {
        return nullptr;
    }
    const auto [begin, end] = byCode.equal_range(*code);
    const auto found = std::find_if(
        begin, end, [&](const auto& entry) { return tickets[entry.second].codeHash == codeHash; });
    return found == end ? nullptr : &tickets[found->second];
}

const OpenDesk* Hall::desk(CounterNumber number) const
{
    const auto found = desks.find(number);
    return found == desks.end() ? nullptr : &found->second;
}

const Ticket* Hall::at(CounterNumber number) const
{
    const OpenDesk* open = desk(number);
    return open == nullptr || !open->current ? nullptr : &tickets[*open->current];
}

bool Hall::deviceIs(const StationName& station,
                    const std::string& device,
                    std::string_view condition) const
{
    const auto known = stations.find(station);
    if (known == stations.end()) {
        return false;
    }
    const auto found = known->second.devices.find(device);
    return found != known->second.devices.end() && found->second.condition == condition;
}

ServiceLine* Hall::lineOf(const Ticket& ticket)
{
    if (ticket.bound.counter) {
        return &counterLines[*ticket.bound.counter];
    }
    if (!ticket.bound.clerk.empty()) {
        return &clerkLines[ticket.bound.clerk];
    }
    const auto service = index.service(ticket.service);
    return service ? &lines[*service] : nullptr;
}

const Ticket* Hall::liveTicket(const SubjectHash& subject, const ServiceCode& service) const
{
    const auto known = bySubject.find(subject);
    if (known == bySubject.end()) {
        return nullptr;
    }
    const auto found = std::ranges::find_if(known->second, [&](TicketKey key) {
        return tickets[key].isLive() && tickets[key].service == service;
    });
    return found == known->second.end() ? nullptr : &tickets[*found];
}

int Hall::ahead(std::size_t service, const Rank& rank) const
{
    std::size_t count = 0;
    for (const std::size_t beside : index.besides(service)) {
        count += lines[beside].countBefore(rank);
    }
    return static_cast<int>(count);
}

int Hall::waitingBeside(std::size_t service) const
{
    std::size_t count = 0;
    for (const std::size_t beside : index.besides(service)) {
        count += lines[beside].size();
    }
    return static_cast<int>(count);
}

void Hall::rearrange()
{
    const auto planned = std::ranges::find(rules.plans, plan, &Plan::code);
    index.arrange(rules, [&](const Counter& counter) {
        std::vector<GroupCode> groups = counter.groups;
        if (planned != rules.plans.end()) {
            const auto changed =
                std::ranges::find(planned->counters, counter.number, &PlannedCounter::counter);
            if (changed != planned->counters.end()) {
                groups = changed->groups;
            }
        }
        if (const auto bound = bindings.find(counter.number); bound != bindings.end()) {
            groups.insert(groups.end(), bound->second.groups.begin(), bound->second.groups.end());
        }
        return groups;
    });
}

void Hall::remember(Act act)
{
    constexpr auto longest = std::chrono::minutes{1}; // no hall takes back what is older
    while (!acts.empty() && (acts.size() >= actsMax || act.at - acts.front().at > longest)) {
        acts.pop_front();
    }
    acts.push_back(std::move(act));
}

void Hall::enter(TicketKey key)
{
    const Ticket& ticket = tickets[key];
    byId.add(ticket.id, key);
    if (const auto code = shortCode(ticket.codeHash)) {
        byCode.emplace(*code, key);
    }
    numbersGiven.insert(ticket.number);
    if (const auto service = index.service(ticket.taken)) {
        ++issuedToday[*service];
    }
    if (!ticket.subject.empty()) {
        bySubject[ticket.subject].push_back(key);
    }
    if (!ticket.agent.empty()) {
        byAgent[ticket.agent].push_back(key);
    }
}

void Hall::joinLine(TicketKey key)
{
    const Ticket& ticket = tickets[key];
    if (ServiceLine* line = lineOf(ticket)) {
        line->insert(ticket.lane, ticket.rank, key);
        ++waiting;
    }
    if (ticket.paper != Paper::Printed) {
        unprinted[ticket.station].insert(key);
    }
}

void Hall::leaveLine(TicketKey key)
{
    const Ticket& ticket = tickets[key];
    if (ServiceLine* line = lineOf(ticket)) {
        line->erase(ticket.lane, ticket.rank);
        --waiting;
    }
    unprinted[ticket.station].erase(key);
}

void Hall::rebuildIndexes()
{
    index = RuleIndex{rules};
    rearrange();
    lines.assign(rules.services.size(), {});
    counterLines.clear();
    clerkLines.clear();
    issuedToday.assign(rules.services.size(), 0);
    byId.clear();
    byCode.clear();
    bySubject.clear();
    byAgent.clear();
    numbersGiven.clear();
    aside.clear();
    unprinted.clear();
    waiting = 0;
    for (std::size_t at = 0; at < tickets.size(); ++at) {
        const auto key = static_cast<TicketKey>(at);
        enter(key);
        if (tickets[at].state == TicketState::Waiting) {
            joinLine(key);
        } else if (isAside(tickets[at].state)) {
            aside.insert(key);
        }
    }
}

} // namespace hall
