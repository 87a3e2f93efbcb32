// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"
#include "app/http/message.h"

namespace hall::api {

inline constexpr std::size_t pageDefault = 100;
inline constexpr std::size_t pageMax = 500;

/// Which part of a list is asked for.
struct Page
{
    std::string after; ///< what the cursor says; empty: from the beginning
    std::size_t limit = pageDefault;
};

/// By the query's `after` and `limit`. `list` is what the cursor has to be of: a cursor of another
/// list is refused.
[[nodiscard]] Result<Page, http::Problem> readPage(const http::Request& request,
                                                   std::string_view list);

/// The target of what follows: the same list, behind `after`.
[[nodiscard]] std::string
nextTarget(const http::Request& request, std::string_view list, const std::string& after);

} // namespace hall::api
