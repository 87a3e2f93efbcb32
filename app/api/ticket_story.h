// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/ticket.h"
#include "app/journal/row.h"

namespace hall::api {

/// What became of a ticket, and nothing of whose it is.
struct TicketStory
{
    std::string number;
    ServiceCode service; ///< that it waits for, or was served with last
    TicketState state = TicketState::Waiting;
    int aheadAtIssue = 0;
    std::optional<WaitRange> waitAtIssue = {};
    std::optional<CounterNumber> counter = {}; ///< where it was called to last
    Time issuedAt;
    std::optional<Time> calledAt = {}; ///< last
    std::optional<Time> startedAt = {};
    std::optional<Time> endedAt = {};
    Time asOf; ///< of the last event that is told here

    friend bool operator==(const TicketStory&, const TicketStory&) = default;
};

/// Of the row that gave it its number and those that came after it. Nothing where the first can't
/// be read; of the others, what this version doesn't know changes nothing.
[[nodiscard]] std::optional<TicketStory> storyOf(const journal::Row& issued,
                                                 const std::vector<journal::Row>& after);

} // namespace hall::api
