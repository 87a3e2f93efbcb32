// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/hall.h"
#include "app/protocol/views.h"

#include <string>
#include <string_view>

namespace hall::server {

class HallService;

/// What a scanned code is about.
struct Finding
{
    protocol::Found found = protocol::Found::Nothing;
    std::optional<protocol::TicketAnswer> ticket;
    ServiceCode service;
    AppointmentId appointment = {}; ///< with Found::Appointment
};

/// Tells what a text is: `<base>/t/` and 16 characters of base32 is a ticket, `<base>/s/` and a
/// service's code takes a number for that service. The same under another base is another hall's.
[[nodiscard]] Finding findCode(const HallService& service, std::string_view text);

} // namespace hall::server
