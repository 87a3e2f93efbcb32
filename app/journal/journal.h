// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"
#include "app/journal/row.h"

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace hall::journal {

enum class JournalErrorCode {
    CannotOpen,  ///< no such folder, no permission, not a journal, locked by another process
    NewerSchema, ///< written by a newer version of this program
    BrokenChain, ///< a row doesn't follow from the one before it: `seq` and the field are in
                 ///< `detail`
    DamagedPage, ///< SQLite can't read a page: it and the first row behind it are in `detail`
    DiskFull,
    Failed, ///< anything else; the detail is for the log
};

struct JournalError
{
    JournalErrorCode code = JournalErrorCode::Failed;
    std::string detail;   ///< says what, where, and what to do
    std::int64_t seq = 0; ///< the row it is about, 0: none
};

/// What came of an append; see "four outcomes" in README.md.
enum class AppendOutcome {
    Stored,   ///< durable
    Refused,  ///< surely nothing written (disk full): may be tried again
    Unknown,  ///< fsync or commit failed: never try again; stop and replay what is there
    Conflict, ///< another node appended first
};

struct Appended
{
    AppendOutcome outcome = AppendOutcome::Stored;
    std::string detail;
};

/// The whole hall as of one row. `fold` is the version of the code that folded it: another version
/// doesn't use it.
struct Snapshot
{
    Position position;
    Chain chain{};
    int fold = 0;
    std::string bytes;
};

/// Append-only log of events. One thread appends; `reader()` gives others their own connection.
class Journal
{
public:
    virtual ~Journal() = default;

    /// Epoch and number of the newest row; seq 0 when empty.
    [[nodiscard]] virtual Position head() const = 0;
    [[nodiscard]] virtual Chain headChain() const = 0;

    /// One transaction, synced to disk before it returns Stored. Rows come numbered from head().seq
    /// + 1; epoch and chain are filled in here.
    [[nodiscard]] virtual Appended append(std::span<Row> rows) = 0;

    /// Rows with seq > after, oldest first, until `take` returns false.
    [[nodiscard]] virtual Result<void, JournalError>
    read(std::int64_t after, const std::function<bool(const Row&)>& take) = 0;
    /// The rows of one press, by part; empty when it is unknown.
    [[nodiscard]] virtual Result<std::vector<Row>, JournalError>
    ofCommand(const std::string& command) = 0;
    /// Recomputes the chain over rows with seq > after: BrokenChain or DamagedPage say where.
    [[nodiscard]] virtual Result<void, JournalError> verify(std::int64_t after) = 0;

    /// Usable snapshots (checksum right, position and chain are in this history), newest first;
    /// damaged ones are skipped.
    [[nodiscard]] virtual std::vector<Snapshot> snapshots() = 0;
    /// Keeps it beside the last one and drops older ones.
    [[nodiscard]] virtual Result<void, JournalError> store(const Snapshot& snapshot) = 0;

    /// Writes a row to a table beside the events and syncs it: the disk still takes writes.
    [[nodiscard]] virtual Appended probe() = 0;
    /// Frees the disk reserve so that the day can be closed on a full disk; taken again by the next
    /// `holdReserve`.
    virtual void releaseReserve() = 0;
    virtual void holdReserve() = 0;
};

} // namespace hall::journal
