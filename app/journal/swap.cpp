// SPDX-License-Identifier: Apache-2.0
#include "app/journal/swap.h"

#include "app/journal/event_table.h"
#include "app/journal/files.h"

#include <sqlite3.h>

namespace hall::journal {

namespace {

std::filesystem::path logOf(const std::filesystem::path& database)
{
    return database.string() + "-wal";
}

/// Moves the write-ahead log into its database, so that the file alone is the journal.
Result<void, JournalError> settle(const JournalFiles& files)
{
    auto database = openDatabase(files, sqlite::Database::Access::Write);
    if (!database) {
        return {}; // too damaged to open: its log is kept beside it
    }
    const int code = sqlite3_wal_checkpoint_v2(
        database->handle(), nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
    if ((code & 0xff) == SQLITE_BUSY) {
        return failure(JournalError{JournalErrorCode::InUse,
                                    "Another program is reading the journal in " +
                                        files.dataDir.string() + "; stop it first."});
    }
    return {};
}

} // namespace

std::filesystem::path freeName(const std::filesystem::path& path)
{
    for (int number = 1;; ++number) {
        std::filesystem::path name = path.string() + ".before-" + std::to_string(number);
        std::error_code ignored;
        if (!std::filesystem::exists(name, ignored)) {
            return name;
        }
    }
}

std::filesystem::path placeForNew(const JournalFiles& files)
{
    return files.dataDir / "journal.new";
}

Result<JournalFiles, JournalError> makeRoomForNew(const JournalFiles& files)
{
    const auto folder = placeForNew(files);
    std::error_code error;
    std::filesystem::remove_all(folder, error);
    std::filesystem::create_directories(folder, error);
    if (error) {
        return failure(systemError(error.value(), "making " + folder.string()));
    }
    return JournalFiles{folder, files.vfs};
}

Result<std::filesystem::path, JournalError> swapIn(const JournalFiles& made,
                                                   const JournalFiles& files)
{
    if (auto synced = syncPath(made.database()); !synced) {
        return failure(synced.error());
    }

    std::error_code error;
    std::filesystem::path kept;
    const auto database = files.database();
    if (std::filesystem::exists(database, error)) {
        if (auto settled = settle(files); !settled) {
            return failure(settled.error());
        }
        kept = freeName(database);
        // A second name for the old file: at no moment is there no journal.
        std::filesystem::create_hard_link(database, kept, error);
        if (error) {
            return failure(systemError(error.value(), "keeping " + kept.string()));
        }
        if (std::filesystem::exists(logOf(database), error)) {
            std::filesystem::rename(logOf(database), logOf(kept), error);
        }
        std::filesystem::remove(database.string() + "-shm", error);
    }
    std::filesystem::rename(made.database(), database, error);
    if (error) {
        return failure(systemError(error.value(), "replacing " + database.string()));
    }
    std::filesystem::remove_all(made.dataDir, error);
    if (auto synced = syncPath(files.dataDir); !synced) {
        return failure(synced.error());
    }
    return kept;
}

} // namespace hall::journal
