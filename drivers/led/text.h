// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace hall::led {

/// UTF-8 as a card takes it: GB2312, one byte ASCII, two bytes Chinese. Total: what GB2312 lacks
/// becomes `?`; a backslash, which would begin a command, and control characters are left out.
[[nodiscard]] std::string toCardText(std::string_view utf8);

/// Columns of half an em on the strip: one for ASCII, two for anything else, as `toCardText` sends
/// it.
[[nodiscard]] int columnsOf(std::string_view utf8);

} // namespace hall::led
