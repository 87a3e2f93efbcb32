// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/journal/journal.h"

namespace hall::journal {

using TakeLine = std::function<void(std::string_view)>;

/// One row as a JSON object on one line, without the line's end: every column, `body` as the string
/// it is (so that its chain can be checked), `chain` in hex.
[[nodiscard]] std::string toJsonLine(const Row& row);

/// Rows from..to as JSON lines, oldest first; returns how many.
[[nodiscard]] Result<std::int64_t, JournalError>
exportLines(Reader& reader, std::int64_t from, std::int64_t to, const TakeLine& take);

/// The last `count` rows as JSON lines, oldest first.
[[nodiscard]] Result<std::int64_t, JournalError>
tail(Reader& reader, std::int64_t count, const TakeLine& take);

} // namespace hall::journal
