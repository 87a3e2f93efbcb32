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
    return found == byId.end() ? nullptr : &tickets[found->second];
}

const Ticket* Hall::findByCode(const std::string& codeHash) const
{
    const auto found = byCode.find(codeHash);
    return found == byCode.end() ? nullptr : &tickets[found->second];
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

const Ticket* Hall::nextFor(CounterNumber number) const
{
    const RankedLine::Entry* best = nullptr;
    for (const std::size_t service : index.servedBy(number)) {
        const RankedLine& line = lines[service];
        if (!line.empty() && (best == nullptr || line.front().rank < best->rank)) {
            best = &line.front();
        }
    }
    return best == nullptr ? nullptr : &tickets[best->key];
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

void Hall::rebuildIndexes()
{
    index = RuleIndex{rules};
    lines.assign(rules.services.size(), {});
    byId.clear();
    byCode.clear();
    numbersGiven.clear();
    unprinted.clear();
    waiting = 0;
    for (std::size_t at = 0; at < tickets.size(); ++at) {
        const Ticket& ticket = tickets[at];
        const auto key = static_cast<TicketKey>(at);
        byId.emplace(ticket.id, key);
        if (!ticket.codeHash.empty()) {
            byCode.emplace(ticket.codeHash, key);
        }
        numbersGiven.insert(ticket.number);
        if (ticket.state != TicketState::Waiting) {
            continue;
        }
        if (const auto service = index.service(ticket.service)) {
            lines[*service].insert(ticket.rank, key);
            ++waiting;
        }
        if (ticket.paper != Paper::Printed) {
            unprinted[ticket.station].insert(key);
        }
    }
}

} // namespace hall
