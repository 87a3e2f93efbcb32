// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/time.h"

#include <optional>
#include <string>
#include <string_view>

namespace hall::sync {

/// `2026-11-23T00:00:01.234Z` (RFC 3339), always with milliseconds. Nothing for a time that no year
/// of four digits has.
[[nodiscard]] std::optional<std::string> toUtcText(Time time);

/// RFC 3339, with a point or without one, `Z` or an offset: `2026-11-23T08:00:00+08:00`.
[[nodiscard]] std::optional<Time> parseTime(std::string_view text);

} // namespace hall::sync
