// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/time.h"
#include "tests/journal/fixture.h"

/// A journal of old months, to be archived.
namespace hall::journal {

inline constexpr Time now{std::chrono::milliseconds{1'795'500'000'000}}; // 2026-11-24
inline constexpr std::int64_t rowsOfMonth = 30;

/// 2024-08, 2024-09 … thirty rows each, an hour apart.
[[nodiscard]] Row rowOf(std::int64_t seq);
[[nodiscard]] std::vector<Row> rowsOf(std::int64_t first, std::int64_t last);

/// Four months, 2024-08 to 2024-11; with 24 months kept all but the last are due.
void makeMonths(const JournalFiles& files);

/// `sound`, or what is wrong.
[[nodiscard]] std::string verdict(const JournalFiles& files, std::int64_t after = 0);
/// Those that aren't in an archive.
[[nodiscard]] std::int64_t rowsInJournal(const JournalFiles& files);
/// Checks that everything is read that a process which never heard of archives would have read.
void checkWhole(const JournalFiles& files, std::int64_t last = 4 * rowsOfMonth);

} // namespace hall::journal
