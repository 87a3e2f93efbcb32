// SPDX-License-Identifier: Apache-2.0
#include "tests/chaos/check.h"

#include "app/core/apply.h"
#include "app/journal/snapshots.h"
#include "app/journal/sqlite_journal.h"
#include "app/protocol/hall_codec.h"
#include "app/server/event_row.h"
#include "app/server/restore.h"
#include "tests/chaos/run.h"

namespace hall::chaos {

namespace {

/// The hall as every event from the first one gives it.
Result<Hall, std::string> readAll(journal::Reader& reader, Verdict& verdict)
{
    Hall hall;
    std::string unreadable;
    const auto replayed = reader.replay(0, [&](const journal::Row& row) {
        const auto event = server::fromRow(row);
        if (!event) {
            unreadable = event.error().detail;
            return false;
        }
        verdict.add(*event, row.epoch);
        apply(hall, *event);
        return true;
    });
    if (!replayed) {
        return failure(replayed.error().detail);
    }
    if (!unreadable.empty()) {
        return failure(std::move(unreadable));
    }
    return hall;
}

} // namespace

Result<Checked, std::string>
check(const std::filesystem::path& folder, const std::filesystem::path& dataDir, int clients)
{
    const journal::JournalFiles files{.dataDir = dataDir, .vfs = {}};
    auto reader = journal::openSqliteReader(files);
    auto forSnapshots = journal::openSqliteReader(files);
    if (!reader || !forSnapshots) {
        return failure(reader ? forSnapshots.error().detail : reader.error().detail);
    }
    Verdict verdict;
    const auto whole = readAll(**reader, verdict);
    if (!whole) {
        return failure(whole.error());
    }
    for (int client = 0; client < clients; ++client) {
        const auto log = readLog(Run::logOf(folder, client));
        if (!log) {
            return failure(log.error());
        }
        for (const Told& told : *log) {
            verdict.add(told);
        }
    }
    journal::Snapshots snapshots{dataDir, std::move(*forSnapshots)};
    const auto quick = server::restore(**reader, snapshots);
    if (!quick) {
        return failure(quick.error());
    }
    return Checked{.findings = verdict.findings(),
                   .replaysAgree = protocol::encodeHall(*quick) == protocol::encodeHall(*whole)};
}

} // namespace hall::chaos
