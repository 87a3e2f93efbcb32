// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/rules.h"

namespace hall::test {

/// The rules of resources/halls/district.toml.
[[nodiscard]] Rules districtRules();

/// A small hall: areas A and B, services a1 a2 (group a), b1 (group b); counters 1 (a), 2 (b), 3 (a
/// and b); classes normal, elder (20 min), urgent (40 min); open on working days.
[[nodiscard]] Rules smallHall();

/// How many days to simulate: so many, or one where a sanitizer makes each some ten times slower.
[[nodiscard]] constexpr int daysFor(int days)
{
#ifdef __SANITIZE_ADDRESS__
    return days > 1 ? 1 : days;
#else
    return days;
#endif
}

} // namespace hall::test
