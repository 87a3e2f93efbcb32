// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace hall::identity {

/// RFC 4648, section 5, without padding. One text for one row of bytes: what has another form of
/// the same, with padding, blanks or bits that nothing needs, isn't read.
[[nodiscard]] std::string toBase64Url(std::string_view bytes);
[[nodiscard]] std::optional<std::string> fromBase64Url(std::string_view text);

} // namespace hall::identity
