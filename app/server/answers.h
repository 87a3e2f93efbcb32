// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/commands.h"
#include "app/core/events.h"
#include "app/core/hall.h"
#include "app/projection/views.h"
#include "app/protocol/replies.h"

namespace hall::server {

/// The answer to a command from its events alone, so that the same press gets the same answer for
/// ever.
[[nodiscard]] protocol::TicketReply
replyFrom(const Command& command, const Events& events, const std::string& epoch);

/// A ticket as it is now, with the people ahead and the wait from now on while it waits.
[[nodiscard]] protocol::TicketAnswer
answerOf(const Hall& hall, const Ticket& ticket, const projection::Waits& waits);

} // namespace hall::server
