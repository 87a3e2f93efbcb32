// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace hall::identity {

/// A number as people type it, in the form that is compared: full-width characters made plain,
/// small letters made large, spaces left out.
[[nodiscard]] std::string folded(std::string_view utf8);

} // namespace hall::identity
