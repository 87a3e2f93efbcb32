// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/rules.h"

#include <string>
#include <vector>

namespace hall::station {

/// `1-3、7` on paper: ranges with a hyphen, at most a line's worth.
[[nodiscard]] std::string counterRanges(std::vector<int> counters);

/// A name without its optional break points.
[[nodiscard]] std::string plain(const std::string& text);

} // namespace hall::station
