// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/projection/views.h"
#include "app/sync/live_message.h"

namespace hall::sync {

/// How the hall stands, for the city: figures only. `closesAt` is when the last opening span of the
/// day that is open ends, where that is known.
[[nodiscard]] LiveHall
liveOf(const Hall& hall, const projection::Surroundings& around, std::optional<Time> closesAt);

} // namespace hall::sync
