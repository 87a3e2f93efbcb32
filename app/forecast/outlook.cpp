// SPDX-License-Identifier: Apache-2.0
#include "app/forecast/outlook.h"

#include <algorithm>
#include <chrono>

namespace hall {

namespace {

Seconds seconds(Duration duration)
{
    return std::chrono::duration<Seconds>(duration).count();
}

std::uint16_t placeOf(const FlatRules& rules, CounterNumber number)
{
    const auto place = rules.counter(number);
    return place ? static_cast<std::uint16_t>(*place) : WaitingTicket::nowhere;
}

Seconds boundFor(const Ticket& ticket, Time now)
{
    if (!ticket.bound.until) {
        return never;
    }
    return std::max(0.0F, seconds(*ticket.bound.until - now));
}

void addLine(Outlook& outlook,
             const Hall& hall,
             const ServiceLine& line,
             const std::optional<std::uint16_t>& boundTo)
{
    line.first(line.size(), [&](const RankedLine::Entry& entry) {
        const Ticket& ticket = hall.tickets[entry.key];
        const auto service = outlook.rules->service(ticket.service);
        if (!service) {
            return;
        }
        outlook.waiting.push_back(
            {.key = entry.key,
             .service = static_cast<std::uint16_t>(*service),
             .priority = static_cast<std::uint16_t>(outlook.rules->classOf(ticket.priority)),
             .rank = ticket.rank,
             .waited = seconds(outlook.at - ticket.issuedAt),
             .lane = ticket.lane,
             .inLine = seconds(outlook.at - ticket.waitingSince),
             .boundTo = boundTo,
             .boundFor = boundFor(ticket, outlook.at)});
    });
}

void addWaiting(Outlook& outlook, const Hall& hall)
{
    outlook.waiting.reserve(hall.waiting);
    for (const ServiceLine& line : hall.lines) {
        addLine(outlook, hall, line, std::nullopt);
    }
    for (const auto& [number, line] : hall.counterLines) {
        addLine(outlook, hall, line, placeOf(*outlook.rules, number));
    }
    for (const auto& ofClerk : hall.clerkLines) {
        const auto desk = std::ranges::find_if(
            hall.desks, [&](const auto& each) { return each.second.clerk == ofClerk.first; });
        addLine(outlook,
                hall,
                ofClerk.second,
                desk == hall.desks.end() ? WaitingTicket::nowhere
                                         : placeOf(*outlook.rules, desk->first));
    }
}

/// Whom a counter may call as the hall is arranged now.
void addDuties(CounterOutlook& counter,
               const Hall& hall,
               const FlatRules& rules,
               CounterNumber number)
{
    for (const std::size_t service : hall.index.servedBy(number)) {
        const std::uint16_t group = rules.services[service].group;
        if (std::ranges::find(counter.groups, group) == counter.groups.end()) {
            counter.groups.push_back(group);
        }
    }
    for (const HelpOut& help : hall.index.helpsOutWith(number)) {
        counter.helps.push_back(
            {.service = static_cast<std::uint16_t>(help.service), .after = seconds(help.after)});
    }
    const auto tally = hall.tallies.find(number);
    counter.streak = tally == hall.tallies.end() ? 0 : tally->second.streak;
}

std::optional<TicketAtCounter> ticketAt(const Outlook& outlook, const Ticket* ticket)
{
    const auto service = ticket == nullptr ? std::nullopt : outlook.rules->service(ticket->service);
    if (!service) {
        return std::nullopt;
    }
    // Who was held was served before and after, and not in between.
    const bool wasHeld = ticket->servedBefore > Duration{0};
    const Duration sinceCall = wasHeld ? outlook.at - ticket->startedAt + ticket->servedBefore
                                       : outlook.at - ticket->calledAt;
    return TicketAtCounter{.service = static_cast<std::uint16_t>(*service),
                           .started = ticket->state == TicketState::Serving,
                           .sinceCall = seconds(sinceCall),
                           .waited = seconds(ticket->calledAt - ticket->issuedAt)};
}

} // namespace

Duration sinceMidnight(Time local, BusinessDay day)
{
    constexpr Duration dayLength = std::chrono::days{1};
    const Duration since = local - std::chrono::sys_days{day.date};
    if (since >= Duration{0} && since < 2 * dayLength) {
        return since;
    }
    return local - std::chrono::floor<std::chrono::days>(local);
}

void addToday(Outlook& outlook, const Today& today)
{
    outlook.arrivalFactor = today.arrivalFactor;
    const std::size_t known = std::min(outlook.counters.size(), today.awaySince.size());
    for (std::size_t at = 0; at < known; ++at) {
        CounterOutlook& counter = outlook.counters[at];
        counter.awaySince = today.awaySince[at];
        if (!counter.calls && !counter.paused) {
            counter.clerk = today.lastClerk[at];
        }
    }
}

Outlook takeOutlook(const Hall& hall,
                    std::shared_ptr<const FlatRules> rules,
                    const Today& today,
                    Time now,
                    Duration local)
{
    Outlook outlook{.rules = std::move(rules),
                    .at = now,
                    .sinceMidnight = seconds(local),
                    .arrivalFactor = 1,
                    .waiting = {},
                    .counters = {}};
    addWaiting(outlook, hall);
    outlook.counters.reserve(outlook.rules->counters.size());
    for (std::size_t at = 0; at < outlook.rules->counters.size(); ++at) {
        const CounterNumber number = outlook.rules->counters[at].number;
        const OpenDesk* desk = hall.desk(number);
        CounterOutlook counter;
        addDuties(counter, hall, *outlook.rules, number);
        counter.paused = desk != nullptr && desk->paused;
        counter.calls = desk != nullptr && !desk->paused;
        if (desk != nullptr) {
            counter.clerk = desk->clerk;
            counter.current = ticketAt(outlook, hall.at(number));
        }
        outlook.counters.push_back(std::move(counter));
    }
    addToday(outlook, today);
    return outlook;
}

} // namespace hall
