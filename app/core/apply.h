// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/events.h"
#include "app/core/hall.h"

namespace hall {

/// Version of the fold: a snapshot that another version folded isn't used.
inline constexpr int foldVersion = 4;

/// Makes `event` so. Total: whatever was journalled applies, in the order it was journalled.
void apply(Hall& hall, const Event& event);

} // namespace hall
