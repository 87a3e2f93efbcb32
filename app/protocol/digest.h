// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace hall::protocol {

/// SHA-256 in lower-case hex, 64 characters.
[[nodiscard]] std::string sha256Hex(std::string_view bytes);

} // namespace hall::protocol
