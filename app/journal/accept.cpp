// SPDX-License-Identifier: Apache-2.0
#include "app/journal/accept.h"

#include "app/journal/archive_files.h"
#include "app/journal/cut.h"
#include "app/journal/damage.h"
#include "app/journal/event_table.h"
#include "app/journal/file_lock.h"
#include "app/journal/log_check.h"
#include "app/journal/page_check.h"
#include "app/journal/snapshot_file.h"
#include "app/journal/sqlite_reader.h"
#include "app/journal/swap.h"

#include <sqlite3.h>

#include <algorithm>

namespace hall::journal {

namespace {

// The new file is synced as a whole before it takes the old one's place.
constexpr const char* fastPragmas = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
                                    "DROP INDEX event_command; BEGIN;";
constexpr const char* finish = "CREATE UNIQUE INDEX event_command ON event (command, part);"
                               "COMMIT;"
                               "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;";

constexpr const char* copying = "copying the journal";

/// What the rows here follow from, as the archive has it; as the journal says where there is none.
Result<Head, JournalError> trueAnchor(const sqlite::Database& damaged, const JournalFiles& files)
{
    auto anchor = readAnchor(damaged);
    const std::int64_t first =
        damaged.integer("SELECT seq FROM event NOT INDEXED ORDER BY seq LIMIT 1").value_or(0);
    if (auto archived = archivedRow(files, first - 1)) {
        return Head{{archived->epoch, archived->seq}, archived->chain};
    }
    return anchor;
}

bool hasTrueAnchor(const sqlite::Database& damaged, const JournalFiles& files)
{
    const auto anchor = readAnchor(damaged);
    const auto archived = trueAnchor(damaged, files);
    return anchor && archived && *anchor == *archived;
}

bool isSound(const sqlite::Database& damaged, const JournalFiles& files)
{
    const auto head = readHead(damaged);
    const auto reader = SqliteReader::open(files.database().string(), files.vfs);
    return head && reader && (*reader)->verify(0) && hasTrueAnchor(damaged, files) &&
           !epochMismatch(*head, currentEpoch(damaged).value_or("")) &&
           !rowsMissingBehind(files.dataDir, *head) &&
           damaged.text("PRAGMA integrity_check(1)").value_or("") == "ok";
}

/// Copies what can be read and works out what has to be vouched for.
class Salvage
{
public:
    /// `anchor`: what the rows of `from` follow from.
    Salvage(const sqlite::Database& from, const sqlite::Database& to, Head anchor)
        : m_from(from)
        , m_to(to)
        , m_anchor(std::move(anchor))
    {
        m_cut.previousChain = m_anchor.chain;
        m_cut.previousEpoch = m_anchor.position.epoch;
        m_cut.seq = m_anchor.position.seq;
    }

    [[nodiscard]] Result<void, JournalError> copy();

    [[nodiscard]] const Cut& cut() const
    {
        return m_cut;
    }

    [[nodiscard]] std::int64_t kept() const
    {
        return m_kept;
    }

private:
    struct Broken
    {
        Chain previousChain{};
        Row row;
    };

    [[nodiscard]] Result<void, JournalError> copyRows();
    [[nodiscard]] bool take(const Row& row, sqlite::Statement& insert);
    [[nodiscard]] Result<void, JournalError> separateTwins();
    [[nodiscard]] Result<void, JournalError> copyCuts();

