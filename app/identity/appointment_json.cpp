// SPDX-License-Identifier: Apache-2.0
#include "app/identity/appointment_row.h"
#include "app/identity/file_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace hall::identity {

namespace {

using Json = nlohmann::json;

constexpr std::size_t objectBytesMax = std::size_t{16} * 1024;
constexpr std::string_view blanks = " \t\r\n";

/// Cuts an array into its elements without understanding them, so that a broken object costs no
/// other and each has its line.
class JsonCutter
{
public:
    explicit JsonCutter(std::string_view text)
        : m_rest(text)
    {
    }

    /// Passes over blanks and `character`; false when something else comes.
    bool take(char character)
    {
        pass(std::min(m_rest.find_first_not_of(blanks), m_rest.size()));
        const bool isThere = m_rest.starts_with(character);
        pass(isThere ? 1 : 0);
        return isThere;
    }

    /// To the comma or bracket that ends the element; empty when there is none.
    std::string_view takeElement()
    {
        pass(std::min(m_rest.find_first_not_of(blanks), m_rest.size()));
        const std::string_view element = m_rest.substr(0, endOfElement());
        m_lineOfElement = m_line;
        pass(element.size());
        return element;
    }

    [[nodiscard]] bool atEnd()
    {
        pass(std::min(m_rest.find_first_not_of(blanks), m_rest.size()));
        return m_rest.empty();
    }

    [[nodiscard]] int line() const
    {
        return m_line;
    }

    [[nodiscard]] int lineOfElement() const
    {
        return m_lineOfElement;
    }

private:
    [[nodiscard]] std::size_t endOfElement() const
    {
        int depth = 0;
        bool isText = false;
        for (std::size_t at = 0; at < m_rest.size(); ++at) {
            const char character = m_rest[at];
            if (isText) {
                at += character == '\\' ? 1 : 0;
                isText = character != '"';
            } else if (character == '"') {
                isText = true;
            } else if (depth == 0 && (character == ',' || character == ']')) {
                return at;
            } else if (character == '{' || character == '[') {
                ++depth;
            } else if (character == '}' || character == ']') {
                --depth;
            }
        }
        return m_rest.size();
    }

    void pass(std::size_t count)
    {
        m_line += static_cast<int>(std::ranges::count(m_rest.substr(0, count), '\n'));
        m_rest.remove_prefix(count);
    }

    std::string_view m_rest;
    int m_line = 1;
    int m_lineOfElement = 1;
};

class JsonReading
{
public:
    AppointmentFile read(std::string_view bytes)
    {
        const auto text = FileCharset{bytes}.toUtf8(withoutMark(bytes));
        if (!text) {
            m_rows.fail(0, {}, "The file is text neither in UTF-8 nor in GB18030.");
            return m_rows.take();
        }
        JsonCutter cutter{*text};
        (void)cutter.take('[');
        bool isMore = !cutter.take(']');
        while (isMore) {
            const std::string_view element = cutter.takeElement();
            const bool isTaken = readElement(cutter.lineOfElement(), element);
            isMore = isTaken && cutter.take(',');
            if (isTaken && !isMore && !cutter.take(']')) {
                m_rows.fail(cutter.line(), {}, "The array isn't closed with a bracket.");
                return m_rows.take();
            }
            if (!isTaken) {
                return m_rows.take();
            }
        }
        if (!cutter.atEnd()) {
            m_rows.fail(cutter.line(), {}, "Behind the array stands more, which was not read.");
        }
        return m_rows.take();
    }

private:
    bool readElement(int line, std::string_view element)
    {
        if (element.size() > objectBytesMax) {
            m_rows.fail(line,
                        {},
                        "The object is longer than " + std::to_string(objectBytesMax) + " bytes.");
            return true;
        }
        const Json object = Json::parse(element, nullptr, false);
        if (!object.is_object()) {
            m_rows.fail(line,
                        {},
                        object.is_discarded() ? "This isn't right JSON."
                                              : "Each element has to be an object in braces.");
            return true;
        }
        AppointmentRow row{line, {}};
        for (const auto& [name, value] : object.items()) {
            const auto column = parseColumn(name);
            if (!column) {
                reportUnknown(line);
            } else if (value.is_string()) {
                row.values.emplace(*column, value.get<std::string>());
            } else if (!value.is_null()) {
                m_rows.fail(line, name, "The " + name + " has to be a text in quotation marks.");
                return true;
            }
        }
        return m_rows.add(row);
    }

    /// Once: they all have it, and what it is may be a person's.
    void reportUnknown(int line)
    {
        if (!m_hasUnknown) {
            m_rows.fail(line, {}, "A name in the object isn't known, and is passed over.");
        }
        m_hasUnknown = true;
    }

    AppointmentRows m_rows;
    bool m_hasUnknown = false;
};

} // namespace

AppointmentFile readAppointmentsJson(std::string_view bytes)
{
    return JsonReading{}.read(bytes);
}

} // namespace hall::identity
