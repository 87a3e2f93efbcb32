// SPDX-License-Identifier: Apache-2.0
#include "app/protocol/requests.h"

#include "app/protocol/digest.h"
#include "app/protocol/json.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace hall::protocol {

namespace {

constexpr std::size_t wordLengthMax = 64;
constexpr std::size_t codeLengthMax = 4096;
constexpr std::size_t digestLength = 16;

/// What a parameter lacks, thrown within this file alone and caught in `parseRequest`.
struct BadParameter
{
    std::string message;
};

/// Parameters of one request, each taken by name with its type and limits.
class Params
{
public:
    explicit Params(const Json& json)
        : m_json(json)
    {
    }

    [[nodiscard]] bool has(const char* name) const
    {
        return m_json.contains(name) && !m_json.at(name).is_null();
    }

    [[nodiscard]] std::string text(const char* name, std::size_t lengthMax = wordLengthMax) const
    {
        const Json& value = at(name);
        if (!value.is_string() || value.get_ref<const std::string&>().size() > lengthMax) {
            throw BadParameter{std::string{name} + " must be a text of at most " +
                               std::to_string(lengthMax) + " bytes"};
        }
        return value.get<std::string>();
    }

    [[nodiscard]] std::string textOr(const char* name, const std::string& otherwise) const
    {
        return has(name) ? text(name) : otherwise;
    }

    [[nodiscard]] std::int64_t number(const char* name) const
    {
        const Json& value = at(name);
        if (!value.is_number_integer()) {
            throw BadParameter{std::string{name} + " must be a whole number"};
        }
        return value.get<std::int64_t>();
    }

    [[nodiscard]] CounterNumber counter() const
    {
        const std::int64_t value = number("counter");
        if (value < 0 || value > 999) {
            throw BadParameter{"counter must be a number from 1 to 999"};
        }
        return CounterNumber{static_cast<int>(value)};
    }

    /// `seen` must be there: the ticket in front of the clerk, or null for an empty counter.
    [[nodiscard]] Seen seen() const
    {
        if (!m_json.contains("seen")) {
            throw BadParameter{"seen is missing: the ticket in front of the clerk, or null"};
        }
        return has("seen") ? Seen{TicketId{text("seen")}} : Seen{};
    }

    [[nodiscard]] bool flag(const char* name) const
    {
        if (!has(name)) {
            return false;
        }
        if (!at(name).is_boolean()) {
            throw BadParameter{std::string{name} + " must be true or false"};
        }
        return at(name).get<bool>();
    }

    [[nodiscard]] Params object(const char* name) const
    {
        if (!at(name).is_object()) {
            throw BadParameter{std::string{name} + " must be an object"};
        }
        return Params{at(name)};
    }

    [[nodiscard]] std::string codeHash() const
    {
        return has("code") ? sha256Hex(text("code")) : std::string{};
    }

    [[nodiscard]] TicketId ticketOrCode() const
    {
        if (has("ticket") == has("code")) {
            throw BadParameter{"give either ticket or code"};
        }
        return TicketId{textOr("ticket", {})};
    }

private:
    [[nodiscard]] const Json& at(const char* name) const
    {
        if (!m_json.contains(name)) {
            throw BadParameter{std::string{name} + " is missing"};
        }
        return m_json.at(name);
    }

