// SPDX-License-Identifier: Apache-2.0
#include "app/server/next_chance.h"

#include "app/server/calendar.h"

#include <algorithm>

namespace hall::server {

namespace {

std::vector<const Service*> meant(const Hall& hall, const TakeTicket& take)
{
    std::vector<const Service*> services;
    for (const ServiceCode& code : firstServices(hall, take)) {
        if (const auto service = hall.index.service(code)) {
            services.push_back(&hall.rules.services[*service]);
        }
    }
    return services;
}

/// When tickets for all of that are given next.
std::optional<Time> admissionAfter(const Hall& hall, const TakeTicket& take, const LocalMoment& now)
{
    std::optional<Time> latest;
    for (const Service* service : meant(hall, take)) {
        const auto next = nextAdmission(hall.rules, *service, now);
        if (!next) {
            return std::nullopt;
        }
        latest = std::max(latest.value_or(Time{}), toTime(*next));
    }
    return latest;
}

std::optional<Time> admissionAfterDay(const Hall& hall, const TakeTicket& take, BusinessDay day)
{
    const BusinessDay next{std::chrono::sys_days{day.date} + std::chrono::days{1}};
    return admissionAfter(hall, take, {.date = next, .weekday = weekdayOf(next), .minute = -1});
}

/// A day that was closed by hand stays closed; one that should be open by now is somebody's to
/// open.
std::optional<Time> opening(const Hall& hall, const TakeTicket& take, const LocalMoment& local)
{
    if (hall.lastDay && *hall.lastDay >= local.date) {
        return admissionAfterDay(hall, take, *hall.lastDay);
    }
    const auto isGivenNow = [&](const Service* service) {
        return admission(hall.rules, *service, local) == Admission::Open;
    };
    const bool hasHours = !spansOn(hall.rules, local.date).empty();
    return hasHours && std::ranges::all_of(meant(hall, take), isGivenNow)
               ? std::nullopt
               : admissionAfter(hall, take, local);
}

/// From when on an appointment is taken.
std::optional<Time> checkInOf(const Hall& hall, const AppointmentId& appointment)
{
    const auto kept = hall.appointments.find(appointment);
    return kept == hall.appointments.end()
               ? std::nullopt
               : std::optional{kept->second.from - hall.rules.policy.graceBefore};
}

} // namespace

std::vector<ServiceCode> firstServices(const Hall& hall, const TakeTicket& take)
{
    if (const auto kept = hall.appointments.find(take.appointment);
        kept != hall.appointments.end()) {
        return {kept->second.service};
    }
    const auto visit = std::ranges::find(hall.rules.visits, take.visit, &Visit::code);
    if (visit == hall.rules.visits.end()) {
        return {take.service};
    }
    std::vector<ServiceCode> services;
    for (const VisitStep& step : visit->steps) {
        services.push_back(step.service);
    }
    if (visit->order == StepOrder::Fixed) {
        services.resize(1);
    }
    return services;
}

std::optional<Time>
nextChance(const Hall& hall, const TakeTicket& take, Rejection rejection, Time now, bool keepsHours)
{
    const LocalMoment local = toLocal(now);
    std::optional<Time> next;
    switch (rejection) {
    case Rejection::OutsideHours:
    case Rejection::CutOff:
        next = admissionAfter(hall, take, local);
        break;
    case Rejection::QuotaUsed:
    case Rejection::SubjectQuotaUsed:
        next = keepsHours ? admissionAfterDay(hall, take, hall.day.value_or(local.date))
                          : std::nullopt;
        break;
    case Rejection::DayNotOpen:
        next = !take.appointment.empty() ? checkInOf(hall, take.appointment)
               : keepsHours              ? opening(hall, take, local)
                                         : std::nullopt;
        break;
    case Rejection::AppointmentTooEarly:
    case Rejection::AppointmentOtherDay:
        next = checkInOf(hall, take.appointment);
        break;
    case Rejection::TooManyUnbound:
        next = now + std::chrono::minutes{1};
        break;
    default:
        break;
    }
    return next && *next > now ? next : std::nullopt;
}

} // namespace hall::server
