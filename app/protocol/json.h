// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/ids.h"
#include "app/core/time.h"
#include "app/core/words.h"

#include <nlohmann/json.hpp>

#include <optional>

/// How the core's small values stand in JSON. For this folder's sources alone: others see text and
/// values.
namespace hall {

using Json = nlohmann::json;

template <class Tag>
void to_json(Json& json, const TextId<Tag>& id)
{
    json = id.value;
}

template <class Tag>
void from_json(const Json& json, TextId<Tag>& id)
{
    id.value = json.get<std::string>();
}

inline void to_json(Json& json, const CounterNumber& number)
{
    json = number.value;
}

inline void from_json(const Json& json, CounterNumber& number)
{
    number.value = json.get<int>();
}

} // namespace hall

/// Times are milliseconds since 1970 in UTC, durations milliseconds, optional values null when
/// absent.
namespace nlohmann {

template <>
struct adl_serializer<hall::Time>
{
    static void to_json(json& out, const hall::Time& time)
    {
        out = time.time_since_epoch().count();
    }

    static void from_json(const json& in, hall::Time& time)
    {
        time = hall::Time{hall::Duration{in.get<std::int64_t>()}};
    }
};

template <>
struct adl_serializer<hall::Duration>
{
    static void to_json(json& out, const hall::Duration& duration)
    {
        out = duration.count();
    }

    static void from_json(const json& in, hall::Duration& duration)
    {
        duration = hall::Duration{in.get<std::int64_t>()};
    }
};

template <class T>
struct adl_serializer<std::optional<T>>
{
    static void to_json(json& out, const std::optional<T>& value)
    {
        if (value) {
            out = *value;
        } else {
            out = nullptr;
        }
    }

    static void from_json(const json& in, std::optional<T>& value)
    {
        if (in.is_null()) {
            value.reset();
        } else {
            value = in.get<T>();
        }
    }
};

} // namespace nlohmann

namespace hall {

/// Enumerations stand as their words; another word is an error of type out_of_range, as the
/// library's own.
template <class Enum, std::size_t Size>
Enum enumFrom(const EnumText<Enum, Size>& words, const Json& json)
{
    const auto text = json.get<std::string>();
    if (const auto value = words.parse(text)) {
        return *value;
    }
    throw Json::out_of_range::create(403, "unknown word '" + text + "'", &json);
}

inline void to_json(Json& json, const TicketState& state)
{
    json = ticketStates.of(state);
}

inline void from_json(const Json& json, TicketState& state)
{
    state = enumFrom(ticketStates, json);
}

inline void to_json(Json& json, const Announcement& announcement)
{
    json = announcements.of(announcement);
}

inline void from_json(const Json& json, Announcement& announcement)
{
    announcement = enumFrom(announcements, json);
}

inline void to_json(Json& json, const Paper& paper)
{
    json = papers.of(paper);
}

inline void from_json(const Json& json, Paper& paper)
{
    paper = enumFrom(papers, json);
}

inline void to_json(Json& json, const CounterKind& kind)
{
    json = counterKinds.of(kind);
}

inline void from_json(const Json& json, CounterKind& kind)
{
    kind = enumFrom(counterKinds, json);
}

inline void to_json(Json& json, const NextOnCalled& policy)
{
    json = nextOnCalledWords.of(policy);
}

inline void from_json(const Json& json, NextOnCalled& policy)
{
    policy = enumFrom(nextOnCalledWords, json);
}

inline void to_json(Json& json, const BusinessDay& day)
{
    json = toText(day);
}

inline void from_json(const Json& json, BusinessDay& day)
{
    const auto text = json.get<std::string>();
    const auto parsed = parseBusinessDay(text);
    if (!parsed) {
        throw Json::out_of_range::create(403, "not a business day '" + text + "'", &json);
    }
    day = *parsed;
}

inline void to_json(Json& json, const Rank& rank)
{
    json = Json::array({rank.time, rank.tie});
}

inline void from_json(const Json& json, Rank& rank)
{
    rank = Rank{.time = json.at(0).get<Time>(), .tie = json.at(1).get<std::int64_t>()};
}

} // namespace hall
