// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/settings/schema.h"

namespace hall::settings {

constexpr TableRule one(std::string_view name, bool required = false)
{
    return {.name = name, .many = false, .id = "", .most = 1, .required = required};
}

constexpr TableRule
many(std::string_view name, std::string_view id, int most, bool required = false)
{
    return {.name = name, .many = true, .id = id, .most = most, .required = required};
}

} // namespace hall::settings
