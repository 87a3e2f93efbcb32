// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/commands.h"
#include "app/core/hall.h"
#include "app/projection/views.h"
#include "app/protocol/replies.h"

namespace hall::server {

/// The counter a command is about, if it is about one.
[[nodiscard]] std::optional<CounterNumber> counterOf(const Command& command);

struct Circumstances
{
    Time time;
    bool keepsHours = false; ///< tickets are given in the hall's hours only
    const projection::Waits& waits;
};

/// Why a command was turned down, with what helps: who is at the counter, the ticket that somebody
/// has already, from when on there are tickets.
[[nodiscard]] protocol::Refusal
refusalFor(const Hall& hall, const Command& command, Rejection rejection, const Circumstances& now);

} // namespace hall::server
