// SPDX-License-Identifier: Apache-2.0
#include "app/journal/backup.h"

#include "app/journal/cut.h"
#include "app/journal/event_table.h"
#include "app/journal/file_lock.h"
#include "app/journal/files.h"
#include "app/journal/sqlite_reader.h"
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
    if (std::filesystem::exists(to, error)) {
        return failure(
            JournalError{JournalErrorCode::CannotOpen, to.string() + " exists already."});
    }
    const auto from = openSqliteReader(files);
    auto database = openDatabase(files, sqlite::Database::Access::Read);
    if (!from || !database) {
        return failure(from ? database.error() : from.error());
    }

    const std::filesystem::path beside = to.string() + ".new";
    std::filesystem::remove(beside, error);
    auto copied = copyTo(beside, *database, files.vfs);
    if (copied) {
        copied = syncPath(beside);
    }
    if (!copied) {
        std::filesystem::remove(beside, error);
        return failure(copied.error());
    }

    auto copy = SqliteReader::open(beside.string(), files.vfs);
    if (!copy) {
        return failure(copy.error());
    }
    const auto head = (*copy)->head();
    if (!head) {
        return failure(head.error());
    }
    Backup done{*head, std::nullopt};
    if (auto verified = (*copy)->verify(0); !verified) {
        done.damage = verified.error();
    }
    copy->reset();
    std::filesystem::rename(beside, to, error);
    if (error) {
        return failure(systemError(error.value(), "naming " + to.string()));
    }
    if (auto synced = syncPath(std::filesystem::absolute(to).parent_path()); !synced) {
        return failure(synced.error());
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
    auto before = swapIn(*room, files);
    if (!before) {
        return failure(before.error());
    }
    return Restored{*head, std::move(*before)};
}

} // namespace hall::journal
