// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/time.h"
#include "app/journal/sqlite_journal.h"

namespace hall::journal {

struct Accepted
{
    std::int64_t kept = 0;        ///< rows, broken ones among them
    std::int64_t broken = 0;      ///< rows that don't follow from the one before
    std::int64_t unreadable = 0;  ///< numbers whose rows are lost
    Head head;                    ///< the note that begins the new epoch
    std::filesystem::path before; ///< the damaged database, as it was found
};

/// Takes a damaged journal as it is: keeps every row that SQLite can read, notes what was broken in
/// a `JournalCut`, opens a new epoch and numbers on above the highest number found. From then on
/// `replay` passes the breaks as they were found, and only so. Refuses a sound journal.
[[nodiscard]] Result<Accepted, JournalError> accept(const JournalFiles& files, Time now);

} // namespace hall::journal
