// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/hub/downlink_store.h"

/// The downlink on any database that speaks SQL: the two engines differ in how they are asked, not
/// in what.
namespace hall::hub {

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
    [[nodiscard]] virtual Rows run(const char* sql, const std::vector<std::string>& parameters) = 0;
};

/// On a connection whose tables are there.
[[nodiscard]] std::unique_ptr<DownlinkStore> downlinkOn(std::unique_ptr<SqlConnection> connection);

/// `INTEGER` of SQLite is `bigint` of PostgreSQL. Texts are compared byte by byte in both.
[[nodiscard]] std::vector<std::string> downlinkTables(const std::string& integer,
                                                      const std::string& text);

} // namespace hall::hub
