// SPDX-License-Identifier: Apache-2.0
#include "app/sync/json_members.h"

#include <nlohmann/json.hpp>

namespace hall::sync {

std::optional<std::string> textAt(const nlohmann::json& object, const char* name)
{
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? std::optional{found->get<std::string>()}
                                                       : std::nullopt;
}

std::optional<std::int64_t>
numberAt(const nlohmann::json& object, const char* name, std::int64_t least)
{
    const auto found = object.find(name);
    if (found == object.end() || !found->is_number_integer() ||
        found->get<std::int64_t>() < least) {
        return std::nullopt;
    }
    return found->get<std::int64_t>();
}

} // namespace hall::sync
