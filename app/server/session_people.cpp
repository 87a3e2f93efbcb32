// SPDX-License-Identifier: Apache-2.0
#include "app/protocol/appointments.h"
#include "app/server/appointment_finder.h"
#include "app/server/calendar.h"
#include "app/server/citizen_class.h"
#include "app/server/session.h"

/// What a session is asked that has people behind it: whom a ticket is for, whose an appointment
/// is.
namespace hall::server {

using protocol::RpcError;

/// Puts into a command what only the vault knows. An appointment that isn't found stays one, so
/// that a press that was answered before gets the same answer.
void Session::complete(protocol::Request request, Command command)
{
    nameCard(request.person, command.press.station);
    const Hall& hall = m_parts.service.hall();
    if (auto* cancel = std::get_if<CancelAppointment>(&command.what)) {
        cancel->appointment = AppointmentFinder{m_parts.subjects, hall}
                                  .byBooking(cancel->appointment.value)
                                  .appointment;
    }
    if (auto* bind = std::get_if<BindCounter>(&command.what);
        bind != nullptr && request.untilMinute) {
        const Time now = m_parts.service.clock().now();
        bind->until = toTime({.date = toLocal(now).date, .minute = *request.untilMinute});
        if (*bind->until <= now) {
            refuse(request.id, RpcError::InvalidParams, "until: that is past by the hall's clock");
            return;
        }
    }
    auto* take = std::get_if<TakeTicket>(&command.what);
    if (take == nullptr) {
        on(request.id, command);
        return;
    }
    if (request.checkIn && !request.person) {
        refuse(request.id, RpcError::InvalidParams, "subject: the card was read too long ago");
        return;
    }
    if (request.checkIn || !take->appointment.empty()) {
        if (const auto found = findAppointment(request, *take); !found) {
            refuse(request.id, RpcError::InvalidParams, "subject: " + found.error());
            return;
        }
    }
    if (const auto settled = settleClass(request, *take); !settled) {
        reject(request.id, settled.error());
        return;
    }
    if (request.person && !request.checkIn) {
        takeFor(request.id, command, *request.person);
        return;
    }
    on(request.id, command);
}

/// Whose card it was is known here alone. A card that is forgotten is nobody's.
void Session::nameCard(std::optional<protocol::Person>& person, const StationName& station) const
{
    if (!person || person->card == 0) {
        return;
    }
    const auto number = m_parts.publisher.passing().cardNumber(station, person->card);
    if (number) {
        person->id = *number;
    } else {
        person.reset();
    }
}

void Session::on(const std::string& id, const protocol::ReadCard& read)
{
    const auto& day = m_parts.service.hall().day;
    Finding finding;
    finding.found = protocol::Found::CardUnread;
    if (!read.number.empty()) {
        const bool isTaken = !day || identity::parseIdentity(read.number, *day);
        finding.found = isTaken ? protocol::Found::Card : protocol::Found::CardUnusable;
    } else if (read.isUnusable) {
        finding.found = protocol::Found::CardUnusable;
    }
    readAt(id, read.station, read.claim, [&] {
        m_parts.publisher.passing().readCard(
            read.station,
            m_parts.service.clock().now(),
            finding,
            finding.found == protocol::Found::Card ? read.number : std::string{});
    });
}

Result<void, std::string> Session::findAppointment(const protocol::Request& request,
                                                   TakeTicket& take)
{
    const AppointmentFinder finder{m_parts.subjects, m_parts.service.hall()};
    MeantAppointment meant;
    if (request.checkIn) {
        auto found = finder.byPerson(request.person->id, m_parts.service.clock().now());
        if (!found) {
            return failure(found.error());
        }
        meant = std::move(*found);
    } else {
        meant = finder.byBooking(take.appointment.value);
    }
    take.appointment = meant.appointment;
    if (!meant.subject.empty()) {
        take.subject = Subject{.hash = meant.subject};
        return {};
    }
    // Who has no appointment may have a ticket, which he is told of.
    const auto& day = m_parts.service.hall().day;
    if (request.checkIn && day) {
        if (auto subject = m_parts.subjects.of(*request.person, *day)) {
            take.subject = std::move(*subject);
        }
    }
    return {};
}

/// Nobody needs to ask for what his ID number tells.
Result<void, Rejection> Session::settleClass(const protocol::Request& request,
                                             TakeTicket& take) const
{
    const Hall& hall = m_parts.service.hall();
    Standing standing{.claimed = take.priority};
    if (const auto kept = hall.appointments.find(take.appointment);
        kept != hall.appointments.end()) {
        standing.booked = kept->second.priority;
    }
    if (request.person && hall.day) {
        standing.age = Subjects::ageOf(*request.person, *hall.day);
    }
    standing.isOwnWord = request.claimed;
    auto settled = classFor(hall.rules, standing);
    if (!settled) {
        return failure(settled.error());
    }
    take.priority = std::move(*settled);
    return {};
}

void Session::takeFor(const std::string& id, Command command, const protocol::Person& person)
{
    const auto& day = m_parts.service.hall().day;
    if (!day) {
        on(id, command); // refused, and the hall says when it opens
        return;
    }
    const auto subject = m_parts.subjects.of(person, *day);
    if (!subject) {
        refuse(id, RpcError::InvalidParams, "subject: " + subject.error());
        return;
    }
    std::get<TakeTicket>(command.what).subject = *subject;
    on(id, command);
}

void Session::on(const std::string& id, const protocol::ImportAppointments& import)
{
    m_parts.appointments.import(
        import.lines, [self = QPointer<Session>{this}, id](const auto& report) {
            if (self != nullptr) {
                self->send(report ? protocol::encodeResult(id, protocol::encode(*report))
                                  : protocol::encodeRefusal(id, report.error()));
            }
        });
}

void Session::on(const std::string& id, const protocol::ListAppointments& list)
{
    std::vector<protocol::ListedAppointment> listed;
    std::int64_t at = 0;
    bool more = false;
    for (const auto& [appointment, kept] : m_parts.service.hall().appointments) {
        if (kept.day != list.day || at++ < list.from) {
            continue;
        }
        more = listed.size() == protocol::listedMax;
        if (more) {
            break;
        }
        listed.push_back({.appointment = appointment, .kept = kept});
    }
    answerDurably(id, protocol::encode(listed, more));
}

void Session::on(const std::string& id, const protocol::ListPromises& list)
{
    std::vector<protocol::ListedPromise> listed;
    std::int64_t at = 0;
    bool more = false;
    for (const auto& [promise, kept] : m_parts.service.hall().promises) {
        if (kept.closedAt || at++ < list.from) {
            continue;
        }
        more = listed.size() == protocol::listedMax;
        if (more) {
            break;
        }
        listed.push_back({.promise = promise, .kept = kept});
    }
    answerDurably(id, protocol::encode(listed, more));
}

/// Tells a state only when nothing of it can be lost any more.
void Session::answerDurably(const std::string& id, const std::string& json)
{
    m_parts.service.whenDurable([self = QPointer<Session>{this}, id, json] {
        if (self != nullptr) {
            self->send(protocol::encodeResult(id, json));
        }
    });
}

} // namespace hall::server
