// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/hub/sql_connection.h"

#include <charconv>

/// Rows of `event`, numbers and times as text.
namespace hall::hub {

/// The columns that `rowOf` reads, in their order.
[[nodiscard]] std::string rowColumns(const SqlDialect& dialect);
[[nodiscard]] journal::Row rowOf(const SqlConnection::Row& row);

template <class Number>
[[nodiscard]] Number numberOf(const std::string& text)
{
    Number number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

[[nodiscard]] inline std::string textOf(Time time)
{
    return std::to_string(time.time_since_epoch().count());
}

[[nodiscard]] inline Time timeOf(const std::string& text)
{
    return Time{Duration{numberOf<Duration::rep>(text)}};
}

} // namespace hall::hub
