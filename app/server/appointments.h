// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/protocol/appointments.h"
#include "app/protocol/requests.h"
#include "app/server/hall_service.h"
#include "app/server/vault_thread.h"

namespace hall::server {

/// Takes appointments in: people to the vault, places to the hall.
///
/// A booking is known by the vault under a random reference, and the hall books under that; so the
/// same booking again, also after a crash between the two, is the same appointment.
class Appointments : public QObject
{
    Q_OBJECT

public:
    /// The error is a refusal of the whole: nothing is known to be taken, and all may be tried
    /// again.
    using OnReport = std::function<void(const Result<protocol::ImportReport, protocol::Refusal>&)>;

    Appointments(HallService& service, VaultThread& vault);

    [[nodiscard]] VaultThread& vault()
    {
        return m_vault;
    }

    /// `onReport` is called once, on this thread, when all that was taken is on disk.
    void import(const std::vector<protocol::AppointmentColumns>& lines, OnReport onReport);

private:
    HallService& m_service;
    VaultThread& m_vault;
};

} // namespace hall::server
