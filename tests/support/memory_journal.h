// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/journal/journal.h"

#include <atomic>
#include <deque>
#include <mutex>
#include <semaphore>

namespace hall::test {

/// A journal in memory whose disk does what the test says.
class MemoryJournal : public journal::Journal
{
public:
    /// Appends wait until `letThrough` while held.
    void hold()
    {
        m_held = true;
    }

    void letThrough()
    {
        m_held = false;
        m_gate.release();
    }

    /// What the next appends come to; Stored when the list is used up.
    void failNext(journal::AppendOutcome outcome, int times = 1);

    [[nodiscard]] std::vector<journal::Row> rows() const;

    [[nodiscard]] const journal::Head& head() const override
    {
        return m_head;
    }

    [[nodiscard]] journal::Appended append(std::span<journal::Row> rows) override;

    [[nodiscard]] journal::Appended probe() override
    {
        return {};
    }

    [[nodiscard]] journal::Appended tidy(bool /*idle*/) override
    {
        return {};
    }

    [[nodiscard]] journal::Dropped dropArchived(const journal::Head& /*last*/,
                                                std::int64_t /*rowsMax*/) override
    {
        return {};
    }

    [[nodiscard]] Result<std::unique_ptr<journal::Reader>, journal::JournalError>
    reader() const override;

private:
    friend class MemoryReader;

    journal::Head m_head{.position = {.epoch = "11111111-1111-4111-8111-111111111111", .seq = 0},
                         .chain = {}};
    std::atomic<bool> m_held = false;
    std::binary_semaphore m_gate{0};
    mutable std::mutex m_mutex; ///< guards the rows and the outcomes to come
    std::vector<journal::Row> m_rows;
    std::deque<journal::AppendOutcome> m_outcomes;
};

} // namespace hall::test
