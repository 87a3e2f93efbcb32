// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/ids.h"
#include "app/core/time.h"

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace hall::identity {

/// One appointment as a file has it. Whether the hall has the service, is open then and has room is
/// for the hall to say.
struct AppointmentLine
{
    int line = 0; ///< in the file, from 1
    std::string booking;
    ServiceCode service;
    BusinessDay day;
    std::chrono::minutes from{0}; ///< after midnight
    std::chrono::minutes to{0};
    ClassCode priority;   ///< empty: none
    std::string name;     ///< empty where the file has none, as the next two
    std::string idNumber; ///< right in form
    std::string phone;
};

/// What is wrong, in a sentence that repeats nothing but names of columns: what stands in the wrong
/// column may be a person's.
struct AppointmentError
{
    int line = 0; ///< from 1; 0: it is about the whole file
    std::string column;
    std::string text;

    friend bool operator==(const AppointmentError&, const AppointmentError&) = default;
};

/// The good lines, and a sentence for every other, both in the order of the file.
struct AppointmentFile
{
    std::vector<AppointmentLine> lines;
    std::vector<AppointmentError> errors;
    /// About good lines: what is probably mistyped in them.
    std::vector<AppointmentError> warnings;
};

/// A line that is cut into its columns already: their names, and what stands there in UTF-8.
struct AppointmentColumns
{
    int line = 0;
    std::map<std::string, std::string> values;
};

constexpr std::size_t appointmentFileBytesMax = std::size_t{16} * 1024 * 1024;
constexpr std::size_t appointmentLinesMax = 50'000;
constexpr std::size_t appointmentFieldBytesMax = 256;
/// What is found wrong beyond these isn't told.
constexpr std::size_t appointmentErrorsMax = 1'000;

/// Reads a file of appointments: CSV (RFC 4180, the first line names the columns) or JSON (an array
/// of objects), in UTF-8, with or without a byte order mark, or in GB18030. Columns, in any order:
///
///     booking, service, day (2026-11-23 or 2026/11/23), from, to (9:30), class?, name?,
///     id_number?, phone?
///
/// A line of a JSON file is where its object begins.
[[nodiscard]] AppointmentFile readAppointments(std::string_view bytes);
/// The same of lines that somebody else read from a file.
[[nodiscard]] AppointmentFile readAppointments(std::span<const AppointmentColumns> lines);
/// A good line as it was cut.
[[nodiscard]] AppointmentColumns columnsOf(const AppointmentLine& line);

/// `Line 7: The day has to be …`
[[nodiscard]] std::string toText(const AppointmentError& error);

} // namespace hall::identity