    const sqlite::Database& m_from;
    const sqlite::Database& m_to;
    Head m_anchor;
    Chainer m_chainer;
    Cut m_cut;
    std::vector<Broken> m_broken;
    std::int64_t m_kept = 0;
};

Result<void, JournalError> Salvage::copy()
{
    m_cut.cause = "accepted";
    if (auto set = m_to.execute(fastPragmas); !set) {
        return failure(toJournalError(set.error(), copying));
    }
    if (m_anchor.position.seq > 0) {
        if (auto written = writeAnchor(m_to, m_anchor); !written) {
            return failure(toJournalError(written.error(), copying));
        }
    }
    if (auto copied = copyRows(); !copied) {
        return copied;
    }
    if (auto copied = copyCuts(); !copied) {
        return copied;
    }
    if (auto separated = separateTwins(); !separated) {
        return separated;
    }
    for (const Broken& broken : m_broken) {
        m_cut.breaks[broken.row.seq] = toHex(m_chainer.next(broken.previousChain, broken.row));
    }
    if (auto finished = m_to.execute(finish); !finished) {
        return failure(toJournalError(finished.error(), copying));
    }
    return {};
}

Result<void, JournalError> Salvage::copyRows()
{
    auto insert = m_to.prepare(insertEvent);
    if (!insert) {
        return failure(toJournalError(insert.error(), copying));
    }
    bool written = true;
    const auto unreadable = readAround(m_from, m_anchor.position.seq, [&](const Row& row) {
        written = take(row, *insert);
        return written;
    });
    if (!unreadable) {
        return failure(unreadable.error());
    }
    if (!written) {
        return failure(toJournalError(m_to.lastError(), copying));
    }
    m_cut.unreadable = *unreadable;
    return {};
}

bool Salvage::take(const Row& row, sqlite::Statement& insert)
{
    if (m_chainer.next(m_cut.previousChain, row) != row.chain) {
        m_broken.push_back({m_cut.previousChain, row});
    }
    m_cut.previousChain = row.chain;
    m_cut.previousEpoch = row.epoch;
    m_cut.seq = row.seq;
    ++m_kept;
    bindRow(insert, row);
    return insert.run() == SQLITE_OK;
}

// Damage can give a row the (command, part) of another. It then gets a part of its own.
Result<void, JournalError> Salvage::separateTwins()
{
    if (m_broken.empty()) {
        return {};
    }
    if (auto made = m_to.execute("CREATE INDEX twins ON event (command, part)"); !made) {
        return failure(toJournalError(made.error(), copying));
    }
    auto count = m_to.prepare("SELECT count(*) FROM event WHERE command = ? AND part = ?");
    auto separate = m_to.prepare("UPDATE event SET part = ? WHERE seq = ?");
    if (!count || !separate) {
        return failure(toJournalError(m_to.lastError(), copying));
    }
    for (Broken& broken : m_broken) {
        const sqlite::ResetAfter reset(*count);
        count->bind(1, broken.row.command);
        count->bind(2, std::int64_t{broken.row.part});
        if (count->step() == SQLITE_ROW && count->integer(0) < 2) {
            continue;
        }
        broken.row.part = static_cast<int>(-broken.row.seq);
        separate->bind(1, std::int64_t{broken.row.part});
        separate->bind(2, broken.row.seq);
        if (separate->run() != SQLITE_OK) {
            return failure(toJournalError(m_to.lastError(), copying));
        }
    }
    count = sqlite::Statement();
    if (auto dropped = m_to.execute("DROP INDEX twins"); !dropped) {
        return failure(toJournalError(dropped.error(), copying));
    }
    return {};
}

// A cut table that can't be read is no loss: this cut vouches for all breaks again.
Result<void, JournalError> Salvage::copyCuts()
{
    auto cuts = m_from.prepare("SELECT seq FROM cut");
    auto mark = m_to.prepare("INSERT INTO cut VALUES (?)");
    while (cuts && mark && cuts->step() == SQLITE_ROW) {
        mark->bind(1, cuts->integer(0));
        if (mark->run() != SQLITE_OK) {
            return failure(toJournalError(m_to.lastError(), copying));
        }
    }
    return {};
}

} // namespace

Result<Accepted, JournalError> accept(const JournalFiles& files, Time now)
{
    auto lock = FileLock::take(files.lock());
    if (!lock) {
        return failure(lock.error());
    }
    const bool logIsSound = checkLog(files.log()).has_value();
    if (auto mended = mendLog(files.log(), files.dataDir / "journal.log.before"); !mended) {
        return failure(mended.error());
    }
    auto damaged = openDatabase(files, sqlite::Database::Access::Read);
    if (!damaged) {
        return failure(damaged.error());
    }
    if (logIsSound && isSound(*damaged, files)) {
        return failure(JournalError{JournalErrorCode::Failed,
                                    "The journal is sound: there is nothing to accept."});
    }
    const auto room = makeRoomForNew(files);
    if (!room) {
        return failure(room.error());
    }
    auto made = openDatabase(*room, sqlite::Database::Access::Create);
    if (!made) {
        return failure(made.error());
    }

    auto anchor = trueAnchor(*damaged, files);
    if (!anchor) {
        return failure(anchor.error());
    }
    Salvage salvage(*damaged, *made, std::move(*anchor));
    if (auto copied = salvage.copy(); !copied) {
        return failure(copied.error());
    }
    const auto snapshots = snapshotNumbers(files.dataDir);
    Cut cut = salvage.cut();
    cut.seq = std::max({cut.seq, highestSeq(*damaged), snapshots.empty() ? 0 : snapshots[0]}) + 1;
    cut.at = now.time_since_epoch().count();
    const auto head = begin(*made, cut);
    if (!head) {
        return failure(head.error());
    }

    damaged = sqlite::Database();
    made = sqlite::Database();
    auto before = swapIn(*room, files);
    if (!before) {
        return failure(before.error());
    }
    return Accepted{salvage.kept(),
                    static_cast<std::int64_t>(cut.breaks.size()),
                    cut.unreadable,
                    *head,
                    std::move(*before)};
}

} // namespace hall::journal
