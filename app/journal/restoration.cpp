// SPDX-License-Identifier: Apache-2.0
#include "app/journal/restoration.h"

#include "app/journal/backup_months.h"
#include "app/journal/copy.h"
#include "app/journal/cut.h"
#include "app/journal/damage.h"
#include "app/journal/event_table.h"
#include "app/journal/journal_reader.h"
#include "app/journal/swap.h"

#include <sqlite3.h>

#include <algorithm>

namespace hall::journal {

namespace {

Result<void, JournalError> refuseRows(const JournalFiles& files)
{
    std::error_code ignored;
    if (!std::filesystem::exists(files.database(), ignored)) {
        return {};
    }
    const auto database = openDatabase(files, sqlite::Database::Access::Read);
    const auto head = database ? readHead(*database) : failure(database.error());
    if (head && head->position.seq == 0) {
        return {};
    }
    return failure(JournalError{JournalErrorCode::InUse,
                                files.database().string() +
                                    (head ? " has rows" : " can't be read, but may have rows") +
                                    "; it isn't replaced unless told to set it aside."});
}

/// The journal as it will be, in `room`.
Result<sqlite::Database, JournalError>
prepare(const std::filesystem::path& backup, const JournalFiles& files, const JournalFiles& room)
{
    const auto from = openDatabase(backup.string(), sqlite::Database::Access::Read, files.vfs);
    if (!from) {
        return failure(from.error());
    }
    if (auto copied = copyTo(room.database(), *from, files.vfs); !copied) {
        return failure(copied.error());
    }
    if (auto brought = bringMonths(backup, room); !brought) {
        return failure(brought.error());
    }
    return openDatabase(room, sqlite::Database::Access::Write);
}

/// SQLite's words for a number or a press that is there already are of its own tables.
JournalError notAdded(const sqlite::Error& error, const Row& row)
{
    if ((error.code & 0xff) != SQLITE_CONSTRAINT) {
        return toJournalError(error, "adding row " + std::to_string(row.seq));
    }
    return {JournalErrorCode::BrokenChain,
            "Row " + std::to_string(row.seq) +
                " is there already, or another row of its command and part.",
            row.seq};
}

int addRow(sqlite::Statement& insert, sqlite::Statement& mark, const Row& row)
{
    bindRow(insert, row);
    if (const int code = insert.run(); code != SQLITE_OK || row.kind != cutKind) {
        return code;
    }
    mark.bind(1, row.seq);
    return mark.run();
}

} // namespace

Restoration::Restoration(JournalFiles files,
                         JournalFiles room,
                         FileLock lock,
                         sqlite::Database made)
    : m_files(std::move(files))
    , m_room(std::move(room))
    , m_lock(std::move(lock))
    , m_made(std::move(made))
{
}

Result<Restoration, JournalError> Restoration::begin(const std::filesystem::path& backup,
                                                     const JournalFiles& files,
                                                     Overwrite overwrite)
{
    std::error_code error;
    if (!std::filesystem::exists(backup, error)) {
        return failure(JournalError{JournalErrorCode::CannotOpen,
                                    "There is no backup " + backup.string() + "."});
    }
    auto lock = FileLock::take(files.lock());
    if (!lock) {
        return failure(lock.error());
    }
    if (overwrite == Overwrite::Refuse) {
        if (auto refused = refuseRows(files); !refused) {
            return failure(refused.error());
        }
    }
    auto room = makeRoomForNew(files);
    if (!room) {
        return failure(room.error());
    }
    auto made = prepare(backup, files, *room);
    if (!made) {
        std::filesystem::remove_all(room->dataDir, error);
        return failure(made.error());
    }
    return Restoration{files, std::move(*room), std::move(*lock), std::move(*made)};
}

Result<Head, JournalError> Restoration::head() const
{
    return readHead(m_made);
}

Result<std::vector<Position>, JournalError> Restoration::epochEnds(std::size_t most) const
{
    constexpr const char* doing = "reading the backup's epochs";
    auto select = m_made.prepare(
        "SELECT epoch, max(seq) FROM event GROUP BY epoch ORDER BY max(seq) DESC LIMIT ?");
    if (!select) {
        return failure(toJournalError(select.error(), doing));
    }
    select->bind(1, static_cast<std::int64_t>(most));
    std::vector<Position> ends;
    int code = select->step();
    for (; code == SQLITE_ROW; code = select->step()) {
        ends.push_back({.epoch = std::string(select->text(0)), .seq = select->integer(1)});
    }
    if (code != SQLITE_DONE) {
        return failure(toJournalError(m_made.lastError(), doing));
    }
    return ends;
}

Result<std::int64_t, JournalError> Restoration::giveUpAfter(const Position& last)
{
    auto there = m_made.prepare("SELECT count(*) FROM event WHERE seq = ? AND epoch = ?");
    auto count = m_made.prepare("SELECT count(*) FROM event WHERE seq > ?");
    auto rows = m_made.prepare("DELETE FROM event WHERE seq > ?");
    auto cuts = m_made.prepare("DELETE FROM cut WHERE seq > ?");
    const auto failed = [&] {
        return failure(toJournalError(m_made.lastError(), "giving up rows of the backup"));
    };
    if (!there || !count || !rows || !cuts) {
        return failed();
    }
    there->bind(1, last.seq);
    there->bind(2, last.epoch);
    if (there->step() != SQLITE_ROW || there->integer(0) == 0) {
        return failure(JournalError{JournalErrorCode::BrokenChain,
                                    "The backup has no row " + std::to_string(last.seq) +
                                        " of epoch " + last.epoch +
                                        " any more, after which the hall went on: it is archived.",
                                    last.seq});
    }
    for (sqlite::Statement* statement : {&*count, &*rows, &*cuts}) {
        statement->bind(1, last.seq);
    }
    if (count->step() != SQLITE_ROW) {
        return failed();
    }
    const std::int64_t gone = count->integer(0);
    count->reset();
    there->reset();
    if (!m_made.execute("BEGIN IMMEDIATE") || rows->run() != SQLITE_OK ||
        cuts->run() != SQLITE_OK || !m_made.execute("COMMIT")) {
        return failed();
    }
    return gone;
}

Result<void, JournalError> Restoration::add(std::span<const Row> rows)
{
    const auto newest = head();
    auto insert = m_made.prepare(insertEvent);
    auto mark = m_made.prepare("INSERT INTO cut VALUES (?)");
    if (!newest || !insert || !mark || !m_made.execute("BEGIN IMMEDIATE")) {
        return failure(newest ? toJournalError(m_made.lastError(), "adding rows") : newest.error());
    }
    m_added = m_added.value_or(newest->position.seq);
    for (const Row& row : rows) {
        if (addRow(*insert, *mark, row) != SQLITE_OK) {
            auto error = notAdded(m_made.lastError(), row);
            (void)m_made.execute("ROLLBACK");
            return failure(std::move(error));
        }
    }
    if (auto committed = m_made.execute("COMMIT"); !committed) {
        return failure(toJournalError(committed.error(), "adding rows"));
    }
    return {};
}

Result<void, JournalError> Restoration::check() const
{
    if (!m_added) {
        return {};
    }
    const auto reader = JournalReader::open(m_room);
    auto checked = reader ? (*reader)->verify(*m_added) : failure(reader.error());
    // What there is to do about it is another than with a journal.
    if (!checked && checked.error().detail.ends_with(acceptAdvice)) {
        JournalError error = checked.error();
        error.detail.resize(error.detail.size() - acceptAdvice.size());
        return failure(std::move(error));
    }
    return checked;
}

Result<Restored, JournalError> Restoration::finish(Time now)
{
    const auto last = head();
    if (!last) {
        return failure(last.error());
    }
    Cut cut;
    cut.cause = "restored";
    cut.previousEpoch = last->position.epoch;
    cut.seq = last->position.seq + 1;
    cut.previousChain = last->chain;
    cut.at = now.time_since_epoch().count();
    const auto head = journal::begin(m_made, cut);
    if (!head) {
        return failure(head.error());
    }
    m_made = sqlite::Database();
    if (auto swapped = swapInMonths(m_room, m_files); !swapped) {
        return failure(swapped.error());
    }
    auto before = swapIn(m_room, m_files);
    if (!before) {
        return failure(before.error());
    }
    m_lock = FileLock();
    return Restored{*head, std::move(*before)};
}

} // namespace hall::journal
