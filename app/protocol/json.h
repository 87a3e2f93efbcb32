// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/box.h"
#include "app/core/commands.h"
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

template <class Value>
void to_json(Json& json, const Box<Value>& box)
{
    json = *box;
}

template <class Value>
void from_json(const Json& json, Box<Value>& box)
{
    box = json.get<Value>();
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

/// The words of each enumeration that stands in JSON.
inline constexpr const auto& wordsFor(TicketState /*one*/)
{
    return ticketStates;
}

inline constexpr const auto& wordsFor(HoldKind /*one*/)
{
    return holdKinds;
}

inline constexpr const auto& wordsFor(Announcement /*one*/)
{
    return announcements;
}

inline constexpr const auto& wordsFor(Paper /*one*/)
{
    return papers;
}

inline constexpr const auto& wordsFor(CounterKind /*one*/)
{
    return counterKinds;
}

inline constexpr const auto& wordsFor(NextOnCalled /*one*/)
{
    return nextOnCalledWords;
}

inline constexpr const auto& wordsFor(Identity /*one*/)
{
    return identities;
}

inline constexpr const auto& wordsFor(StepOrder /*one*/)
{
    return stepOrders;
}

inline constexpr const auto& wordsFor(Admits /*one*/)
{
    return admitsWords;
}

inline constexpr const auto& wordsFor(ChoiceRule /*one*/)
{
    return choiceRules;
}

inline constexpr const auto& wordsFor(MissedRule /*one*/)
{
    return missedRules;
}

inline constexpr const auto& wordsFor(LateRule /*one*/)
{
    return lateRules;
}

inline constexpr const auto& wordsFor(AppointmentState /*one*/)
{
    return appointmentStates;
}

inline constexpr const auto& wordsFor(ToutingSign /*one*/)
{
    return toutingSigns;
}

template <class Enum>
concept Worded = requires(Enum value)
{
    wordsFor(value);
};

template <Worded Enum>
void to_json(Json& json, const Enum& value)
{
    json = wordsFor(value).of(value);
}

template <Worded Enum>
void from_json(const Json& json, Enum& value)
{
    value = enumFrom(wordsFor(value), json);
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

inline void to_json(Json& json, const Lane& lane)
{
    json = lane.value;
}

inline void from_json(const Json& json, Lane& lane)
{
    lane.value = json.get<int>();
    if (lane.value < 0 || lane.value >= Lane::count) {
        throw Json::out_of_range::create(403, "no such lane", &json);
    }
}

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(WaitRange, low, high)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(ServiceWait, service, wait)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Bound, counter, clerk, until)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(TicketStep, service, backOffice, done)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(TicketLife,
                                   service,
                                   rank,
                                   state,
                                   counter,
                                   calls,
                                   announced,
                                   waitingSince,
                                   calledAt,
                                   recalledAt,
                                   startedAt,
                                   servedBefore,
                                   hold,
                                   bound,
                                   clerk,
                                   calledFrom,
                                   reinstated,
                                   step)

} // namespace hall
