// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/journal/sqlite_journal.h"

#include <map>

namespace hall::journal {

/// The months that left the journal, `DIR/archive/2024-10.db`, oldest first, whatever they hold.
[[nodiscard]] std::vector<std::filesystem::path> archiveFiles(const JournalFiles& files);
[[nodiscard]] std::vector<std::filesystem::path> monthsIn(const std::filesystem::path& folder);

/// One row that was archived, if there is one with this number.
[[nodiscard]] std::optional<Row> archivedRow(const JournalFiles& files, std::int64_t seq);

/// Breaks that cuts in archives vouch for.
[[nodiscard]] std::map<std::int64_t, std::string> archivedBreaks(const JournalFiles& files);

/// Rows after `after` up to `anchor`, the row that the journal goes on from, oldest first until
/// `take` returns false. They are checked against the chain when `others`, the breaks that the
/// journal vouches for, is given; a file that is missing is always found.
[[nodiscard]] Result<void, JournalError>
walkArchives(const JournalFiles& files,
             std::int64_t after,
             const Head& anchor,
             const std::function<std::map<std::int64_t, std::string>()>& others,
             const TakeRow& take);

} // namespace hall::journal
