// SPDX-License-Identifier: Apache-2.0
#include "app/sync/history_message.h"

#include "app/protocol/json_text.h"
#include "app/sync/position_text.h"

#include <nlohmann/json.hpp>

namespace hall::sync {

namespace {

using Json = nlohmann::json;

constexpr std::size_t idBytesMax = 100;

std::optional<journal::Position> positionIn(const Json& json)
{
    return json.is_string() ? parsePosition(json.get<std::string>()) : std::nullopt;
}

Result<std::vector<EventMessage>, std::string> readEvents(const Json& list)
{
    std::vector<EventMessage> events;
    events.reserve(list.size());
    for (const Json& item : list) {
        auto event = readEvent(item.dump());
        if (!event) {
            return failure("an event of it: " + event.error());
        }
        events.push_back(std::move(*event));
    }
    return events;
}

} // namespace

std::string writeQuestion(const HistoryQuestion& question)
{
    Json have = Json::array();
    for (const journal::Position& position : question.have) {
        have.push_back(toText(position));
    }
    return Json{{"id", question.id}, {"have", std::move(have)}}.dump();
}

Result<HistoryQuestion, std::string> readQuestion(std::string_view text)
{
    if (text.size() > questionBytesMax) {
        return failure("it has more than " + std::to_string(questionBytesMax) + " bytes");
    }
    const auto json = protocol::parseJson(text);
    if (!json || !json->is_object()) {
        return failure(std::string{"it isn't a JSON object"});
    }
    const auto id = json->find("id");
    const auto have = json->find("have");
    if (id == json->end() || !id->is_string() || id->get<std::string>().empty() ||
        id->get<std::string>().size() > idBytesMax || have == json->end() || !have->is_array() ||
        have->size() > positionsMax) {
        return failure(std::string{"id or have is missing or wrong"});
    }
    HistoryQuestion question{.id = id->get<std::string>(), .have = {}};
    for (const Json& item : *have) {
        auto position = positionIn(item);
        if (!position) {
            return failure(std::string{"have is wrong"});
        }
        question.have.push_back(std::move(*position));
    }
    return question;
}

std::string
writePage(const HistoryPage& page, std::string_view keyId, const identity::SigningKey& key)
{
    const Json after = page.after ? Json(toText(*page.after)) : Json{};
    std::string text = R"({"after":)" + after.dump() + R"(,"events":[)";
    for (const EventMessage& event : page.events) {
        text.append(&event == &page.events.front() ? "" : ",").append(writeEvent(event));
    }
    return text + R"(],"held":")" + writeWord(page.held, keyId, key) + "\"}";
}

Result<HistoryPage, std::string>
readPage(std::string_view text, const identity::KnownKeys& keys, const identity::CodeUse& use)
{
    if (text.size() > pageBytesMax) {
        return failure("it has " + std::to_string(text.size()) + " bytes, the most is " +
                       std::to_string(pageBytesMax));
    }
    const auto json = protocol::parseJson(text);
    if (!json || !json->is_object() || !json->contains("after") || !json->contains("events") ||
        !(*json)["events"].is_array() || !json->contains("held") || !(*json)["held"].is_string()) {
        return failure(std::string{"it isn't a JSON object with after, events and held"});
    }
    auto held = readWord((*json)["held"].get<std::string>(), keys, use);
    if (!held) {
        return failure(held.error());
    }
    HistoryPage page{.after = positionIn((*json)["after"]), .events = {}, .held = std::move(*held)};
    if (!page.after && !(*json)["after"].is_null()) {
        return failure(std::string{"after is wrong"});
    }
    auto events = readEvents((*json)["events"]);
    if (!events) {
        return failure(events.error());
    }
    page.events = std::move(*events);
    return page;
}

} // namespace hall::sync
