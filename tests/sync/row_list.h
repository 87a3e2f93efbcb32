// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/journal/chain.h"
#include "app/journal/journal.h"
#include "app/sync/event_message.h"

#include <string>
#include <vector>

namespace hall::test {

/// The rows of a journal in a list, with chains that hold.
class RowList : public journal::Reader
{
public:
    explicit RowList(std::string epoch)
        : m_epoch(std::move(epoch))
    {
    }

    /// One more row.
    void append(const std::string& body = "{}", const std::string& kind = "TicketIssued");
    /// A row that nobody can read any more, and no cut speaks of.
    void lose(std::size_t index);
    /// As a backup taken when the journal had so many rows is restored: the rest is gone, the
    /// next row begins an epoch.
    void restore(std::size_t rows, std::string epoch);

    [[nodiscard]] const std::vector<journal::Row>& rows() const
    {
        return m_rows;
    }

    /// A row as it travels.
    [[nodiscard]] sync::EventMessage message(std::size_t index) const;
    [[nodiscard]] journal::Head headAt(std::size_t index) const;

    [[nodiscard]] Result<journal::Head, journal::JournalError> head() override;
    [[nodiscard]] Result<void, journal::JournalError> read(std::int64_t after,
                                                           const journal::TakeRow& take) override;
    [[nodiscard]] Result<void, journal::JournalError> replay(std::int64_t after,
                                                             const journal::TakeRow& take) override;
    [[nodiscard]] Result<std::vector<journal::Row>, journal::JournalError>
    ofCommand(const std::string& command) override;
    [[nodiscard]] Result<std::optional<journal::Row>, journal::JournalError>
    row(std::int64_t seq) override;

private:
    std::string m_epoch;
    std::vector<journal::Row> m_rows;
};

} // namespace hall::test
