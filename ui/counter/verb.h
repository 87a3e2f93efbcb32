// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/ticket.h"

#include <QMetaType>

#include <optional>
#include <vector>

namespace hall::counter {

/// What a clerk can ask of the hall.
enum class Verb {
    Open,
    Next,
    Recall,
    Start,
    Finish,
    NoShow,
    Uncall,
    Hold,
    TakeUp, ///< a held ticket
    Transfer,
    Call,     ///< a given ticket: a missed one, or a waiting one where the hall allows it
    Continue, ///< the back office has done its part
    Promise,
    ClosePromise,
    Pause,
    Resume,
    Undo, ///< of the last press
    Close
};

/// What a verb is about, beside the counter itself.
struct Details
{
    ClerkId clerk = {};   ///< of `Open`; of `Transfer` to a clerk
    TicketId ticket = {}; ///< of `TakeUp`, `Call`, `Continue`
    HoldKind hold = HoldKind::Away;
    ServiceCode service = {};        ///< of `Transfer` to another service
    std::optional<int> counter = {}; ///< of `Transfer` to another counter
    ReasonCode reason = {};          ///< of `Pause` and `Call`
    PromiseId promise = {};
    std::vector<MaterialCode> materials = {}; ///< of `Promise`

    friend bool operator==(const Details&, const Details&) = default;
};

/// One press: the verb, and what the clerk had in front of him when he pressed.
struct Intent
{
    Verb verb = Verb::Next;
    std::optional<TicketId> seen = {}; ///< none: an empty counter
    Details details = {};

    friend bool operator==(const Intent&, const Intent&) = default;
};

} // namespace hall::counter

Q_DECLARE_METATYPE(hall::counter::Intent)
