// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/journal/journal.h"
#include "app/sync/event_message.h"

#include <functional>
#include <optional>

namespace hall::sync {

/// What a row is that came to the city, beside what is stored of its hall.
enum class Arrival {
    Next,    ///< follows the newest row: to be stored
    Branch,  ///< follows an older row in a new epoch, after a backup was restored: to be stored
    Again,   ///< is stored already
    Early,   ///< rows before it are missing: they are asked for, and it with them
    Differs, ///< another row is stored in its place, or it goes on where another did: refused
};

struct JudgedArrival
{
    Arrival arrival = Arrival::Next;
    bool chainHolds = true; ///< of one to be stored: its chain follows from the row before it

    friend bool operator==(const JudgedArrival&, const JudgedArrival&) = default;
};

/// The chain of a stored row, nothing where it isn't stored.
using FindChain = std::function<std::optional<journal::Chain>(const journal::Position&)>;

/// `newest` is the last row stored of the hall, seq 0: none. Looks at stored rows only where `came`
/// doesn't follow it.
[[nodiscard]] JudgedArrival
judge(const EventMessage& came, const journal::Head& newest, const FindChain& find);

} // namespace hall::sync
