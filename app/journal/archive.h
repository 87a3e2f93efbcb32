// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/time.h"
#include "app/journal/sqlite_journal.h"

/// Old months leave the journal for files of their own: copied, read back and synced first, then
/// taken out. Killed at any moment, every row is in one of them or in both, and the next time goes
/// on from there.
namespace hall::journal {

/// Rows that leave in one transaction: a commit that answers wait behind stays short.
inline constexpr std::int64_t rowsDroppedAtOnce = 500;

struct ArchivedMonth
{
    std::filesystem::path file;
    Head last; ///< row; the journal's next anchor
    std::int64_t rows = 0;
};

/// Copies the oldest month of the journal to a file of its own if it lies more than `keepMonths`
/// before the one of `now` and a later row is there. Nothing is taken out of the journal yet. Any
/// thread, also while a hall writes; none when no month is due.
[[nodiscard]] Result<std::optional<ArchivedMonth>, JournalError>
copyOldestMonth(const JournalFiles& files, int keepMonths, Time now);

struct Archived
{
    std::int64_t months = 0;
    std::int64_t rows = 0;
};

/// All that is due, when no hall writes the journal.
[[nodiscard]] Result<Archived, JournalError>
archive(const JournalFiles& files, int keepMonths, Time now);

} // namespace hall::journal
