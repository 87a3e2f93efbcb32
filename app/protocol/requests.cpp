// SPDX-License-Identifier: Apache-2.0
#include "app/protocol/requests.h"

#include "app/protocol/command_methods.h"
#include "app/protocol/digest.h"
#include "app/protocol/json_text.h"
#include "app/protocol/params_json.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace hall::protocol {

namespace {

constexpr std::size_t digestLength = 16;

constexpr std::size_t codeLengthMax = 4096;

constexpr std::size_t cardNumberLengthMax = 32;

constexpr std::size_t columnLengthMax = 1024;

constexpr std::size_t announcementBytesMax = 600;

constexpr std::size_t stripsMax = 500;

constexpr std::size_t stripLineLengthMax = 256;

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

AppointmentColumns columnsIn(const Params& params)
{
    constexpr std::int64_t lineMax = 10'000'000;
    const std::int64_t line = params.number("line");
    if (line < 0 || line > lineMax) {
        throw BadParameter{"line must be the number of a line"};
    }
    AppointmentColumns columns{.line = static_cast<int>(line), .values = {}};
    for (const std::string& name : params.names()) {
        if (name != "line") {
            columns.values.emplace(name, params.text(name.c_str(), columnLengthMax));
        }
    }
    return columns;
}

/// With a number, or with why there is none.
Ask readCard(const Params& params)
{
    ReadCard read{.station = StationName{params.text("station")},
                  .claim = params.number("claim"),
                  .number = {}};
    if (params.has("number") == params.has("unread")) {
        throw BadParameter{"give one of number and unread"};
    }
    if (params.has("number")) {
        read.number = params.text("number", cardNumberLengthMax);
        if (read.number.empty()) {
            throw BadParameter{"number must be that of the card"};
        }
        return read;
    }
    const std::string why = params.text("unread");
    if (why != "again" && why != "unusable") {
        throw BadParameter{"unread must be again or unusable"};
    }
    read.isUnusable = why == "unusable";
    return read;
}

std::int64_t fromIn(const Params& params)
{
    const std::int64_t from = params.has("from") ? params.number("from") : 0;
    if (from < 0) {
        throw BadParameter{"from must not be negative"};
    }
    return from;
}

Ask makeAnnouncement(const Params& params)
{
    MakeAnnouncement make{
        .zone = ZoneCode{params.textOr("zone", {})},
        .text = params.text("text", announcementBytesMax),
        .textEn = params.has("textEn") ? params.text("textEn", announcementBytesMax) : "",
        .isUrgent = params.flag("urgent")};
    if (make.text.empty()) {
        throw BadParameter{"text must not be empty"};
    }
    return make;
}

int dotsIn(const Params& params, const char* name)
{
    constexpr std::int64_t most = 4096;
    const std::int64_t dots = params.number(name);
    if (dots < 0 || dots > most) {
        throw BadParameter{std::string{name} + " must be dots, at most " + std::to_string(most)};
    }
    return static_cast<int>(dots);
}

StripBlock::Across acrossIn(const Params& params)
{
    const std::string word = params.text("across");
    if (word != "left" && word != "right" && word != "centre") {
        throw BadParameter{"across must be left, right or centre"};
    }
    return word == "left"    ? StripBlock::Across::Left
           : word == "right" ? StripBlock::Across::Right
                             : StripBlock::Across::Centre;
}

StripBlock blockIn(const Params& params)
{
    constexpr std::size_t linesMax = 8;
    return {.x = dotsIn(params, "x"),
            .y = dotsIn(params, "y"),
            .width = dotsIn(params, "width"),
            .height = dotsIn(params, "height"),
            .pixels = dotsIn(params, "pixels"),
            .across = acrossIn(params),
            .color = params.text("color"),
            .isClock = params.flag("isClock"),
            .lines = params.list("lines", linesMax, [](const Params& line) {
                return line.text("code", stripLineLengthMax);
            })};
}

ShowStrips::Shown shownStripIn(const Params& params)
{
    constexpr std::size_t blocksMax = 8;
    return {.age = Duration{std::max<std::int64_t>(0, params.number("age_ms"))},
            .strip = {.station = {},
                      .device = params.text("device"),
                      .width = dotsIn(params, "width"),
                      .height = dotsIn(params, "height"),
                      .color = params.text("color"),
                      .answers = params.flag("answers"),
                      .blocks = params.list("blocks", blocksMax, &blockIn),
                      .at = {}}};
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
    QueryMethod{"card.read", &readCard},
    QueryMethod{"strip.shown",
                [](const Params& p) -> Ask {
                    return ShowStrips{.station = StationName{p.text("station")},
                                      .claim = p.number("claim"),
                                      .strips = p.list("strips", stripsMax, &shownStripIn)};
                }},
    QueryMethod{"operator.enter",
                [](const Params& p) -> Ask { return EnterOperator{.pin = p.text("pin")}; }},
    QueryMethod{"device.test",
                [](const Params& p) -> Ask {
                    return TestDevice{.station = StationName{p.text("station")},
                                      .device = p.text("device")};
                }},
    QueryMethod{"announcement.make", &makeAnnouncement},
    QueryMethod{"appointment.import",
                [](const Params& p) -> Ask {
                    return ImportAppointments{
                        .lines = p.list("appointments", importLinesMax, &columnsIn)};
                }},
    QueryMethod{"appointment.list",
                [](const Params& p) -> Ask {
                    return ListAppointments{.day = p.date("day"), .from = fromIn(p)};
                }},
    QueryMethod{"promise.list",
                [](const Params& p) -> Ask { return ListPromises{.from = fromIn(p)}; }},
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
    // A person's: no digest of it may outlive the day.
    params.erase("subject");
    params.erase("appointment");
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
        if (const CommandMethod* command = commandMethod(method)) {
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

/// Whom a ticket is for, as typed or read from a card. Bad types are as if it weren't there: who it
/// is, is found out where it is looked up.
std::optional<Person> personIn(const Json& params)
{
    const auto textIn = [](const Json& json, const char* name) {
        const auto found = json.find(name);
        return found != json.end() && found->is_string() ? found->get<std::string>()
                                                         : std::string{};
    };
    const auto subject = params.find("subject");
    if (subject == params.end() || !subject->is_object()) {
        return std::nullopt;
    }
    const auto card = subject->find("card");
    const bool isCard = card != subject->end() && card->is_number_integer();
    return Person{.id = textIn(*subject, "id"),
                  .agent = textIn(*subject, "agent"),
                  .card = isCard ? card->get<std::int64_t>() : 0};
}

} // namespace

Result<Request, RequestError> parseRequest(std::string_view text)
{
    const auto parsed = parseJson(text);
    if (!parsed) {
        return failure(
            RequestError{.id = "null",
                         .code = RpcError::ParseError,
                         .message = "the message is not JSON, or has a number that is too large"});
    }
    const Json& json = *parsed;
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
    const auto* command = std::get_if<Command>(&*ask);
    const bool binds = command != nullptr && std::holds_alternative<BindCounter>(command->what);
    const auto untilMinute = binds ? Params{params}.clock("until") : std::nullopt;
    return Request{.id = id,
                   .ask = std::move(*ask),
                   .person = personIn(params),
                   .checkIn = params.value("checkIn", Json{}) == true,
                   .claimed = params.value("claimed", Json{}) == true,
                   .untilMinute = untilMinute};
}

std::string encodeRequest(std::int64_t id, std::string_view method, std::string_view params)
{
    return R"({"jsonrpc":"2.0","id":)" + std::to_string(id) + R"(,"method":")" +
           std::string{method} + R"(","params":)" + std::string{params} + "}";
}

} // namespace hall::protocol
