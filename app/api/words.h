// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/api/live_board.h"
#include "app/api/ticket_story.h"
#include "app/http/message.h"

#include <nlohmann/json_fwd.hpp>

/// What the interface says, in JSON: names as on the wire elsewhere, times as RFC 3339 in UTC, null
/// for what isn't known.
namespace hall::api {

[[nodiscard]] http::Response toResponse(const nlohmann::json& json);

[[nodiscard]] nlohmann::json jsonOf(const std::optional<Time>& time);
[[nodiscard]] nlohmann::json jsonOf(const Name& name);
/// How a hall stands.
[[nodiscard]] nlohmann::json jsonOf(const LiveBoard::Hall& hall, Time now);
[[nodiscard]] nlohmann::json jsonOf(const TicketStory& story);

[[nodiscard]] http::Problem noSuchHall(std::string_view hall);

} // namespace hall::api
