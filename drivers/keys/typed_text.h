// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/keys/key_records.h"

#include <optional>

namespace hall::keys {

/// What a key types on a US keyboard, which is what scanners play. Enter and tab end a code: both
/// are a carriage return. Digits of the number block are digits, whatever Num Lock says.
[[nodiscard]] std::optional<char> typedBy(const KeyPressed& key);

/// Stands where keys are missing; no code has it in it, so what it stands in is no code.
inline constexpr char gap = '\x01';

/// All of it, in order.
[[nodiscard]] std::string typedBy(const std::vector<KeyEvent>& events);

} // namespace hall::keys
