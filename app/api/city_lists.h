// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"
#include "app/http/message.h"

/// What the city says to all its halls. The answers are the same in one form, as they are stored
/// and sent down. Each hall looks once more, beside its own rules, whether it can take them.
namespace hall::api {

inline constexpr std::size_t catalogueServicesMax = 2'000;
inline constexpr std::size_t noticesMax = 20;

/// `{"services": [{"code", "name", …}]}`: as in hall.toml, each code once and a name for each.
[[nodiscard]] Result<std::string, http::Problem> readCatalogue(std::string_view body);

/// `{"notices": [{"text", "text_en"?}]}`: whole sentences for the boards, as in hall.toml.
[[nodiscard]] Result<std::string, http::Problem> readNotices(std::string_view body);

} // namespace hall::api
