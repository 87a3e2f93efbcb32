// SPDX-License-Identifier: Apache-2.0
#include "app/projection/views.h"

#include "app/protocol/printer_words.h"

#include <algorithm>
#include <iterator>

namespace hall::projection {

namespace {

using namespace protocol;

constexpr std::size_t waitingShownMax = 50;
constexpr std::size_t callsShownMax = 12;
/// Papers come out one after the other: what waits behind these needn't be told of yet.
constexpr std::size_t jobsMax = 50;
/// A kiosk asks what became of a paper while its visitor still stands there.
constexpr Duration papersShown = std::chrono::minutes{2};

Name nameOfZone(const Rules& rules, const ZoneCode& code)
{
    const auto found = std::ranges::find(rules.zones, code, &Zone::code);
    return found == rules.zones.end() ? Name{} : found->name;
}

/// Empty for the normal class, which nobody needs to be told.
Name nameOfClass(const Rules& rules, const ClassCode& code)
{
    const auto found = std::ranges::find(rules.classes, code, &PriorityClass::code);
    return found == rules.classes.end() || found == rules.classes.begin() ? Name{} : found->name;
}

std::vector<int> numbersOf(const std::vector<CounterNumber>& counters)
{
    std::vector<int> numbers;
    numbers.reserve(counters.size());
    for (const CounterNumber counter : counters) {
        numbers.push_back(counter.value);
    }
    return numbers;
}

/// Where a citizen will be called to: the counters with a clerk while there are any.
std::vector<int> countersFor(const Hall& hall, std::size_t service)
{
    std::vector<CounterNumber> open;
    for (const CounterNumber counter : hall.index.countersOf(service)) {
        if (hall.desk(counter) != nullptr) {
            open.push_back(counter);
        }
    }
    return numbersOf(open.empty() ? hall.index.countersOf(service) : open);
}

std::vector<BoardArea> areas(const Hall& hall)
{
    std::vector<BoardArea> areas;
    for (const Area& area : hall.rules.areas) {
        areas.push_back(BoardArea{.code = area.code, .name = area.name, .waiting = 0});
    }
    for (std::size_t service = 0; service < hall.lines.size(); ++service) {
        areas[hall.index.areaOf(service)].waiting += static_cast<int>(hall.lines[service].size());
    }
    return areas;
}

std::vector<StationPrinter> printers(const Hall& hall)
{
    std::vector<StationPrinter> printers;
    for (const auto& [name, station] : hall.stations) {
        const auto printer = station.devices.find("printer");
        if (printer != station.devices.end()) {
            printers.push_back(
                StationPrinter{.station = name,
                               .condition = printerConditions.parse(printer->second.condition)
                                                .value_or(PrinterCondition::Unknown),
                               .since = printer->second.since});
        }
    }
    return printers;
}

std::vector<DeviceLine> deviceLines(const Hall& hall)
{
    std::vector<DeviceLine> lines;
    for (const auto& [name, station] : hall.stations) {
        for (const auto& [device, state] : station.devices) {
            lines.push_back(DeviceLine{.station = name,
                                       .device = device,
                                       .condition = state.condition,
                                       .since = state.since});
        }
    }
    return lines;
}

CounterState stateOf(const Hall& hall, CounterNumber counter)
{
    const OpenDesk* desk = hall.desk(counter);
    if (desk == nullptr) {
        return CounterState::Closed;
    }
    return desk->paused ? CounterState::Paused : CounterState::Open;
}

CounterSign signOf(const Hall& hall, const Counter& counter)
{
    CounterSign sign{.counter = counter.number.value,
                     .name = counter.name,
                     .spoken = counter.spoken,
                     .zone = counter.zone,
                     .kind = counter.kind,
                     .state = stateOf(hall, counter.number),
                     .current = std::nullopt};
    if (const Ticket* ticket = hall.at(counter.number)) {
        sign.current = SignCall{.ticket = ticket->id,
                                .number = ticket->number,
                                .state = ticket->state,
                                .calls = ticket->calls,
                                .calledAt = ticket->recalledAt,
                                .announced = ticket->announced};
    }
    return sign;
}

CounterTicket counterTicket(const Hall& hall, const Ticket& ticket)
{
    const auto service = hall.index.service(ticket.service);
    return CounterTicket{.id = ticket.id,
                         .number = ticket.number,
                         .service = service ? hall.rules.services[*service].name : Name{},
                         .priority = ticket.priority,
                         .priorityName = nameOfClass(hall.rules, ticket.priority),
                         .state = ticket.state,
                         .calls = ticket.calls,
                         .issuedAt = ticket.issuedAt,
                         .calledAt = ticket.calledAt,
                         .recalledAt = ticket.recalledAt,
                         .startedAt = ticket.startedAt};
}

/// The first tickets that a counter would call, in that order.
std::vector<CounterTicket> firstWaiting(const Hall& hall, CounterNumber counter)
{
    std::vector<RankedLine::Entry> entries;
    for (const std::size_t service : hall.index.servedBy(counter)) {
        hall.lines[service].first(
            waitingShownMax, [&](const RankedLine::Entry& entry) { entries.push_back(entry); });
    }
    const std::size_t shown = std::min(entries.size(), waitingShownMax);
    std::ranges::partial_sort(entries,
                              entries.begin() + static_cast<std::ptrdiff_t>(shown),
                              {},
                              &RankedLine::Entry::rank);
    std::vector<CounterTicket> tickets;
    for (std::size_t at = 0; at < shown; ++at) {
        tickets.push_back(counterTicket(hall, hall.tickets[entries[at].key]));
    }
    return tickets;
}

CounterView counterHead(const Hall& hall, const Counter& counter)
{
    CounterView view;
    view.counter = counter.number.value;
    view.name = counter.name;
    view.kind = counter.kind;
    view.state = stateOf(hall, counter.number);
    if (const OpenDesk* desk = hall.desk(counter.number)) {
        view.clerk = desk->clerk;
    }
    if (const Ticket* ticket = hall.at(counter.number)) {
        view.current = counterTicket(hall, *ticket);
    }
    for (const std::size_t service : hall.index.servedBy(counter.number)) {
        view.waitingCount += static_cast<int>(hall.lines[service].size());
    }
    const auto tally = hall.tallies.find(counter.number);
    if (tally != hall.tallies.end()) {
        view.finishedToday = tally->second.finished;
        view.serviceToday = tally->second.serving;
    }
    return view;
}

bool isOnBoards(const Ticket& ticket)
{
    return ticket.state == TicketState::Called || ticket.state == TicketState::Serving ||
           ticket.state == TicketState::Finished;
}

KioskArea kioskArea(const Hall& hall, const Area& area)
{
    return KioskArea{.code = area.code,
                     .name = area.name,
                     .zone = area.zone,
                     .zoneName = nameOfZone(hall.rules, area.zone),
                     .waiting = 0,
                     .counters = {},
                     .services = {}};
}

void addService(const Hall& hall, std::size_t at, KioskArea& area)
{
    const Service& service = hall.rules.services[at];
    area.waiting += static_cast<int>(hall.lines[at].size());
    area.services.push_back(KioskService{.code = service.code,
                                         .name = service.name,
                                         .waiting = hall.waitingBeside(at),
                                         .counters = countersFor(hall, at)});
    for (const int counter : area.services.back().counters) {
        if (std::ranges::find(area.counters, counter) == area.counters.end()) {
            area.counters.push_back(counter);
        }
    }
}

} // namespace

protocol::HallHeader header(const Hall& hall, const Surroundings& around)
{
    HallHeader header;
    header.name = hall.rules.name;
    header.hours = hall.rules.hours;
    header.nextOpening = around.nextOpening;
    if (hall.day) {
        header.day = toText(*hall.day);
    }
    if (!around.durable) {
        header.taking = Taking::NotDurable;
    } else if (!hall.day) {
        header.taking = hall.clockSuspected ? Taking::ClockSuspected : Taking::DayClosed;
    }
    return header;
}

protocol::KioskView kioskView(const Hall& hall, const Surroundings& around)
{
    KioskView view;
    view.stamp = around.stamp;
    view.hall = header(hall, around);
    view.waiting = static_cast<int>(hall.waiting);
    for (const Area& area : hall.rules.areas) {
        view.areas.push_back(kioskArea(hall, area));
    }
    for (std::size_t service = 0; service < hall.rules.services.size(); ++service) {
        addService(hall, service, view.areas[hall.index.areaOf(service)]);
    }
    for (KioskArea& area : view.areas) {
        std::ranges::sort(area.counters);
    }
    view.printers = printers(hall);
    const auto newest = hall.tickets.rbegin();
    const auto tooOld = std::find_if(newest, hall.tickets.rend(), [&](const Ticket& ticket) {
        return around.stamp.at - ticket.issuedAt > papersShown;
    });
    std::transform(newest, tooOld, std::back_inserter(view.papers), [](const Ticket& ticket) {
        return PaperOf{.ticket = ticket.id, .paper = ticket.paper};
    });
    return view;
}

protocol::BoardView boardView(const Hall& hall, const ZoneCode& zone, const Surroundings& around)
{
    BoardView view;
    view.stamp = around.stamp;
    view.hall = header(hall, around);
    view.areas = areas(hall);
    view.notices = hall.rules.notices;
    for (const TicketKey key : hall.calls) {
        const Ticket& ticket = hall.tickets[key];
        const Counter* counter =
            ticket.counter ? hall.index.counter(hall.rules, *ticket.counter) : nullptr;
        if (counter == nullptr || !isOnBoards(ticket) || (!zone.empty() && counter->zone != zone) ||
            view.calls.size() == callsShownMax) {
            continue;
        }
        view.calls.push_back(BoardCall{.number = ticket.number,
                                       .counter = counter->number.value,
                                       .kind = counter->kind,
                                       .zone = counter->zone,
                                       .zoneName = nameOfZone(hall.rules, counter->zone),
                                       .calledAt = ticket.recalledAt,
                                       .calls = ticket.calls,
                                       .serving = ticket.state != TicketState::Called});
    }
    return view;
}

protocol::CounterView
counterView(const Hall& hall, CounterNumber number, const Surroundings& around)
{
    CounterView view;
    if (const Counter* counter = hall.index.counter(hall.rules, number)) {
        view = counterHead(hall, *counter);
        view.waiting = firstWaiting(hall, number);
    }
    view.stamp = around.stamp;
    view.hall = header(hall, around);
    view.policy = hall.rules.policy;
    return view;
}

protocol::HallView hallView(const Hall& hall, const Surroundings& around)
{
    HallView view;
    view.stamp = around.stamp;
    view.hall = header(hall, around);
    view.waiting = static_cast<int>(hall.waiting);
    view.finished = hall.finishedToday;
    view.areas = areas(hall);
    for (const Counter& counter : hall.rules.counters) {
        view.counters.push_back(counterHead(hall, counter));
        view.serving += view.counters.back().current ? 1 : 0;
    }
    view.devices = deviceLines(hall);
    return view;
}

protocol::StationView stationView(const Hall& hall,
                                  const StationName& name,
                                  const Surroundings& around,
                                  const std::function<std::string(const Ticket&)>& codeOf)
{
    StationView view;
    view.stamp = around.stamp;
    view.hall = header(hall, around);
    const auto station = hall.stations.find(name);
    view.claim = station == hall.stations.end() ? 0 : station->second.claim;
    for (const Counter& counter : hall.rules.counters) {
        view.counters.push_back(signOf(hall, counter));
    }
    std::ranges::sort(view.counters, {}, &CounterSign::counter);
    const auto unprinted = hall.unprinted.find(name);
    if (unprinted == hall.unprinted.end()) {
        return view;
    }
    std::vector<TicketKey> keys(unprinted->second.begin(), unprinted->second.end());
    std::ranges::sort(keys); // Papers come out in the order of issue.
    for (const TicketKey key : keys) {
        const Ticket& ticket = hall.tickets[key];
        const auto at = hall.index.service(ticket.service);
        if (!at || around.stamp.at - ticket.issuedAt > printAgeMax || ticket.papers >= printsMax) {
            continue;
        }
        if (view.jobs.size() == jobsMax) {
            break;
        }
        const Area& area = hall.rules.areas[hall.index.areaOf(*at)];
        view.jobs.push_back(PrintJob{
            .ticket = ticket.id,
            .number = ticket.number,
            .service = hall.rules.services[*at].name,
            .priorityName = nameOfClass(hall.rules, ticket.priority),
            .ahead = ticket.ahead,
            .zoneName = nameOfZone(hall.rules, area.zone),
            .counters = countersFor(hall, *at),
            .code = codeOf(ticket),
            .issuedAt = ticket.issuedAt,
            .attempt = ticket.papers + 1,
            .paper = ticket.paper,
            .running = std::stoll(ticket.id.value.substr(ticket.id.value.rfind('-') + 1))});
    }
    return view;
}

} // namespace hall::projection
