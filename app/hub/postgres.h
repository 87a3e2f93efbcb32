// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct pg_conn;
struct pg_result;

/// A small wrapper of libpq: everything is text, and an error is PostgreSQL's own first line.
namespace hall::hub::postgres {

/// What a statement gave.
class Rows
{
public:
    explicit Rows(pg_result* result);

    [[nodiscard]] int count() const;
    [[nodiscard]] int columns() const;
    [[nodiscard]] std::string_view text(int row, int column) const;

private:
    struct Clear
    {
        void operator()(pg_result* result) const;
    };

    std::unique_ptr<pg_result, Clear> m_result;
};

/// A list as one parameter: `{"a","b"}`. What PostgreSQL can't hold in a text (NUL) is replaced.
class Array
{
public:
    void add(std::string_view text);
    [[nodiscard]] std::string text() const;

private:
    std::string m_text;
};

/// One connection, used by one thread. It may be lost at any moment; `reconnect` brings it back
/// without what was prepared or begun.
class Connection
{
public:
    /// `conninfo` as libpq takes it: `host=/run/postgresql dbname=city`. A machine that doesn't
    /// answer isn't waited for: five seconds for a connection, fifteen on one, unless it says
    /// otherwise.
    [[nodiscard]] static Result<Connection, std::string> open(const std::string& conninfo);

    [[nodiscard]] Result<Rows, std::string> run(const char* sql,
                                                const std::vector<std::string>& parameters = {});
    /// Prepared the first time.
    [[nodiscard]] Result<Rows, std::string>
    runPrepared(const char* name, const char* sql, const std::vector<std::string>& parameters);
    /// As far as can be told without asking the server.
    [[nodiscard]] bool isLost() const;
    [[nodiscard]] Result<void, std::string> reconnect();

private:
    struct Finish
    {
        void operator()(pg_conn* connection) const;
    };

    explicit Connection(pg_conn* connection);
    [[nodiscard]] std::string error() const;

    std::unique_ptr<pg_conn, Finish> m_connection;
    std::vector<std::string> m_prepared;
};

} // namespace hall::hub::postgres
