// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/journal/row.h"

#include <optional>
#include <string>
#include <string_view>

namespace hall::sync {

/// `6f1c7a52-…/2`; before the first row `/0`.
[[nodiscard]] std::string toText(const journal::Position& position);
[[nodiscard]] std::optional<journal::Position> parsePosition(std::string_view text);

/// For people: `event 2 of epoch 6f1c7a52-…`.
[[nodiscard]] std::string nameOf(const journal::Position& position);

} // namespace hall::sync
