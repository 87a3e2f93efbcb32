// SPDX-License-Identifier: Apache-2.0
#include "app/journal/backup.h"

#include "app/journal/backup_months.h"
#include "app/journal/copy.h"
#include "app/journal/event_table.h"
#include "app/journal/files.h"
#include "app/journal/restoration.h"

namespace hall::journal {

namespace {

/// A month that leaves the journal meanwhile is in both copies, as in the journal itself.
Result<void, JournalError> copyAll(const JournalFiles& from, const JournalFiles& to)
{
    const auto database = openDatabase(from, sqlite::Database::Access::Read);
    if (!database) {
        return failure(database.error());
    }
    if (auto copied = copyTo(to.database(), *database, from.vfs); !copied) {
        return copied;
    }
    if (auto synced = syncPath(to.database()); !synced) {
        return synced;
    }
    return copyMonths(from, to);
}

Result<Backup, JournalError> readBack(const JournalFiles& copy)
{
    const auto reader = openSqliteReader(copy);
    if (!reader) {
        return failure(reader.error());
    }
    const auto head = (*reader)->head();
    if (!head) {
        return failure(head.error());
    }
    Backup done{*head, std::nullopt};
    if (auto verified = (*reader)->verify(0); !verified) {
        done.damage = verified.error();
    }
    return done;
}

/// The months before the file: where a backup has its name, all of it is there.
Result<void, JournalError> giveNames(const JournalFiles& made, const std::filesystem::path& to)
{
    std::error_code error;
    if (auto moved = moveMonths(made.archive(), monthsBeside(to)); !moved) {
        return moved;
    }
    std::filesystem::rename(made.database(), to, error);
    if (error) {
        return failure(systemError(error.value(), "naming " + to.string()));
    }
    std::filesystem::remove_all(made.dataDir, error);
    return syncPath(std::filesystem::absolute(to).parent_path());
}

} // namespace

Result<Backup, JournalError> backup(const JournalFiles& files, const std::filesystem::path& to)
{
    std::error_code error;
    for (const auto& path : {to, monthsBeside(to)}) {
        if (std::filesystem::exists(path, error)) {
            return failure(
                JournalError{JournalErrorCode::CannotOpen, path.string() + " exists already."});
        }
    }
    const JournalFiles made{to.string() + ".new", files.vfs};
    std::filesystem::remove_all(made.dataDir, error);
    std::filesystem::create_directories(made.dataDir, error);
    if (error) {
        return failure(systemError(error.value(), "making " + made.dataDir.string()));
    }
    if (auto copied = copyAll(files, made); !copied) {
        std::filesystem::remove_all(made.dataDir, error);
        return failure(copied.error());
    }
    auto done = readBack(made);
    if (!done) {
        std::filesystem::remove_all(made.dataDir, error);
        return done;
    }
    if (auto named = giveNames(made, to); !named) {
        return failure(named.error());
    }
    return done;
}

Result<Restored, JournalError> restore(const std::filesystem::path& backup,
                                       const JournalFiles& files,
                                       Overwrite overwrite,
                                       Time now)
{
    auto restoration = Restoration::begin(backup, files, overwrite);
    return restoration ? restoration->finish(now) : failure(restoration.error());
}

} // namespace hall::journal
