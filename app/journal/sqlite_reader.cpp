// SPDX-License-Identifier: Apache-2.0
#include "app/journal/sqlite_reader.h"

#include "app/journal/cut.h"
#include "app/journal/damage.h"
#include "app/journal/event_table.h"

#include <sqlite3.h>

namespace hall::journal {

Result<std::unique_ptr<SqliteReader>, JournalError> SqliteReader::open(const std::string& path,
                                                                       const std::string& vfs)
{
    auto database = openDatabase(path, sqlite::Database::Access::Read, vfs);
    if (!database) {
        return failure(database.error());
    }
    auto from =
        database->prepare("SELECT " HALL_EVENT_COLUMNS " FROM event WHERE seq > ? ORDER BY seq");
    auto command = database->prepare("SELECT " HALL_EVENT_COLUMNS
                                     " FROM event WHERE command = ? ORDER BY part");
    auto one = database->prepare("SELECT " HALL_EVENT_COLUMNS " FROM event WHERE seq = ?");
    if (!from || !command || !one) {
        return failure(toJournalError(database->lastError(), "preparing to read the journal"));
    }

    auto reader = std::make_unique<SqliteReader>();
    reader->m_database = std::move(*database);
    reader->m_readFrom = std::move(*from);
    reader->m_readCommand = std::move(*command);
    reader->m_readOne = std::move(*one);
    return reader;
}

Result<Head, JournalError> SqliteReader::anchor() const
{
    return readAnchor(m_database);
}

std::map<std::int64_t, std::string> SqliteReader::breaks() const
{
    return acceptedBreaks(m_database);
}

void SqliteReader::acceptAlso(std::function<std::map<std::int64_t, std::string>()> others)
{
    m_others = std::move(others);
}

void SqliteReader::holdStill()
{
    (void)m_database.execute("BEGIN");
}

void SqliteReader::letGo()
{
    (void)m_database.execute("COMMIT");
}

Result<Head, JournalError> SqliteReader::head()
{
    return readHead(m_database);
}

Result<void, JournalError> SqliteReader::read(std::int64_t after, const TakeRow& take)
{
    return each(after, [&](const Row& row) -> Result<bool, JournalError> { return take(row); });
}

Result<void, JournalError> SqliteReader::replay(std::int64_t after, const TakeRow& take)
{
    auto link = linkAt(after);
    if (!link) {
        return failure(link.error());
    }
    return each(after, [&](const Row& row) -> Result<bool, JournalError> {
        if (auto followed = follow(*link, row); !followed) {
            return failure(followed.error());
        }
        return take(row);
    });
}

Result<std::vector<Row>, JournalError> SqliteReader::ofCommand(const std::string& command)
{
    const sqlite::ResetAfter reset(m_readCommand);
    m_readCommand.bind(1, command);
    std::vector<Row> rows;
    int code = m_readCommand.step();
    for (; code == SQLITE_ROW; code = m_readCommand.step()) {
        readRow(m_readCommand, rows.emplace_back());
    }
    if (code != SQLITE_DONE) {
        return failure(toJournalError(m_database.lastError(), "looking up a command"));
    }
    return rows;
}

Result<std::optional<Row>, JournalError> SqliteReader::row(std::int64_t seq)
{
    const sqlite::ResetAfter reset(m_readOne);
    m_readOne.bind(1, seq);
    const int code = m_readOne.step();
    if (code == SQLITE_DONE) {
        return std::optional<Row>();
    }
    if (code != SQLITE_ROW) {
        return failure(
            toJournalError(m_database.lastError(), "reading row " + std::to_string(seq)));
    }
    std::optional<Row> row(std::in_place);
    readRow(m_readOne, *row);
    return row;
}

Result<void, JournalError> SqliteReader::each(std::int64_t after, const CheckRow& take)
{
    const sqlite::ResetAfter reset(m_readFrom);
    m_readFrom.bind(1, after);
    Row row;
    std::int64_t last = after;
    int code = m_readFrom.step();
    for (; code == SQLITE_ROW; code = m_readFrom.step()) {
        readRow(m_readFrom, row);
        last = row.seq;
        const auto more = take(row);
        if (!more) {
            return failure(more.error());
        }
        if (!*more) {
            return {};
        }
    }
    if (code == SQLITE_DONE) {
        return {};
    }
    const sqlite::Error error = m_database.lastError();
    return failure(isDamage(code) ? damagedPage(m_database, last)
                                  : toJournalError(error, "reading the journal"));
}

Result<SqliteReader::Link, JournalError> SqliteReader::linkAt(std::int64_t seq)
{
    const auto before = anchor();
    if (!before) {
        return failure(before.error());
    }
    if (seq <= before->position.seq) {
        return Link{before->position.seq, before->chain};
    }
    const auto start = row(seq);
    if (!start) {
        return failure(start.error());
    }
    if (!*start) {
        return failure(JournalError{
            JournalErrorCode::BrokenChain, "Row " + std::to_string(seq) + " is missing.", seq});
    }
    return Link{seq, (*start)->chain};
}

Result<void, JournalError> SqliteReader::follow(Link& link, const Row& row)
{
    const Chain computed = m_chainer.next(link.chain, row);
    if (computed != row.chain && !isAccepted(row.seq, computed)) {
        const std::optional<Row> next = this->row(row.seq + 1).value_or(std::optional<Row>());
        return failure(brokenChain(m_chainer, {link.seq, link.chain, row, next}));
    }
    link = {row.seq, row.chain};
    return {};
}

bool SqliteReader::isAccepted(std::int64_t seq, const Chain& computed)
{
    if (!m_accepted) {
        m_accepted = breaks();
        if (m_others) {
            m_accepted->merge(m_others());
        }
    }
    const auto found = m_accepted->find(seq);
    return found != m_accepted->end() && found->second == toHex(computed);
}

} // namespace hall::journal
