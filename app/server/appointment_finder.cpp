// SPDX-License-Identifier: Apache-2.0
#include "app/server/appointment_finder.h"

#include "app/identity/appointment_people.h"

#include <algorithm>

namespace hall::server {

using identity::AppointmentPeople;
using identity::FoundAppointment;
using identity::IdNumber;

namespace {

/// What no booking is called.
const AppointmentId nobodys{"-"};

MeantAppointment meant(const FoundAppointment& found)
{
    return {.appointment = {found.record.value}, .subject = {found.subject}};
}

/// How good an answer an appointment is; the least is best.
int usefulness(AppointmentState state)
{
    switch (state) {
    case AppointmentState::Booked:
        return 0;
    case AppointmentState::Missed:
        return 1;
    case AppointmentState::Used:
        return 2;
    case AppointmentState::Cancelled:
        return 3;
    }
    return 3;
}

} // namespace

AppointmentFinder::AppointmentFinder(Subjects& subjects, const Hall& hall)
    : m_vault(subjects.vault())
    , m_hall(hall)
{
}

/// Today, then the other days that anybody has an appointment on.
std::vector<BusinessDay> AppointmentFinder::days() const
{
    auto days = AppointmentPeople{*m_vault}.days().value_or(std::vector<BusinessDay>{});
    if (m_hall.day) {
        std::erase_if(days, [&](BusinessDay day) { return day <= *m_hall.day; });
        days.insert(days.begin(), *m_hall.day);
    }
    return days;
}

MeantAppointment AppointmentFinder::byBooking(const std::string& booking) const
{
    const auto kept = m_hall.appointments.find({booking});
    if (kept != m_hall.appointments.end()) {
        const auto found = m_vault == nullptr ? std::nullopt
                                              : AppointmentPeople{*m_vault}
                                                    .byRecord(kept->second.day, {booking})
                                                    .value_or(std::nullopt);
        return found ? meant(*found) : MeantAppointment{.appointment = {booking}, .subject = {}};
    }
    if (m_vault != nullptr) {
        const AppointmentPeople people{*m_vault};
        for (const BusinessDay day : days()) {
            const auto found = people.byBooking(day, booking);
            if (found && *found) {
                return meant(**found);
            }
        }
    }
    return {.appointment = nobodys, .subject = {}};
}

Result<MeantAppointment, std::string> AppointmentFinder::byPerson(const std::string& idNumber,
                                                                  Time now) const
{
    if (m_vault == nullptr) {
        return failure("the hall's vault is out of order: check in with the booking number");
    }
    const auto number = IdNumber::parse(idNumber, m_hall.lastDay.value_or(BusinessDay{}));
    if (!number) {
        return failure(std::string{explain(number.error())});
    }
    const auto order = [&](const FoundAppointment& found) {
        const auto kept = m_hall.appointments.find({found.record.value});
        return kept == m_hall.appointments.end()
                   ? std::pair{4, Duration{0}}
                   : std::pair{usefulness(kept->second.state),
                               std::chrono::abs(kept->second.from - now)};
    };
    const AppointmentPeople people{*m_vault};
    for (const BusinessDay day : days()) {
        const auto found = people.byPerson(day, *number);
        if (found && !found->empty()) {
            return meant(*std::ranges::min_element(*found, {}, order));
        }
    }
    return MeantAppointment{.appointment = nobodys, .subject = {}};
}

} // namespace hall::server
