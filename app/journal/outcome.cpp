// SPDX-License-Identifier: Apache-2.0
#include "app/journal/outcome.h"

#include <sqlite3.h>

#include <cerrno>

namespace hall::journal {

namespace {

bool isSync(int code)
{
    return code == SQLITE_IOERR_FSYNC || code == SQLITE_IOERR_DIR_FSYNC;
}

bool isNoRoom(const sqlite::Error& error)
{
    const bool writing = error.code == SQLITE_IOERR_WRITE || error.code == SQLITE_IOERR_SHMSIZE;
    return (error.code & 0xff) == SQLITE_FULL ||
           (writing && (error.systemError == ENOSPC || error.systemError == EDQUOT ||
                        error.systemError == EFBIG));
}

} // namespace

AppendOutcome outcomeOf(const sqlite::Error& error, WriteStep step)
{
    // After a failed fsync the kernel may have dropped what it couldn't write: nothing that this
    // process sees is proof any more.
    if (isSync(error.code)) {
        return AppendOutcome::Unknown;
    }
    // The commit's last frame didn't reach the log, so recovery ignores the others.
    if (isNoRoom(error)) {
        return AppendOutcome::Refused;
    }
    if (step == WriteStep::Commit) {
        return (error.code & 0xff) == SQLITE_BUSY ? AppendOutcome::Refused : AppendOutcome::Unknown;
    }

    switch (error.code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_NOMEM:
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
        return AppendOutcome::Refused;
    default:
        return AppendOutcome::Unknown; // a damaged page, a broken invariant: trying again won't
                                       // help
    }
}

} // namespace hall::journal
