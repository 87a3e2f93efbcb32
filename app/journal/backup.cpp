// SPDX-License-Identifier: Apache-2.0
#include "app/journal/backup.h"

#include "app/journal/backup_months.h"
#include "app/journal/cut.h"
#include "app/journal/event_table.h"
#include "app/journal/file_lock.h"
#include "app/journal/files.h"
#include "app/journal/swap.h"

#include <sqlite3.h>

#include <algorithm>

namespace hall::journal {

namespace {

/// All pages in one read transaction: the writer goes on, the copy doesn't see it.
Result<void, JournalError> copyPages(const sqlite::Database& from, const sqlite::Database& to)
{
    sqlite3_backup* copy = sqlite3_backup_init(to.handle(), "main", from.handle(), "main");
    if (copy == nullptr) {
        return failure(toJournalError(to.lastError(), "copying the journal"));
    }
    sqlite3_backup_step(copy, -1);
    if (sqlite3_backup_finish(copy) != SQLITE_OK) {
        return failure(toJournalError(to.lastError(), "copying the journal"));
    }
    return {};
}

Result<void, JournalError>
copyTo(const std::filesystem::path& path, const sqlite::Database& from, const std::string& vfs)
{
    auto to = sqlite::Database::open(path.string(), sqlite::Database::Access::Create, vfs);
    if (!to) {
        return failure(toJournalError(to.error(), "making " + path.string()));
    }
    if (auto copied = copyPages(from, *to); !copied) {
        return copied;
    }
    // One file, readable from a disk that can't be written.
    if (auto lone = to->execute("PRAGMA journal_mode = DELETE"); !lone) {
        return failure(toJournalError(lone.error(), "finishing " + path.string()));
    }
    return {};
}

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

Result<void, JournalError> refuseRows(const JournalFiles& files)
{
    std::error_code ignored;
    if (!std::filesystem::exists(files.database(), ignored)) {
        return {};
    }
    const auto database = openDatabase(files, sqlite::Database::Access::Read);
    const auto head = database ? readHead(*database) : failure(database.error());
    if (head && head->position.seq == 0) {
        return {};
    }
    return failure(JournalError{JournalErrorCode::InUse,
                                files.database().string() +
                                    (head ? " has rows" : " can't be read, but may have rows") +
                                    "; it isn't replaced unless told to set it aside."});
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
    std::error_code error;
    if (!std::filesystem::exists(backup, error)) {
        return failure(JournalError{JournalErrorCode::CannotOpen,
                                    "There is no backup " + backup.string() + "."});
    }
    auto lock = FileLock::take(files.lock());
    if (!lock) {
        return failure(lock.error());
    }
    if (overwrite == Overwrite::Refuse) {
        if (auto refused = refuseRows(files); !refused) {
            return failure(refused.error());
        }
    }
    const auto from = openDatabase(backup.string(), sqlite::Database::Access::Read, files.vfs);
    if (!from) {
        return failure(from.error());
    }
    const auto room = makeRoomForNew(files);
    if (!room) {
        return failure(room.error());
    }
    if (auto copied = copyTo(room->database(), *from, files.vfs); !copied) {
        return failure(copied.error());
    }
    if (auto brought = bringMonths(backup, *room); !brought) {
        return failure(brought.error());
    }

    auto made = openDatabase(*room, sqlite::Database::Access::Write);
    const auto last = made ? readHead(*made) : failure(made.error());
    if (!last) {
        return failure(last.error());
    }
    Cut cut;
    cut.cause = "restored";
    cut.previousEpoch = last->position.epoch;
    cut.seq = last->position.seq + 1;
    cut.previousChain = last->chain;
    cut.at = now.time_since_epoch().count();
    const auto head = begin(*made, cut);
    if (!head) {
        return failure(head.error());
    }
    made = sqlite::Database();
    if (auto swapped = swapInMonths(*room, files); !swapped) {
        return failure(swapped.error());
    }
    auto before = swapIn(*room, files);
    if (!before) {
        return failure(before.error());
    }
    return Restored{*head, std::move(*before)};
}

} // namespace hall::journal
