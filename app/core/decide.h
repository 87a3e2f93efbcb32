// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/commands.h"
#include "app/core/events.h"
#include "app/core/hall.h"
#include "app/core/rejection.h"
#include "app/core/result.h"

namespace hall {

/// What `command` would make happen. Pure: reads no clock, draws no random number, touches no
/// device. No events: there is nothing to do and that is fine (calling the next when nobody waits).
[[nodiscard]] Result<Events, Rejection> decide(const Hall& hall, const Command& command, Time now);

/// Whether a held ticket may be taken up at a counter.
[[nodiscard]] Result<void, Rejection>
mayResume(const Hall& hall, const Ticket& ticket, CounterNumber counter);
/// Whether a missed ticket may come back by itself.
[[nodiscard]] Result<void, Rejection> mayReinstate(const Hall& hall, const Ticket& ticket);

} // namespace hall
