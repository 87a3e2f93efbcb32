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
    CannotOpen,  ///< no such folder, no permission, not a journal
    InUse,       ///< another process writes it
    NewerSchema, ///< written by a newer version of this program
    BrokenChain, ///< a row doesn't follow from the one before it; `detail` names row and field
    DamagedPage, ///< SQLite can't read a page; `detail` names it and the first row behind it
    DiskFull,
    Failed, ///< anything else; the detail is for the log
};

/// `detail` is a sentence: what, where, and what to do.
struct JournalError
{
    JournalErrorCode code = JournalErrorCode::Failed;
    std::string detail;
    std::int64_t seq = 0; ///< the row it is about (DamagedPage: the first behind it), 0: none
};

/// What came of an append; README.md says which failure is which.
enum class AppendOutcome {
    Stored,   ///< durable
    Refused,  ///< surely nothing written (disk full): may be tried again
    Unknown,  ///< fsync or commit failed: never try again; stop and replay what is there
    Conflict, ///< another node appended first
};

struct Appended
{
    AppendOutcome outcome = AppendOutcome::Stored;
    std::string detail; ///< empty when stored
};

/// The newest row: where it stands and its chain. Seq 0 and a chain of zeros when there is none.
struct Head
{
    Position position;
    Chain chain{};

    friend bool operator==(const Head&, const Head&) = default;
};

using TakeRow = std::function<bool(const Row&)>;

/// What came of taking archived rows out of the journal.
struct Dropped
{
    Appended appended;
    bool isMore = false; ///< archived rows are still in the journal
};

/// Reads durable rows on a connection of its own, those that were archived too: one thread at a
/// time, any thread, and never waits for an append. The row given to `take` lives until it returns.
class Reader
{
public:
    virtual ~Reader() = default;

    [[nodiscard]] virtual Result<Head, JournalError> head() = 0;
    /// Rows with seq > after, oldest first, until `take` returns false.
    [[nodiscard]] virtual Result<void, JournalError> read(std::int64_t after,
                                                          const TakeRow& take) = 0;
    /// As `read`, but each row is checked against the chain before it is handed on: BrokenChain or
    /// DamagedPage say where. `after` and its chain are trusted (a snapshot's, or 0).
    [[nodiscard]] virtual Result<void, JournalError> replay(std::int64_t after,
                                                            const TakeRow& take) = 0;
    /// The rows of one press, by part; empty when it is unknown. Archives aren't asked: who presses
    /// waits for the answer, not for months.
    [[nodiscard]] virtual Result<std::vector<Row>, JournalError>
    ofCommand(const std::string& command) = 0;
    /// One row, if there is one with this number.
    [[nodiscard]] virtual Result<std::optional<Row>, JournalError> row(std::int64_t seq) = 0;

    /// `replay` for its verdict alone.
    [[nodiscard]] Result<void, JournalError> verify(std::int64_t after)
    {
        return replay(after, [](const Row&) { return true; });
    }
};

/// Append-only log of events. One thread at a time appends; others get a reader each.
class Journal
{
public:
    virtual ~Journal() = default;

    /// As of the last append that was stored.
    [[nodiscard]] virtual const Head& head() const = 0;

    /// One transaction, synced to disk before it returns Stored. Rows come numbered from
    /// head().position.seq + 1; their epoch and chain are filled in here.
    [[nodiscard]] virtual Appended append(std::span<Row> rows) = 0;
    /// Writes to a table beside the events and syncs it: the disk still takes writes.
    [[nodiscard]] virtual Appended probe() = 0;
    /// Housekeeping between appends, some milliseconds now and then. `idle`: nobody is waiting.
    /// Unknown when the disk failed under it.
    [[nodiscard]] virtual Appended tidy(bool idle) = 0;

    /// Takes rows up to `last` out, the oldest first and at most `rowsMax`, and notes in the same
    /// transaction which row the rest follows from. Refused if the journal has no such row: the
    /// caller's archive is another history's.
    [[nodiscard]] virtual Dropped dropArchived(const Head& last, std::int64_t rowsMax) = 0;

    [[nodiscard]] virtual Result<std::unique_ptr<Reader>, JournalError> reader() const = 0;
};

} // namespace hall::journal
