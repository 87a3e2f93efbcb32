// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/journal/chain.h"
#include "app/journal/journal.h"
#include "app/journal/sqlite.h"
#include "app/journal/sqlite_journal.h"

#include <map>

namespace hall::journal {

/// Reads one file: a journal, a backup, an archive. `replay` from before its first row begins at
/// its anchor.
class SqliteReader : public Reader
{
public:
    [[nodiscard]] static Result<std::unique_ptr<SqliteReader>, JournalError>
    open(const std::string& path, const std::string& vfs);

    /// The row before the first one of this file.
    [[nodiscard]] Result<Head, JournalError> anchor() const;
    /// Breaks that cuts in this file vouch for, by number, with what was found.
    [[nodiscard]] std::map<std::int64_t, std::string> breaks() const;
    /// Asked once for those that other files vouch for, when a break is met.
    void acceptAlso(std::function<std::map<std::int64_t, std::string>()> others);
    /// Reads one state of the file, whatever is written meanwhile, until `letGo`.
    void holdStill();
    void letGo();

    [[nodiscard]] Result<Head, JournalError> head() override;
    [[nodiscard]] Result<void, JournalError> read(std::int64_t after, const TakeRow& take) override;
    [[nodiscard]] Result<void, JournalError> replay(std::int64_t after,
                                                    const TakeRow& take) override;
    [[nodiscard]] Result<std::vector<Row>, JournalError>
    ofCommand(const std::string& command) override;
    [[nodiscard]] Result<std::optional<Row>, JournalError> row(std::int64_t seq) override;

private:
    /// What the next row has to follow from.
    struct Link
    {
        std::int64_t seq = 0;
        Chain chain{};
    };

    using CheckRow = std::function<Result<bool, JournalError>(const Row&)>;

    [[nodiscard]] Result<void, JournalError> each(std::int64_t after, const CheckRow& take);
    [[nodiscard]] Result<Link, JournalError> linkAt(std::int64_t seq);
    [[nodiscard]] Result<void, JournalError> follow(Link& link, const Row& row);
    /// Whether an accepted cut vouches for the break at `seq` as it was found.
    [[nodiscard]] bool isAccepted(std::int64_t seq, const Chain& computed);

    sqlite::Database m_database;
    sqlite::Statement m_readFrom;
    sqlite::Statement m_readCommand;
    sqlite::Statement m_readOne;
    Chainer m_chainer;
    std::function<std::map<std::int64_t, std::string>()> m_others;
    std::optional<std::map<std::int64_t, std::string>> m_accepted; ///< seq → chain as found
};

} // namespace hall::journal
