// SPDX-License-Identifier: Apache-2.0
#include "app/journal/snapshots.h"

#include "app/journal/files.h"
#include "app/journal/snapshot_file.h"

namespace hall::journal {

namespace {

constexpr std::size_t snapshotsKept = 2;

} // namespace

Snapshots::Snapshots(std::filesystem::path dataDir, std::unique_ptr<Reader> reader)
    : m_dataDir(std::move(dataDir))
    , m_reader(std::move(reader))
{
}

std::optional<Snapshot> Snapshots::newest(int fold, std::int64_t before)
{
    for (const std::int64_t seq : snapshotNumbers(m_dataDir)) {
        if (seq >= before) {
            continue;
        }
        auto file = readSnapshot(snapshotPath(m_dataDir, seq));
        if (!file || file->snapshot.fold != fold) {
            continue;
        }
        const auto row = m_reader->row(file->snapshot.seq);
        if (row && *row && file->head == Head{{(*row)->epoch, (*row)->seq}, (*row)->chain}) {
            return std::move(file->snapshot);
        }
    }
    return std::nullopt;
}

Result<void, JournalError> Snapshots::store(const Snapshot& snapshot)
{
    const auto row = m_reader->row(snapshot.seq);
    if (!row) {
        return failure(row.error());
    }
    if (!*row) {
        return failure(JournalError{JournalErrorCode::Failed,
                                    "Row " + std::to_string(snapshot.seq) +
                                        " isn't durable, so there is no snapshot of it.",
                                    snapshot.seq});
    }
    std::error_code error;
    std::filesystem::create_directories(snapshotFolder(m_dataDir), error);
    if (error) {
        return failure(systemError(error.value(), "making " + snapshotFolder(m_dataDir).string()));
    }

    const SnapshotFile file{snapshot, {{(*row)->epoch, (*row)->seq}, (*row)->chain}};
    auto stored = replaceFile(snapshotPath(m_dataDir, snapshot.seq), encodeSnapshot(file));
    if (!stored) {
        return stored;
    }
    removeAllBut(snapshot.seq);
    return {};
}

void Snapshots::removeAllBut(std::int64_t newest)
{
    std::error_code error;
    for (const auto& entry :
         std::filesystem::directory_iterator(snapshotFolder(m_dataDir), error)) {
        // Left by one who was killed in the middle of it.
        if (entry.path().extension() == ".new") {
            std::filesystem::remove(entry.path(), error);
        }
    }
    std::size_t kept = 0;
    for (const std::int64_t seq : snapshotNumbers(m_dataDir)) {
        // One with a higher number is of a history that was given up.
        if (seq <= newest && ++kept <= snapshotsKept) {
            continue;
        }
        std::error_code ignored;
        std::filesystem::remove(snapshotPath(m_dataDir, seq), ignored);
    }
}

} // namespace hall::journal
