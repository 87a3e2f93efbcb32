// SPDX-License-Identifier: Apache-2.0
#include "app/api/appointment_list.h"

#include "app/identity/appointment_file.h"
#include "app/protocol/json_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace hall::api {

namespace {

using Json = nlohmann::json;

constexpr std::size_t errorsToldMax = 10;
constexpr auto columns = std::to_array<const char*>(
    {"booking", "service", "from", "to", "class", "name", "id_number", "phone"});
constexpr auto toldColumns =
    std::to_array<const char*>({"booking", "service", "from", "to", "class"});

http::Problem badList(std::string detail)
{
    return {.status = 422,
            .code = "bad-appointments",
            .title = "The appointments can't be taken",
            .detail = std::move(detail),
            .advice = "mend these and send all of it again; nothing was changed"};
}

Result<Json, http::Problem> readObject(std::string_view body)
{
    auto json = protocol::parseJson(body);
    if (!json || !json->is_object()) {
        return failure(http::Problem{.status = 400,
                                     .code = "not-json",
                                     .title = "The body can't be read",
                                     .detail = "it isn't a JSON object",
                                     .advice = "send a JSON object"});
    }
    return std::move(*json);
}

/// The list of this name; an empty one where `isOptional` and there is none.
Result<Json, http::Problem> listOf(const Json& object, const char* name, bool isOptional)
{
    const auto found = object.find(name);
    if (found == object.end() && isOptional) {
        return Json::array();
    }
    if (found == object.end() || !found->is_array()) {
        return failure(badList(std::string{"\""} + name + "\" has to be a list"));
    }
    if (found->size() > identity::appointmentLinesMax) {
        return failure(badList(std::string{"\""} + name + "\" has more than " +
                               std::to_string(identity::appointmentLinesMax) + " entries"));
    }
    return *found;
}

/// As a line of a file; the error is what is wrong with the entry.
Result<identity::AppointmentColumns, std::string> columnsOf(const Json& entry, BusinessDay day)
{
    if (!entry.is_object()) {
        return failure(std::string{"has to be an object"});
    }
    identity::AppointmentColumns line{.line = 0, .values = {{"day", hall::toText(day)}}};
    for (const auto& [name, value] : entry.items()) {
        if (std::ranges::find(columns, name) == columns.end()) {
            return failure(std::string{"has a field that isn't known"});
        }
        if (!value.is_string()) {
            return failure("has no text in \"" + name + '"');
        }
        line.values.emplace(name, value.get<std::string>());
    }
    return line;
}

Json jsonOf(const identity::AppointmentLine& line)
{
    const auto values = identity::columnsOf(line).values;
    Json json = Json::object();
    for (const char* column : columns) {
        if (const auto found = values.find(column);
            found != values.end() && !found->second.empty()) {
            json[column] = found->second;
        }
    }
    return json;
}

std::string sentenceOf(const std::vector<identity::AppointmentError>& errors)
{
    std::string text;
    for (const identity::AppointmentError& error : errors) {
        if (&error == &errors.front() + errorsToldMax) {
            return text + "; and more";
        }
        text.append(text.empty() ? "" : "; ")
            .append("row ")
            .append(std::to_string(error.line))
            .append(error.column.empty() ? "" : ", " + error.column)
            .append(": ")
            .append(error.text);
    }
    return text;
}

Result<std::string, http::Problem> checked(const Json& entries, BusinessDay day)
{
    std::vector<identity::AppointmentColumns> lines;
    lines.reserve(entries.size());
    for (const Json& entry : entries) {
        auto line = columnsOf(entry, day);
        if (!line) {
            return failure(badList("row " + std::to_string(lines.size() + 1) + ' ' + line.error()));
        }
        line->line = static_cast<int>(lines.size()) + 1;
        lines.push_back(std::move(*line));
    }
    const auto read = identity::readAppointments(lines);
    if (!read.errors.empty()) {
        return failure(badList(sentenceOf(read.errors)));
    }
    Json list = Json::array();
    for (const identity::AppointmentLine& line : read.lines) {
        list.push_back(jsonOf(line));
    }
    return Json{{"appointments", std::move(list)}}.dump();
}

std::string bookingOf(const Json& entry)
{
    const auto found = entry.is_object() ? entry.find("booking") : entry.end();
    return found != entry.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

Json storedList(std::string_view stored)
{
    const auto json = protocol::parseJson(stored);
    const bool isList = json && json->is_object() && json->contains("appointments") &&
                        (*json)["appointments"].is_array();
    return isList ? (*json)["appointments"] : Json::array();
}

} // namespace

Result<std::string, http::Problem> readDayList(std::string_view body, BusinessDay day)
{
    const auto object = readObject(body);
    if (!object) {
        return failure(object.error());
    }
    const auto entries = listOf(*object, "appointments", false);
    return entries ? checked(*entries, day) : failure(entries.error());
}

Result<std::string, http::Problem>
changeDayList(std::string_view stored, std::string_view changes, BusinessDay day)
{
    const auto object = readObject(changes);
    if (!object) {
        return failure(object.error());
    }
    const auto set = listOf(*object, "set", true);
    const auto remove = listOf(*object, "remove", true);
    if (!set || !remove) {
        return failure(set ? remove.error() : set.error());
    }
    // In the order in which they stand; what is new comes last.
    std::vector<Json> all;
    std::map<std::string, std::size_t> places;
    for (const Json& entry : storedList(stored)) {
        places.insert_or_assign(bookingOf(entry), all.size());
        all.push_back(entry);
    }
    for (const Json& booking : *remove) {
        const auto place =
            booking.is_string() ? places.find(booking.get<std::string>()) : places.end();
        if (place == places.end()) {
            return failure(badList("one of \"remove\" is no booking of that day"));
        }
        all[place->second] = Json();
        places.erase(place);
    }
    for (const Json& entry : *set) {
        const auto place = places.find(bookingOf(entry));
        if (place == places.end()) {
            all.push_back(entry);
        } else {
            all[place->second] = entry;
        }
    }
    std::erase_if(all, [](const Json& entry) { return entry.is_null(); });
    return checked(Json(all), day);
}

Json withoutPeople(std::string_view stored)
{
    Json told = Json::array();
    for (const Json& entry : storedList(stored)) {
        Json one = Json::object();
        for (const char* column : toldColumns) {
            if (entry.contains(column)) {
                one[column] = entry[column];
            }
        }
        told.push_back(std::move(one));
    }
    return told;
}

} // namespace hall::api
