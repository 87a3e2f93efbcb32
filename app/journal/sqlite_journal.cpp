// SPDX-License-Identifier: Apache-2.0
#include "app/journal/sqlite_journal.h"

#include "app/core/assert.h"
#include "app/journal/damage.h"
#include "app/journal/event_table.h"
#include "app/journal/file_lock.h"
#include "app/journal/files.h"
#include "app/journal/journal_reader.h"
#include "app/journal/log_check.h"
#include "app/journal/outcome.h"
#include "app/journal/page_check.h"
#include "app/journal/snapshot_file.h"
#include "app/journal/swap.h"

#include <sqlite3.h>

#include <algorithm>

namespace hall::journal {

namespace {

// Pages in the write-ahead log: as many as fit what was written ahead. While nobody waits it is
// emptied early, so that an append in a rush hardly ever waits for it.
constexpr int walPagesIdle = 64;
constexpr int walPagesMax = 1000;

class SqliteJournal : public Journal
{
public:
    [[nodiscard]] static Result<std::unique_ptr<Journal>, JournalError>
    open(const JournalFiles& files);

    [[nodiscard]] const Head& head() const override
    {
        return m_head;
    }

    [[nodiscard]] Appended append(std::span<Row> rows) override;
    [[nodiscard]] Appended probe() override;
    [[nodiscard]] Appended tidy(bool idle) override;
    [[nodiscard]] Dropped dropArchived(const Head& last, std::int64_t rowsMax) override;

    [[nodiscard]] Result<std::unique_ptr<Reader>, JournalError> reader() const override
    {
        return openSqliteReader(m_files);
    }

private:
    [[nodiscard]] Result<void, JournalError> prepare();
    /// Runs `write` and commits. `write` returns SQLite's code.
    template <class Write>
    Appended transact(const Write& write);
    Appended failed(WriteStep step);
    /// The row that the journal begins after when `rowsMax` rows up to `last` are gone; none when
    /// it has no such row.
    [[nodiscard]] std::optional<Head> anchorFor(const Head& last, std::int64_t rowsMax) const;
    [[nodiscard]] int dropUpTo(const Head& anchor) const;

