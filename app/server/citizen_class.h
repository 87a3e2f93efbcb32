// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/rejection.h"
#include "app/core/result.h"
#include "app/core/rules.h"

#include <optional>

namespace hall::server {

/// What a citizen's priority can rest on.
struct Standing
{
    ClassCode claimed = {};      ///< as the press says; empty: nothing
    ClassCode booked = {};       ///< of his appointment
    std::optional<int> age = {}; ///< by his ID number
    bool isOwnWord = false;      ///< the claim is the citizen's: nobody has looked at proof
};

/// The class of a citizen's ticket: the best of what he booked, what his age gives him, and what he
/// claims or the guide has looked at. On his own word only what the hall lets people claim; not
/// against what the ID number says. Empty: the normal one. A class that isn't there is left to
/// `decide`.
[[nodiscard]] Result<ClassCode, Rejection> classFor(const Rules& rules, const Standing& standing);

} // namespace hall::server
