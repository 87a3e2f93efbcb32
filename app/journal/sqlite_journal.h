// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/journal/journal.h"

#include <filesystem>

namespace hall::journal {

/// Where a journal lies, and through which SQLite VFS (empty: the system's; tests give a faulty
/// one).
struct JournalFiles
{
    std::filesystem::path dataDir;
    std::string vfs;

    [[nodiscard]] std::filesystem::path database() const
    {
        return dataDir / "journal.db";
    }

    [[nodiscard]] std::filesystem::path lock() const
    {
        return dataDir / "journal.lock";
    }
};

/// The journal of `files`, made with a new epoch if there is none. Takes the same time for any
/// number of rows and verifies none: the caller picks a snapshot and replays the rest, checked.
/// Holds the lock until destroyed; a second writer gets InUse.
[[nodiscard]] Result<std::unique_ptr<Journal>, JournalError>
openSqliteJournal(const JournalFiles& files);

/// Reads a journal, also while a hall writes it. Never creates one.
[[nodiscard]] Result<std::unique_ptr<Reader>, JournalError>
openSqliteReader(const JournalFiles& files);

} // namespace hall::journal
