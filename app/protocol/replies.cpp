// SPDX-License-Identifier: Apache-2.0
#include "app/protocol/replies.h"

#include "app/protocol/json_text.h"
#include "app/protocol/rules_json.h"
#include "app/protocol/views_codec.h"

namespace hall::protocol {

namespace {

std::string wrap(const std::string& id, std::string_view member, std::string_view json)
{
    std::string text = R"({"jsonrpc":"2.0","id":)" + id + R"(,")";
    text.append(member).append(R"(":)").append(json).append("}");
    return text;
}

std::string notification(std::string_view method, std::string_view params)
{
    std::string text = R"({"jsonrpc":"2.0","method":")";
    text.append(method).append(R"(","params":)").append(params).append("}");
    return text;
}

std::string ticketJson(const std::optional<TicketAnswer>& ticket)
{
    return ticket ? encode(*ticket) : "null";
}

std::optional<TicketAnswer> ticketFrom(const Json& json)
{
    if (!json.contains("ticket") || json.at("ticket").is_null()) {
        return std::nullopt;
    }
    auto ticket = decode<TicketAnswer>(json.at("ticket").dump());
    return ticket ? std::optional{*ticket} : std::nullopt;
}

Refusal refusalFrom(const Json& error)
{
    Refusal refusal;
    refusal.code = static_cast<RpcError>(error.at("code").get<int>());
    refusal.message = error.value("message", "");
    const Json data = error.value("data", Json::object());
    if (data.contains("rejection")) {
        refusal.rejection = parseRejection(data.at("rejection").get<std::string>());
    }
    if (data.contains("counter")) {
        refusal.counter = data.at("counter").get<int>();
    }
    if (data.contains("next")) {
        refusal.next = data.at("next").get<Time>();
    }
    refusal.views = data.value("views", std::vector<std::string>{});
    refusal.ticket = ticketFrom(data);
    return refusal;
}

Answer answerFrom(const Json& json)
{
    Answer answer{.id = json.at("id").is_number() ? json.at("id").get<std::int64_t>() : 0,
                  .reply = TicketReply{},
                  .resultJson = {}};
    if (json.contains("error")) {
        answer.reply = failure(refusalFrom(json.at("error")));
        return answer;
    }
    const Json& result = json.at("result");
    answer.resultJson = result.dump();
    answer.reply = TicketReply{.epoch = result.value("epoch", ""),
                               .seq = result.value("seq", std::int64_t{0}),
                               .ticket = ticketFrom(result),
                               .claim = result.value("claim", std::int64_t{0})};
    return answer;
}

template <class View>
Result<Message, std::string> pushOf(const std::string& view, const std::string& state)
{
    auto decoded = decode<View>(state);
    if (!decoded) {
        return failure("view " + view + ": " + decoded.error());
    }
    return Message{Push{.view = view, .state = std::move(*decoded)}};
}

Result<Message, std::string> pushFrom(const Json& params)
{
    const auto view = params.at("view").get<std::string>();
    const std::string state = params.at("state").dump();
    if (view == "kiosk") {
        return pushOf<KioskView>(view, state);
    }
    if (view == "hall") {
        return pushOf<HallView>(view, state);
    }
    if (view.starts_with("board:")) {
        return pushOf<BoardView>(view, state);
    }
    if (view.starts_with("counter:")) {
        return pushOf<CounterView>(view, state);
    }
    if (view.starts_with("station:")) {
        return pushOf<StationView>(view, state);
    }
    if (view.starts_with("reading:")) {
        return pushOf<ReadingView>(view, state);
    }
    return failure("unknown view " + view);
}

Message eventsFrom(const Json& params)
{
    EventsPush push;
    for (const Json& row : params.at("events")) {
        push.rows.push_back(row.dump());
    }
    const Json& last = params.at("last");
    push.last = Cursor{.epoch = last.at("epoch").get<std::string>(),
                       .seq = last.at("seq").get<std::int64_t>()};
    return push;
}

} // namespace

std::string encodeReply(const std::string& id, const TicketReply& reply)
{
    std::string result = R"({"epoch":)" + Json(reply.epoch).dump() + R"(,"seq":)" +
                         std::to_string(reply.seq) + R"(,"ticket":)" + ticketJson(reply.ticket);
    if (reply.claim != 0) {
        result += R"(,"claim":)" + std::to_string(reply.claim);
    }
    return wrap(id, "result", result + "}");
}

std::string encodeRefusal(const std::string& id, const Refusal& refusal)
{
    Json data = Json::object();
    if (refusal.rejection) {
        data["rejection"] = toText(*refusal.rejection);
    }
    if (refusal.counter) {
        data["counter"] = *refusal.counter;
    }
    if (refusal.next) {
        data["next"] = *refusal.next;
    }
    if (refusal.ticket) {
        data["ticket"] = Json::parse(encode(*refusal.ticket));
    }
    if (!refusal.views.empty()) {
        data["views"] = refusal.views;
    }
    const Json error{
        {"code", static_cast<int>(refusal.code)}, {"message", refusal.message}, {"data", data}};
    // Bytes of a client that weren't UTF-8 may be quoted in the message.
    return wrap(id, "error", error.dump(-1, ' ', false, Json::error_handler_t::replace));
}

std::string encodeResult(const std::string& id, std::string_view json)
{
    return wrap(id, "result", json);
}

std::string encodePush(std::string_view view, std::string_view stateJson)
{
    std::string params = R"({"view":")";
    params.append(view).append(R"(","state":)").append(stateJson).append("}");
    return notification("hall.view", params);
}

std::string encodeHeartbeat(const Stamp& stamp)
{
    return notification("hall.heartbeat",
                        Json{{"epoch", stamp.epoch}, {"seq", stamp.seq}, {"at", stamp.at}}.dump());
}

std::string encodeEvents(const std::vector<std::string>& rows, const Cursor& last)
{
    const Json position{{"epoch", last.epoch}, {"seq", last.seq}};
    std::string params = R"({"view":"events","last":)" + position.dump() + R"(,"events":[)";
    for (std::size_t at = 0; at < rows.size(); ++at) {
        params.append(at == 0 ? "" : ",").append(rows[at]);
    }
    return notification("hall.events", params.append("]}"));
}

Result<Message, std::string> parseMessage(std::string_view text)
{
    const auto parsed = parseJson(text);
    if (!parsed) {
        return failure(std::string{notJson});
    }
    try {
        const Json& json = *parsed;
        if (!json.contains("method")) {
            return Message{answerFrom(json)};
        }
        const auto method = json.at("method").get<std::string>();
        const Json& params = json.at("params");
        if (method == "hall.view") {
            return pushFrom(params);
        }
        if (method == "hall.events") {
            return eventsFrom(params);
        }
        if (method == "hall.heartbeat") {
            return Message{Stamp{.epoch = params.at("epoch").get<std::string>(),
                                 .seq = params.at("seq").get<std::int64_t>(),
                                 .at = params.at("at").get<Time>()}};
        }
        return failure("unknown message " + method);
    } catch (const Json::exception& error) {
        return failure(std::string{error.what()});
    }
}

} // namespace hall::protocol
