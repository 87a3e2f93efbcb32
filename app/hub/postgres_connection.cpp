// SPDX-License-Identifier: Apache-2.0
#include "app/hub/postgres.h"
#include "app/hub/postgres_statements.h"
#include "app/hub/sql_connection.h"

namespace hall::hub {

namespace {

auto failed(const std::string& error)
{
    return failure(StoreError{"the hub's database: " + error});
}

class PostgresConnection : public SqlConnection
{
public:
    explicit PostgresConnection(postgres::Connection connection)
        : m_connection(std::move(connection))
    {
    }

    Result<void, StoreError> ready() override;
    Result<void, StoreError> begin() override;
    [[nodiscard]] const SqlDialect& dialect() const override;
    Rows run(const char* sql, const std::vector<std::string>& parameters) override;

    [[nodiscard]] Result<void, StoreError> makeTables(SqlTables tables);

private:
    [[nodiscard]] Result<void, StoreError> execute(const char* sql);

    postgres::Connection m_connection;
};

Result<void, StoreError> PostgresConnection::execute(const char* sql)
{
    if (const auto done = m_connection.run(sql); !done) {
        return failed(done.error());
    }
    return {};
}

Result<void, StoreError> PostgresConnection::ready()
{
    if (m_connection.isLost()) {
        if (const auto back = m_connection.reconnect(); !back) {
            return failed(back.error());
        }
    }
    return {};
}

/// The one row of revisions is the lock: they are given in the order of commits, so that who looks
/// for what is newer than one that he has seen misses none.
Result<void, StoreError> PostgresConnection::begin()
{
    if (auto begun = execute("BEGIN"); !begun) {
        return begun;
    }
    return execute("SELECT revision FROM posting_revision FOR UPDATE");
}

// Of a body that isn't JSON nothing is found; a cast to jsonb would refuse to store it.
const SqlDialect& PostgresConnection::dialect() const
{
    static const SqlDialect dialect{
        .begin = "BEGIN",
        .integer = "bigint",
        .text = R"(text COLLATE "C")",
        .chainHex = "encode(chain, 'hex')",
        .codeHash = R"sql(substring(body from '"codeHash":"([0-9a-f]{64})"'))sql"};
    return dialect;
}

SqlConnection::Rows PostgresConnection::run(const char* sql,
                                            const std::vector<std::string>& parameters)
{
    const auto answered = m_connection.run(sql, parameters);
    if (!answered) {
        return failed(answered.error());
    }
    std::vector<Row> rows(static_cast<std::size_t>(answered->count()));
    for (int row = 0; row < answered->count(); ++row) {
        for (int column = 0; column < answered->columns(); ++column) {
            rows[static_cast<std::size_t>(row)].emplace_back(answered->text(row, column));
        }
    }
    return rows;
}

Result<void, StoreError> PostgresConnection::makeTables(SqlTables tables)
{
    if (auto begun = execute("BEGIN"); !begun) {
        return begun;
    }
    if (auto locked = execute(lockSchema); !locked) {
        return locked;
    }
    for (const std::string& table : tables(dialect())) {
        if (auto made = execute(table.c_str()); !made) {
            return made;
        }
    }
    return execute("COMMIT");
}

} // namespace

Result<std::unique_ptr<SqlConnection>, StoreError>
openPostgresConnection(const std::string& conninfo, SqlTables tables)
{
    auto opened = postgres::Connection::open(conninfo);
    if (!opened) {
        return failed(opened.error());
    }
    auto connection = std::make_unique<PostgresConnection>(std::move(*opened));
    if (auto made = connection->makeTables(tables); !made) {
        return failure(made.error());
    }
    return connection;
}

} // namespace hall::hub
