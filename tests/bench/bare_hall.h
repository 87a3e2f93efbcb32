// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"

#include <filesystem>
#include <string>

namespace hall::bench {

/// Copies a hall.toml without its devices: a benchmark has none, or brings its own.
[[nodiscard]] Result<void, std::string> writeBareHall(const std::filesystem::path& from,
                                                      const std::filesystem::path& to);

} // namespace hall::bench
