// SPDX-License-Identifier: Apache-2.0
#include "app/journal/journal_reader.h"

#include "app/journal/archive_files.h"

namespace hall::journal {

namespace {

/// The anchor and the rows behind it must be of one moment: rows may be archived at any time.
class Still
{
public:
    explicit Still(SqliteReader& reader)
        : m_reader(reader)
    {
        m_reader.holdStill();
    }

    Still(const Still&) = delete;
    Still& operator=(const Still&) = delete;

    ~Still()
    {
        m_reader.letGo();
    }

private:
    SqliteReader& m_reader;
};

} // namespace

Result<std::unique_ptr<Reader>, JournalError> JournalReader::open(const JournalFiles& files)
{
    auto journal = SqliteReader::open(files.database().string(), files.vfs);
    if (!journal) {
        return failure(journal.error());
    }
    return std::make_unique<JournalReader>(files, std::move(*journal));
}

JournalReader::JournalReader(JournalFiles files, std::unique_ptr<SqliteReader> journal)
    : m_files(std::move(files))
    , m_journal(std::move(journal))
{
    m_journal->acceptAlso([this] { return archivedBreaks(m_files); });
}

Result<Head, JournalError> JournalReader::head()
{
    return m_journal->head();
}

Result<void, JournalError> JournalReader::read(std::int64_t after, const TakeRow& take)
{
    return walk(after, false, take);
}

Result<void, JournalError> JournalReader::replay(std::int64_t after, const TakeRow& take)
{
    return walk(after, true, take);
}

Result<void, JournalError>
JournalReader::walk(std::int64_t after, bool checked, const TakeRow& take)
{
    const Still still(*m_journal);
    const auto anchor = m_journal->anchor();
    if (!anchor) {
        return failure(anchor.error());
    }
    if (after < anchor->position.seq) {
        std::function<std::map<std::int64_t, std::string>()> others;
        if (checked) {
            others = [this] {
                auto breaks = m_journal->breaks();
                breaks.merge(archivedBreaks(m_files));
                return breaks;
            };
        }
        bool wantsMore = true;
        auto walked = walkArchives(
            m_files, after, *anchor, others, [&](const Row& row) { return wantsMore = take(row); });
        if (!walked || !wantsMore) {
            return walked;
        }
        after = anchor->position.seq;
    }
    return checked ? m_journal->replay(after, take) : m_journal->read(after, take);
}

Result<std::vector<Row>, JournalError> JournalReader::ofCommand(const std::string& command)
{
    return m_journal->ofCommand(command);
}

Result<std::optional<Row>, JournalError> JournalReader::row(std::int64_t seq)
{
    auto row = m_journal->row(seq);
    if (!row || *row) {
        return row;
    }
    const auto anchor = m_journal->anchor();
    if (!anchor) {
        return failure(anchor.error());
    }
    return seq <= anchor->position.seq ? archivedRow(m_files, seq) : std::nullopt;
}

} // namespace hall::journal
