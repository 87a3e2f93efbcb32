// SPDX-License-Identifier: Apache-2.0
#include "app/protocol/json_text.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace hall::protocol {

std::optional<nlohmann::json> parseJson(std::string_view text)
{
    using Json = nlohmann::json;
    constexpr double beyond = 0x1p63;
    bool isInRange = true;
    Json json = Json::parse(
        text,
        [&](int /*depth*/, Json::parse_event_t event, const Json& parsed) {
            if (event == Json::parse_event_t::value && parsed.is_number_float()) {
                isInRange = isInRange && std::abs(parsed.get<double>()) < beyond;
            }
            return true;
        },
        false);
    if (json.is_discarded() || !isInRange) {
        return std::nullopt;
    }
    return json;
}

} // namespace hall::protocol
