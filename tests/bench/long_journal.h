// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"
#include "app/settings/settings.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace hall::bench {

/// How a hall's journal came to its length.
struct History
{
    std::int64_t events = 0;
    std::int64_t eventsOfDay = 0; ///< today's among them; earlier days have as many
    std::int64_t snapshotAge = 0; ///< events after the one snapshot
};

/// Fills an empty data folder with the journal of days like any other, the last of them still open,
/// its newest event a minute ago. The error is a sentence.
[[nodiscard]] Result<void, std::string> writeHistory(const std::filesystem::path& dataDir,
                                                     const Settings& settings,
                                                     const History& history);

} // namespace hall::bench
