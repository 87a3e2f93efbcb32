// SPDX-License-Identifier: Apache-2.0
#include "app/identity/vault_store.h"

#include <sqlite3.h>

#include <cerrno>
#include <filesystem>
#include <sys/stat.h>

namespace hall::identity {

namespace sqlite = journal::sqlite;

namespace {

constexpr std::int64_t schemaVersion = 1;
constexpr std::int64_t applicationId = 0x50615661; // "PaVa"
constexpr mode_t ownerOnly = 0600;

// FULL: a ticket that names a record is not journalled before the record would survive a pulled
// plug. Deleted rows are written over, sealed as they are.
constexpr const char* pragmas = "PRAGMA journal_mode = WAL;"
                                "PRAGMA synchronous = FULL;"
                                "PRAGMA secure_delete = ON;"
                                "PRAGMA journal_size_limit = 4194304;"
                                "PRAGMA cache_size = -1000;";

constexpr const char* schema = R"(
BEGIN IMMEDIATE;
PRAGMA application_id = 1348556385;
PRAGMA user_version = 1;
CREATE TABLE IF NOT EXISTS record (
    id     TEXT PRIMARY KEY,
    kind   TEXT NOT NULL,
    period TEXT NOT NULL,
    sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS record_period ON record (kind, period);
CREATE TABLE IF NOT EXISTS appointment (
    record  TEXT PRIMARY KEY,
    day     TEXT NOT NULL,
    booking TEXT NOT NULL,
    person  TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX IF NOT EXISTS appointment_booking ON appointment (day, booking);
CREATE INDEX IF NOT EXISTS appointment_person ON appointment (day, person);
CREATE TABLE IF NOT EXISTS miss (
    half    TEXT NOT NULL,
    person  TEXT NOT NULL,
    day     TEXT NOT NULL,
    service TEXT NOT NULL,
    PRIMARY KEY (half, person, day, service)
) STRICT, WITHOUT ROWID;
COMMIT;
)";
static_assert(applicationId == 1348556385);

VaultErrorCode codeOf(const sqlite::Error& error)
{
    if (error.systemError == ENOSPC || error.systemError == EDQUOT) {
        return VaultErrorCode::DiskFull;
    }
    switch (error.code & 0xFF) {
    case SQLITE_FULL:
        return VaultErrorCode::DiskFull;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return VaultErrorCode::InUse;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return VaultErrorCode::Damaged;
    case SQLITE_CANTOPEN:
        return VaultErrorCode::CannotOpen;
    default:
        return VaultErrorCode::Failed;
    }
}

VaultError toVaultError(const sqlite::Error& error, const std::string& doing)
{
    return {codeOf(error), "Failed " + doing + ": " + error.message + "."};
}

/// Rolls back what wasn't committed.
class Transaction
{
public:
    explicit Transaction(const sqlite::Database& database)
        : m_database(database)
    {
    }

    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    ~Transaction()
    {
        if (m_database.inTransaction()) {
            (void)m_database.execute("ROLLBACK");
        }
    }

private:
    const sqlite::Database& m_database;
};

bool isThere(const std::filesystem::path& path)
{
    std::error_code ignored;
    return std::filesystem::exists(path, ignored);
}

} // namespace

Result<std::unique_ptr<VaultStore>, VaultError> VaultStore::open(const VaultFiles& files)
{
    auto store = std::make_unique<VaultStore>();
    if (auto prepared = store->prepareDatabase(files); !prepared) {
        return failure(prepared.error());
    }
    const auto rows = store->m_database.integer(
        "SELECT EXISTS (SELECT 1 FROM record) OR EXISTS (SELECT 1 FROM miss)");
    if (!rows) {
        return failure(toVaultError(rows.error(), "reading " + files.database().string()));
    }
    if (*rows > 0 && !isThere(files.keys())) {
        return failure(VaultError{
            VaultErrorCode::KeysMissing,
            files.keys().string() + " is missing though " + files.database().string() +
                " has records. Put the folder back, or move the database away: without its keys "
                "nobody can read it."});
    }
    store->m_keys = KeyRing{files.keys()};
    if (auto prepared = store->m_keys.prepare(); !prepared) {
        return failure(prepared.error());
    }
    return store;
}

Result<void, VaultError> VaultStore::prepareDatabase(const VaultFiles& files)
{
    const std::string path = files.database().string();
    auto opened = sqlite::Database::open(path, sqlite::Database::Access::Create, files.vfs);
    if (!opened) {
        return failure(VaultError{VaultErrorCode::CannotOpen,
                                  "Failed opening " + path + ": " + opened.error().message + "."});
    }
    m_database = std::move(*opened);
    (void)m_database.execute("PRAGMA busy_timeout = 2000");
    const auto version = m_database.integer("PRAGMA user_version");
    const auto id = m_database.integer("PRAGMA application_id");
    const auto tables = m_database.integer("SELECT count(*) FROM sqlite_schema");
    if (!version || !id || !tables) {
        return failure(toVaultError(m_database.lastError(), "reading " + path));
    }
    if (*tables > 0 && *id != applicationId) {
        return failure(VaultError{VaultErrorCode::CannotOpen, path + " is not a vault of Paihao."});
    }
    if (*version > schemaVersion) {
        return failure(VaultError{VaultErrorCode::NewerSchema,
                                  path + " was written by a newer version (schema " +
                                      std::to_string(*version) + ", this program knows " +
                                      std::to_string(schemaVersion) + ")."});
    }
    if (::chmod(path.c_str(), ownerOnly) != 0) {
        return failure(VaultError{VaultErrorCode::CannotOpen, path + " belongs to somebody else."});
    }
    if (auto set = m_database.execute(pragmas); !set) {
        return failure(toVaultError(set.error(), "opening " + path));
    }
    const Transaction unfinished{m_database};
    if (auto made = *version == 0 ? m_database.execute(schema) : Result<void, sqlite::Error>{};
        !made) {
        return failure(toVaultError(made.error(), "making " + path));
    }
    return {};
}

Result<sqlite::Statement, VaultError> VaultStore::prepare(std::string_view sql) const
{
    auto statement = m_database.prepare(sql);
    if (!statement) {
        return failure(toVaultError(statement.error(), "reading the vault"));
    }
    return std::move(*statement);
}

VaultError VaultStore::lastError(const std::string& doing) const
{
    return toVaultError(m_database.lastError(), doing);
}

Result<std::int64_t, VaultError> VaultStore::change(sqlite::Statement& statement,
                                                    const std::string& doing) const
{
    const int code = statement.step();
    if (code != SQLITE_DONE) {
        auto error = lastError(doing);
        statement.reset();
        return failure(std::move(error));
    }
    statement.reset();
    return sqlite3_changes64(m_database.handle());
}

Result<void, VaultError>
VaultStore::transact(const std::function<Result<void, VaultError>()>& work) const
{
    if (auto begun = m_database.execute("BEGIN IMMEDIATE"); !begun) {
        return failure(toVaultError(begun.error(), "writing to the vault"));
    }
    const Transaction unfinished{m_database};
    if (auto worked = work(); !worked) {
        return worked;
    }
    if (auto done = m_database.execute("COMMIT"); !done) {
        return failure(toVaultError(done.error(), "writing to the vault"));
    }
    return {};
}

Result<void, VaultError> VaultStore::write(const RecordId& record,
                                           const KeyName& name,
                                           const Key& key,
                                           const Fields& fields) const
{
    const auto sealed = seal(fields, key, {record, name});
    if (!sealed) {
        return failure(VaultError{VaultErrorCode::TooLong,
                                  "A record may have " + std::to_string(recordFieldsMax) +
                                      " fields and " + std::to_string(recordBytesMax) + " bytes."});
    }
    auto insert =
        prepare("INSERT OR REPLACE INTO record (id, kind, period, sealed) VALUES (?, ?, ?, ?)");
    if (!insert) {
        return failure(insert.error());
    }
    insert->bind(1, record.value);
    insert->bind(2, name.kind);
    insert->bind(3, name.period);
    insert->bind(4, std::span<const std::uint8_t>(*sealed));
    if (auto done = change(*insert, "writing a record"); !done) {
        return failure(done.error());
    }
    return {};
}

Result<VaultStore::Unsealed, VaultError> VaultStore::read(const RecordId& record) const
{
    auto select = prepare("SELECT kind, period, sealed FROM record WHERE id = ?");
    if (!select) {
        return failure(select.error());
    }
    select->bind(1, record.value);
    const int code = select->step();
    if (code == SQLITE_DONE) {
        return failure(VaultError{VaultErrorCode::Unknown, "The vault has no such record."});
    }
    if (code != SQLITE_ROW) {
        return failure(lastError("reading a record"));
    }
    const VaultError damaged{VaultErrorCode::Damaged,
                             "Record " + record.value +
                                 " is damaged: it isn't what was sealed, or not with this key."};
    const auto name = KeyName::parse(select->text(0), select->text(1));
    if (!name) {
        return failure(damaged);
    }
    const auto key = m_keys.find(*name);
    if (!key) {
        return failure(key.error());
    }
    if (!*key) {
        return failure(VaultError{VaultErrorCode::Forgotten,
                                  "Record " + record.value + " is forgotten: its key is gone."});
    }
    auto fields = unseal(select->blob(2), **key, {record, *name});
    if (!fields) {
        return failure(damaged);
    }
    return Unsealed{*name, std::move(*fields)};
}

} // namespace hall::identity
