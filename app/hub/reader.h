// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/hub/sql_connection.h"

#include <optional>

namespace hall::hub {

struct HallStored
{
    std::string hall;
    journal::Position newest;

    friend bool operator==(const HallStored&, const HallStored&) = default;
};

/// The row that gave a ticket its number.
struct IssuedRow
{
    std::string hall;
    journal::Row row;

    friend bool operator==(const IssuedRow&, const IssuedRow&) = default;
};

/// What is stored, for those who ask. A connection of its own: asking doesn't hold up storing.
class Reader
{
public:
    using Rows = std::vector<journal::Row>;

    [[nodiscard]] static Result<Reader, StoreError>
    on(Result<std::unique_ptr<SqlConnection>, StoreError> connection);
    /// An index of tickets' codes, which only those who look for them need.
    [[nodiscard]] static std::vector<std::string> tables(const SqlDialect& dialect);

    /// In the order of their names, those behind `after`.
    [[nodiscard]] Result<std::vector<HallStored>, StoreError> halls(const std::string& after,
                                                                    std::size_t limit);
    /// Nothing where no event of it is stored.
    [[nodiscard]] Result<std::optional<HallStored>, StoreError> findHall(const std::string& hall);

    /// Those behind `after`, in the order in which they happened; an empty epoch: from the first
    /// one. Fewer than `limit` where there are no more, or where they are large. Nothing where the
    /// hall has no such epoch.
    [[nodiscard]] Result<std::optional<Rows>, StoreError>
    events(const std::string& hall, const journal::Position& after, std::size_t limit);

    /// By the SHA-256 of a ticket's code, in hex.
    [[nodiscard]] Result<std::optional<IssuedRow>, StoreError>
    findIssued(const std::string& codeHash);

    /// What became of a ticket on its day: the rows about it behind the one that gave it its
    /// number, up to one that ended the day.
    [[nodiscard]] Result<Rows, StoreError> rowsAfter(const IssuedRow& issued);

private:
    /// A stretch of a hall's history, with its newest row.
    struct Epoch
    {
        std::string id;
        std::int64_t newest = 0;
    };

    explicit Reader(std::unique_ptr<SqlConnection> connection);

    [[nodiscard]] SqlConnection::Rows ask(const std::string& sql,
                                          const std::vector<std::string>& parameters);
    /// In the order in which they began.
    [[nodiscard]] Result<std::vector<Epoch>, StoreError> epochs(const std::string& hall);
    [[nodiscard]] Result<Rows, StoreError> rows(const std::string& sql,
                                                const std::vector<std::string>& parameters);

    std::unique_ptr<SqlConnection> m_connection;
    std::string m_columns;
};

} // namespace hall::hub
