// SPDX-License-Identifier: Apache-2.0
#include "app/sync/live_message.h"

#include "app/protocol/json_text.h"
#include "app/protocol/taking_words.h"

#include <nlohmann/json.hpp>

#include <set>

namespace hall::sync {

namespace {

using Json = nlohmann::json;

constexpr std::size_t textBytesMax = 400;
constexpr std::int64_t countMax = 1'000'000;
constexpr std::int64_t waitMinutesMax = 10'080; // a week
/// The last moment of 9999: a time after it has no text.
constexpr std::int64_t timeMax = 253'402'300'799'999;

Json jsonOf(const Name& name)
{
    Json json{{"zh", name.zh}};
    if (!name.en.empty()) {
        json["en"] = name.en;
    }
    return json;
}

Json jsonOf(const std::optional<Time>& time)
{
    return time ? Json(time->time_since_epoch().count()) : Json();
}

Json jsonOf(const std::optional<WaitRange>& wait)
{
    return wait ? Json{{"low", wait->low}, {"high", wait->high}} : Json();
}

Json jsonOf(const LiveService& service)
{
    return {{"code", service.code.value},
            {"name", jsonOf(service.name)},
            {"waiting", service.waiting},
            {"ahead", service.ahead},
            {"wait", jsonOf(service.wait)},
            {"counters", service.counters},
            {"oldest", jsonOf(service.oldest)}};
}

/// The members of one object; all that are read from one message share what was wrong first.
class Members
{
public:
    Members(const Json& object, std::string path, std::string& wrong)
        : m_object(object)
        , m_path(std::move(path))
        , m_wrong(wrong)
    {
        if (!object.is_object()) {
            blame("");
        }
    }

    [[nodiscard]] std::string text(const char* name, std::size_t bytesMin = 0)
    {
        const Json& value = at(name);
        if (value.is_string()) {
            auto text = value.get<std::string>();
            if (text.size() >= bytesMin && text.size() <= textBytesMax) {
                return text;
            }
        }
        blame(name);
        return {};
    }

    [[nodiscard]] std::int64_t number(const char* name, std::int64_t max)
    {
        const Json& value = at(name);
        if (value.is_number_integer()) {
            const auto number = value.get<std::int64_t>();
            if (number >= 0 && number <= max) {
                return number;
            }
        }
        blame(name);
        return 0;
    }

    [[nodiscard]] int count(const char* name)
    {
        return static_cast<int>(number(name, countMax));
    }

    [[nodiscard]] Time time(const char* name)
    {
        return Time{Duration{number(name, timeMax)}};
    }

    [[nodiscard]] std::optional<Time> timeOrNone(const char* name)
    {
        return at(name).is_null() ? std::nullopt : std::optional{time(name)};
    }

    [[nodiscard]] Name name(const char* name)
    {
        Members inside = of(name);
        Name read{.zh = inside.text("zh", 1), .en = {}, .shortZh = {}};
        if (!inside.at("en").is_null()) {
            read.en = inside.text("en");
        }
        return read;
    }

    [[nodiscard]] std::optional<WaitRange> waitOrNone(const char* name)
    {
        if (at(name).is_null()) {
            return std::nullopt;
        }
        Members inside = of(name);
        const WaitRange wait{.low = static_cast<int>(inside.number("low", waitMinutesMax)),
                             .high = static_cast<int>(inside.number("high", waitMinutesMax))};
        if (wait.low > wait.high) {
            blame(name);
        }
        return wait;
    }

    [[nodiscard]] const Json& list(const char* name, std::size_t most)
    {
        static const Json none = Json::array();
        const Json& value = at(name);
        if (value.is_array() && value.size() <= most) {
            return value;
        }
        blame(name);
        return none;
    }

    void blame(const std::string& name)
    {
        if (m_wrong.empty()) {
            m_wrong = m_path + name;
        }
    }

private:
    [[nodiscard]] const Json& at(const char* name) const
    {
        static const Json missing;
        if (!m_object.is_object()) {
            return missing;
        }
        const auto found = m_object.find(name);
        return found == m_object.end() ? missing : *found;
    }

