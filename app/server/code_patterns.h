// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace hall::server {

/// Whether the whole of a text fits: `*` any letters, none of them too, `?` any one, `#` a digit,
/// any other itself. Takes no longer than the lengths multiplied.
[[nodiscard]] bool fits(std::string_view text, std::string_view pattern);

} // namespace hall::server
