// SPDX-License-Identifier: Apache-2.0
#include "app/identity/id_number.h"

#include "app/core/assert.h"
#include "app/identity/folded.h"

#include <algorithm>
#include <array>
#include <optional>

namespace hall::identity {

namespace {

constexpr std::size_t length = 18;
constexpr std::size_t lengthBefore1999 = 15;
constexpr int earliestYear = 1900;

// Counties come and go, and numbers given by abolished ones stay valid: only the first two digits
// are looked at.
constexpr std::array<std::string_view, 35> provinces{
    "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34",
    "35", "36", "37", "41", "42", "43", "44", "45", "46", "50", "51", "52",
    "53", "54", "61", "62", "63", "64", "65", "71", "81", "82", "83"};

bool isProvince(std::string_view digits)
{
    return std::ranges::find(provinces, digits) != provinces.end();
}

/// A foreigner's number begins with 9 and the province after it.
bool isKnownArea(std::string_view number)
{
    return isProvince(number.substr(0, 2)) ||
           (number.front() == '9' && isProvince(number.substr(1, 2)));
}

int numberAt(std::string_view digits, std::size_t from, std::size_t count)
{
    int value = 0;
    for (const char digit : digits.substr(from, count)) {
        value = value * 10 + (digit - '0');
    }
    return value;
}

BusinessDay birthOf(std::string_view number)
{
    return {std::chrono::year{numberAt(number, 6, 4)} /
            std::chrono::month{static_cast<unsigned>(numberAt(number, 10, 2))} /
            std::chrono::day{static_cast<unsigned>(numberAt(number, 12, 2))}};
}

bool isDigit(char character)
{
    return character >= '0' && character <= '9';
}

std::optional<IdNumberFault> faultOfForm(std::string_view number)
{
    if (number.empty()) {
        return IdNumberFault::Empty;
    }
    if (number.size() == lengthBefore1999 && std::ranges::all_of(number, isDigit)) {
        return IdNumberFault::OldForm;
    }
    if (number.size() != length) {
        return IdNumberFault::WrongLength;
    }
    if (!std::ranges::all_of(number.substr(0, length - 1), isDigit) ||
        (!isDigit(number.back()) && number.back() != 'X')) {
        return IdNumberFault::WrongCharacter;
    }
    return std::nullopt;
}

} // namespace

std::string_view explain(IdNumberFault fault)
{
    switch (fault) {
    case IdNumberFault::Empty:
        return "The ID number is missing.";
    case IdNumberFault::OldForm:
        return "This is an ID number of 15 digits, which has not been valid since 2013; the one of "
               "18 characters is needed.";
    case IdNumberFault::WrongLength:
        return "An ID number has 18 characters.";
    case IdNumberFault::WrongCharacter:
        return "An ID number has 17 digits and then a digit or X.";
    case IdNumberFault::UnknownArea:
        return "No ID number begins like this one.";
    case IdNumberFault::NoSuchDate:
        return "The date of birth in the ID number doesn't exist.";
    case IdNumberFault::BornInFuture:
        return "The date of birth in the ID number is still to come.";
    }
    return {};
}

char checkCharacter(std::string_view seventeenDigits)
{
    HALL_ASSERT(seventeenDigits.size() == length - 1);
    int product = 0;
    for (const char digit : seventeenDigits) {
        product = (product + (digit - '0')) * 2 % 11;
    }
    constexpr std::string_view characters = "0123456789X";
    return characters.at(static_cast<std::size_t>((12 - product) % 11));
}

IdNumber::IdNumber(std::string text)
    : m_text(std::move(text))
{
}

Result<IdNumber, IdNumberFault> IdNumber::parse(std::string_view text, BusinessDay today)
{
    std::string number = folded(text);
    if (const auto fault = faultOfForm(number)) {
        return failure(*fault);
    }
    if (!isKnownArea(number)) {
        return failure(IdNumberFault::UnknownArea);
    }
    const BusinessDay birth = birthOf(number);
    if (!birth.date.ok() || birth.date.year() < std::chrono::year{earliestYear}) {
        return failure(IdNumberFault::NoSuchDate);
    }
    if (birth > today) {
        return failure(IdNumberFault::BornInFuture);
    }
    return IdNumber(std::move(number));
}

bool IdNumber::checks() const
{
    return checkCharacter(std::string_view(m_text).substr(0, length - 1)) == m_text.back();
}

BusinessDay IdNumber::born() const
{
    return birthOf(m_text);
}

int IdNumber::ageOn(BusinessDay day) const
{
    const std::chrono::year_month_day birth = born().date;
    const auto years = static_cast<int>(day.date.year()) - static_cast<int>(birth.year());
    const bool hadBirthday = day.date.month() / day.date.day() >= birth.month() / birth.day();
    return hadBirthday ? years : years - 1;
}

std::string IdNumber::masked() const
{
    return m_text.substr(0, 6) + "********" + m_text.substr(14);
}

} // namespace hall::identity
