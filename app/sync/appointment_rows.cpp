// SPDX-License-Identifier: Apache-2.0
#include "app/sync/appointment_rows.h"

#include "app/protocol/json_text.h"

#include <nlohmann/json.hpp>

namespace hall::sync {

namespace {

using Json = nlohmann::json;

Result<identity::AppointmentColumns, std::string> readRow(const Json& json, std::string_view day)
{
    if (!json.is_object()) {
        return failure(std::string{"has to be an object"});
    }
    identity::AppointmentColumns columns;
    columns.values.emplace("day", day);
    for (const auto& [name, value] : json.items()) {
        if (value.is_null()) {
            continue;
        }
        if (!value.is_string()) {
            return failure(std::string{"has a value that is no text"});
        }
        columns.values.insert_or_assign(name, value.get<std::string>());
    }
    if (columns.values.at("day") != day) {
        return failure(std::string{"is for another day than the list"});
    }
    return columns;
}

} // namespace

Result<std::vector<identity::AppointmentColumns>, std::string> readRows(std::string_view content,
                                                                        std::string_view day)
{
    const auto json = protocol::parseJson(content);
    const bool isObject = json && json->is_object() && json->size() == 1;
    const auto list = isObject ? json->find("appointments") : Json::const_iterator{};
    if (!isObject || list == json->end() || !list->is_array()) {
        return failure(std::string{"appointments is missing, is no list, or isn't alone"});
    }
    if (list->size() > identity::appointmentLinesMax) {
        return failure("there are more than " + std::to_string(identity::appointmentLinesMax) +
                       " rows");
    }
    std::vector<identity::AppointmentColumns> rows;
    rows.reserve(list->size());
    for (const Json& each : *list) {
        auto row = readRow(each, day);
        if (!row) {
            return failure("row " + std::to_string(rows.size() + 1) + ' ' + row.error());
        }
        row->line = static_cast<int>(rows.size()) + 1;
        rows.push_back(std::move(*row));
    }
    return rows;
}

} // namespace hall::sync
