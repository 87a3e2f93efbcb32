// SPDX-License-Identifier: Apache-2.0
#include "app/journal/copy.h"

#include "app/journal/event_table.h"

#include <sqlite3.h>

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

} // namespace

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

} // namespace hall::journal
