// SPDX-License-Identifier: Apache-2.0
#include "app/hub/sql_connection.h"
#include "app/journal/sqlite.h"

#include <sqlite3.h>

namespace hall::hub {

namespace sqlite = journal::sqlite;

namespace {

// What is taken back is about people: nothing of it stays in the file.
constexpr const char* pragmas = "PRAGMA synchronous = FULL;"
                                "PRAGMA secure_delete = ON;"
                                "PRAGMA busy_timeout = 5000;";

auto failed(const sqlite::Error& error)
{
    return failure(StoreError{"the hub's database: " + error.message});
}

class SqliteConnection : public SqlConnection
{
public:
    explicit SqliteConnection(sqlite::Database database)
        : m_database(std::move(database))
    {
    }

    Result<void, StoreError> ready() override
    {
        return {};
    }

    Result<void, StoreError> begin() override
    {
        return execute("BEGIN IMMEDIATE");
    }

    [[nodiscard]] const SqlDialect& dialect() const override;
    Rows run(const char* sql, const std::vector<std::string>& parameters) override;

    [[nodiscard]] Result<void, StoreError> makeTables(SqlTables tables);

private:
    [[nodiscard]] Result<void, StoreError> execute(const char* sql);

    sqlite::Database m_database;
};

Result<void, StoreError> SqliteConnection::execute(const char* sql)
{
    if (const auto done = m_database.execute(sql); !done) {
        return failed(done.error());
    }
    return {};
}

const SqlDialect& SqliteConnection::dialect() const
{
    static const SqlDialect dialect{
        .begin = "BEGIN IMMEDIATE",
        .integer = "INTEGER",
        .text = "TEXT",
        .chainHex = "lower(hex(chain))",
        .codeHash = "CASE WHEN json_valid(body) THEN json_extract(body, '$.codeHash') END"};
    return dialect;
}

SqlConnection::Rows SqliteConnection::run(const char* sql,
                                          const std::vector<std::string>& parameters)
{
    auto prepared = m_database.prepare(sql);
    if (!prepared) {
        return failed(prepared.error());
    }
    int index = 0;
    for (const std::string& parameter : parameters) {
        prepared->bind(++index, parameter);
    }
    const int columns = prepared->columns();
    std::vector<Row> rows;
    int step = prepared->step();
    for (; step == SQLITE_ROW; step = prepared->step()) {
        Row row;
        row.reserve(static_cast<std::size_t>(columns));
        for (int column = 0; column < columns; ++column) {
            row.emplace_back(prepared->text(column));
        }
        rows.push_back(std::move(row));
    }
    if (step != SQLITE_DONE) {
        return failed(m_database.lastError());
    }
    return rows;
}

Result<void, StoreError> SqliteConnection::makeTables(SqlTables tables)
{
    if (auto begun = begin(); !begun) {
        return begun;
    }
    for (const std::string& table : tables(dialect())) {
        if (auto made = execute(table.c_str()); !made) {
            static_cast<void>(execute("ROLLBACK"));
            return made;
        }
    }
    return execute("COMMIT");
}

} // namespace

Result<std::unique_ptr<SqlConnection>, StoreError>
openSqliteConnection(const std::filesystem::path& dataDir, SqlTables tables)
{
    const std::string path = (dataDir / "hub.db").string();
    auto database = sqlite::Database::open(path, sqlite::Database::Access::Write, {});
    if (!database) {
        return failed(database.error());
    }
    if (const auto set = database->execute(pragmas); !set) {
        return failed(set.error());
    }
    auto connection = std::make_unique<SqliteConnection>(std::move(*database));
    if (auto made = connection->makeTables(tables); !made) {
        return failure(made.error());
    }
    return connection;
}

} // namespace hall::hub
