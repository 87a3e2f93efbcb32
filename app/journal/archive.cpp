// SPDX-License-Identifier: Apache-2.0
#include "app/journal/archive.h"

#include "app/journal/archive_files.h"
#include "app/journal/cut.h"
#include "app/journal/event_table.h"
#include "app/journal/files.h"
#include "app/journal/sqlite_reader.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <cstdio>

namespace hall::journal {

namespace {

using std::chrono::year_month;

constexpr const char* copying = "archiving a month";
// Synced as a whole before it gets its name.
constexpr const char* fastPragmas = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN;";
// One file, readable from a disk that can't be written.
constexpr const char* finish = "COMMIT; PRAGMA journal_mode = DELETE;";

year_month monthOf(Time time)
{
    const std::chrono::year_month_day date{std::chrono::floor<std::chrono::days>(time)};
    return {date.year(), date.month()};
}

std::int64_t startOf(year_month month)
{
    const Time start{std::chrono::sys_days{month / std::chrono::day{1}}};
    return start.time_since_epoch().count();
}

std::string nameOf(year_month month)
{
    std::array<char, 32> name{};
    std::snprintf(name.data(),
                  name.size(),
                  "%04d-%02u.db",
                  static_cast<int>(month.year()),
                  static_cast<unsigned>(month.month()));
    return name.data();
}

/// The rows of a month: from the journal's first to the last before one of a later month.
struct Due
{
    year_month month;
    Head before;
    std::int64_t last = 0;
};

Result<std::optional<Due>, JournalError>
findDue(const sqlite::Database& journal, int keepMonths, Time now)
{
    auto before = readAnchor(journal);
    if (!before) {
        return failure(before.error());
    }
    const auto failed = [&] { return failure(toJournalError(journal.lastError(), copying)); };
    auto first = journal.prepare("SELECT at FROM event ORDER BY seq LIMIT 1");
    auto later = journal.prepare("SELECT seq FROM event WHERE at >= ? ORDER BY seq LIMIT 1");
    if (!first || !later) {
        return failed();
    }
    const int found = first->step();
    if (found == SQLITE_DONE) {
        return std::nullopt;
    }
    if (found != SQLITE_ROW) {
        return failed();
    }
    const year_month month = monthOf(Time{Duration{first->integer(0)}});
    if (month >= monthOf(now) - std::chrono::months{keepMonths}) {
        return std::nullopt;
    }
    later->bind(1, startOf(month + std::chrono::months{1}));
    const int next = later->step();
    if (next == SQLITE_DONE) {
        return std::nullopt;
    }
    if (next != SQLITE_ROW) {
        return failed();
    }
    return Due{month, std::move(*before), later->integer(0) - 1};
}

/// Copies the rows and the cuts among them, and where they go on from.
Result<void, JournalError>
copyRows(const sqlite::Database& journal, const sqlite::Database& file, const Due& due)
{
    auto select =
        journal.prepare("SELECT " HALL_EVENT_COLUMNS " FROM event WHERE seq <= ? ORDER BY seq");
    auto insert = file.prepare(insertEvent);
    auto cuts = journal.prepare("SELECT seq FROM cut WHERE seq <= ?");
    auto mark = file.prepare("INSERT INTO cut VALUES (?)");
    if (!select || !insert || !cuts || !mark) {
        return failure(
            toJournalError(select && cuts ? file.lastError() : journal.lastError(), copying));
    }
    select->bind(1, due.last);
    cuts->bind(1, due.last);
    Row row;
    int code = select->step();
    for (; code == SQLITE_ROW; code = select->step()) {
        readRow(*select, row);
        bindRow(*insert, row);
        if (insert->run() != SQLITE_OK) {
            return failure(toJournalError(file.lastError(), copying));
        }
    }
    for (; code == SQLITE_DONE && cuts->step() == SQLITE_ROW;) {
        mark->bind(1, cuts->integer(0));
        if (mark->run() != SQLITE_OK) {
            return failure(toJournalError(file.lastError(), copying));
        }
    }
    if (code != SQLITE_DONE) {
        return failure(toJournalError(journal.lastError(), copying));
    }
    return {};
}

Result<void, JournalError> writeMonth(const sqlite::Database& journal,
                                      const std::filesystem::path& path,
                                      const std::string& vfs,
                                      const Due& due)
{
    auto file = openDatabase(path.string(), sqlite::Database::Access::Create, vfs);
    if (!file) {
        return failure(file.error());
    }
    auto done = file->execute(fastPragmas);
    if (done) {
        done = writeAnchor(*file, due.before);
    }
    if (!done) {
        return failure(toJournalError(done.error(), copying));
    }
    if (auto copied = copyRows(journal, *file, due); !copied) {
        return copied;
    }
    if (done = file->execute(finish); !done) {
        return failure(toJournalError(done.error(), copying));
    }
    return {};
}

/// Reads a file back: every row of the month, each following from the one before.
Result<ArchivedMonth, JournalError> readBack(const std::filesystem::path& path,
                                             const sqlite::Database& journal,
                                             const JournalFiles& files,
                                             const Due& due)
{
    auto reader = SqliteReader::open(path.string(), files.vfs);
    if (!reader) {
        return failure(reader.error());
    }
    (*reader)->acceptAlso([&] { return acceptedBreaks(journal); });
    ArchivedMonth month{path, {}, 0};
    const auto replayed = (*reader)->replay(0, [&](const Row& row) {
        month.last = {{row.epoch, row.seq}, row.chain};
        ++month.rows;
        return true;
    });
    if (!replayed) {
        return failure(replayed.error());
    }
    auto here = journal.prepare("SELECT chain FROM event WHERE seq = ?");
    if (here) {
        here->bind(1, due.last);
    }
    const bool isSame = here && month.last.position.seq == due.last && here->step() == SQLITE_ROW &&
                        std::ranges::equal(here->blob(0), month.last.chain);
    if (!isSame) {
        return failure(JournalError{JournalErrorCode::Failed,
                                    path.string() +
                                        " doesn't hold the month that is to be archived. Move it "
                                        "away if it is another journal's.",
                                    due.last});
    }
    return month;
}

Result<void, JournalError> giveName(const std::filesystem::path& made,
                                    const std::filesystem::path& path,
                                    const JournalFiles& files)
{
    if (auto synced = syncPath(made); !synced) {
        return synced;
    }
    std::error_code error;
    std::filesystem::rename(made, path, error);
    if (error) {
        return failure(systemError(error.value(), "naming " + path.string()));
    }
    for (const auto& folder : {files.archive(), files.dataDir}) {
        if (auto synced = syncPath(folder); !synced) {
            return synced;
        }
    }
    return {};
}

Result<ArchivedMonth, JournalError>
copyMonth(const sqlite::Database& journal, const JournalFiles& files, const Due& due)
{
    const auto path = files.archive() / nameOf(due.month);
    std::error_code error;
    if (std::filesystem::exists(path, error)) {
        // Copied before, by one who was stopped before all its rows had left the journal.
        return readBack(path, journal, files, due);
    }
    std::filesystem::create_directories(files.archive(), error);
    if (error) {
        return failure(systemError(error.value(), "making " + files.archive().string()));
    }
    const std::filesystem::path made = path.string() + ".new";
    for (const char* part : {"", "-wal", "-shm", "-journal"}) {
        std::filesystem::remove(made.string() + part, error);
    }
    if (auto written = writeMonth(journal, made, files.vfs, due); !written) {
        return failure(written.error());
    }
    auto month = readBack(made, journal, files, due);
    if (!month) {
        return month;
    }
    if (auto named = giveName(made, path, files); !named) {
        return failure(named.error());
    }
    month->file = path;
    return month;
}

} // namespace

Result<std::optional<ArchivedMonth>, JournalError>
copyOldestMonth(const JournalFiles& files, int keepMonths, Time now)
{
    auto journal = openDatabase(files, sqlite::Database::Access::Read);
    if (!journal) {
        return failure(journal.error());
    }
    if (auto begun = journal->execute("BEGIN"); !begun) {
        return failure(toJournalError(begun.error(), copying));
    }
    const auto due = findDue(*journal, keepMonths, now);
    if (!due) {
        return failure(due.error());
    }
    if (!*due) {
        return std::nullopt;
    }
    auto month = copyMonth(*journal, files, **due);
    if (!month) {
        return failure(month.error());
    }
    return std::move(*month);
}

Result<Archived, JournalError> archive(const JournalFiles& files, int keepMonths, Time now)
{
    auto journal = openSqliteJournal(files);
    if (!journal) {
        return failure(journal.error());
    }
    Archived archived;
    while (true) {
        const auto month = copyOldestMonth(files, keepMonths, now);
        if (!month) {
            return failure(month.error());
        }
        if (!*month) {
            return archived;
        }
        Dropped dropped{{}, true};
        while (dropped.isMore) {
            dropped = (*journal)->dropArchived((*month)->last, rowsDroppedAtOnce);
            if (dropped.appended.outcome != AppendOutcome::Stored) {
                return failure(
                    JournalError{JournalErrorCode::Failed, std::move(dropped.appended.detail), 0});
            }
            (void)(*journal)->tidy(false);
        }
        ++archived.months;
        archived.rows += (*month)->rows;
    }
}

} // namespace hall::journal
