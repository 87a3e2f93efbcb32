// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/hub/sql_connection.h"

#include <charconv>

/// Rows of `event` as text.
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

} // namespace hall::hub
