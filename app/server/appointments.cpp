// SPDX-License-Identifier: Apache-2.0
#include "app/server/appointments.h"

#include "app/server/appointment_import.h"

namespace hall::server {

Appointments::Appointments(HallService& service, VaultThread& vault)
    : m_service(service)
    , m_vault(vault)
{
}

void Appointments::import(const std::vector<protocol::AppointmentColumns>& lines, OnReport onReport)
{
    std::make_shared<AppointmentImport>(m_service, m_vault, std::move(onReport))->begin(lines);
}

} // namespace hall::server
