// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

/// A small wrapper of the SQLite C API: it closes what it opened and keeps SQLite's own codes.
namespace hall::journal::sqlite {

struct Error
{
    int code = 0;        ///< SQLite's extended code
    int systemError = 0; ///< errno of the system call behind it, if any
    std::string message;
};

/// A prepared statement. Bound text and blobs must live until `reset`.
class Statement
{
public:
    Statement() = default;

    explicit Statement(sqlite3_stmt* statement)
        : m_statement(statement)
    {
    }

    void bind(int index, std::int64_t value);
    void bind(int index, std::string_view text);
    void bind(int index, std::span<const std::uint8_t> blob);

    /// SQLITE_ROW, SQLITE_DONE or the extended code of an error.
    [[nodiscard]] int step();
    /// Steps to the end and resets: SQLITE_OK or the extended code of an error.
    [[nodiscard]] int run();
    void reset();

    [[nodiscard]] int columns() const;
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] std::string_view text(int column) const; ///< until the next step
    [[nodiscard]] std::span<const std::uint8_t> blob(int column) const;

private:
    struct Finalize
    {
        void operator()(sqlite3_stmt* statement) const;
    };

    std::unique_ptr<sqlite3_stmt, Finalize> m_statement;
};

/// Resets a statement at the end of a scope, so that it holds no read transaction open.
class ResetAfter
{
public:
    explicit ResetAfter(Statement& statement)
        : m_statement(statement)
    {
    }

    ResetAfter(const ResetAfter&) = delete;
    ResetAfter& operator=(const ResetAfter&) = delete;

    ~ResetAfter()
    {
        m_statement.reset();
    }

private:
    Statement& m_statement;
};

/// One connection, used by one thread at a time.
class Database
{
public:
    enum class Access { Read, Write, Create };

    Database() = default;

    [[nodiscard]] static Result<Database, Error>
    open(const std::string& path, Access access, const std::string& vfs);

    [[nodiscard]] Result<Statement, Error> prepare(std::string_view sql) const;
    /// Any number of statements without results.
    [[nodiscard]] Result<void, Error> execute(const char* sql) const;
    /// The first column of the first row, 0 without one.
    [[nodiscard]] Result<std::int64_t, Error> integer(std::string_view sql) const;
    [[nodiscard]] Result<std::string, Error> text(std::string_view sql) const;
    [[nodiscard]] bool inTransaction() const;
    [[nodiscard]] Error lastError() const;
    [[nodiscard]] sqlite3* handle() const;

private:
    struct Close
    {
        void operator()(sqlite3* database) const;
    };

    std::unique_ptr<sqlite3, Close> m_database;
};

} // namespace hall::journal::sqlite
