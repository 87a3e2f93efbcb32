// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"
#include "app/identity/signed_code.h"

#include <nlohmann/json_fwd.hpp>

namespace hall::identity {

/// A JSON object in which no name stands twice, at no depth: two readers could take it for two
/// things. For the sources of this folder.
[[nodiscard]] Result<nlohmann::json, CodeFault> readStrictly(std::string_view text);

} // namespace hall::identity