    JournalFiles m_files;
    FileLock m_lock;
    sqlite::Database m_database;
    sqlite::Statement m_begin;
    sqlite::Statement m_insert;
    sqlite::Statement m_probe;
    sqlite::Statement m_commit;
    Chainer m_chainer;
    Head m_head;
    std::string m_epoch;
    std::string m_stopped; ///< why nothing is written any more
    int m_walPages = 0;    ///< in the log, not yet in the database
};

Result<FileLock, JournalError> lockAndCheck(const JournalFiles& files)
{
    auto lock = FileLock::take(files.lock());
    if (!lock) {
        return failure(lock.error());
    }
    std::error_code ignored;
    const bool isMissing = !std::filesystem::exists(files.database(), ignored);
    if (isMissing && std::filesystem::exists(placeForNew(files), ignored)) {
        return failure(JournalError{JournalErrorCode::CannotOpen,
                                    "A backup was being restored in " + files.dataDir.string() +
                                        ", and that didn't end. Restore it again, or remove " +
                                        placeForNew(files).string() + " to begin a new journal."});
    }
    if (isMissing && hasSnapshots(files.dataDir)) {
        return failure(JournalError{JournalErrorCode::CannotOpen,
                                    files.database().string() +
                                        " is missing though there are snapshots of it. Restore a "
                                        "backup, or move the folder away to begin a new journal."});
    }
    if (auto checked = checkLog(files.log()); !checked) {
        return failure(checked.error());
    }
    return lock;
}

Result<std::unique_ptr<Journal>, JournalError> SqliteJournal::open(const JournalFiles& files)
{
    auto lock = lockAndCheck(files);
    if (!lock) {
        return failure(lock.error());
    }
    auto database = openDatabase(files, sqlite::Database::Access::Create);
    if (!database) {
        return failure(database.error());
    }

    auto journal = std::make_unique<SqliteJournal>();
    journal->m_files = files;
    journal->m_lock = std::move(*lock);
    journal->m_database = std::move(*database);
    if (auto prepared = journal->prepare(); !prepared) {
        return failure(prepared.error());
    }
    // What a dead process left of a torn commit must not be found behind the commits to come.
    sqlite3_wal_checkpoint_v2(
        journal->m_database.handle(), nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
    // On a full disk the log grows as it can.
    (void)fillUp(files.log(), files.logBytes);
    return journal;
}

Result<void, JournalError> SqliteJournal::prepare()
{
    auto begin = m_database.prepare("BEGIN IMMEDIATE");
    auto insert = m_database.prepare(insertEvent);
    auto probe = m_database.prepare("UPDATE probe SET count = count + 1");
    auto commit = m_database.prepare("COMMIT");
    if (!begin || !insert || !probe || !commit) {
        return failure(toJournalError(m_database.lastError(), "preparing to write the journal"));
    }
    m_begin = std::move(*begin);
    m_insert = std::move(*insert);
    m_probe = std::move(*probe);
    m_commit = std::move(*commit);

    auto head = readHead(m_database);
    if (!head) {
        // Reading from the start says where the damage begins.
        const auto reader = openSqliteReader(m_files);
        const auto read =
            reader ? (*reader)->read(0, [](const Row&) { return true; }) : failure(reader.error());
        return failure(read ? head.error() : read.error());
    }
    auto epoch = currentEpoch(m_database);
    if (!epoch) {
        return failure(epoch.error());
    }
    m_head = std::move(*head);
    m_epoch = std::move(*epoch);
    if (auto mismatch = epochMismatch(m_head, m_epoch)) {
        return failure(std::move(*mismatch));
    }
    if (auto lost = rowsMissingBehind(m_files.dataDir, m_head)) {
        return failure(std::move(*lost));
    }

    sqlite3_wal_hook(
        m_database.handle(),
        [](void* self, sqlite3*, const char*, int pages) {
            static_cast<SqliteJournal*>(self)->m_walPages = pages;
            return SQLITE_OK;
        },
        this);
    return {};
}

Appended SqliteJournal::append(std::span<Row> rows)
{
    HALL_ASSERT(!rows.empty());
    Chain chain = m_head.chain;
    std::int64_t seq = m_head.position.seq;
    for (Row& row : rows) {
        HALL_ASSERT(row.seq == ++seq);
        row.epoch = m_epoch;
        row.chain = chain = m_chainer.next(chain, row);
    }
    auto appended = transact([&] {
        for (const Row& row : rows) {
            bindRow(m_insert, row);
            if (const int code = m_insert.run(); code != SQLITE_OK) {
                return code;
            }
        }
        return SQLITE_OK;
    });
    if (appended.outcome == AppendOutcome::Stored) {
        m_head = {{m_epoch, seq}, chain};
    }
    return appended;
}

Appended SqliteJournal::probe()
{
    return transact([&] { return m_probe.run(); });
}

template <class Write>
Appended SqliteJournal::transact(const Write& write)
{
    if (!m_stopped.empty()) {
        return {AppendOutcome::Unknown, m_stopped};
    }
    if (m_begin.run() != SQLITE_OK || write() != SQLITE_OK) {
        return failed(WriteStep::BeforeCommit);
    }
    if (m_commit.run() != SQLITE_OK) {
        return failed(WriteStep::Commit);
    }
    return {};
}

Appended SqliteJournal::failed(WriteStep step)
{
    const sqlite::Error error = m_database.lastError();
    Appended appended{outcomeOf(error, step), toJournalError(error, "writing the journal").detail};
    if (m_database.inTransaction() && !m_database.execute("ROLLBACK")) {
        appended.outcome = AppendOutcome::Unknown;
    }
    if (appended.outcome == AppendOutcome::Unknown) {
        m_stopped = appended.detail;
    }
    return appended;
}

Appended SqliteJournal::tidy(bool idle)
{
    if (!m_stopped.empty() || m_walPages < (idle ? walPagesIdle : walPagesMax)) {
        return {};
    }
    m_walPages = 0;
    const int code = sqlite3_wal_checkpoint_v2(
        m_database.handle(), nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
    // Whatever else went wrong, the log still has every row, and the next checkpoint copies again.
    if (code != SQLITE_IOERR_FSYNC) {
        return {};
    }
    m_stopped = toJournalError(m_database.lastError(), "moving the log into the journal").detail;
    return {AppendOutcome::Unknown, m_stopped};
}

Dropped SqliteJournal::dropArchived(const Head& last, std::int64_t rowsMax)
{
    const auto anchor = anchorFor(last, rowsMax);
    if (!anchor) {
        return {{AppendOutcome::Refused,
                 "Row " + std::to_string(last.position.seq) +
                     " isn't in the journal as the archive has it: nothing was taken out."}};
    }
    Dropped dropped{transact([&] { return dropUpTo(*anchor); })};
    dropped.isMore = dropped.appended.outcome == AppendOutcome::Stored && *anchor != last;
    return dropped;
}

std::optional<Head> SqliteJournal::anchorFor(const Head& last, std::int64_t rowsMax) const
{
    auto at = m_database.prepare("SELECT epoch, seq, chain FROM event WHERE seq = ?");
    auto nth =
        m_database.prepare("SELECT seq FROM event WHERE seq < ? ORDER BY seq LIMIT 1 OFFSET ?");
    if (!at || !nth || last.position.seq >= m_head.position.seq) {
        return std::nullopt;
    }
    const auto rowAt = [&](std::int64_t seq) -> std::optional<Head> {
        const sqlite::ResetAfter reset(*at);
        at->bind(1, seq);
        if (at->step() != SQLITE_ROW || at->blob(2).size() != Chain{}.size()) {
            return std::nullopt;
        }
        Head head{{std::string(at->text(0)), at->integer(1)}, {}};
        std::ranges::copy(at->blob(2), head.chain.begin());
        return head;
    };
    if (rowAt(last.position.seq) != last) {
        return std::nullopt;
    }
    nth->bind(1, last.position.seq);
    nth->bind(2, rowsMax - 1);
    return nth->step() == SQLITE_ROW ? rowAt(nth->integer(0)) : last;
}

int SqliteJournal::dropUpTo(const Head& anchor) const
{
    if (auto written = writeAnchor(m_database, anchor); !written) {
        return written.error().code;
    }
    for (const char* sql : {"DELETE FROM event WHERE seq <= ?", "DELETE FROM cut WHERE seq <= ?"}) {
        auto drop = m_database.prepare(sql);
        if (!drop) {
            return drop.error().code;
        }
        drop->bind(1, anchor.position.seq);
        if (const int code = drop->run(); code != SQLITE_OK) {
            return code;
        }
    }
    return SQLITE_OK;
}

} // namespace

Result<std::unique_ptr<Journal>, JournalError> openSqliteJournal(const JournalFiles& files)
{
    return SqliteJournal::open(files);
}

Result<std::unique_ptr<Reader>, JournalError> openSqliteReader(const JournalFiles& files)
{
    std::error_code ignored;
    if (!std::filesystem::exists(files.database(), ignored)) {
        return failure(JournalError{JournalErrorCode::CannotOpen,
                                    "There is no journal in " + files.dataDir.string() + "."});
    }
    return JournalReader::open(files);
}

} // namespace hall::journal
