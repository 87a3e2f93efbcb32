// SPDX-License-Identifier: Apache-2.0
#include "app/server/missed_appointments.h"

#include "app/identity/appointment_people.h"
#include "app/server/timers.h"

#include <QPointer>

namespace hall::server {

namespace {

constexpr const char* missedReason = "missed";

} // namespace

MissedAppointments::MissedAppointments(HallService& service, VaultThread& vault)
    : m_service(service)
    , m_vault(vault)
{
    for (const auto& [id, appointment] : service.hall().appointments) {
        if (appointment.state == AppointmentState::Missed) {
            note(id);
        }
    }
}

void MissedAppointments::note(const AppointmentId& appointment)
{
    const Hall& hall = m_service.hall();
    const auto kept = hall.appointments.find(appointment);
    if (hall.rules.policy.missesMax == 0 || kept == hall.appointments.end()) {
        return;
    }
    m_vault.run(
        [self = QPointer<MissedAppointments>{this}, appointment, service = kept->second.service](
            VaultThread::OpenVault& vault) -> VaultThread::Then {
            const identity::Reader reader{"node:", missedReason};
            const auto noted = vault ? identity::AppointmentPeople{*vault}.noteMiss(
                                           {appointment.value}, service, reader)
                                     : failure(vault.error());
            return [self, appointment, noted] {
                if (!noted) {
                    qWarning("a missed appointment isn't noted: %s; tried again at the next start",
                             noted.error().detail.c_str());
                } else if (*noted && self != nullptr) {
                    self->journalReading(appointment);
                }
            };
        });
}

/// The record was opened to know whom to note. The same id after a restart is the same reading.
void MissedAppointments::journalReading(const AppointmentId& appointment)
{
    Command command{.press = Press{.id = commandIdAbout("missed-reading|" + appointment.value),
                                   .actor = Actor{.role = "node", .id = {}},
                                   .station = StationName{"node"},
                                   .age = Duration{0},
                                   .asked = {}},
                    .what =
                        NoteReading{.record = appointment.value,
                                    .purpose = std::string{toText(identity::Purpose::Appointment)},
                                    .reason = {missedReason}}};
    m_service.submit(std::move(command), [](const auto& reply) {
        if (!reply) {
            qWarning("a reading isn't journalled: %s", reply.error().message.c_str());
        }
    });
}

} // namespace hall::server
