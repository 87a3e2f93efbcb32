// SPDX-License-Identifier: Apache-2.0
#include "app/sync/utc_text.h"

#include <algorithm>

namespace hall::sync {

namespace {

std::string padded(std::int64_t number, std::size_t digits)
{
    const std::string text = std::to_string(number);
    return std::string(digits - std::min(digits, text.size()), '0') + text;
}

} // namespace

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
