// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/journal/journal.h"
#include "app/journal/sqlite.h"
#include "app/journal/sqlite_journal.h"

#include <string_view>

/// The one place that knows the database: pragmas, schema, columns.
namespace hall::journal {

/// Also the order in which `readRow` and `bindRow` expect them.
#define HALL_EVENT_COLUMNS                                                                         \
    "epoch, seq, at, day, kind, v, subject, actor, station, body, command, part, chain"

inline constexpr std::string_view insertEvent =
    "INSERT INTO event (" HALL_EVENT_COLUMNS ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

/// The row lives until the statement is reset.
void bindRow(sqlite::Statement& insert, const Row& row);
/// Reads into `row`, so that its strings keep their memory from row to row.
void readRow(const sqlite::Statement& select, Row& row);

/// A connection to an existing journal with its pragmas set; the application id and version of the
/// schema are checked.
[[nodiscard]] Result<sqlite::Database, JournalError> openDatabase(const JournalFiles& files,
                                                                  sqlite::Database::Access access);
/// The same for a file of any name, such as a backup.
[[nodiscard]] Result<sqlite::Database, JournalError>
openDatabase(const std::string& path, sqlite::Database::Access access, const std::string& vfs);

/// The tables and the first epoch, in one transaction, if `database` is empty.
[[nodiscard]] Result<void, JournalError> createSchema(const sqlite::Database& database);

/// Epoch that rows get from now on.
[[nodiscard]] Result<std::string, JournalError> currentEpoch(const sqlite::Database& database);
/// Newest row, or seq 0 in the current epoch.
[[nodiscard]] Result<Head, JournalError> readHead(const sqlite::Database& database);

/// The row before the first one here, which an archive has; seq 0 and a chain of zeros when nothing
/// was archived.
[[nodiscard]] Result<Head, JournalError> readAnchor(const sqlite::Database& database);
/// As a part of the caller's transaction.
[[nodiscard]] Result<void, sqlite::Error> writeAnchor(const sqlite::Database& database,
                                                      const Head& anchor);

/// What to tell of a failure of SQLite while `doing` something ("opening the journal").
[[nodiscard]] JournalError toJournalError(const sqlite::Error& error, std::string_view doing);

/// A random UUID, version 4.
[[nodiscard]] std::string makeUuid();

} // namespace hall::journal
