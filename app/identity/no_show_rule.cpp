// SPDX-License-Identifier: Apache-2.0
#include "app/identity/no_show_rule.h"

#include <algorithm>
#include <vector>

namespace hall::identity {

std::optional<BusinessDay>
blockedUntil(std::span<const Miss> misses, const NoShowRule& rule, BusinessDay today)
{
    std::vector<std::chrono::sys_days> days;
    for (const Miss& miss : misses) {
        days.emplace_back(miss.day.date);
    }
    std::ranges::sort(days);
    const std::chrono::sys_days now{today.date};
    std::optional<BusinessDay> until;
    const auto allowed = static_cast<std::size_t>(std::max(0, rule.missesAllowed));
    for (std::size_t last = allowed; last < days.size(); ++last) {
        const bool isTooMany = days[last] - days[last - allowed] < rule.within;
        const auto end = days[last] + rule.block;
        if (isTooMany && days[last] <= now && now <= end) {
            until = BusinessDay{std::chrono::year_month_day{end}};
        }
    }
    return until;
}

} // namespace hall::identity
