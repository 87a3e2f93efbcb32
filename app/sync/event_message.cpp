// SPDX-License-Identifier: Apache-2.0
#include "app/sync/event_message.h"

#include "app/journal/chain.h"
#include "app/protocol/json_text.h"
#include "app/sync/position_text.h"
#include "app/sync/utc_text.h"

#include <nlohmann/json.hpp>

#include <charconv>
#include <limits>

namespace hall::sync {

namespace {

using Json = nlohmann::json;

constexpr std::string_view sourceBegins = "/halls/";
constexpr std::string_view typeBegins = "paihao.";
constexpr std::string_view versionBegins = ".v";

template <class Number>
std::optional<Number> parseNumber(std::string_view text)
{
    Number number = 0;
    const char* const end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc{} || stopped != end) {
        return std::nullopt;
    }
    return number;
}

/// The attributes of one event; remembers the first that is missing or wrong.
class Attributes
{
public:
    explicit Attributes(const Json& event)
        : m_event(event)
    {
    }

    std::string text(const char* name)
    {
        const auto found = m_event.find(name);
        if (found == m_event.end() || !found->is_string()) {
            wrong(name);
            return {};
        }
        return found->get<std::string>();
    }

    /// CloudEvents knows no empty attribute: what is empty is left out.
    std::string textOrNone(const char* name)
    {
        return m_event.contains(name) ? text(name) : std::string{};
    }

    template <class Value>
    Value orWrong(const char* name, const std::optional<Value>& value)
    {
        if (!value) {
            wrong(name);
        }
        return value.value_or(Value{});
    }

    void wrong(const char* name)
    {
        if (m_wrong.empty()) {
            m_wrong = name;
        }
    }

    [[nodiscard]] const std::string& firstWrong() const
    {
        return m_wrong;
    }

private:
    const Json& m_event;
    std::string m_wrong;
};

void putUnlessEmpty(Json& event, const char* name, const std::string& value)
{
    if (!value.empty()) {
        event[name] = value;
    }
}

std::string typeOf(const journal::Row& row)
{
    return std::string{typeBegins} + row.kind + std::string{versionBegins} + std::to_string(row.v);
}

Json eventOf(const std::string& hall, const journal::Row& row)
{
    Json event{{"specversion", "1.0"},
               {"id", toText(journal::Position{.epoch = row.epoch, .seq = row.seq})},
               {"source", std::string{sourceBegins} + hall},
               {"type", typeOf(row)},
               {"at", std::to_string(row.at)},
               {"part", std::to_string(row.part)},
               {"chain", journal::toHex(row.chain)},
               {"datacontenttype", "text/plain"},
               {"data", row.body}};
    putUnlessEmpty(event, "subject", row.subject);
    putUnlessEmpty(event, "time", toUtcText(Time{Duration{row.at}}).value_or(""));
    putUnlessEmpty(event, "day", row.day);
    putUnlessEmpty(event, "actor", row.actor);
    putUnlessEmpty(event, "station", row.station);
    putUnlessEmpty(event, "command", row.command);
    return event;
}

std::string toText(const Json& event)
{
    return event.dump(-1, ' ', false, Json::error_handler_t::replace);
}

void readType(Attributes& attributes, journal::Row& row)
{
    const std::string type = attributes.text("type");
    const std::size_t version = type.rfind(versionBegins);
    if (!type.starts_with(typeBegins) || version == std::string::npos ||
        version < typeBegins.size()) {
        attributes.wrong("type");
        return;
    }
    row.kind = type.substr(typeBegins.size(), version - typeBegins.size());
    row.v =
        attributes.orWrong("type", parseNumber<int>(type.substr(version + versionBegins.size())));
}

void readPlace(Attributes& attributes, EventMessage& message)
{
    const auto position = attributes.orWrong("id", parsePosition(attributes.text("id")));
    message.row.epoch = position.epoch;
    message.row.seq = position.seq;
    message.previous = attributes.orWrong("previous", parsePosition(attributes.text("previous")));
    const std::string source = attributes.text("source");
    if (!source.starts_with(sourceBegins)) {
        attributes.wrong("source");
        return;
    }
    message.hall = source.substr(sourceBegins.size());
}

EventMessage readAttributes(Attributes& attributes)
{
    EventMessage message;
    if (attributes.text("specversion") != "1.0") {
        attributes.wrong("specversion");
    }
    readPlace(attributes, message);
    journal::Row& row = message.row;
    readType(attributes, row);
    row.at = attributes.orWrong("at", parseNumber<std::int64_t>(attributes.text("at")));
    row.day = attributes.textOrNone("day");
    row.subject = attributes.textOrNone("subject");
    row.actor = attributes.textOrNone("actor");
    row.station = attributes.textOrNone("station");
    row.body = attributes.text("data");
    row.command = attributes.textOrNone("command");
    row.part = attributes.orWrong("part", parseNumber<int>(attributes.text("part")));
    row.chain = attributes.orWrong("chain", journal::chainFromHex(attributes.text("chain")));
    return message;
}

} // namespace

std::string writeStoredEvent(const std::string& hall, const journal::Row& row)
{
    return toText(eventOf(hall, row));
}

std::string writeEvent(const EventMessage& message)
{
    Json event = eventOf(message.hall, message.row);
    event["previous"] = toText(message.previous);
    return toText(event);
}

Result<EventMessage, std::string> readEvent(std::string_view text)
{
    if (text.size() > eventBytesMax) {
        return failure("it has " + std::to_string(text.size()) + " bytes, the most is " +
                       std::to_string(eventBytesMax));
    }
    const auto event = protocol::parseJson(text);
    if (!event) {
        return failure(std::string{protocol::notJson});
    }
    if (!event->is_object()) {
        return failure(std::string{"it isn't an object"});
    }
    Attributes attributes{*event};
    EventMessage message = readAttributes(attributes);
    if (!attributes.firstWrong().empty()) {
        return failure("its \"" + attributes.firstWrong() + "\" is missing or wrong");
    }
    return message;
}

} // namespace hall::sync
