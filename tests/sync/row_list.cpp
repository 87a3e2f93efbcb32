// SPDX-License-Identifier: Apache-2.0
#include "tests/sync/row_list.h"

namespace hall::test {

using namespace journal;

void RowList::append(const std::string& body, const std::string& kind)
{
    Row row{.epoch = m_epoch,
            .seq = m_rows.empty() ? 1 : m_rows.back().seq + 1,
            .at = 1'795'420'800'000 + static_cast<std::int64_t>(m_rows.size()),
            .day = "2026-11-23",
            .kind = kind,
            .subject = "kiosk-1-7",
            .actor = "citizen:",
            .station = "kiosk-1",
            .body = body,
            .command = m_epoch + "-" + std::to_string(m_rows.size())};
    row.chain = Chainer{}.next(m_rows.empty() ? Chain{} : m_rows.back().chain, row);
    m_rows.push_back(std::move(row));
}

void RowList::lose(std::size_t index)
{
    m_rows.erase(m_rows.begin() + static_cast<std::ptrdiff_t>(index));
}

void RowList::restore(std::size_t rows, std::string epoch)
{
    m_rows.resize(rows);
    const std::string previous = m_rows.empty() ? m_epoch : m_rows.back().epoch;
    m_epoch = std::move(epoch);
    append(R"({"cause":"restored","previousEpoch":")" + previous + "\"}", "JournalCut");
}

sync::EventMessage RowList::message(std::size_t index) const
{
    return {.hall = "district",
            .row = m_rows[index],
            .previous = index == 0 ? Position{} : headAt(index - 1).position};
}

Head RowList::headAt(std::size_t index) const
{
    const Row& row = m_rows[index];
    return {.position = {.epoch = row.epoch, .seq = row.seq}, .chain = row.chain};
}

Result<Head, JournalError> RowList::head()
{
    return m_rows.empty() ? Head{.position = {.epoch = m_epoch, .seq = 0}, .chain = {}}
                          : headAt(m_rows.size() - 1);
}

Result<void, JournalError> RowList::read(std::int64_t after, const TakeRow& take)
{
    for (const Row& row : m_rows) {
        if (row.seq > after && !take(row)) {
            break;
        }
    }
    return {};
}

Result<void, JournalError> RowList::replay(std::int64_t after, const TakeRow& take)
{
    return read(after, take);
}

Result<std::vector<Row>, JournalError> RowList::ofCommand(const std::string& /*command*/)
{
    return {};
}

Result<std::optional<Row>, JournalError> RowList::row(std::int64_t seq)
{
    for (const Row& row : m_rows) {
        if (row.seq == seq) {
            return std::optional{row};
        }
    }
    return std::optional<Row>{};
}

} // namespace hall::test
