// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/hall.h"
#include "app/core/result.h"

#include <string>
#include <string_view>

namespace hall::protocol {

/// The whole hall for a snapshot. Equal halls give equal bytes, so tests compare these.
[[nodiscard]] std::string encodeHall(const Hall& hall);

/// The rules alone: their digest tells whether a hall.toml changed.
[[nodiscard]] std::string encodeRules(const Rules& rules);

/// The error says what doesn't fit; such a snapshot is skipped.
[[nodiscard]] Result<Hall, std::string> decodeHall(std::string_view bytes);

} // namespace hall::protocol
