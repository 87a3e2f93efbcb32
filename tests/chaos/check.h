// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"
#include "tests/chaos/verdict.h"

#include <filesystem>
#include <string>

namespace hall::chaos {

struct Checked
{
    Findings findings;
    bool replaysAgree =
        false; ///< the hall of the newest snapshot and its tail is that of all events
};

/// Reads a stopped node's journal from its first event, every chain checked, and holds it against
/// the clients' logs in `folder`. The error is a sentence.
[[nodiscard]] Result<Checked, std::string>
check(const std::filesystem::path& folder, const std::filesystem::path& dataDir, int clients);

} // namespace hall::chaos
