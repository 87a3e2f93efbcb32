// SPDX-License-Identifier: Apache-2.0
#include "app/api/words.h"

#include "app/core/words.h"
#include "app/protocol/taking_words.h"
#include "app/sync/utc_text.h"

#include <nlohmann/json.hpp>

namespace hall::api {

namespace {

using Json = nlohmann::json;

Json jsonOf(const std::optional<WaitRange>& wait)
{
    return wait ? Json{{"low", wait->low}, {"high", wait->high}} : Json();
}

Json jsonOf(const sync::LiveService& service)
{
    return {{"code", service.code.value},
            {"name", api::jsonOf(service.name)},
            {"waiting", service.waiting},
            {"ahead", service.ahead},
            {"wait", jsonOf(service.wait)},
            {"counters", service.counters},
            {"oldest", api::jsonOf(service.oldest)}};
}

} // namespace

http::Response toResponse(const Json& json)
{
    return {.status = 200,
            .type = "application/json",
            .headers = {},
            .body = json.dump(-1, ' ', false, Json::error_handler_t::replace)};
}

Json jsonOf(const std::optional<Time>& time)
{
    const auto text = time ? sync::toUtcText(*time) : std::nullopt;
    return text ? Json(*text) : Json();
}

Json jsonOf(const Name& name)
{
    Json json{{"zh", name.zh}};
    if (!name.en.empty()) {
        json["en"] = name.en;
    }
    return json;
}

Json jsonOf(const LiveBoard::Hall& hall, Time now)
{
    const sync::LiveHall& live = *hall.live;
    const auto age = std::chrono::floor<std::chrono::seconds>(now - live.stamp.at);
    Json services = Json::array();
    for (const sync::LiveService& service : live.services) {
        services.push_back(jsonOf(service));
    }
    return {{"hall", live.hall},
            {"name", jsonOf(live.name)},
            {"at", jsonOf(std::optional{live.stamp.at})},
            {"ageSeconds", std::max<std::int64_t>(age.count(), 0)},
            {"stale", hall.isStale(now)},
            {"taking", protocol::takings.of(live.taking)},
            {"day", live.day.empty() ? Json() : Json(live.day)},
            {"closesAt", jsonOf(live.closesAt)},
            {"opensAt", jsonOf(live.opensAt)},
            {"waiting", live.waiting},
            {"counters", live.counters},
            {"oldest", jsonOf(live.oldest)},
            {"services", std::move(services)}};
}

Json jsonOf(const TicketStory& story)
{
    return {{"number", story.number},
            {"service", story.service.value},
            {"state", ticketStates.of(story.state)},
            {"aheadAtIssue", story.aheadAtIssue},
            {"waitAtIssue", jsonOf(story.waitAtIssue)},
            {"counter", story.counter ? Json(story.counter->value) : Json()},
            {"issuedAt", jsonOf(std::optional{story.issuedAt})},
            {"calledAt", jsonOf(story.calledAt)},
            {"startedAt", jsonOf(story.startedAt)},
            {"endedAt", jsonOf(story.endedAt)},
            {"asOf", jsonOf(std::optional{story.asOf})}};
}

http::Problem noSuchHall(std::string_view hall)
{
    return {.status = 404,
            .code = "no-such-hall",
            .title = "There is no such hall",
            .detail = "nothing was heard of a hall \"" + std::string{hall} + '"',
            .advice = "look for it in /v1/halls"};
}

} // namespace hall::api
