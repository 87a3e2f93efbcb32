// SPDX-License-Identifier: Apache-2.0
#include "app/journal/event_table.h"

#include "app/core/assert.h"

#include <openssl/rand.h>
#include <sqlite3.h>

#include <algorithm>
#include <system_error>

namespace hall::journal {

namespace {

constexpr std::int64_t applicationId = 0x50614861; // "PaHa"
// 2 from the first archived month on, so that an older program doesn't take the rest for the whole.
constexpr std::int64_t schemaVersion = 2;

// Checkpoints are made by `tidy`, after the answers have left. FULL syncs the log at every commit:
// what was acknowledged survives a pulled plug.
constexpr const char* writerPragmas = "PRAGMA journal_mode = WAL;"
                                      "PRAGMA synchronous = FULL;"
                                      "PRAGMA wal_autocheckpoint = 0;"
                                      "PRAGMA journal_size_limit = 67108864;"
                                      "PRAGMA cache_size = -4000;"
                                      "PRAGMA busy_timeout = 2000;";

constexpr const char* readerPragmas = "PRAGMA query_only = ON;"
                                      "PRAGMA cache_size = -1000;"
                                      "PRAGMA busy_timeout = 2000;";

constexpr const char* schema = R"(
PRAGMA application_id = 1348552801;
PRAGMA user_version = 1;
CREATE TABLE event (
    seq     INTEGER PRIMARY KEY,
    epoch   TEXT NOT NULL,
    at      INTEGER NOT NULL,
    day     TEXT NOT NULL,
    kind    TEXT NOT NULL,
    v       INTEGER NOT NULL,
    subject TEXT NOT NULL,
    actor   TEXT NOT NULL,
    station TEXT NOT NULL,
    body    TEXT NOT NULL,
    command TEXT NOT NULL,
    part    INTEGER NOT NULL,
    chain   BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX event_command ON event (command, part);
CREATE TABLE epoch (id INTEGER PRIMARY KEY CHECK (id = 1), epoch TEXT NOT NULL) STRICT;
CREATE TABLE cut   (seq INTEGER PRIMARY KEY) STRICT;
CREATE TABLE probe (id INTEGER PRIMARY KEY CHECK (id = 1), count INTEGER NOT NULL) STRICT;
INSERT INTO probe VALUES (1, 0);
)";
static_assert(applicationId == 1348552801);

constexpr const char* anchorSchema =
    "CREATE TABLE IF NOT EXISTS anchor (id INTEGER PRIMARY KEY CHECK (id = 1), "
    "epoch TEXT NOT NULL, seq INTEGER NOT NULL, chain BLOB NOT NULL) STRICT;"
    "PRAGMA user_version = 2;";

Result<void, JournalError> checkSchema(const sqlite::Database& database, const std::string& path)
{
    const auto id = database.integer("PRAGMA application_id");
    const auto version = database.integer("PRAGMA user_version");
    if (!id || !version) {
        return failure(toJournalError(id ? version.error() : id.error(), "opening " + path));
    }
    if (*id != applicationId) {
        return failure(
            JournalError{JournalErrorCode::CannotOpen, path + " is not a journal of Paihao."});
    }
    if (*version > schemaVersion) {
        return failure(JournalError{JournalErrorCode::NewerSchema,
                                    path + " was written by a newer version (schema " +
                                        std::to_string(*version) + ", this program knows " +
                                        std::to_string(schemaVersion) + ")."});
    }
    return {};
}

bool isEmptyFile(const sqlite::Database& database)
{
    return database.integer("PRAGMA application_id").value_or(1) == 0 &&
           database.integer("SELECT count(*) FROM sqlite_schema").value_or(1) == 0;
}

JournalErrorCode codeOf(const sqlite::Error& error)
{
    switch (error.code & 0xff) {
    case SQLITE_FULL:
        return JournalErrorCode::DiskFull;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return JournalErrorCode::DamagedPage;
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_READONLY:
    case SQLITE_AUTH:
        return JournalErrorCode::CannotOpen;
    default:
        return JournalErrorCode::Failed;
    }
}

} // namespace

void bindRow(sqlite::Statement& insert, const Row& row)
{
    insert.bind(1, row.epoch);
    insert.bind(2, row.seq);
    insert.bind(3, row.at);
    insert.bind(4, row.day);
    insert.bind(5, row.kind);
    insert.bind(6, std::int64_t{row.v});
    insert.bind(7, row.subject);
    insert.bind(8, row.actor);
    insert.bind(9, row.station);
    insert.bind(10, row.body);
    insert.bind(11, row.command);
    insert.bind(12, std::int64_t{row.part});
    insert.bind(13, row.chain);
}

void readRow(const sqlite::Statement& select, Row& row)
{
    row.epoch = select.text(0);
    row.seq = select.integer(1);
    row.at = select.integer(2);
    row.day = select.text(3);
    row.kind = select.text(4);
    row.v = static_cast<int>(select.integer(5));
    row.subject = select.text(6);
    row.actor = select.text(7);
    row.station = select.text(8);
    row.body = select.text(9);
    row.command = select.text(10);
    row.part = static_cast<int>(select.integer(11));
    row.chain = {};
    // Damage can leave another length; the chain then doesn't match, which is what it is for.
    const auto chain = select.blob(12);
    std::copy_n(chain.begin(), std::min(chain.size(), row.chain.size()), row.chain.begin());
}

Result<sqlite::Database, JournalError> openDatabase(const JournalFiles& files,
                                                    sqlite::Database::Access access)
{
    return openDatabase(files.database().string(), access, files.vfs);
}

Result<sqlite::Database, JournalError>
openDatabase(const std::string& path, sqlite::Database::Access access, const std::string& vfs)
{
    const std::string doing = "opening " + path;
    auto database = sqlite::Database::open(path, access, vfs);
    if (!database) {
        return failure(toJournalError(database.error(), doing));
    }

    if (access == sqlite::Database::Access::Create && isEmptyFile(*database)) {
        if (auto created = createSchema(*database); !created) {
            return failure(created.error());
        }
    }
    const bool reads = access == sqlite::Database::Access::Read;
    if (auto set = database->execute(reads ? readerPragmas : writerPragmas); !set) {
        return failure(toJournalError(set.error(), doing));
    }
    if (auto checked = checkSchema(*database, path); !checked) {
        return failure(checked.error());
    }
    // A reader that is the last to leave must not move the log into the database.
    if (reads) {
        sqlite3_db_config(database->handle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    }
    return std::move(*database);
}

Result<void, JournalError> createSchema(const sqlite::Database& database)
{
    const std::string script =
        std::string("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; BEGIN IMMEDIATE;") +
        schema + "INSERT INTO epoch VALUES (1, '" + makeUuid() + "'); COMMIT;";
    if (auto created = database.execute(script.c_str()); !created) {
        return failure(toJournalError(created.error(), "making the journal"));
    }
    return {};
}

Result<std::string, JournalError> currentEpoch(const sqlite::Database& database)
{
    auto epoch = database.text("SELECT epoch FROM epoch WHERE id = 1");
    if (!epoch) {
        return failure(toJournalError(epoch.error(), "reading the epoch"));
    }
    return *epoch;
}

Result<Head, JournalError> readHead(const sqlite::Database& database)
{
    auto newest =
        database.prepare("SELECT " HALL_EVENT_COLUMNS " FROM event ORDER BY seq DESC LIMIT 1");
    if (!newest) {
        return failure(toJournalError(newest.error(), "reading the newest row"));
    }
    const int code = newest->step();
    if (code == SQLITE_ROW) {
        Row row;
        readRow(*newest, row);
        return Head{{row.epoch, row.seq}, row.chain};
    }
    if (code != SQLITE_DONE) {
        return failure(toJournalError(database.lastError(), "reading the newest row"));
    }
    const auto epoch = currentEpoch(database);
    if (!epoch) {
        return failure(epoch.error());
    }
    return Head{{*epoch, 0}, {}};
}

Result<Head, JournalError> readAnchor(const sqlite::Database& database)
{
    constexpr const char* doing = "reading the anchor";
    const auto version = database.integer("PRAGMA user_version");
    if (!version) {
        return failure(toJournalError(version.error(), doing));
    }
    if (*version < schemaVersion) {
        return Head{};
    }
    auto select = database.prepare("SELECT epoch, seq, chain FROM anchor WHERE id = 1");
    if (!select) {
        return failure(toJournalError(select.error(), doing));
    }
    const int code = select->step();
    if (code == SQLITE_DONE) {
        return Head{};
    }
    if (code != SQLITE_ROW) {
        return failure(toJournalError(database.lastError(), doing));
    }
    Head anchor{{std::string(select->text(0)), select->integer(1)}, {}};
    const auto chain = select->blob(2);
    std::copy_n(chain.begin(), std::min(chain.size(), anchor.chain.size()), anchor.chain.begin());
    return anchor;
}

Result<void, sqlite::Error> writeAnchor(const sqlite::Database& database, const Head& anchor)
{
    if (auto made = database.execute(anchorSchema); !made) {
        return made;
    }
    auto insert = database.prepare("INSERT OR REPLACE INTO anchor VALUES (1, ?, ?, ?)");
    if (!insert) {
        return failure(insert.error());
    }
    insert->bind(1, anchor.position.epoch);
    insert->bind(2, anchor.position.seq);
    insert->bind(3, anchor.chain);
    if (insert->run() != SQLITE_OK) {
        return failure(database.lastError());
    }
    return {};
}

JournalError toJournalError(const sqlite::Error& error, std::string_view doing)
{
    std::string detail = "Failed " + std::string(doing) + ": " + error.message;
    if (error.systemError != 0) {
        detail += " (" + std::generic_category().message(error.systemError) + ")";
    }
    detail += ", SQLite code " + std::to_string(error.code) + ".";
    return {codeOf(error), std::move(detail), 0};
}

std::string makeUuid()
{
    std::array<std::uint8_t, 16> bytes{};
    HALL_ASSERT(RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) == 1);
    bytes[6] = static_cast<std::uint8_t>((bytes[6] & 0x0f) | 0x40);
    bytes[8] = static_cast<std::uint8_t>((bytes[8] & 0x3f) | 0x80);
    constexpr std::string_view digits = "0123456789abcdef";
    std::string uuid;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10) {
            uuid += '-';
        }
        uuid += digits[bytes[i] >> 4];
        uuid += digits[bytes[i] & 15];
    }
    return uuid;
}

} // namespace hall::journal
