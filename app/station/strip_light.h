// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/time.h"
#include "app/settings/settings.h"
#include "drivers/led/card.h"

#include <vector>

namespace hall::station {

/// Where the machine stands, with its seconds.
[[nodiscard]] led::LocalMoment localMoment(Time time);

/// The first of `spans` that holds at that time of day; in no span, as brightly as can be, and
/// without any, as the cards have it.
[[nodiscard]] led::CardLight lightAt(const std::vector<BrightnessSpan>& spans,
                                     const led::LocalMoment& moment);

} // namespace hall::station
