// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/time.h"

#include <cstdint>
#include <optional>

namespace hall::hub {

/// What came of a hub's work since it started.
struct Figures
{
    std::int64_t events = 0; ///< stored
    std::int64_t batches = 0;
    std::int64_t batchesFailed = 0; ///< let go: the halls send them again
    std::int64_t brokenChains = 0;
    std::int64_t branches = 0;
    std::int64_t differing = 0;
    std::int64_t otherKeys = 0;
    std::int64_t disowned = 0;
    std::int64_t rewritten = 0;
    std::int64_t halls = 0;    ///< that were met
    std::int64_t ownHalls = 0; ///< of those, this hub's among the city's hubs
    std::int64_t hubs = 0;     ///< that live, this one among them
    bool isConnected = false;
    bool isStoring = true; ///< the last batch went well
    /// From what happened in a hall to when it was stored, of the newest event stored; none: there
    /// was none, or its hall's clock is wrong.
    std::optional<Duration> lag;
};

} // namespace hall::hub
