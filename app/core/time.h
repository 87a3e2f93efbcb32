// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace hall {

using Duration = std::chrono::milliseconds;

/// A moment in UTC. The core is always told it; only `main` and timers ask a clock.
using Time = std::chrono::sys_time<Duration>;

/// The day that numbering and statistics run within. Which one it is, is worked out in the shell
/// (a business day may begin at 4:00); the core only compares.
struct BusinessDay
{
    std::chrono::year_month_day date{};

    friend auto operator<=>(const BusinessDay&, const BusinessDay&) = default;
};

/// `2026-11-23`
[[nodiscard]] std::string toText(BusinessDay day);
[[nodiscard]] std::optional<BusinessDay> parseBusinessDay(std::string_view text);

} // namespace hall
