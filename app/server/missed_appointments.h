// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/server/hall_service.h"
#include "app/server/vault_thread.h"

namespace hall::server {

/// Puts who didn't come to an appointment into the vault's ledger, where the hall blocks booking
/// for that; without such a rule nothing is kept. What a crash left out is made up for at the next
/// start, and nobody is noted twice for the same.
class MissedAppointments : public QObject
{
    Q_OBJECT

public:
    /// Notes those that are missed already.
    MissedAppointments(HallService& service, VaultThread& vault);

    /// It was missed, and that is on disk.
    void note(const AppointmentId& appointment);

private:
    void journalReading(const AppointmentId& appointment);

    HallService& m_service;
    VaultThread& m_vault;
};

} // namespace hall::server
