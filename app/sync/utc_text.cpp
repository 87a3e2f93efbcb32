// SPDX-License-Identifier: Apache-2.0
#include "app/sync/utc_text.h"

#include <algorithm>
#include <charconv>

namespace hall::sync {

namespace {

std::string padded(std::int64_t number, std::size_t digits)
{
    const std::string text = std::to_string(number);
    return std::string(digits - std::min(digits, text.size()), '0') + text;
}

/// The next `digits` of a text, which have to be there, and whatever has to stand behind them.
std::optional<int> take(std::string_view& text, std::size_t digits, std::string_view behind)
{
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool isWhole = error == std::errc{} && text.size() >= digits &&
                         end == text.data() + digits && text.front() != '-';
    if (!isWhole || !text.substr(digits).starts_with(behind)) {
        return std::nullopt;
    }
    text.remove_prefix(digits + behind.size());
    return number;
}

/// Milliseconds of `.5`, and what is finer left out; 0 without a point.
std::optional<std::chrono::milliseconds> takeFraction(std::string_view& text)
{
    if (!text.starts_with('.')) {
        return std::chrono::milliseconds{0};
    }
    text.remove_prefix(1);
    const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
    if (digits == 0) {
        return std::nullopt;
    }
    std::string three{text.substr(0, std::min<std::size_t>(digits, 3))};
    three.resize(3, '0');
    text.remove_prefix(digits);
    std::string_view rest{three};
    return std::chrono::milliseconds{take(rest, 3, "").value_or(0)};
}

/// What local time is ahead of UTC, and the end of the text.
std::optional<std::chrono::minutes> takeOffset(std::string_view text)
{
    if (text == "Z" || text == "z") {
        return std::chrono::minutes{0};
    }
    const bool isBehind = text.starts_with('-');
    if (!isBehind && !text.starts_with('+')) {
        return std::nullopt;
    }
    text.remove_prefix(1);
    const auto hours = take(text, 2, ":");
    const auto minutes = hours ? take(text, 2, "") : std::nullopt;
    if (!minutes || !text.empty() || *hours > 23 || *minutes > 59) {
        return std::nullopt;
    }
    const std::chrono::minutes offset = std::chrono::hours{*hours} + std::chrono::minutes{*minutes};
    return isBehind ? -offset : offset;
}

} // namespace

std::optional<Time> parseTime(std::string_view text)
{
    constexpr std::size_t dateLength = 10;
    const auto date = parseBusinessDay(text.substr(0, dateLength));
    if (!date || text.size() <= dateLength ||
        (text[dateLength] != 'T' && text[dateLength] != 't')) {
        return std::nullopt;
    }
    text.remove_prefix(dateLength + 1);
    const auto hour = take(text, 2, ":");
    const auto minute = hour ? take(text, 2, ":") : std::nullopt;
    const auto second = minute ? take(text, 2, "") : std::nullopt;
    const auto fraction = second ? takeFraction(text) : std::nullopt;
    const auto offset = fraction ? takeOffset(text) : std::nullopt;
    if (!offset || *hour > 23 || *minute > 59 || *second > 59) {
        return std::nullopt;
    }
    return Time{std::chrono::sys_days{date->date}} + std::chrono::hours{*hour} +
           std::chrono::minutes{*minute} + std::chrono::seconds{*second} + *fraction - *offset;
}

std::optional<std::string> toUtcText(Time time)
{
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const BusinessDay date{day};
    const std::chrono::hh_mm_ss clock{time - day};
    const int year = static_cast<int>(date.date.year());
    // A date of a far time overflows: only one that leads back to it is told.
    if (year < 0 || year > 9999 || std::chrono::sys_days{date.date} != day) {
        return std::nullopt;
    }
    return toText(date) + 'T' + padded(clock.hours().count(), 2) + ':' +
           padded(clock.minutes().count(), 2) + ':' + padded(clock.seconds().count(), 2) + '.' +
           padded(clock.subseconds().count(), 3) + 'Z';
}

} // namespace hall::sync
