// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/simulate/evaluation.h"

#include <string>
#include <vector>

namespace hall::simulate {

/// A picture (SVG) of what tickets were told against what came true: one day's intervals over
/// the time of day, and everybody's wait over what was told, by the runs and by people ahead.
/// `offset`: local time less UTC.
[[nodiscard]] std::string forecastPlot(const std::vector<ToldAndTrue>& tickets, Duration offset);

} // namespace hall::simulate