    const Json& m_json;
};

using What = decltype(Command::what);

template <class Verb>
What counterVerb(const Params& params)
{
    return Verb{params.counter(), params.seen()};
}

What reportOf(const Params& params, Paper paper)
{
    return ReportPaper{.station = StationName{params.text("station")},
                       .claim = params.number("claim"),
                       .ticket = TicketId{params.text("ticket")},
                       .paper = paper};
}

What announcementOf(const Params& params)
{
    constexpr std::int64_t callsMax = 1000;
    const auto outcome = announcements.parse(params.text("outcome"));
    if (!outcome) {
        throw BadParameter{"outcome must be spoken, late, movedOn or noSound"};
    }
    const std::int64_t call = params.number("call");
    if (call < 1 || call > callsMax) {
        throw BadParameter{"call must be a number from 1 on: which call of the ticket it was"};
    }
    return ReportAnnouncement{.station = StationName{params.text("station")},
                              .claim = params.number("claim"),
                              .ticket = TicketId{params.text("ticket")},
                              .counter = params.counter(),
                              .call = static_cast<int>(call),
                              .outcome = *outcome};
}

What openDay(const Params& params)
{
    const auto day = parseBusinessDay(params.text("day"));
    if (!day) {
        throw BadParameter{"day must be a date such as 2026-11-23"};
    }
    return OpenDay{.day = *day, .timeConfirmed = params.flag("timeConfirmed")};
}

struct CommandMethod
{
    std::string_view name;
    What (*read)(const Params&);
};

constexpr std::array commandMethods{
    CommandMethod{"ticket.take",
                  [](const Params& p) -> What {
                      return TakeTicket{.service = ServiceCode{p.text("service")},
                                        .priority = ClassCode{p.textOr("class", {})},
                                        .codeHash = {}};
                  }},
    CommandMethod{"ticket.cancel",
                  [](const Params& p) -> What {
                      return CancelTicket{.ticket = p.ticketOrCode(), .codeHash = p.codeHash()};
                  }},
    CommandMethod{"counter.open",
                  [](const Params& p) -> What {
                      return OpenCounter{.counter = p.counter(), .clerk = ClerkId{p.text("clerk")}};
                  }},
    CommandMethod{"counter.pause", &counterVerb<PauseCounter>},
    CommandMethod{"counter.resume",
                  [](const Params& p) -> What { return ResumeCounter{.counter = p.counter()}; }},
    CommandMethod{"counter.close", &counterVerb<CloseCounter>},
    CommandMethod{"counter.next", &counterVerb<CallNext>},
    CommandMethod{"counter.recall", &counterVerb<Recall>},
    CommandMethod{"counter.start", &counterVerb<StartService>},
    CommandMethod{"counter.finish", &counterVerb<FinishService>},
    CommandMethod{"counter.noShow", &counterVerb<MarkNoShow>},
    CommandMethod{"counter.uncall", &counterVerb<Uncall>},
    CommandMethod{"day.open", &openDay},
    CommandMethod{"day.close", [](const Params& /*p*/) -> What { return CloseDay{}; }},
    CommandMethod{"station.claim",
                  [](const Params& p) -> What {
                      return ClaimStation{.station = StationName{p.text("station")}};
                  }},
    CommandMethod{"print.started",
                  [](const Params& p) -> What { return reportOf(p, Paper::Started); }},
    CommandMethod{"print.done",
                  [](const Params& p) -> What { return reportOf(p, Paper::Printed); }},
    CommandMethod{"print.doubtful",
                  [](const Params& p) -> What { return reportOf(p, Paper::Doubtful); }},
    CommandMethod{"print.refused",
                  [](const Params& p) -> What { return reportOf(p, Paper::Refused); }},
    CommandMethod{"announcement.spoken", &announcementOf},
    CommandMethod{"device.changed",
                  [](const Params& p) -> What {
                      return ReportDevice{.station = StationName{p.text("station")},
                                          .claim = p.number("claim"),
                                          .device = p.text("device"),
                                          .condition = p.text("condition")};
                  }},
};

struct QueryMethod
{
    std::string_view name;
    Ask (*read)(const Params&);
};

Ask watchView(const Params& params)
{
    WatchView watch{.view = params.text("view"), .from = std::nullopt};
    if (params.has("from")) {
        const Params from = params.object("from");
        watch.from = Cursor{.epoch = from.text("epoch"), .seq = from.number("seq")};
    }
    return watch;
}

constexpr std::array queryMethods{
    QueryMethod{"session.open",
                [](const Params& p) -> Ask { return OpenSession{.token = p.text("token")}; }},
    QueryMethod{"hall.watch", &watchView},
    QueryMethod{"hall.state", [](const Params& /*p*/) -> Ask { return ShowState{}; }},
    QueryMethod{"code.read",
                [](const Params& p) -> Ask {
                    return ReadCode{.station = StationName{p.text("station")},
                                    .claim = p.number("claim"),
                                    .text = p.text("text", codeLengthMax)};
                }},
    QueryMethod{"operator.enter",
                [](const Params& p) -> Ask { return EnterOperator{.pin = p.text("pin")}; }},
    QueryMethod{"device.test",
                [](const Params& p) -> Ask {
                    return TestDevice{.station = StationName{p.text("station")},
                                      .device = p.text("device")};
                }},
    QueryMethod{"ticket.show",
                [](const Params& p) -> Ask {
                    return ShowTicket{.ticket = p.ticketOrCode(), .codeHash = p.codeHash()};
                }},
};

bool isUuid(const std::string& text)
{
    constexpr std::size_t length = 36;
    if (text.size() != length) {
        return false;
    }
    for (std::size_t at = 0; at < length; ++at) {
        const bool dash = at == 8 || at == 13 || at == 18 || at == 23;
        if (dash ? text[at] != '-' : std::isxdigit(static_cast<unsigned char>(text[at])) == 0) {
            return false;
        }
    }
    return true;
}

bool isWord(const std::string& text)
{
    return std::ranges::all_of(text, [](unsigned char c) {
        return std::isalnum(c) != 0 || c == '-' || c == '_' || c == '.';
    });
}

/// Counters' commands are the clerk's who sits there; the hall service knows which.
Actor actorOf(const What& what, const StationName& station)
{
    if (const auto* open = std::get_if<OpenCounter>(&what)) {
        return Actor{.role = "clerk", .id = open->clerk.value};
    }
    return Actor{.role = "station", .id = station.value};
}

/// Digest of what is asked, without the id and age of the press: a repetition has the same.
std::string digestOf(std::string_view method, Json params)
{
    params.erase("commandId");
    params.erase("age_ms");
    return sha256Hex(std::string{method} + params.dump()).substr(0, digestLength);
}

Command readCommand(const CommandMethod& method, const Json& json)
{
    const Params params{json};
    const std::string id = params.text("commandId");
    if (!isUuid(id)) {
        throw BadParameter{"commandId must be a UUID made where the key was pressed"};
    }
    const std::int64_t age = params.has("age_ms") ? params.number("age_ms") : 0;
    if (age < 0) {
        throw BadParameter{"age_ms must not be negative"};
    }
    const StationName station{params.textOr("station", "")};
    if (!isWord(station.value)) {
        throw BadParameter{"station must be of letters, digits, dashes and dots"};
    }
    What what = method.read(params);
    const Actor actor = actorOf(what, station);
    return Command{.press = Press{.id = CommandId{id},
                                  .actor = actor,
                                  .station = station,
                                  .age = Duration{age},
                                  .asked = digestOf(method.name, json)},
                   .what = std::move(what)};
}

Result<Ask, RequestError>
readAsk(const std::string& id, const std::string& method, const Json& params)
{
    try {
        const auto* command = std::ranges::find(commandMethods, method, &CommandMethod::name);
        if (command != commandMethods.end()) {
            return Ask{readCommand(*command, params)};
        }
        const auto* query = std::ranges::find(queryMethods, method, &QueryMethod::name);
        if (query != queryMethods.end()) {
            return query->read(Params{params});
        }
    } catch (const BadParameter& bad) {
        return failure(RequestError{
            .id = id, .code = RpcError::InvalidParams, .message = method + ": " + bad.message});
    }
    return failure(RequestError{
        .id = id, .code = RpcError::MethodNotFound, .message = "no method '" + method + "'"});
}

} // namespace

