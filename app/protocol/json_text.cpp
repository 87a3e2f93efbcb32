// SPDX-License-Identifier: Apache-2.0
#include "app/protocol/json_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <vector>

namespace hall::protocol {

namespace {

using Json = nlohmann::json;

/// Not by calling itself, as nobody limits how deep JSON goes.
bool isInRange(const Json& json)
{
    constexpr double beyond = 0x1p63;
    std::vector<const Json*> left{&json};
    while (!left.empty()) {
        const Json& value = *left.back();
        left.pop_back();
        if (value.is_number_float() && std::abs(value.get<double>()) >= beyond) {
            return false;
        }
        if (value.is_structured()) {
            std::ranges::transform(
                value, std::back_inserter(left), [](const Json& part) { return &part; });
        }
    }
    return true;
}

} // namespace

/// The parser that asks about each value looks through a list anew with each object of it.
std::optional<nlohmann::json> parseJson(std::string_view text)
{
    Json json = Json::parse(text, nullptr, false);
    return !json.is_discarded() && isInRange(json) ? std::optional{std::move(json)} : std::nullopt;
}

} // namespace hall::protocol
