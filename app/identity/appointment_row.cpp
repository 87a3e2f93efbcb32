// SPDX-License-Identifier: Apache-2.0
#include "app/identity/appointment_row.h"

#include "app/identity/folded.h"
#include "app/identity/id_number.h"

#include <algorithm>
#include <charconv>

namespace hall::identity {

namespace {

constexpr std::size_t codeBytesMax = 64;
constexpr std::size_t phoneBytesMin = 3;
constexpr std::size_t phoneBytesMax = 20;

std::string_view trimmed(std::string_view text)
{
    const std::size_t begin = text.find_first_not_of(" \t");
    const std::size_t end = text.find_last_not_of(" \t");
    return begin == std::string_view::npos ? std::string_view{}
                                           : text.substr(begin, end - begin + 1);
}

/// One or two digits, or as many as `countMax`.
std::optional<unsigned> takeNumber(std::string_view& text, std::size_t countMax)
{
    unsigned value = 0;
    const char* begin = text.data();
    const auto [end, error] =
        std::from_chars(begin, begin + std::min(countMax, text.size()), value);
    if (error != std::errc{}) {
        return std::nullopt;
    }
    text.remove_prefix(static_cast<std::size_t>(end - begin));
    return value;
}

bool takeCharacter(std::string_view& text, char character)
{
    const bool isThere = text.starts_with(character);
    text.remove_prefix(isThere ? 1 : 0);
    return isThere;
}

/// `2026-11-23`; spreadsheets write `2026/11/3`.
std::optional<BusinessDay> parseDay(std::string_view text)
{
    const char between = text.find('/') != std::string_view::npos ? '/' : '-';
    const bool hasFourDigits = text.find(between) == 4;
    const auto year = takeNumber(text, 4);
    const bool first = takeCharacter(text, between);
    const auto month = takeNumber(text, 2);
    const bool second = takeCharacter(text, between);
    const auto day = takeNumber(text, 2);
    if (!hasFourDigits || !year || !first || !month || !second || !day || !text.empty()) {
        return std::nullopt;
    }
    const auto date = std::chrono::year{static_cast<int>(*year)} / std::chrono::month{*month} /
                      std::chrono::day{*day};
    return date.ok() ? std::optional(BusinessDay{date}) : std::nullopt;
}

/// `09:30`, `9:30`, and as spreadsheets write it `9:30:00`.
std::optional<std::chrono::minutes> parseMinute(std::string_view text)
{
    const auto hour = takeNumber(text, 2);
    const bool isSeparate = takeCharacter(text, ':');
    const std::size_t before = text.size();
    const auto minute = takeNumber(text, 2);
    const bool hasTwoDigits = before - text.size() == 2;
    if (text == ":00") {
        text = {};
    }
    if (!hour || !isSeparate || !minute || !hasTwoDigits || !text.empty() || *hour > 23 ||
        *minute > 59) {
        return std::nullopt;
    }
    return std::chrono::hours{*hour} + std::chrono::minutes{*minute};
}

bool hasControl(std::string_view text)
{
    return std::ranges::any_of(
        text, [](char byte) { return static_cast<unsigned char>(byte) < 0x20 || byte == '\x7F'; });
}

bool isPhone(std::string_view text)
{
    return text.size() >= phoneBytesMin && text.size() <= phoneBytesMax &&
           text.find_first_not_of("0123456789+-() ") == std::string_view::npos &&
           text.find_first_of("0123456789") != std::string_view::npos;
}

struct Wrong
{
    Column column = Column::Booking;
    std::string text;
};

/// What of a row can be seen without understanding it.
std::optional<Wrong> faultOfForm(const std::map<Column, std::string>& values)
{
    for (std::size_t place = 0; place < columnNames.size(); ++place) {
        const auto column = static_cast<Column>(place);
        const auto value = values.find(column);
        const bool isEmpty = value == values.end() || value->second.empty();
        if (isEmpty && place < columnsNeeded) {
            return Wrong{column, "The " + std::string(nameOf(column)) + " is missing."};
        }
        if (isEmpty) {
            continue;
        }
        const bool isCode =
            column == Column::Booking || column == Column::Service || column == Column::Class;
        const std::size_t bytesMax = isCode ? codeBytesMax : appointmentFieldBytesMax;
        if (value->second.size() > bytesMax) {
            return Wrong{column,
                         "The " + std::string(nameOf(column)) + " is longer than " +
                             std::to_string(bytesMax) + " bytes."};
        }
        if (hasControl(value->second)) {
            return Wrong{column,
                         "The " + std::string(nameOf(column)) +
                             " has a line break or another character that can't be printed."};
        }
    }
    return std::nullopt;
}

/// Fills in what has a meaning of its own.
std::optional<Wrong> understand(const std::map<Column, std::string>& values, AppointmentLine& line)
{
    const auto day = parseDay(values.at(Column::Day));
    if (!day) {
        return Wrong{Column::Day, "The day has to be a date like 2026-11-23 that exists."};
    }
    const auto from = parseMinute(values.at(Column::From));
    const auto to = parseMinute(values.at(Column::To));
    if (!from || !to) {
        const Column column = from ? Column::To : Column::From;
        return Wrong{column, std::string(nameOf(column)) + " has to be a time of day like 09:30."};
    }
    if (*to <= *from) {
        return Wrong{Column::To, "The appointment ends before it begins."};
    }
    if (!line.idNumber.empty()) {
        const auto number = IdNumber::parse(line.idNumber, *day);
        if (!number) {
            return Wrong{Column::IdNumber, std::string(explain(number.error()))};
        }
        line.idNumber = number->inClear();
    }
    if (!line.phone.empty() && !isPhone(line.phone)) {
        return Wrong{Column::Phone, "A phone number has digits, + and -, 3 to 20 of them."};
    }
    line.day = *day;
    line.from = *from;
    line.to = *to;
    return std::nullopt;
}

} // namespace

std::optional<Column> parseColumn(std::string_view name)
{
    const auto* found = std::ranges::find(columnNames, trimmed(name));
    return found == columnNames.end()
               ? std::nullopt
               : std::optional(static_cast<Column>(found - columnNames.begin()));
}

std::string_view nameOf(Column column)
{
    return columnNames.at(static_cast<std::size_t>(column));
}

void AppointmentRows::fail(int line, std::string_view column, std::string text)
{
    if (m_file.errors.size() < appointmentErrorsMax) {
        m_file.errors.push_back({line, std::string(column), std::move(text)});
    }
}

bool AppointmentRows::add(const AppointmentRow& row)
{
    if (m_rows == appointmentLinesMax) {
        fail(row.line,
             {},
             "A file may have " + std::to_string(appointmentLinesMax) +
                 " appointments; from here on nothing was read.");
        return false;
    }
    ++m_rows;
    if (auto line = read(row)) {
        m_file.lines.push_back(std::move(*line));
    }
    return true;
}

std::optional<AppointmentLine> AppointmentRows::read(const AppointmentRow& row)
{
    std::map<Column, std::string> values;
    for (const auto& [column, value] : row.values) {
        values.emplace(column, trimmed(value));
    }
    if (const auto wrong = faultOfForm(values)) {
        fail(row.line, nameOf(wrong->column), wrong->text);
        return std::nullopt;
    }
    AppointmentLine line{.line = row.line,
                         .booking = values[Column::Booking],
                         .service = {values[Column::Service]},
                         .day = {},
                         .from = {},
                         .to = {},
                         .priority = {values[Column::Class]},
                         .name = values[Column::Name],
                         .idNumber = values[Column::IdNumber],
                         .phone = values[Column::Phone]};
    if (const auto wrong = understand(values, line)) {
        fail(row.line, nameOf(wrong->column), wrong->text);
        return std::nullopt;
    }
    // As the vault compares them.
    const auto [first, isNew] = m_bookings.emplace(folded(line.booking), row.line);
    if (!isNew) {
        fail(row.line,
             nameOf(Column::Booking),
             "The booking stands on line " + std::to_string(first->second) + " already.");
        return std::nullopt;
    }
    warn(line);
    return line;
}

void AppointmentRows::warn(const AppointmentLine& line)
{
    const auto number = IdNumber::parse(line.idNumber, line.day);
    if (number && !number->checks()) {
        m_file.warnings.push_back(
            {line.line, std::string(nameOf(Column::IdNumber)), std::string(checkWarning)});
    }
}

AppointmentFile AppointmentRows::take()
{
    return std::move(m_file);
}

} // namespace hall::identity
