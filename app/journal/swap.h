// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/journal/sqlite_journal.h"

namespace hall::journal {

/// Where a database is prepared before it takes the journal's place; gone when it did.
[[nodiscard]] std::filesystem::path placeForNew(const JournalFiles& files);
/// The same, empty.
[[nodiscard]] Result<JournalFiles, JournalError> makeRoomForNew(const JournalFiles& files);

/// A name for what stays beside its successor: `journal.db.before-1`.
[[nodiscard]] std::filesystem::path freeName(const std::filesystem::path& path);

/// Puts the closed database of `made` in the place of the journal's, in one step. What was there
/// stays beside it; its path is returned, empty if there was nothing. The lock must be held.
[[nodiscard]] Result<std::filesystem::path, JournalError> swapIn(const JournalFiles& made,
                                                                 const JournalFiles& files);

} // namespace hall::journal
