// SPDX-License-Identifier: Apache-2.0
#include "tests/support/memory_journal.h"

namespace hall::test {

using namespace journal;

class MemoryReader : public Reader
{
public:
    explicit MemoryReader(const MemoryJournal& journal)
        : m_journal(journal)
    {
    }

    Result<Head, JournalError> head() override
    {
        return m_journal.head();
    }

    Result<void, JournalError> read(std::int64_t after, const TakeRow& take) override
    {
        for (const Row& row : m_journal.rows()) {
            if (row.seq > after && !take(row)) {
                break;
            }
        }
        return {};
    }

    Result<void, JournalError> replay(std::int64_t after, const TakeRow& take) override
    {
        return read(after, take);
    }

    Result<std::vector<Row>, JournalError> ofCommand(const std::string& command) override
    {
        std::vector<Row> found;
        for (const Row& row : m_journal.rows()) {
            if (row.command == command) {
                found.push_back(row);
            }
        }
        return found;
    }

    Result<std::optional<Row>, JournalError> row(std::int64_t seq) override
    {
        for (const Row& row : m_journal.rows()) {
            if (row.seq == seq) {
                return std::optional{row};
            }
        }
        return std::optional<Row>{};
    }

private:
    const MemoryJournal& m_journal;
};

void MemoryJournal::failNext(AppendOutcome outcome, int times)
{
    const std::lock_guard lock{m_mutex};
    m_outcomes.assign(static_cast<std::size_t>(times), outcome);
}

std::vector<Row> MemoryJournal::rows() const
{
    const std::lock_guard lock{m_mutex};
    return m_rows;
}

Appended MemoryJournal::append(std::span<Row> rows)
{
    if (m_held) {
        m_gate.acquire();
    }
    const std::lock_guard lock{m_mutex};
    if (!m_outcomes.empty()) {
        const AppendOutcome outcome = m_outcomes.front();
        m_outcomes.pop_front();
        if (outcome != AppendOutcome::Stored) {
            return {.outcome = outcome, .detail = "the test says so"};
        }
    }
    for (Row& row : rows) {
        row.epoch = m_head.position.epoch;
        m_rows.push_back(row);
        m_head.position.seq = row.seq;
    }
    return {};
}

Result<std::unique_ptr<Reader>, JournalError> MemoryJournal::reader() const
{
    return std::make_unique<MemoryReader>(*this);
}

} // namespace hall::test
