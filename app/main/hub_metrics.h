// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/hub/figures.h"

#include <string>

namespace hall::app {

/// In Prometheus' text format: counts of events, never what is in them.
[[nodiscard]] std::string
metricsOf(const hub::Figures& figures, const std::string& hub, const std::string& version);

/// Why the hub isn't well, a sentence; empty: it is.
[[nodiscard]] std::string troubleOf(const hub::Figures& figures);

} // namespace hall::app
