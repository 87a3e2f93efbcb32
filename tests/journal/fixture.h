// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/journal/snapshots.h"
#include "app/journal/sqlite_journal.h"

#include <catch2/catch.hpp>

#include <filesystem>
#include <ostream>

namespace hall::journal {

/// A folder of its own on the disk, gone at the end of the test.
class TestFolder
{
public:
    TestFolder();
    TestFolder(const TestFolder&) = delete;
    TestFolder& operator=(const TestFolder&) = delete;
    ~TestFolder();

    [[nodiscard]] const std::filesystem::path& path() const
    {
        return m_path;
    }

    [[nodiscard]] JournalFiles files() const
    {
        return {m_path, {}};
    }

private:
    std::filesystem::path m_path;
};

/// A row that looks like a ticket's, its own command.
[[nodiscard]] Row ticketRow(std::int64_t seq);
[[nodiscard]] std::vector<Row> ticketRows(std::int64_t first, std::int64_t last);

[[nodiscard]] std::unique_ptr<Journal> openJournal(const JournalFiles& files);
[[nodiscard]] std::unique_ptr<Reader> openReader(const JournalFiles& files);
/// Appends rows `first` to `last`, each its own commit; all must be stored.
void appendTickets(Journal& journal, std::int64_t first, std::int64_t last);
/// A closed journal with rows 1 to `last`, all in the database file.
void makeJournal(const JournalFiles& files, std::int64_t last);

[[nodiscard]] std::vector<Row> readAll(Reader& reader, std::int64_t after = 0);
[[nodiscard]] std::vector<std::int64_t> numbersOf(const std::vector<Row>& rows);

/// Changes the byte `offset` behind where `text` first stands in the file.
void flipByte(const std::filesystem::path& file, std::string_view text, std::size_t offset = 0);

std::ostream& operator<<(std::ostream& out, AppendOutcome outcome);
std::ostream& operator<<(std::ostream& out, JournalErrorCode code);

} // namespace hall::journal
