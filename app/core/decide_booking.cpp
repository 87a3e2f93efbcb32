// SPDX-License-Identifier: Apache-2.0
#include "app/core/decide_context.h"
#include "app/core/materials.h"
#include "app/core/opening.h"

#include <algorithm>

namespace hall::deciding {

namespace {

constexpr int halfHour = 30;

/// Whether each half-hour that a slot touches has a place left.
bool hasPlace(const Hall& hall, const BookAppointment& command, const Service& service)
{
    const Time midnight = command.from - std::chrono::minutes{command.slot.from};
    const int first = command.slot.from / halfHour;
    const int last = (command.slot.to - 1) / halfHour;
    for (int at = first; at <= last; ++at) {
        const Time from = midnight + std::chrono::minutes{at * halfHour};
        const Time to = from + std::chrono::minutes{halfHour};
        const auto taken = std::ranges::count_if(hall.appointments, [&](const auto& kept) {
            const Appointment& other = kept.second;
            return other.state != AppointmentState::Cancelled && other.service == service.code &&
                   other.from < to && other.to > from;
        });
        if (taken >= service.slotPlaces) {
            return false;
        }
    }
    return true;
}

bool isOpenIn(const Rules& rules, BusinessDay day, const MinuteSpan& slot)
{
    return std::ranges::any_of(spansOn(rules, day), [&](const MinuteSpan& open) {
        return slot.from >= open.from && slot.to <= open.to;
    });
}

} // namespace

Verdict on(Story& story, const BookAppointment& command)
{
    const Hall& hall = story.hall;
    const auto at = hall.index.service(command.service);
    if (!at) {
        return failure(Rejection::UnknownService);
    }
    const Service& service = hall.rules.services[*at];
    if (service.slotPlaces == 0) {
        return failure(Rejection::NoAppointments);
    }
    if (!command.priority.empty() &&
        std::ranges::find(hall.rules.classes, command.priority, &PriorityClass::code) ==
            hall.rules.classes.end()) {
        return failure(Rejection::UnknownClass);
    }
    if (hall.appointments.contains(command.appointment)) {
        return failure(Rejection::AlreadyBooked);
    }
    if ((hall.lastDay && command.day < *hall.lastDay) || command.to <= story.now) {
        return failure(Rejection::DayInThePast);
    }
    if (command.slot.from >= command.slot.to || !isOpenIn(hall.rules, command.day, command.slot)) {
        return failure(Rejection::ClosedThen);
    }
    if (command.blocked) {
        return failure(Rejection::PersonBlocked);
    }
    if (!hasPlace(hall, command, service)) {
        return failure(Rejection::SlotFull);
    }
    story.tell(AppointmentBooked{.appointment = command.appointment,
                                 .service = command.service,
                                 .on = command.day,
                                 .from = command.from,
                                 .to = command.to,
                                 .priority = command.priority});
    return {};
}

Verdict on(Story& story, const CancelAppointment& command)
{
    const auto kept = story.hall.appointments.find(command.appointment);
    if (kept == story.hall.appointments.end()) {
        return failure(Rejection::UnknownAppointment);
    }
    if (kept->second.state != AppointmentState::Booked) {
        return failure(Rejection::AppointmentUsed);
    }
    story.tell(
        AppointmentCancelled{.appointment = command.appointment, .service = kept->second.service});
    return {};
}

Verdict on(Story& story, const MissAppointment& command)
{
    const auto kept = story.hall.appointments.find(command.appointment);
    if (kept == story.hall.appointments.end()) {
        return failure(Rejection::UnknownAppointment);
    }
    if (kept->second.state != AppointmentState::Booked) {
        return failure(Rejection::AppointmentUsed);
    }
    if (story.now <= kept->second.to + story.hall.rules.policy.graceAfter) {
        return failure(Rejection::AppointmentTooEarly);
    }
    story.tell(
        AppointmentMissed{.appointment = command.appointment, .service = kept->second.service});
    return {};
}

Verdict on(Story& story, const PromisePapers& command)
{
    const auto ticket =
        ticketAsSeen(story.hall, command.counter, command.seen, TicketState::Serving);
    if (!ticket) {
        return failure(ticket.error());
    }
    const Hall& hall = story.hall;
    const auto at = hall.index.service((*ticket)->service);
    if (!at || command.materials.empty()) {
        return failure(Rejection::UnknownMaterial);
    }
    for (const MaterialCode& code : command.materials) {
        const Material* material = materialOf(hall.rules.services[*at], code);
        if (material == nullptr) {
            return failure(Rejection::UnknownMaterial);
        }
        if (!material->onPromise) {
            return failure(Rejection::NotOnPromise);
        }
    }
    if (hall.promises.contains(command.promise)) {
        return failure(Rejection::AlreadyDone);
    }
    story.tell(PapersPromised{.promise = command.promise,
                              .ticket = (*ticket)->id,
                              .number = (*ticket)->number,
                              .service = (*ticket)->service,
                              .materials = command.materials,
                              .due = command.due});
    return {};
}

Verdict on(Story& story, const ClosePromise& command)
{
    const auto kept = story.hall.promises.find(command.promise);
    if (kept == story.hall.promises.end()) {
        return failure(Rejection::UnknownPromise);
    }
    if (kept->second.closedAt) {
        return failure(Rejection::AlreadyDone);
    }
    story.tell(PromiseClosed{.promise = command.promise, .service = kept->second.service});
    return {};
}

Verdict on(Story& story, const AskMaterials& command)
{
    const Hall& hall = story.hall;
    const auto at = hall.index.service(command.service);
    if (!at) {
        return failure(Rejection::UnknownService);
    }
    std::vector<MaterialCode> needed;
    for (const Material* material :
         materialsFor(hall.rules.services[*at].materials, command.choices)) {
        needed.push_back(material->code);
    }
    if (needed.empty()) {
        return failure(Rejection::UnknownMaterial);
    }
    const Ticket* ticket = hall.find(command.ticket);
    const StationName& station = issuingStation(story);
    const std::int64_t running = runningCount(hall, station);
    story.tell(MaterialsAsked{.sheet = TicketId{station.value + "-" + std::to_string(running)},
                              .running = running,
                              .station = station,
                              .service = command.service,
                              .materials = std::move(needed),
                              .number = ticket == nullptr ? std::string{} : ticket->number});
    return {};
}

Verdict on(Story& story, const NoteReading& command)
{
    const bool isGiven = isReason(story.hall, command.reason, &Reason::forRead) ||
                         (story.isNodes() && !command.reason.empty());
    if (command.record.empty() || command.purpose.empty() || !isGiven) {
        return failure(Rejection::ReasonNeeded);
    }
    story.tell(
        RecordRead{.record = command.record, .purpose = command.purpose, .reason = command.reason});
    return {};
}

} // namespace hall::deciding