Result<Request, RequestError> parseRequest(std::string_view text)
{
    const Json json = Json::parse(text, nullptr, false);
    if (json.is_discarded()) {
        return failure(RequestError{
            .id = "null", .code = RpcError::ParseError, .message = "the message is not JSON"});
    }
    if (!json.is_object() || !json.contains("method") || !json.at("method").is_string()) {
        return failure(
            RequestError{.id = "null",
                         .code = RpcError::InvalidRequest,
                         .message = "a request is an object with method, params and id"});
    }
    const Json idJson = json.value("id", Json{});
    const std::string id = idJson.is_string() || idJson.is_number() ? idJson.dump() : "null";
    const Json params = json.value("params", Json::object());
    if (!params.is_object()) {
        return failure(RequestError{
            .id = id, .code = RpcError::InvalidParams, .message = "params must be an object"});
    }
    auto ask = readAsk(id, json.at("method").get<std::string>(), params);
    if (!ask) {
        return failure(std::move(ask.error()));
    }
    return Request{.id = id, .ask = std::move(*ask)};
}

std::string encodeRequest(std::int64_t id, std::string_view method, std::string_view params)
{
    return R"({"jsonrpc":"2.0","id":)" + std::to_string(id) + R"(,"method":")" +
           std::string{method} + R"(","params":)" + std::string{params} + "}";
}

} // namespace hall::protocol