    [[nodiscard]] Members of(const char* name)
    {
        return {at(name), m_path + name + '.', m_wrong};
    }

    const Json& m_object;
    std::string m_path;
    std::string& m_wrong;
};

LiveService readService(Members service)
{
    return {.code = ServiceCode{service.text("code", 1)},
            .name = service.name("name"),
            .waiting = service.count("waiting"),
            .ahead = service.count("ahead"),
            .wait = service.waitOrNone("wait"),
            .counters = service.count("counters"),
            .oldest = service.timeOrNone("oldest")};
}

std::vector<LiveService> readServices(Members& live, std::string& wrong)
{
    const Json& list = live.list("services", liveServicesMax);
    std::vector<LiveService> services;
    services.reserve(list.size());
    std::set<ServiceCode> codes;
    for (const Json& each : list) {
        const std::string path = "services[" + std::to_string(services.size()) + "].";
        services.push_back(readService({each, path, wrong}));
        if (!codes.insert(services.back().code).second) {
            live.blame(path + "code");
        }
    }
    return services;
}

protocol::Taking readTaking(Members& live)
{
    const auto taking = protocol::takings.parse(live.text("taking"));
    if (!taking) {
        live.blame("taking");
    }
    return taking.value_or(protocol::Taking::DayClosed);
}

std::string readDay(Members& live)
{
    std::string day = live.text("day");
    if (!day.empty() && !parseBusinessDay(day)) {
        live.blame("day");
    }
    return day;
}

LiveHall readMembers(Members& live, std::string& wrong)
{
    return {.hall = live.text("hall", 1),
            .stamp = {.epoch = live.text("epoch"),
                      .seq = live.number("seq", std::numeric_limits<std::int64_t>::max()),
                      .at = live.time("at")},
            .name = live.name("name"),
            .taking = readTaking(live),
            .day = readDay(live),
            .closesAt = live.timeOrNone("closesAt"),
            .opensAt = live.timeOrNone("opensAt"),
            .waiting = live.count("waiting"),
            .counters = live.count("counters"),
            .oldest = live.timeOrNone("oldest"),
            .services = readServices(live, wrong)};
}

} // namespace

std::string writeLive(const LiveHall& live)
{
    Json json{{"hall", live.hall},
              {"epoch", live.stamp.epoch},
              {"seq", live.stamp.seq},
              {"at", jsonOf(std::optional{live.stamp.at})},
              {"name", jsonOf(live.name)},
              {"taking", protocol::takings.of(live.taking)},
              {"day", live.day},
              {"closesAt", jsonOf(live.closesAt)},
              {"opensAt", jsonOf(live.opensAt)},
              {"waiting", live.waiting},
              {"counters", live.counters},
              {"oldest", jsonOf(live.oldest)},
              {"services", Json::array()}};
    for (const LiveService& service : live.services) {
        json["services"].push_back(jsonOf(service));
    }
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<LiveHall, std::string> readLive(std::string_view text)
{
    if (text.size() > liveBytesMax) {
        return failure("it has " + std::to_string(text.size()) + " bytes, the most is " +
                       std::to_string(liveBytesMax));
    }
    const auto json = protocol::parseJson(text);
    if (!json) {
        return failure(std::string{protocol::notJson});
    }
    if (!json->is_object()) {
        return failure(std::string{"it isn't an object"});
    }
    std::string wrong;
    Members members{*json, "", wrong};
    LiveHall live = readMembers(members, wrong);
    if (!wrong.empty()) {
        return failure("its \"" + wrong + "\" is missing or wrong");
    }
    return live;
}

bool sayTheSame(const LiveHall& one, const LiveHall& other)
{
    LiveHall restamped = one;
    restamped.stamp = other.stamp;
    return restamped == other;
}

} // namespace hall::sync
