// SPDX-License-Identifier: Apache-2.0
#include "app/core/time.h"

#include <array>
#include <charconv>
#include <cstdio>

namespace hall {

namespace {

std::optional<unsigned> parseDigits(std::string_view digits)
{
    unsigned value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc{} || end != digits.data() + digits.size()) {
        return std::nullopt;
    }
    return value;
}

} // namespace

std::string toText(BusinessDay day)
{
    std::array<char, 32> text{};
    const int length = std::snprintf(text.data(),
                                     text.size(),
                                     "%04d-%02u-%02u",
                                     static_cast<int>(day.date.year()),
                                     static_cast<unsigned>(day.date.month()),
                                     static_cast<unsigned>(day.date.day()));
    return {text.data(), static_cast<std::size_t>(length)};
}

std::optional<BusinessDay> parseBusinessDay(std::string_view text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
        return std::nullopt;
    }
    const auto year = parseDigits(text.substr(0, 4));
    const auto month = parseDigits(text.substr(5, 2));
    const auto day = parseDigits(text.substr(8, 2));
    if (!year || !month || !day) {
        return std::nullopt;
    }
    const std::chrono::year_month_day date{std::chrono::year{static_cast<int>(*year)},
                                           std::chrono::month{*month},
                                           std::chrono::day{*day}};
    if (!date.ok()) {
        return std::nullopt;
    }
    return BusinessDay{date};
}

} // namespace hall
