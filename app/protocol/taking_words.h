// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/enum_text.h"
#include "app/protocol/view_header.h"

namespace hall::protocol {

/// Whether a hall takes commands, as views and what a hall tells its city say it.
inline constexpr EnumText<Taking, 4> takings{{{{Taking::Yes, "yes"},
                                               {Taking::DayClosed, "dayClosed"},
                                               {Taking::NotDurable, "notDurable"},
                                               {Taking::ClockSuspected, "clockSuspected"}}}};

} // namespace hall::protocol
