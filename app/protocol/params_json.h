// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/commands.h"
#include "app/protocol/digest.h"
#include "app/protocol/json.h"

/// For this folder's sources alone.
namespace hall::protocol {

inline constexpr std::size_t wordLengthMax = 64;

/// What a parameter lacks, thrown within this folder alone and caught in `parseRequest`.
struct BadParameter
{
    std::string message;
};

/// Parameters of one request, each taken by name with its type and limits.
class Params
{
public:
    explicit Params(const Json& json)
        : m_json(json)
    {
    }

    [[nodiscard]] bool has(const char* name) const
    {
        return m_json.contains(name) && !m_json.at(name).is_null();
    }

    [[nodiscard]] std::string text(const char* name, std::size_t lengthMax = wordLengthMax) const
    {
        const Json& value = at(name);
        if (!value.is_string() || value.get_ref<const std::string&>().size() > lengthMax) {
            throw BadParameter{std::string{name} + " must be a text of at most " +
                               std::to_string(lengthMax) + " bytes"};
        }
        return value.get<std::string>();
    }

    [[nodiscard]] std::vector<std::string> names() const
    {
        std::vector<std::string> names;
        for (const auto& [name, value] : m_json.items()) {
            names.push_back(name);
        }
        return names;
    }

    [[nodiscard]] std::string textOr(const char* name, const std::string& otherwise) const
    {
        return has(name) ? text(name) : otherwise;
    }

    /// A moment of a day such as 09:30, in minutes after midnight; nothing where it is a number.
    [[nodiscard]] std::optional<int> clock(const char* name) const
    {
        constexpr int minutesPerHour = 60;
        if (!has(name) || at(name).is_number()) {
            return std::nullopt;
        }
        const std::string given = text(name);
        constexpr std::string_view shape = "00:00";
        const bool fits =
            given.size() == shape.size() &&
            std::equal(given.begin(), given.end(), shape.begin(), [](char one, char other) {
                return other == ':' ? one == ':' : one >= '0' && one <= '9';
            });
        const int hours = fits ? std::stoi(given.substr(0, 2)) : 24;
        const int minutes = fits ? std::stoi(given.substr(3)) : 0;
        if (hours > 23 || minutes >= minutesPerHour) {
            throw BadParameter{std::string{name} + " must be a time of day such as 09:30"};
        }
        return hours * minutesPerHour + minutes;
    }

    [[nodiscard]] std::int64_t number(const char* name) const
    {
        const Json& value = at(name);
        if (!value.is_number_integer()) {
            throw BadParameter{std::string{name} + " must be a whole number"};
        }
        return value.get<std::int64_t>();
    }

    [[nodiscard]] CounterNumber counter() const
    {
        const std::int64_t value = number("counter");
        if (value < 0 || value > 999) {
            throw BadParameter{"counter must be a number from 1 to 999"};
        }
        return CounterNumber{static_cast<int>(value)};
    }

    /// `seen` must be there: the ticket in front of the clerk, or null for an empty counter.
    [[nodiscard]] Seen seen() const
    {
        if (!m_json.contains("seen")) {
            throw BadParameter{"seen is missing: the ticket in front of the clerk, or null"};
        }
        return has("seen") ? Seen{TicketId{text("seen")}} : Seen{};
    }

    /// Each thing of a list, at most `most`.
    template <class Read>
    [[nodiscard]] auto list(const char* name, std::size_t most, Read read) const
    {
        std::vector<decltype(read(*this))> values;
        if (!has(name)) {
            return values;
        }
        const Json& array = at(name);
        if (!array.is_array() || array.size() > most) {
            throw BadParameter{std::string{name} + " must be a list of at most " +
                               std::to_string(most)};
        }
        for (const Json& each : array) {
            // A bare text is read as an object's `code`.
            const Json wrapped = each.is_object() ? each : Json{{"code", each}};
            values.push_back(read(Params{wrapped}));
        }
        return values;
    }

    /// A date such as 2026-11-23.
    [[nodiscard]] BusinessDay date(const char* name) const
    {
        const auto day = parseBusinessDay(text(name));
        if (!day) {
            throw BadParameter{std::string{name} + " must be a date such as 2026-11-23"};
        }
        return *day;
    }

    [[nodiscard]] bool flag(const char* name) const
    {
        if (!has(name)) {
            return false;
        }
        if (!at(name).is_boolean()) {
            throw BadParameter{std::string{name} + " must be true or false"};
        }
        return at(name).get<bool>();
    }

    [[nodiscard]] Params object(const char* name) const
    {
        if (!at(name).is_object()) {
            throw BadParameter{std::string{name} + " must be an object"};
        }
        return Params{at(name)};
    }

    [[nodiscard]] std::string codeHash() const
    {
        return has("code") ? sha256Hex(text("code")) : std::string{};
    }

    [[nodiscard]] TicketId ticketOrCode() const
    {
        if (has("ticket") == has("code")) {
            throw BadParameter{"give either ticket or code"};
        }
        return TicketId{textOr("ticket", {})};
    }

private:
    [[nodiscard]] const Json& at(const char* name) const
    {
        if (!m_json.contains(name)) {
            throw BadParameter{std::string{name} + " is missing"};
        }
        return m_json.at(name);
    }

    const Json& m_json;
};

} // namespace hall::protocol
