// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/journal/sqlite_journal.h"

/// The months that left the journal, as a backup has them.
namespace hall::journal {

/// Where they stand beside a backup: `FILE.archive/2024-10.db`.
[[nodiscard]] std::filesystem::path monthsBeside(const std::filesystem::path& backup);

/// Copies and syncs them; a file of one never changes. No folder where there are none.
[[nodiscard]] Result<void, JournalError> copyMonths(const JournalFiles& from,
                                                    const JournalFiles& to);

/// Renames a folder of them, if it is there.
[[nodiscard]] Result<void, JournalError> moveMonths(const std::filesystem::path& from,
                                                    const std::filesystem::path& to);

/// Copies those of a backup to where its journal was prepared. Refused when they don't lead up to
/// the journal's first row: no hall starts without them.
[[nodiscard]] Result<void, JournalError> bringMonths(const std::filesystem::path& backup,
                                                     const JournalFiles& made);

/// Puts those of `made` in place; what was there stays beside them.
[[nodiscard]] Result<void, JournalError> swapInMonths(const JournalFiles& made,
                                                      const JournalFiles& files);

} // namespace hall::journal
