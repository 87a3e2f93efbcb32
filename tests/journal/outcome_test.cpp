// SPDX-License-Identifier: Apache-2.0
#include "app/journal/outcome.h"
#include "tests/journal/fixture.h"

#include <sqlite3.h>

#include <array>
#include <cerrno>

namespace hall::journal {

TEST_CASE("each failed write has its outcome", "[journal][outcome]")
{
    using enum AppendOutcome;

    struct Case
    {
        int code;
        int systemError;
        AppendOutcome beforeCommit;
        AppendOutcome commit;
    };

    const auto cases = std::to_array<Case>({
        {SQLITE_FULL, ENOSPC, Refused, Refused},
        {SQLITE_FULL, 0, Refused, Refused},
        {SQLITE_IOERR_WRITE, EDQUOT, Refused, Refused},
        {SQLITE_IOERR_WRITE, EFBIG, Refused, Refused},
        {SQLITE_IOERR_SHMSIZE, ENOSPC, Refused, Refused},
        {SQLITE_IOERR_WRITE, EIO, Refused, Unknown},
        {SQLITE_IOERR_READ, EIO, Refused, Unknown},
        {SQLITE_IOERR_FSYNC, EIO, Unknown, Unknown},
        {SQLITE_IOERR_FSYNC, ENOSPC, Unknown, Unknown},
        {SQLITE_IOERR_DIR_FSYNC, EIO, Unknown, Unknown},
        {SQLITE_BUSY, 0, Refused, Refused},
        {SQLITE_NOMEM, 0, Refused, Unknown},
        {SQLITE_CANTOPEN, EMFILE, Refused, Unknown},
        {SQLITE_READONLY, EROFS, Refused, Unknown},
        {SQLITE_CORRUPT, 0, Unknown, Unknown},
        {SQLITE_NOTADB, 0, Unknown, Unknown},
        {SQLITE_CONSTRAINT_UNIQUE, 0, Unknown, Unknown},
        {SQLITE_MISUSE, 0, Unknown, Unknown},
    });
    for (const Case& each : cases) {
        CAPTURE(each.code, each.systemError);
        const sqlite::Error error{each.code, each.systemError, ""};
        CHECK(outcomeOf(error, WriteStep::BeforeCommit) == each.beforeCommit);
        CHECK(outcomeOf(error, WriteStep::Commit) == each.commit);
    }
}

} // namespace hall::journal
