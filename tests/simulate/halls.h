// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/rules.h"

namespace hall::test {

/// The rules of resources/halls/district.toml.
[[nodiscard]] Rules districtRules();

/// A small hall: areas A and B, services a1 a2 (group a), b1 (group b); counters 1 (a), 2 (b), 3 (a
/// and b); classes normal, elder (20 min), urgent (40 min); open on working days.
[[nodiscard]] Rules smallHall();

/// A sanitizer makes everything some ten times slower: then a tenth of it is tried.
#ifdef __SANITIZE_ADDRESS__
inline constexpr bool isSlow = true;
#else
inline constexpr bool isSlow = false;
#endif

/// How many days to simulate: so many, or one where each takes long.
[[nodiscard]] constexpr int daysFor(int days)
{
    return isSlow && days > 1 ? 1 : days;
}

} // namespace hall::test
