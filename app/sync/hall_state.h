// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"
#include "app/journal/journal.h"

#include <string>
#include <string_view>

namespace hall::sync {

constexpr std::size_t stateBytesMax = 4096;

/// What a node says of itself when it comes, and the broker for it when it is lost (retained).
struct HallState
{
    std::string hall;
    bool isOnline = false;
    std::string version;      ///< of its program
    journal::Position newest; ///< the newest row of its journal, as it came

    friend bool operator==(const HallState&, const HallState&) = default;
};

/// JSON; README.md has an example.
[[nodiscard]] std::string writeState(const HallState& state);
[[nodiscard]] Result<HallState, std::string> readState(std::string_view text);

} // namespace hall::sync
