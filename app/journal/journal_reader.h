// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/journal/sqlite_reader.h"

namespace hall::journal {

/// Reads a journal and, before it, the months that were archived from it, as one sequence of rows.
class JournalReader : public Reader
{
public:
    [[nodiscard]] static Result<std::unique_ptr<Reader>, JournalError>
    open(const JournalFiles& files);

    JournalReader(JournalFiles files, std::unique_ptr<SqliteReader> journal);

    [[nodiscard]] Result<Head, JournalError> head() override;
    [[nodiscard]] Result<void, JournalError> read(std::int64_t after, const TakeRow& take) override;
    [[nodiscard]] Result<void, JournalError> replay(std::int64_t after,
                                                    const TakeRow& take) override;
    [[nodiscard]] Result<std::vector<Row>, JournalError>
    ofCommand(const std::string& command) override;
    [[nodiscard]] Result<std::optional<Row>, JournalError> row(std::int64_t seq) override;

private:
    [[nodiscard]] Result<void, JournalError>
    walk(std::int64_t after, bool checked, const TakeRow& take);

    JournalFiles m_files;
    std::unique_ptr<SqliteReader> m_journal;
};

} // namespace hall::journal
