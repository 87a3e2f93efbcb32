// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/identity/appointment_file.h"

#include <array>
#include <map>
#include <optional>

namespace hall::identity {

/// Between the two forms of file and what they say, for the sources of this folder.
enum class Column : std::uint8_t { Booking, Service, Day, From, To, Class, Name, IdNumber, Phone };

constexpr std::array<std::string_view, 9> columnNames{
    "booking", "service", "day", "from", "to", "class", "name", "id_number", "phone"};
constexpr std::size_t columnsNeeded = 5; ///< the first ones

[[nodiscard]] std::optional<Column> parseColumn(std::string_view name);
[[nodiscard]] std::string_view nameOf(Column column);

/// A line before anybody looked at what it says.
struct AppointmentRow
{
    int line = 0;
    std::map<Column, std::string> values; ///< UTF-8
};

/// Turns rows into appointments one by one, and keeps what is wrong with them.
class AppointmentRows
{
public:
    /// False when no more rows are taken.
    bool add(const AppointmentRow& row);
    void fail(int line, std::string_view column, std::string text);
    [[nodiscard]] AppointmentFile take();

private:
    [[nodiscard]] std::optional<AppointmentLine> read(const AppointmentRow& row);
    void warn(const AppointmentLine& line);

    AppointmentFile m_file;
    std::map<std::string, int, std::less<>> m_bookings; ///< and the line each stands on first
    std::size_t m_rows = 0;
};

[[nodiscard]] AppointmentFile readAppointmentsCsv(std::string_view bytes);
[[nodiscard]] AppointmentFile readAppointmentsJson(std::string_view bytes);

} // namespace hall::identity
