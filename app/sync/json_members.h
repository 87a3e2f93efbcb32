// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <optional>
#include <string>

/// What stands in an object that somebody else wrote.
namespace hall::sync {

/// Nothing where it is missing or no text.
[[nodiscard]] std::optional<std::string> textAt(const nlohmann::json& object, const char* name);

/// Nothing where it is missing, no whole number or less than `least`.
[[nodiscard]] std::optional<std::int64_t>
numberAt(const nlohmann::json& object, const char* name, std::int64_t least);

} // namespace hall::sync
