// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <string_view>

namespace hall::protocol {

/// Nothing where `text` isn't JSON, or has a number that no 64 bits hold: read as a whole number it
/// would be anything.
[[nodiscard]] std::optional<nlohmann::json> parseJson(std::string_view text);

inline constexpr const char* notJson = "it isn't JSON, or has a number that is too large";

} // namespace hall::protocol
