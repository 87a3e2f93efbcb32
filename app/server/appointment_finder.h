// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/hall.h"
#include "app/server/subjects.h"

namespace hall::server {

/// The appointment that somebody means, and whose it is.
struct MeantAppointment
{
    AppointmentId appointment;
    SubjectHash subject; ///< of the day; empty where the booking has no ID number
};

/// Finds appointments by what citizens have: a booking number, an ID number. What isn't found gets
/// a reference that the hall doesn't know, and the hall says so.
class AppointmentFinder
{
public:
    AppointmentFinder(Subjects& subjects, const Hall& hall);

    /// The node's own reference is as good. Today's before those of other days.
    [[nodiscard]] MeantAppointment byBooking(const std::string& booking) const;
    /// Of several the nearest to `now`; one that can still be used before one that can't. The error
    /// is a sentence that repeats nothing of the number.
    [[nodiscard]] Result<MeantAppointment, std::string> byPerson(const std::string& idNumber,
                                                                 Time now) const;

private:
    [[nodiscard]] std::vector<BusinessDay> days() const;

    identity::Vault* m_vault; ///< null: out of order, nothing is found
    const Hall& m_hall;
};

} // namespace hall::server
