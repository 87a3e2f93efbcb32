// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/rules.h"

#include <string>

namespace hall {

/// `A012`: prefix and at least `width` digits; after A999 one digit more.
[[nodiscard]] std::string numberText(const Queue& queue, int ordinal);

} // namespace hall
