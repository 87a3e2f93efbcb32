// SPDX-License-Identifier: Apache-2.0
#include "app/identity/appointment_row.h"
#include "app/identity/file_text.h"

#include <algorithm>

namespace hall::identity {

namespace {

/// A quoted field that is longer than this was never meant to begin.
constexpr std::size_t quotedBytesMax = 4 * appointmentFieldBytesMax;
constexpr std::size_t fieldsMax = 64;

struct Record
{
    int line = 0;
    std::vector<std::string> fields; ///< bytes of the file's charset
    std::string fault;               ///< a sentence; empty when the quoting is right
};

/// Cuts bytes into the records of RFC 4180. In GB18030 no part of a character looks like a comma, a
/// quote or the end of a line, so this is done before converting. After a record whose quoting is
/// wrong it goes on at the next line.
class CsvCutter
{
public:
    explicit CsvCutter(std::string_view bytes)
        : m_rest(bytes)
    {
    }

    [[nodiscard]] bool atEnd() const
    {
        return m_rest.empty();
    }

    Record next()
    {
        Record record{m_line, {}, {}};
        const std::string_view begin = m_rest;
        bool isMore = true;
        while (isMore && record.fault.empty()) {
            std::string field;
            record.fault = m_rest.starts_with('"') ? takeQuoted(field) : takePlain(field);
            record.fields.push_back(std::move(field));
            isMore = m_rest.starts_with(',');
            m_rest.remove_prefix(isMore ? 1 : 0);
            if (record.fields.size() > fieldsMax) {
                record.fault = "The line has more than " + std::to_string(fieldsMax) + " fields.";
            }
        }
        if (!record.fault.empty()) {
            m_rest = begin;
            m_line = record.line;
            m_rest.remove_prefix(std::min(m_rest.find('\n'), m_rest.size()));
        }
        endLine();
        return record;
    }

private:
    std::string takePlain(std::string& field)
    {
        const std::size_t end = std::min(m_rest.find_first_of(",\n\""), m_rest.size());
        const bool hasQuote = end < m_rest.size() && m_rest[end] == '"';
        field = m_rest.substr(0, end);
        m_rest.remove_prefix(end);
        if (field.ends_with('\r') && !m_rest.starts_with(',')) {
            field.pop_back();
        }
        return hasQuote ? "A field with a quotation mark in it has to begin and end with one, and "
                          "the mark be doubled."
                        : "";
    }

    std::string takeQuoted(std::string& field)
    {
        m_rest.remove_prefix(1);
        while (field.size() <= quotedBytesMax) {
            const std::size_t end = m_rest.find('"');
            if (end == std::string_view::npos) {
                return "A quotation mark is opened and never closed.";
            }
            field += m_rest.substr(0, end);
            m_rest.remove_prefix(end + 1);
            if (!m_rest.starts_with('"')) {
                return afterQuoted(field);
            }
            field += '"';
            m_rest.remove_prefix(1);
        }
        return "A quotation mark is opened and not closed within " +
               std::to_string(quotedBytesMax) + " bytes.";
    }

    std::string afterQuoted(const std::string& field)
    {
        m_line += static_cast<int>(std::ranges::count(field, '\n'));
        if (m_rest.starts_with("\r\n") || m_rest == "\r") {
            m_rest.remove_prefix(1);
        }
        const bool isEnd = m_rest.empty() || m_rest.front() == ',' || m_rest.front() == '\n';
        return isEnd ? "" : "After a closing quotation mark has to come a comma.";
    }

    void endLine()
    {
        if (m_rest.starts_with('\n')) {
            m_rest.remove_prefix(1);
            ++m_line;
        }
    }

    std::string_view m_rest;
    int m_line = 1;
};

/// A name that can't be a person's, so that it may be repeated.
bool isPlainName(std::string_view name)
{
    return !name.empty() && name.size() <= 32 &&
           name.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == std::string_view::npos;
}

class CsvReading
{
public:
    explicit CsvReading(std::string_view bytes)
        : m_charset(bytes)
        , m_cutter(withoutMark(bytes))
    {
    }

    AppointmentFile read()
    {
        if (readHeader()) {
            bool isTaken = true;
            while (isTaken && !m_cutter.atEnd()) {
                isTaken = readRow(m_cutter.next());
            }
        }
        return m_rows.take();
    }

private:
    static bool isBlank(const Record& record)
    {
        return record.fault.empty() && record.fields.size() == 1 && record.fields[0].empty();
    }

    bool readHeader()
    {
        Record header = m_cutter.next();
        while (isBlank(header) && !m_cutter.atEnd()) {
            header = m_cutter.next();
        }
        for (const std::string& name : header.fields) {
            m_columns.push_back(parseColumn(name));
        }
        if (std::ranges::none_of(m_columns,
                                 [](const auto& column) { return column.has_value(); })) {
            m_rows.fail(header.line,
                        {},
                        "The first line has to name the columns: booking,service,day,from,to and, "
                        "as there are, class,name,id_number,phone.");
            return false;
        }
        for (std::size_t place = 0; place < m_columns.size(); ++place) {
            if (!m_columns[place]) {
                reportUnknown(header, place);
            }
        }
        return hasEachOnce(header.line);
    }

    void reportUnknown(const Record& header, std::size_t place)
    {
        const std::string& name = header.fields[place];
        m_rows.fail(header.line,
                    isPlainName(name) ? name : std::string(),
                    "Column " + std::to_string(place + 1) +
                        " has a name that isn't known, and is passed over.");
    }

    bool hasEachOnce(int line)
    {
        for (std::size_t place = 0; place < columnNames.size(); ++place) {
            const auto count =
                std::ranges::count(m_columns, std::optional(static_cast<Column>(place)));
            const std::string name(columnNames.at(place));
            if (count > 1) {
                m_rows.fail(line, name, "The column " + name + " is there twice.");
                return false;
            }
            if (count == 0 && place < columnsNeeded) {
                m_rows.fail(line, name, "The column " + name + " is missing.");
                return false;
            }
        }
        return true;
    }

    bool readRow(const Record& record)
    {
        if (isBlank(record)) {
            return true;
        }
        if (!record.fault.empty()) {
            m_rows.fail(record.line, {}, record.fault);
            return true;
        }
        if (record.fields.size() != m_columns.size()) {
            m_rows.fail(record.line,
                        {},
                        "The line has " + std::to_string(record.fields.size()) +
                            " fields, the first line names " + std::to_string(m_columns.size()) +
                            " columns.");
            return true;
        }
        AppointmentRow row{record.line, {}};
        for (std::size_t place = 0; place < m_columns.size(); ++place) {
            if (!m_columns[place]) {
                continue;
            }
            auto value = m_charset.toUtf8(record.fields[place]);
            if (!value) {
                m_rows.fail(record.line,
                            nameOf(*m_columns[place]),
                            "The " + std::string(nameOf(*m_columns[place])) +
                                " has bytes that are no text in " + m_charset.name() + '.');
                return true;
            }
            row.values.emplace(*m_columns[place], std::move(*value));
        }
        return m_rows.add(row);
    }

    FileCharset m_charset;
    CsvCutter m_cutter;
    std::vector<std::optional<Column>> m_columns;
    AppointmentRows m_rows;
};

} // namespace

AppointmentFile readAppointmentsCsv(std::string_view bytes)
{
    return CsvReading{bytes}.read();
}

} // namespace hall::identity
