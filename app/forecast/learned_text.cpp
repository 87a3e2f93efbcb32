// SPDX-License-Identifier: Apache-2.0
#include "app/forecast/learned.h"

#include <nlohmann/json.hpp>

namespace hall {

namespace {

using Json = nlohmann::json;

/// Whoever changes what a part means makes this one more; older texts are then not read.
constexpr int version = 2;

Json toJson(const FadingMoments& moments)
{
    return {moments.count, moments.sum, moments.squares};
}

FadingMoments momentsOf(const Json& json)
{
    return {.count = json.at(0), .sum = json.at(1), .squares = json.at(2)};
}

template <class Code>
Json toJson(const std::map<Code, FadingMoments>& moments)
{
    Json json = Json::object();
    for (const auto& [code, each] : moments) {
        json[code.value] = toJson(each);
    }
    return json;
}

template <class Code>
std::map<Code, FadingMoments> momentsByCode(const Json& json)
{
    std::map<Code, FadingMoments> moments;
    for (const auto& [code, each] : json.items()) {
        moments.emplace(Code{code}, momentsOf(each));
    }
    return moments;
}

Json toJson(const Latest& latest)
{
    return {{"values", latest.values}, {"next", latest.next}};
}

Latest latestOf(const Json& json)
{
    Latest latest{.values = json.at("values"), .next = json.at("next")};
    latest.values.resize(std::min(latest.values.size(), Latest::most));
    latest.next %= Latest::most;
    return latest;
}

Json toJson(const LearnedDurations& durations)
{
    return {{"services", toJson(durations.services)},
            {"clerks", toJson(durations.clerks)},
            {"shape", durations.shape}};
}

LearnedDurations durationsOf(const Json& json)
{
    return {.services = momentsByCode<ServiceCode>(json.at("services")),
            .clerks = momentsByCode<ClerkId>(json.at("clerks")),
            .shape = json.at("shape")};
}

Json toJson(const LearnedAccuracy& accuracy)
{
    Json json = Json::object();
    for (const auto& [code, misses] : accuracy.classes) {
        json[code.value] = {{"below", misses.below}, {"above", misses.above}};
    }
    return json;
}

LearnedAccuracy accuracyOf(const Json& json)
{
    LearnedAccuracy accuracy;
    for (const auto& [code, misses] : json.items()) {
        accuracy.classes.emplace(
            ClassCode{code},
            LearnedAccuracy::Misses{.below = misses.at("below"), .above = misses.at("above")});
    }
    return accuracy;
}

Json toJson(const LearnedArrivals& arrivals)
{
    Json kinds = Json::array();
    for (const auto& [kind, count] : arrivals.kinds) {
        kinds.push_back({kind.first.value, kind.second.value, count});
    }
    return {{"half_hours", arrivals.halfHours},
            {"weekdays", arrivals.weekdays},
            {"weekday_count", arrivals.weekdayCount},
            {"days", arrivals.days},
            {"kinds", std::move(kinds)}};
}

LearnedArrivals arrivalsOf(const Json& json)
{
    LearnedArrivals arrivals{.halfHours = json.at("half_hours"),
                             .weekdays = json.at("weekdays"),
                             .weekdayCount = json.at("weekday_count"),
                             .days = json.at("days"),
                             .kinds = {}};
    for (const Json& kind : json.at("kinds")) {
        arrivals.kinds.emplace(std::pair{ServiceCode{kind.at(0)}, ClassCode{kind.at(1)}},
                               kind.at(2).get<double>());
    }
    return arrivals;
}

Json toJson(const LearnedCalls& calls)
{
    return {{"calls", calls.calls},
            {"missed", calls.missed},
            {"gave_up", calls.gaveUp},
            {"waited", calls.waited},
            {"miss_takes", toJson(calls.missTakes)},
            {"gaps", toJson(calls.gaps)}};
}

LearnedCalls callsOf(const Json& json)
{
    return {.calls = json.at("calls"),
            .missed = json.at("missed"),
            .gaveUp = json.at("gave_up"),
            .waited = json.at("waited"),
            .missTakes = latestOf(json.at("miss_takes")),
            .gaps = latestOf(json.at("gaps"))};
}

/// An absence that doesn't end is written without an end: JSON knows no infinity.
Json toJson(const PastAbsence& past)
{
    const auto& [from, to] = past.absence;
    return to == never ? Json::array({past.closed, past.earliest, from})
                       : Json::array({past.closed, past.earliest, from, to});
}

PastAbsence absenceOf(const Json& json)
{
    return {
        .absence = {.from = json.at(2), .to = json.size() > 3 ? json.at(3).get<Seconds>() : never},
        .earliest = json.at(1),
        .closed = json.at(0)};
}

Json toJson(const LearnedPresence& presence)
{
    Json json = Json::object();
    for (const auto& [counter, days] : presence.counters) {
        Json& list = json[std::to_string(counter.value)] = Json::array();
        for (const PastDay& day : days) {
            Json absences = Json::array();
            for (const PastAbsence& absence : day.absences) {
                absences.push_back(toJson(absence));
            }
            list.push_back(Json::array({day.weekday, std::move(absences), day.leftSomeWaiting}));
        }
    }
    return json;
}

LearnedPresence presenceOf(const Json& json)
{
    LearnedPresence presence;
    for (const auto& [counter, list] : json.items()) {
        for (const Json& each : list) {
            PastDay day{.weekday = each.at(0), .absences = {}, .leftSomeWaiting = each.at(2)};
            for (const Json& absence : each.at(1)) {
                day.absences.push_back(absenceOf(absence));
            }
            presence.endDay(CounterNumber{std::stoi(counter)}, std::move(day));
        }
    }
    return presence;
}

} // namespace

std::string toText(const PastDays& past)
{
    const Json json{{"version", version},
                    {"up_to", past.upTo},
                    {"rules", past.rules},
                    {"durations", toJson(past.durations)},
                    {"arrivals", toJson(past.arrivals)},
                    {"calls", toJson(past.calls)},
                    {"presence", toJson(past.presence)},
                    {"accuracy", toJson(past.accuracy)}};
    return json.dump();
}

Result<PastDays, std::string> parsePastDays(std::string_view text)
{
    try {
        const Json json = Json::parse(text);
        if (json.at("version") != version) {
            return failure("was written by another version");
        }
        return PastDays{.upTo = json.at("up_to"),
                        .rules = json.at("rules"),
                        .durations = durationsOf(json.at("durations")),
                        .arrivals = arrivalsOf(json.at("arrivals")),
                        .calls = callsOf(json.at("calls")),
                        .presence = presenceOf(json.at("presence")),
                        .accuracy = accuracyOf(json.at("accuracy"))};
    } catch (const std::exception& error) {
        return failure(std::string{error.what()});
    }
}

} // namespace hall
