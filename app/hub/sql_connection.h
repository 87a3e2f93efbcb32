// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/hub/store.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

/// What isn't asked all the time is asked of any database that speaks SQL: the two engines differ
/// in how they are asked, not in what.
namespace hall::hub {

/// Where their SQL differs. Texts are compared byte by byte in both.
struct SqlDialect
{
    std::string begin;    ///< begins a transaction that will write
    std::string integer;  ///< the type of 64 bits
    std::string text;     ///< the type of texts
    std::string chainHex; ///< `event.chain` in hex
    std::string codeHash; ///< what the body of a TicketIssued says under this name; null if nothing
};

/// One connection. Everything is text, and parameters are `$1`, `$2` … in their order.
class SqlConnection
{
public:
    using Row = std::vector<std::string>;
    using Rows = Result<std::vector<Row>, StoreError>;

    virtual ~SqlConnection() = default;

    /// Before anything else is asked: a connection that was lost is made anew.
    [[nodiscard]] virtual Result<void, StoreError> ready() = 0;
    /// A transaction in which nobody else changes what this one has read.
    [[nodiscard]] virtual Result<void, StoreError> begin() = 0;
    [[nodiscard]] virtual const SqlDialect& dialect() const = 0;
    [[nodiscard]] virtual Rows run(const char* sql, const std::vector<std::string>& parameters) = 0;
};

/// Statements that make what isn't there yet, for a dialect.
using SqlTables = std::vector<std::string> (*)(const SqlDialect& dialect);

/// In the hub's database in `dataDir`, which `openSqliteStore` has made.
[[nodiscard]] Result<std::unique_ptr<SqlConnection>, StoreError>
openSqliteConnection(const std::filesystem::path& dataDir, SqlTables tables);
/// `conninfo` as libpq takes it.
[[nodiscard]] Result<std::unique_ptr<SqlConnection>, StoreError>
openPostgresConnection(const std::string& conninfo, SqlTables tables);

} // namespace hall::hub
