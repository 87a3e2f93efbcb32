// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/hub/sql_connection.h"

#include <limits>

namespace hall::hub {

/// Stretches of what is stored of a hall, for one that lost its own. A connection of its own.
class History
{
public:
    /// Rows of one epoch.
    struct Stretch
    {
        std::string hall;
        std::string epoch;
        std::int64_t after = 0; ///< from the row behind this one
        std::int64_t upTo = std::numeric_limits<std::int64_t>::max();
        std::int64_t rowsMax = 1;
        /// The row that passes it is the last.
        std::int64_t bodyBytesMax = std::numeric_limits<std::int64_t>::max();
        bool newestFirst = false;
    };

    [[nodiscard]] static Result<History, StoreError>
    on(Result<std::unique_ptr<SqlConnection>, StoreError> connection);
    /// It needs none of its own.
    [[nodiscard]] static std::vector<std::string> tables(const SqlDialect& dialect);

    /// Seq 0: nothing is stored of it.
    [[nodiscard]] Result<journal::Head, StoreError> newest(const std::string& hall);
    [[nodiscard]] Result<std::vector<journal::Row>, StoreError> rows(const Stretch& stretch);

private:
    explicit History(std::unique_ptr<SqlConnection> connection);

    std::unique_ptr<SqlConnection> m_connection;
};

} // namespace hall::hub
