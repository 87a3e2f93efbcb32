// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/ids.h"

#include <QMetaType>

#include <optional>

namespace hall::counter {

/// What a clerk can ask of the hall.
enum class Verb { Open, Next, Recall, Start, Finish, NoShow, Uncall, Pause, Resume, Close };

/// One press: the verb, and what the clerk had in front of him when he pressed.
struct Intent
{
    Verb verb = Verb::Next;
    std::optional<TicketId> seen; ///< none: an empty counter
    ClerkId clerk;                ///< of `Open`

    friend bool operator==(const Intent&, const Intent&) = default;
};

} // namespace hall::counter

Q_DECLARE_METATYPE(hall::counter::Intent)
