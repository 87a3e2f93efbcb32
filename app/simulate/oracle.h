// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/forecast/rates.h"
#include "app/simulate/world.h"

namespace hall::simulate {

/// What a forecast would draw from if it knew the truth: lengths, paces and demand as they are,
/// today's factors among them, and how often counters vanish. It doesn't know what will happen.
[[nodiscard]] Rates trueRates(const Rules& rules, const World& world);

} // namespace hall::simulate
