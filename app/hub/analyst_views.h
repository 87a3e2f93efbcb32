// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

/// Views over `event` for those who analyse a city's halls. Nothing is kept for them, so they cost
/// nothing while events are stored; README.md of this folder tells their columns.
namespace hall::hub {

/// In the order in which they are to be run, in one transaction; also over older ones.
[[nodiscard]] std::vector<std::string> sqliteViews();
[[nodiscard]] std::vector<std::string> postgresViews();

/// Written on the views in PostgreSQL: where it stands there, they needn't be made again, which
/// waits for everybody who reads them.
inline constexpr const char* viewsVersion = "paihao views 1";

} // namespace hall::hub
