// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace hall::identity {

/// `张三丰` → `张**`; of one character alone `*`. At most three stars: a name's length is a hint,
/// too.
[[nodiscard]] std::string maskedName(std::string_view utf8);

/// `13800138000` → `138****8000`; of fewer than eight characters only the last two are shown.
[[nodiscard]] std::string maskedPhone(std::string_view phone);

} // namespace hall::identity
