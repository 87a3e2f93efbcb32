// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/journal/journal.h"

#include <filesystem>

namespace hall::journal {

/// Where a journal lies, and on what.
struct JournalFiles
{
    std::filesystem::path dataDir;
    std::string vfs; ///< of SQLite; empty: the system's. Tests give a faulty one
    /// The write-ahead log is written ahead to this size: commits then overwrite it in place, which
    /// syncs in about two thirds of the time of a file that grows.
    std::int64_t logBytes = std::int64_t{4} * 1024 * 1024;

    [[nodiscard]] std::filesystem::path database() const
    {
        return dataDir / "journal.db";
    }

    [[nodiscard]] std::filesystem::path log() const
    {
        return dataDir / "journal.db-wal";
    }

    /// Of the months that left the journal.
    [[nodiscard]] std::filesystem::path archive() const
    {
        return dataDir / "archive";
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
