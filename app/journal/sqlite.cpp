// SPDX-License-Identifier: Apache-2.0
#include "app/journal/sqlite.h"

#include <sqlite3.h>

namespace hall::journal::sqlite {

namespace {

/// errno of the write to the log that failed: inside COMMIT SQLite itself doesn't keep it.
int systemErrorOfLog(sqlite3* database)
{
    sqlite3_file* log = nullptr;
    sqlite3_file_control(database, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log);
    int number = 0;
    if (log != nullptr && log->pMethods != nullptr) {
        log->pMethods->xFileControl(log, SQLITE_FCNTL_LAST_ERRNO, &number);
    }
    return number != 0 ? number : sqlite3_system_errno(database);
}

} // namespace

void Statement::Finalize::operator()(sqlite3_stmt* statement) const
{
    sqlite3_finalize(statement);
}

void Database::Close::operator()(sqlite3* database) const
{
    sqlite3_close_v2(database);
}

void Statement::bind(int index, std::int64_t value)
{
    sqlite3_bind_int64(m_statement.get(), index, value);
}

void Statement::bind(int index, std::string_view text)
{
    // A null pointer would bind NULL.
    const char* data = text.data() != nullptr ? text.data() : "";
    sqlite3_bind_text64(m_statement.get(), index, data, text.size(), SQLITE_STATIC, SQLITE_UTF8);
}

void Statement::bind(int index, std::span<const std::uint8_t> blob)
{
    sqlite3_bind_blob64(m_statement.get(), index, blob.data(), blob.size(), SQLITE_STATIC);
}

int Statement::step()
{
    const int code = sqlite3_step(m_statement.get());
    return code == SQLITE_ROW || code == SQLITE_DONE
               ? code
               : sqlite3_extended_errcode(sqlite3_db_handle(m_statement.get()));
}

int Statement::run()
{
    int code = step();
    while (code == SQLITE_ROW) {
        code = step();
    }
    reset();
    return code == SQLITE_DONE ? SQLITE_OK : code;
}

void Statement::reset()
{
    sqlite3_reset(m_statement.get());
}

std::int64_t Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement.get(), column);
}

int Statement::columns() const
{
    return sqlite3_column_count(m_statement.get());
}

std::string_view Statement::text(int column) const
{
    const auto* data = sqlite3_column_text(m_statement.get(), column);
    if (data == nullptr) {
        return {};
    }
    const int size = sqlite3_column_bytes(m_statement.get(), column);
    return {reinterpret_cast<const char*>(data), static_cast<std::size_t>(size)};
}

std::span<const std::uint8_t> Statement::blob(int column) const
{
    const auto* data = sqlite3_column_blob(m_statement.get(), column);
    const int size = sqlite3_column_bytes(m_statement.get(), column);
    return {static_cast<const std::uint8_t*>(data), static_cast<std::size_t>(size)};
}

Result<Database, Error>
Database::open(const std::string& path, Access access, const std::string& vfs)
{
    // A reader opens for writing too: it may have to set up the shared index of the write-ahead
    // log. `query_only` keeps it from writing.
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX |
                      (access == Access::Create ? SQLITE_OPEN_CREATE : 0);
    sqlite3* opened = nullptr;
    const int code =
        sqlite3_open_v2(path.c_str(), &opened, flags, vfs.empty() ? nullptr : vfs.c_str());
    Database database;
    database.m_database.reset(opened);
    if (code != SQLITE_OK) {
        return failure(database.lastError());
    }
    sqlite3_extended_result_codes(opened, 1);
    return database;
}

Result<Statement, Error> Database::prepare(std::string_view sql) const
{
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v3(m_database.get(),
                                        sql.data(),
                                        static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT,
                                        &statement,
                                        nullptr);
    if (code != SQLITE_OK) {
        return failure(lastError());
    }
    return Statement(statement);
}

Result<void, Error> Database::execute(const char* sql) const
{
    if (sqlite3_exec(m_database.get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK) {
        return failure(lastError());
    }
    return {};
}

Result<std::int64_t, Error> Database::integer(std::string_view sql) const
{
    auto statement = prepare(sql);
    if (!statement) {
        return failure(statement.error());
    }
    const int code = statement->step();
    if (code == SQLITE_ROW) {
        return statement->integer(0);
    }
    if (code == SQLITE_DONE) {
        return 0;
    }
    return failure(lastError());
}

Result<std::string, Error> Database::text(std::string_view sql) const
{
    auto statement = prepare(sql);
    if (!statement) {
        return failure(statement.error());
    }
    const int code = statement->step();
    if (code == SQLITE_ROW) {
        return std::string(statement->text(0));
    }
    if (code == SQLITE_DONE) {
        return std::string();
    }
    return failure(lastError());
}

bool Database::inTransaction() const
{
    return sqlite3_get_autocommit(m_database.get()) == 0;
}

Error Database::lastError() const
{
    if (!m_database) {
        return {SQLITE_NOMEM, 0, "out of memory"};
    }
    const int code = sqlite3_extended_errcode(m_database.get());
    return {code,
            code == SQLITE_IOERR_WRITE ? systemErrorOfLog(m_database.get())
                                       : sqlite3_system_errno(m_database.get()),
            sqlite3_errmsg(m_database.get())};
}

sqlite3* Database::handle() const
{
    return m_database.get();
}

} // namespace hall::journal::sqlite
