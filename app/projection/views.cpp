// SPDX-License-Identifier: Apache-2.0
#include "app/projection/parts.h"
#include "app/protocol/printer_words.h"

#include <algorithm>
#include <functional>
#include <iterator>

namespace hall::projection {

namespace {

using namespace protocol;

constexpr std::size_t callsShownMax = 12;
constexpr std::size_t missedShownMax = 12;
/// A kiosk asks what became of a paper while its visitor still stands there.
constexpr Duration papersShown = std::chrono::minutes{2};

/// A range over several services: from the least to the most.
void widen(std::optional<WaitRange>& all, const std::optional<WaitRange>& one)
{
    if (!one) {
        return;
    }
    all =
        all ? WaitRange{.low = std::min(all->low, one->low), .high = std::max(all->high, one->high)}
            : *one;
}

std::vector<BoardArea> areas(const Hall& hall, const Waits& waits)
{
    std::vector<BoardArea> areas;
    for (const Area& area : hall.rules.areas) {
        areas.push_back(BoardArea{.code = area.code, .name = area.name});
    }
    for (std::size_t service = 0; service < hall.lines.size(); ++service) {
        BoardArea& area = areas[hall.index.areaOf(service)];
        area.waiting += static_cast<int>(hall.lines[service].size());
        widen(area.wait, waits.newcomer(service));
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

void addService(const Hall& hall, std::size_t at, const Waits& waits, KioskArea& area)
{
    const Service& service = hall.rules.services[at];
    area.waiting += static_cast<int>(hall.lines[at].size());
    area.services.push_back(KioskService{.code = service.code,
                                         .name = service.name,
                                         .waiting = hall.waitingBeside(at),
                                         .counters = countersFor(hall, at),
                                         .wait = waits.newcomer(at),
                                         .identity = service.identity,
                                         .hasAppointments = service.slotPlaces > 0,
                                         .questions = service.questions,
                                         .materials = service.materials});
    for (const int counter : area.services.back().counters) {
        if (std::ranges::find(area.counters, counter) == area.counters.end()) {
            area.counters.push_back(counter);
        }
    }
}

/// The step that a visit would begin with: where any order will do, the shortest wait.
std::optional<std::size_t> firstStep(const Hall& hall, const Visit& visit, const Waits& waits)
{
    std::optional<std::size_t> first;
    for (const VisitStep& step : visit.steps) {
        const auto service = hall.index.service(step.service);
        const auto wait = service ? waits.newcomer(*service) : std::nullopt;
        const auto best = first ? waits.newcomer(*first) : std::nullopt;
        if (!first || (wait && (!best || wait->high < best->high))) {
            first = service;
        }
        if (visit.order == StepOrder::Fixed) {
            break;
        }
    }
    return first;
}

KioskVisit kioskVisit(const Hall& hall, const Visit& visit, const Waits& waits)
{
    KioskVisit shown;
    shown.code = visit.code;
    shown.name = visit.name;
    shown.order = visit.order;
    shown.identity = Identity::None;
    for (const VisitStep& step : visit.steps) {
        shown.steps.push_back(
            StepLine{.service = nameOfService(hall, step.service), .backOffice = step.backOffice});
        if (const auto service = hall.index.service(step.service)) {
            shown.identity = std::max(shown.identity, hall.rules.services[*service].identity);
        }
    }
    if (const auto first = firstStep(hall, visit, waits)) {
        shown.waiting = hall.waitingBeside(*first);
        shown.counters = countersFor(hall, *first);
        shown.wait = waits.newcomer(*first);
    }
    return shown;
}

/// Numbers called in vain, newest first.
std::vector<std::string> missedNumbers(const Hall& hall, const ZoneCode& zone)
{
    std::vector<const Ticket*> missed;
    for (const TicketKey key : hall.aside) {
        const Ticket& ticket = hall.tickets[key];
        const Counter* counter =
            ticket.counter ? hall.index.counter(hall.rules, *ticket.counter) : nullptr;
        if (ticket.state == TicketState::NoShow && counter != nullptr &&
            (zone.empty() || counter->zone == zone)) {
            missed.push_back(&ticket);
        }
    }
    std::ranges::sort(missed, std::greater{}, &Ticket::recalledAt);
    missed.resize(std::min(missed.size(), missedShownMax));
    std::vector<std::string> numbers;
    std::ranges::transform(missed, std::back_inserter(numbers), &Ticket::number);
    return numbers;
}

} // namespace

std::optional<WaitRange> Waits::of(TicketKey ticket) const
{
    const auto found = tickets.find(ticket);
    return found == tickets.end() ? std::nullopt : std::optional{found->second};
}

std::optional<WaitRange> Waits::newcomer(std::size_t service) const
{
    return service < newcomers.size() ? newcomers[service] : std::nullopt;
}

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
        addService(hall, service, around.waits, view.areas[hall.index.areaOf(service)]);
    }
    for (KioskArea& area : view.areas) {
        std::ranges::sort(area.counters);
    }
    for (const Visit& visit : hall.rules.visits) {
        view.visits.push_back(kioskVisit(hall, visit, around.waits));
    }
    for (std::size_t at = 1; at < hall.rules.classes.size(); ++at) {
        const PriorityClass& each = hall.rules.classes[at];
        view.classes.push_back({.code = each.code,
                                .name = each.name,
                                .selfClaimed = each.selfClaimed,
                                .fromAge = each.fromAge});
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
    view.areas = areas(hall, around.waits);
    view.missed = missedNumbers(hall, zone);
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
                                       .serving = ticket.state != TicketState::Called,
                                       .step = ticket.steps.empty() ? 0 : ticket.step + 1,
                                       .steps = static_cast<int>(ticket.steps.size())});
    }
    return view;
}

namespace {

/// Those who stand in no line and still count, and what the hall is owed.
void countAside(const Hall& hall, HallView& view)
{
    for (const TicketKey key : hall.aside) {
        ++(hall.tickets[key].state == TicketState::Held ? view.held : view.missed);
    }
    for (const auto& [id, appointment] : hall.appointments) {
        const bool isToCome =
            appointment.state == AppointmentState::Booked && appointment.day == hall.day;
        view.appointments += isToCome ? 1 : 0;
    }
    view.promises = static_cast<int>(std::ranges::count_if(
        hall.promises, [](const auto& kept) { return !kept.second.closedAt; }));
}

} // namespace

protocol::HallView hallView(const Hall& hall, const Surroundings& around)
{
    HallView view;
    view.stamp = around.stamp;
    view.hall = header(hall, around);
    view.waiting = static_cast<int>(hall.waiting);
    view.finished = hall.finishedToday;
    countAside(hall, view);
    view.plan = nameOfPlan(hall);
    view.areas = areas(hall, around.waits);
    for (const Counter& counter : hall.rules.counters) {
        view.counters.push_back(counterHead(hall, counter, around.stamp.at));
        view.serving += view.counters.back().current ? 1 : 0;
    }
    view.devices = deviceLines(hall);
    std::transform(
        hall.signs.rbegin(),
        hall.signs.rend(),
        std::back_inserter(view.signs),
        [](const PointedOut& sign) -> decltype(view.signs)::value_type {
            return {.sign = sign.sign, .station = sign.station, .count = sign.count, .at = sign.at};
        });
    return view;
}

} // namespace hall::projection
