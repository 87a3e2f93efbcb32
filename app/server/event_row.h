// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/events.h"
#include "app/core/result.h"
#include "app/journal/row.h"
#include "app/protocol/event_codec.h"

namespace hall::server {

/// An event as the journal keeps it; epoch and chain are the journal's to fill in.
[[nodiscard]] journal::Row toRow(const Event& event);

/// The error names the row.
[[nodiscard]] Result<Event, protocol::BodyError> fromRow(const journal::Row& row);

} // namespace hall::server
