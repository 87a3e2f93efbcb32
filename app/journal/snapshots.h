// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/journal/journal.h"

#include <filesystem>
#include <limits>

namespace hall::journal {

/// The whole hall as of one row. `fold` is the version of the code that folded it: another version
/// doesn't use it.
struct Snapshot
{
    std::int64_t seq = 0;
    int fold = 0;
    std::string bytes;
};

/// Snapshots as files beside the journal, `DIR/snapshots/SEQ.snapshot`; the last two are kept. One
/// thread at a time, any thread: a snapshot of some megabytes never holds up an append.
///
/// They aren't rows of the database because they would pass through its write-ahead log, in front
/// of the answers that wait for the next commit, and would be in every backup.
class Snapshots
{
public:
    Snapshots(std::filesystem::path dataDir, std::unique_ptr<Reader> reader);

    /// The newest below `before` whose checksum is right, whose fold is `fold`, and whose epoch,
    /// seq and chain are in this journal; damaged and foreign ones are skipped. None: replay all.
    [[nodiscard]] std::optional<Snapshot>
    newest(int fold, std::int64_t before = std::numeric_limits<std::int64_t>::max());

    /// Written, synced, then named; epoch and chain come from its row, which must be durable.
    [[nodiscard]] Result<void, JournalError> store(const Snapshot& snapshot);

private:
    void removeAllBut(std::int64_t newest);

    std::filesystem::path m_dataDir;
    std::unique_ptr<Reader> m_reader;
};

} // namespace hall::journal
