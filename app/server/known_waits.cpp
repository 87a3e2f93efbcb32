// SPDX-License-Identifier: Apache-2.0
#include "app/server/known_waits.h"

#include <algorithm>
#include <cmath>

namespace hall::server {

namespace {

constexpr Seconds minute = 60;

void add(std::vector<ServiceWait>& waits,
         const ServiceCode& service,
         const std::optional<WaitRange>& wait)
{
    if (wait) {
        waits.push_back({.service = service, .wait = *wait});
    }
}

const Visit* visitOf(const Hall& hall, const VisitCode& code)
{
    const auto found = std::ranges::find(hall.rules.visits, code, &Visit::code);
    return found == hall.rules.visits.end() ? nullptr : &*found;
}

std::vector<ServiceWait>
waitsOf(const TakeTicket& take, const Hall& hall, const KnownWaits& known, Time now)
{
    std::vector<ServiceWait> waits;
    const auto appointment = hall.appointments.find(take.appointment);
    if (appointment != hall.appointments.end()) {
        const Appointment& booked = appointment->second;
        const ClassCode& priority = take.priority.empty() ? booked.priority : take.priority;
        // Whoever comes before his slot ranks behind people who aren't here yet.
        if (booked.from <= now) {
            add(waits, booked.service, known.newcomer(hall, booked.service, priority));
        }
    } else if (const Visit* visit = visitOf(hall, take.visit)) {
        for (const VisitStep& step : visit->steps) {
            add(waits, step.service, known.newcomer(hall, step.service, take.priority));
        }
    } else {
        add(waits, take.service, known.newcomer(hall, take.service, take.priority));
    }
    return waits;
}

/// Of the steps that are left, where any order will do.
std::vector<ServiceWait> waitsOf(const Ticket* ticket, const Hall& hall, const KnownWaits& known)
{
    std::vector<ServiceWait> waits;
    const Visit* visit = ticket == nullptr ? nullptr : visitOf(hall, ticket->visit);
    if (visit != nullptr && visit->order == StepOrder::Any) {
        for (const TicketStep& step : ticket->steps) {
            if (!step.done) {
                add(waits, step.service, known.newcomer(hall, step.service, ticket->priority));
            }
        }
    }
    return waits;
}

/// The ticket that a command ends a step of; null: of none.
template <class What>
const Ticket* ticketOf(const What& what, const Hall& hall)
{
    if constexpr (requires { what.counter; }) {
        return hall.at(what.counter);
    } else {
        return hall.find(what.ticket);
    }
}

/// How finely a figure of so many minutes is told: nobody plans what is hours away by the minute.
int stepAt(int minutes)
{
    return minutes > 120 ? 10 : minutes > 30 ? 5 : 1;
}

} // namespace

WaitRange inMinutes(const Wait& wait)
{
    const int low = static_cast<int>(std::floor(wait.low / minute));
    const int high = std::max(static_cast<int>(std::ceil(wait.high / minute)), low + 1);
    const int lowStep = stepAt(low);
    const int highStep = stepAt(high);
    return {.low = low / lowStep * lowStep, .high = (high + highStep - 1) / highStep * highStep};
}

bool KnownWaits::tells(const Hall& hall, Time now) const
{
    return hall.day == day && hall.rulesHash == rulesHash && now - at <= tellsFor;
}

std::optional<WaitRange>
KnownWaits::newcomer(const Hall& hall, const ServiceCode& service, const ClassCode& priority) const
{
    const auto asked = hall.index.service(service);
    if (!asked || newcomers.empty()) {
        return std::nullopt;
    }
    const std::vector<PriorityClass>& classes = hall.rules.classes;
    const auto found = std::ranges::find(classes, priority, &PriorityClass::code);
    const auto place = found == classes.end() ? 0 : found - classes.begin();
    return newcomers[*asked * classes.size() + static_cast<std::size_t>(place)];
}

KnownWaits knownFrom(const Forecast& forecast, const Outlook& outlook)
{
    KnownWaits known;
    known.at = outlook.at;
    const auto add = [](std::vector<std::optional<WaitRange>>& to,
                        const std::optional<Wait>& wait) {
        to.push_back(wait ? std::optional{inMinutes(*wait)} : std::nullopt);
    };
    for (std::size_t at = 0; at < forecast.newcomers.size(); ++at) {
        add(known.newcomers, forecast.newcomers[at]);
        if (at % forecast.classes == 0) {
            add(known.shown.newcomers, forecast.newcomers[at]);
        }
    }
    for (std::size_t at = 0; at < forecast.waiting.size(); ++at) {
        if (const auto& wait = forecast.waiting[at]) {
            known.shown.tickets.emplace(outlook.waiting[at].key, inMinutes(*wait));
        }
    }
    return known;
}

void fillWaits(Command& command, const Hall& hall, const KnownWaits& known, Time now)
{
    std::visit(
        [&](auto& what) {
            using What = std::decay_t<decltype(what)>;
            if constexpr (std::is_same_v<What, TakeTicket>) {
                what.waits = waitsOf(what, hall, known, now);
            } else if constexpr (requires { what.waits; }) {
                what.waits = waitsOf(ticketOf(what, hall), hall, known);
            }
        },
        command.what);
}

} // namespace hall::server
