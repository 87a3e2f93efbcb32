// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/time.h"
#include "app/journal/sqlite_journal.h"

namespace hall::journal {

struct Backup
{
    Head head;
    std::optional<JournalError> damage; ///< what is broken in the copy, as it is in the journal
};

/// Copies the journal to one file and its archive beside it, also while a hall writes it, and reads
/// the copy back against its chain. It has the events and nothing else: no keys, no vault, no
/// snapshots. Refuses a file that exists.
[[nodiscard]] Result<Backup, JournalError> backup(const JournalFiles& files,
                                                  const std::filesystem::path& to);

enum class Overwrite {
    Refuse,  ///< a journal with rows
    SetAside ///< it stays beside the restored one
};

struct Restored
{
    Head head;                    ///< the note that begins the new epoch
    std::filesystem::path before; ///< the journal that was there, empty if none was
};

/// Makes the journal and the archive of `files` from a backup. It goes on in a new epoch: what
/// happened after the backup was taken is another history.
[[nodiscard]] Result<Restored, JournalError> restore(const std::filesystem::path& backup,
                                                     const JournalFiles& files,
                                                     Overwrite overwrite,
                                                     Time now);

} // namespace hall::journal
