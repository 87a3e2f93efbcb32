// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/events.h"
#include "app/core/hall.h"

namespace hall::simulate {

class World;

/// Somebody who watches a world and is told of everything in order: invariants, figures, forecasts.
class Onlooker
{
public:
    Onlooker() = default;
    Onlooker(const Onlooker&) = delete;
    Onlooker& operator=(const Onlooker&) = delete;
    virtual ~Onlooker() = default;

    /// A business day has been laid out (`World::today`); nobody has come yet.
    virtual void dayBegins(const World& /*world*/) {}

    /// A citizen is at the kiosk and this is about to be decided.
    virtual void taking(const World& /*world*/, TakeTicket& /*take*/) {}

    /// One event was applied to the node's hall. It may still be lost in a fall.
    virtual void applied(const Hall& /*hall*/, const Event& /*event*/) {}

    /// One command was decided and all its events are applied.
    virtual void decided(const Hall& /*hall*/, const Command& /*command*/) {}

    /// One event is durable; the hall may have gone on by a few milliseconds since. What readers of
    /// the journal learn from.
    virtual void stored(const World& /*world*/, const Event& /*event*/) {}

    /// The node fell and stands again with this hall; what wasn't durable is gone.
    virtual void fell(const Hall& /*hall*/) {}

    /// The day is closed and its events are durable.
    virtual void dayEnded(const World& /*world*/) {}
};

} // namespace hall::simulate
