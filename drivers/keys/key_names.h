// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/keys/key_records.h"

#include <optional>

namespace hall::keys {

/// `KPENTER` → its code: the kernel's name of a key without its KEY_, as evtest shows it.
[[nodiscard]] std::optional<KeyCode> keyByName(std::string_view name);

/// The other way; empty for a key without a name.
[[nodiscard]] std::string nameOfKey(KeyCode code);

} // namespace hall::keys
