// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/ids.h"
#include "app/core/time.h"

#include <optional>
#include <span>

namespace hall::identity {

/// An appointment that somebody didn't come to.
struct Miss
{
    BusinessDay day{};
    ServiceCode service{};

    friend bool operator==(const Miss&, const Miss&) = default;
};

/// Who misses more than `missesAllowed` appointments within `within` days can't book or check in
/// with an appointment for `block` days, the day of the last miss not counted. Walking in and
/// taking a number stays possible.
struct NoShowRule
{
    int missesAllowed = 2;
    std::chrono::days within{30};
    std::chrono::days block{90};

    /// How long a miss has to be known.
    [[nodiscard]] std::chrono::days memory() const
    {
        return within + block;
    }
};

/// The last day on which the person is blocked; nothing when it isn't blocked on `today`. `misses`
/// in any order, at least those of the rule's memory.
[[nodiscard]] std::optional<BusinessDay>
blockedUntil(std::span<const Miss> misses, const NoShowRule& rule, BusinessDay today);

} // namespace hall::identity
