// SPDX-License-Identifier: Apache-2.0
#include "app/identity/appointment_file.h"

#include "app/identity/appointment_row.h"
#include "app/identity/file_text.h"

namespace hall::identity {

namespace {

AppointmentFile nothing(std::string text)
{
    return {{}, {{0, {}, std::move(text)}}, {}};
}

std::string timeOfDay(std::chrono::minutes minute)
{
    const auto two = [](std::int64_t value) {
        return (value < 10 ? "0" : "") + std::to_string(value);
    };
    return two(minute.count() / 60) + ":" + two(minute.count() % 60);
}

} // namespace

AppointmentFile readAppointments(std::string_view bytes)
{
    if (bytes.size() > appointmentFileBytesMax) {
        return nothing("The file is larger than " +
                       std::to_string(appointmentFileBytesMax / 1024 / 1024) +
                       " MB; nothing was read.");
    }
    const std::string_view text = withoutMark(bytes);
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos) {
        return nothing("The file is empty.");
    }
    if (text[begin] == '[') {
        return readAppointmentsJson(bytes);
    }
    if (text[begin] == '{') {
        return nothing("A JSON file has to be an array of objects, in brackets.");
    }
    return readAppointmentsCsv(bytes);
}

AppointmentFile readAppointments(std::span<const AppointmentColumns> lines)
{
    AppointmentRows rows;
    for (const AppointmentColumns& line : lines) {
        AppointmentRow row{.line = line.line, .values = {}};
        for (const auto& [name, value] : line.values) {
            if (const auto column = parseColumn(name)) {
                row.values.emplace(*column, value);
            }
        }
        if (!rows.add(row)) {
            break;
        }
    }
    return rows.take();
}

AppointmentColumns columnsOf(const AppointmentLine& line)
{
    AppointmentColumns columns{.line = line.line, .values = {}};
    for (const auto& [column, value] : {std::pair{Column::Booking, line.booking},
                                        {Column::Service, line.service.value},
                                        {Column::Day, hall::toText(line.day)},
                                        {Column::From, timeOfDay(line.from)},
                                        {Column::To, timeOfDay(line.to)},
                                        {Column::Class, line.priority.value},
                                        {Column::Name, line.name},
                                        {Column::IdNumber, line.idNumber},
                                        {Column::Phone, line.phone}}) {
        if (!value.empty()) {
            columns.values.emplace(nameOf(column), value);
        }
    }
    return columns;
}

std::string toText(const AppointmentError& error)
{
    return error.line > 0 ? "Line " + std::to_string(error.line) + ": " + error.text : error.text;
}

} // namespace hall::identity
