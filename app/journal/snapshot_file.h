// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/journal/snapshots.h"

namespace hall::journal {

/// What a snapshot's file says: the snapshot and the row that it is as of.
struct SnapshotFile
{
    Snapshot snapshot;
    Head head;
};

[[nodiscard]] std::filesystem::path snapshotFolder(const std::filesystem::path& dataDir);
/// Snapshots of the folder by number, newest first, whatever they hold.
[[nodiscard]] std::vector<std::int64_t> snapshotNumbers(const std::filesystem::path& dataDir);
[[nodiscard]] std::filesystem::path snapshotPath(const std::filesystem::path& dataDir,
                                                 std::int64_t seq);

[[nodiscard]] std::string encodeSnapshot(const SnapshotFile& file);
/// None when anything in it is damaged.
[[nodiscard]] std::optional<SnapshotFile> decodeSnapshot(std::string_view bytes);
[[nodiscard]] std::optional<SnapshotFile> readSnapshot(const std::filesystem::path& path);

[[nodiscard]] bool hasSnapshots(const std::filesystem::path& dataDir);
/// A sound snapshot of this history that is ahead of its newest row: acknowledged rows are gone.
[[nodiscard]] std::optional<JournalError> rowsMissingBehind(const std::filesystem::path& dataDir,
                                                            const Head& head);

} // namespace hall::journal
