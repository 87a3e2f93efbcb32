// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/commands.h"
#include "app/core/hall.h"
#include "app/core/rejection.h"

#include <optional>

namespace hall::server {

/// What a ticket would be for first; of a visit in any order that may be each of its services.
[[nodiscard]] std::vector<ServiceCode> firstServices(const Hall& hall, const TakeTicket& take);

/// When a ticket that was refused may be had, as far as the hall can know; never a moment that is
/// past. `keepsHours`: whether the hall's hours hold.
[[nodiscard]] std::optional<Time> nextChance(
    const Hall& hall, const TakeTicket& take, Rejection rejection, Time now, bool keepsHours);

} // namespace hall::server
