// SPDX-License-Identifier: Apache-2.0
#include "app/sync/hall_state.h"

#include "app/protocol/json_text.h"
#include "app/sync/json_members.h"

#include <nlohmann/json.hpp>

namespace hall::sync {

using Json = nlohmann::json;

std::string writeState(const HallState& state)
{
    return Json{{"hall", state.hall},
                {"online", state.isOnline},
                {"version", state.version},
                {"epoch", state.newest.epoch},
                {"seq", state.newest.seq}}
        .dump();
}

Result<HallState, std::string> readState(std::string_view text)
{
    if (text.size() > stateBytesMax) {
        return failure("it has " + std::to_string(text.size()) + " bytes, the most is " +
                       std::to_string(stateBytesMax));
    }
    const auto json = protocol::parseJson(text);
    if (!json || !json->is_object()) {
        return failure(std::string{"it isn't a JSON object"});
    }
    const auto online = json->find("online");
    const auto seq = json->find("seq");
    if (online == json->end() || !online->is_boolean() || seq == json->end() ||
        !seq->is_number_integer()) {
        return failure(std::string{"online or seq is missing or wrong"});
    }
    return HallState{
        .hall = textAt(*json, "hall").value_or(""),
        .isOnline = online->get<bool>(),
        .version = textAt(*json, "version").value_or(""),
        .newest = {.epoch = textAt(*json, "epoch").value_or(""), .seq = seq->get<std::int64_t>()}};
}

} // namespace hall::sync
