// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/rejection.h"
#include "app/core/ticket.h"
#include "app/core/words.h"

#include <ostream>

/// So that failures read well.
namespace hall {

inline std::ostream& operator<<(std::ostream& out, Rejection rejection)
{
    return out << toText(rejection);
}

inline std::ostream& operator<<(std::ostream& out, TicketState state)
{
    return out << ticketStates.of(state);
}

inline std::ostream& operator<<(std::ostream& out, const TicketId& id)
{
    return out << id.value;
}

} // namespace hall
