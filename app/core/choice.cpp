// SPDX-License-Identifier: Apache-2.0
#include "app/core/hall.h"

#include <algorithm>

/// Who goes first.
namespace hall {

namespace {

bool admitsLane(Admits admits, Lane lane)
{
    return admits == Admits::All || (admits == Admits::Priority && lane.hasPriority()) ||
           (admits == Admits::Appointments && lane.hasAppointment());
}

/// The lowest ranks seen so far, of those with a claim to go before others and of the rest.
class Lowest
{
public:
    void consider(int lane, const RankedLine::Entry& entry)
    {
        const RankedLine::Entry*& best = lane == 0 ? m_plain : m_favoured;
        if (best == nullptr || entry.rank < best->rank) {
            best = &entry;
        }
    }

    /// Heads of a line that the counter may take from.
    void consider(const ServiceLine& line, Admits admits)
    {
        if (line.empty()) {
            return;
        }
        for (int lane = 0; lane < Lane::count; ++lane) {
            if (!line.lane(lane).empty() && admitsLane(admits, Lane{lane})) {
                consider(lane, line.lane(lane).front());
            }
        }
    }

    [[nodiscard]] const RankedLine::Entry* byRank() const
    {
        if (m_plain == nullptr || m_favoured == nullptr) {
            return m_plain == nullptr ? m_favoured : m_plain;
        }
        return m_plain->rank < m_favoured->rank ? m_plain : m_favoured;
    }

    /// Of any `most` + 1 choices in a row with both kinds waiting, one at least is without
    /// priority.
    [[nodiscard]] const RankedLine::Entry* interleaved(int streak, int most) const
    {
        if (m_plain == nullptr || m_favoured == nullptr) {
            return byRank();
        }
        return streak >= most ? m_plain : m_favoured;
    }

    /// The streak after a choice: it grows by one with priority over somebody without.
    [[nodiscard]] int streakAfter(const RankedLine::Entry* chosen, int streak) const
    {
        return chosen == m_favoured && m_plain != nullptr ? streak + 1 : 0;
    }

private:
    const RankedLine::Entry* m_plain = nullptr;
    const RankedLine::Entry* m_favoured = nullptr;
};

} // namespace

bool Hall::hasWaited(const RankedLine& line, Duration after, Time now) const
{
    return !line.empty() && now - tickets[line.front().key].waitingSince >= after;
}

bool Hall::serves(CounterNumber number, const ServiceCode& service) const
{
    const auto at = index.service(service);
    if (!at) {
        return false;
    }
    const auto& served = index.servedBy(number);
    const auto& helps = index.helpsOutWith(number);
    return std::ranges::find(served, *at) != served.end() ||
           std::ranges::find(helps, *at, &HelpOut::service) != helps.end();
}

Next Hall::nextFor(CounterNumber number, Time now, const std::optional<Joining>& joining) const
{
    const Counter* counter = index.counter(rules, number);
    if (counter == nullptr) {
        return {};
    }
    Lowest lowest;
    for (const std::size_t service : index.servedBy(number)) {
        lowest.consider(lines[service], counter->admits);
        if (joining && joining->service == service && admitsLane(counter->admits, joining->lane)) {
            lowest.consider(joining->lane.value, joining->entry);
        }
    }
    for (const HelpOut& help : index.helpsOutWith(number)) {
        for (int lane = 0; lane < Lane::count; ++lane) {
            const RankedLine& line = lines[help.service].lane(lane);
            // Who joins at the head of a line has not waited: it isn't to be helped with yet.
            const bool newHead = joining && joining->service == help.service &&
                                 joining->lane.value == lane && !line.empty() &&
                                 joining->entry.rank < line.front().rank;
            if (admitsLane(counter->admits, Lane{lane}) && !newHead &&
                hasWaited(line, help.after, now)) {
                lowest.consider(lane, line.front());
            }
        }
    }
    if (const auto own = counterLines.find(number); own != counterLines.end()) {
        lowest.consider(own->second, Admits::All);
    }
    const OpenDesk* open = desk(number);
    const auto clerks = open == nullptr ? clerkLines.end() : clerkLines.find(open->clerk);
    if (clerks != clerkLines.end()) {
        lowest.consider(clerks->second, Admits::All);
    }
    const auto tally = tallies.find(number);
    const int streak = tally == tallies.end() ? 0 : tally->second.streak;
    const RankedLine::Entry* chosen = rules.policy.choice == ChoiceRule::Interleave
                                          ? lowest.interleaved(streak, rules.policy.interleave)
                                          : lowest.byRank();
    if (chosen == nullptr) {
        return {.ticket = nullptr, .streak = streak};
    }
    return {.ticket = &tickets[chosen->key], .streak = lowest.streakAfter(chosen, streak)};
}

std::vector<const RankedLine*> Hall::linesFor(CounterNumber number, Time now) const
{
    std::vector<const RankedLine*> found;
    const Counter* counter = index.counter(rules, number);
    if (counter == nullptr) {
        return found;
    }
    const auto add = [&](const ServiceLine& line, Admits admits, Duration after) {
        for (int lane = 0; lane < Lane::count; ++lane) {
            const RankedLine& ranked = line.lane(lane);
            if (admitsLane(admits, Lane{lane}) && hasWaited(ranked, after, now)) {
                found.push_back(&ranked);
            }
        }
    };
    for (const std::size_t service : index.servedBy(number)) {
        add(lines[service], counter->admits, Duration::min());
    }
    for (const HelpOut& help : index.helpsOutWith(number)) {
        add(lines[help.service], counter->admits, help.after);
    }
    if (const auto own = counterLines.find(number); own != counterLines.end()) {
        add(own->second, Admits::All, Duration::min());
    }
    const OpenDesk* open = desk(number);
    if (const auto clerks = open == nullptr ? clerkLines.end() : clerkLines.find(open->clerk);
        clerks != clerkLines.end()) {
        add(clerks->second, Admits::All, Duration::min());
    }
    return found;
}

bool Hall::mayTake(CounterNumber number, const Ticket& ticket, Time now) const
{
    const Counter* counter = index.counter(rules, number);
    const OpenDesk* open = desk(number);
    if (counter == nullptr || ticket.state != TicketState::Waiting) {
        return false;
    }
    if (!ticket.bound.isFree()) {
        return ticket.bound.counter ? ticket.bound.counter == number
                                    : open != nullptr && open->clerk == ticket.bound.clerk;
    }
    const auto service = index.service(ticket.service);
    if (!service || !admitsLane(counter->admits, ticket.lane)) {
        return false;
    }
    if (std::ranges::find(index.servedBy(number), *service) != index.servedBy(number).end()) {
        return true;
    }
    const auto& helps = index.helpsOutWith(number);
    const auto help = std::ranges::find(helps, *service, &HelpOut::service);
    return help != helps.end() &&
           hasWaited(lines[*service].lane(ticket.lane.value), help->after, now);
}

} // namespace hall
