// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/journal/chain.h"
#include "app/journal/journal.h"
#include "app/journal/sqlite.h"

#include <string_view>

namespace hall::journal {

/// How what is said of damage ends.
inline constexpr std::string_view acceptAdvice =
    " `paihao journal accept` keeps every readable row and goes on.";

/// A row whose chain doesn't match, with what stands around it.
struct BrokenLink
{
    std::int64_t previousSeq = 0;
    Chain previousChain{};
    const Row& row;
    const std::optional<Row>& next;
};

/// Names the field that was changed, if a single changed byte explains the break.
[[nodiscard]] JournalError brokenChain(Chainer& chainer, const BrokenLink& link);

/// Names the page that SQLite can't read behind row `lastSeq`, and the first row it can read again.
[[nodiscard]] JournalError damagedPage(const sqlite::Database& database, std::int64_t lastSeq);

/// Every row with seq > after that SQLite can read, damaged pages skipped row by row; returns how
/// many numbers couldn't be read.
[[nodiscard]] Result<std::int64_t, JournalError>
readAround(const sqlite::Database& database, std::int64_t after, const TakeRow& take);

/// The highest number that table or index still know.
[[nodiscard]] std::int64_t highestSeq(const sqlite::Database& database);

/// Whether SQLite's code says that a page can't be read.
[[nodiscard]] bool isDamage(int sqliteCode);

} // namespace hall::journal
