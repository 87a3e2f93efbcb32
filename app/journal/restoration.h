// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/journal/backup.h"
#include "app/journal/file_lock.h"
#include "app/journal/sqlite.h"

#include <span>

namespace hall::journal {

/// A backup on its way to be the journal of `files`, in a folder beside it. Until `finish` nothing
/// of the journal changes, and whoever is interrupted begins once more. Holds the journal's lock.
class Restoration
{
public:
    [[nodiscard]] static Result<Restoration, JournalError>
    begin(const std::filesystem::path& backup, const JournalFiles& files, Overwrite overwrite);

    /// The newest row so far.
    [[nodiscard]] Result<Head, JournalError> head() const;
    /// The newest row of each epoch, newest first, at most `most`; of the archive none.
    [[nodiscard]] Result<std::vector<Position>, JournalError> epochEnds(std::size_t most) const;
    /// Gives up the rows after `last`: the hall went on without them. Returns how many.
    [[nodiscard]] Result<std::int64_t, JournalError> giveUpAfter(const Position& last);
    /// Rows of the same hall as somebody else kept them, after the newest one, as they are: `check`
    /// looks whether they follow.
    [[nodiscard]] Result<void, JournalError> add(std::span<const Row> rows);
    /// Whether each row that was added follows from the one before it; names row and field.
    [[nodiscard]] Result<void, JournalError> check() const;
    /// Begins a new epoch and takes the journal's place; the last thing done with it.
    [[nodiscard]] Result<Restored, JournalError> finish(Time now);

private:
    Restoration(JournalFiles files, JournalFiles room, FileLock lock, sqlite::Database made);

    JournalFiles m_files;
    JournalFiles m_room;
    FileLock m_lock;
    sqlite::Database m_made;
    std::optional<std::int64_t> m_added; ///< the row before the first that was added
};

} // namespace hall::journal
