// SPDX-License-Identifier: Apache-2.0
#include "app/identity/appointment_file.h"

#include "app/identity/appointment_row.h"
#include "app/identity/file_text.h"

namespace hall::identity {

namespace {

AppointmentFile nothing(std::string text)
{
    return {{}, {{0, {}, std::move(text)}}};
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

std::string toText(const AppointmentError& error)
{
    return error.line > 0 ? "Line " + std::to_string(error.line) + ": " + error.text : error.text;
}

} // namespace hall::identity
