// SPDX-License-Identifier: Apache-2.0
#include "app/identity/strict_json.h"

#include <nlohmann/json.hpp>

#include <set>
#include <vector>

namespace hall::identity {

using Json = nlohmann::json;

Result<nlohmann::json, CodeFault> readStrictly(std::string_view text)
{
    std::vector<std::set<std::string>> open;
    bool isTwice = false;
    const auto look = [&](int /*depth*/, Json::parse_event_t event, Json& parsed) {
        switch (event) {
        case Json::parse_event_t::object_start:
            open.emplace_back();
            break;
        case Json::parse_event_t::object_end:
            open.pop_back();
            break;
        case Json::parse_event_t::key:
            isTwice = !open.back().insert(parsed.get<std::string>()).second || isTwice;
            break;
        default:
            break;
        }
        return true;
    };
    Json object = Json::parse(text, look, false);
    if (!object.is_object()) {
        return failure(CodeFault::NotJson);
    }
    return isTwice ? failure(CodeFault::DuplicateName) : Result<Json, CodeFault>{std::move(object)};
}

} // namespace hall::identity
