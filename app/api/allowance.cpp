// SPDX-License-Identifier: Apache-2.0
#include "app/api/allowance.h"

#include <algorithm>
#include <cmath>

namespace hall::api {

std::chrono::seconds Allowance::take(const std::string& client, int perMinute, Clock now)
{
    constexpr double minute = 60'000;
    const double perMs = perMinute / minute;
    Left& left =
        m_clients.try_emplace(client, Left{.requests = static_cast<double>(perMinute), .at = now})
            .first->second;
    const auto passed = static_cast<double>((now - left.at).count());
    left.requests = std::min(left.requests + passed * perMs, static_cast<double>(perMinute));
    left.at = now;
    if (left.requests >= 1) {
        left.requests -= 1;
        return std::chrono::seconds{0};
    }
    const double waitMs = (1 - left.requests) / perMs;
    return std::chrono::seconds{static_cast<int>(std::ceil(waitMs / 1000))};
}

} // namespace hall::api
