// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"
#include "app/http/message.h"

/// What the city says to all its halls. The answers are the same in one form, as they are stored
/// and sent down. Each hall looks once more, beside its own rules, whether it can take them.
namespace hall::api {

inline constexpr std::size_t catalogueServicesMax = 2'000;

/// `{"services": [{"code", …}]}` with the keys of `[[service]]`, each code once.
[[nodiscard]] Result<std::string, http::Problem> readCatalogue(std::string_view body);

/// As `sync::readNotices` has them.
[[nodiscard]] Result<std::string, http::Problem> readNotices(std::string_view body);

} // namespace hall::api
