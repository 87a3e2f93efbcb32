// SPDX-License-Identifier: Apache-2.0
#include "tests/journal/fixture.h"

#include <array>
#include <cstdlib>
#include <fstream>
#include <iterator>

namespace hall::journal {

TestFolder::TestFolder()
{
    std::string name = (std::filesystem::temp_directory_path() / "hall-journal-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    m_path = name;
}

TestFolder::~TestFolder()
{
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
}

Row ticketRow(std::int64_t seq)
{
    const std::string number = std::to_string(seq);
    Row row;
    row.seq = seq;
    row.at = 1'795'420'800'000 + seq * 1000;
    row.day = "2026-11-23";
    row.kind = "TicketIssued";
    row.subject = "kiosk-1." + number;
    row.actor = "citizen";
    row.station = "kiosk-1";
    row.body = R"({"service":"社保","number":"A)" + number + R"("})";
    row.command = "00000000-0000-4000-8000-" + std::string(12 - number.size(), '0') + number;
    return row;
}

std::vector<Row> ticketRows(std::int64_t first, std::int64_t last)
{
    std::vector<Row> rows;
    for (std::int64_t seq = first; seq <= last; ++seq) {
        rows.push_back(ticketRow(seq));
    }
    return rows;
}

std::unique_ptr<Journal> openJournal(const JournalFiles& files)
{
    auto journal = openSqliteJournal(files);
    if (!journal) {
        FAIL(journal.error().detail);
    }
    return std::move(*journal);
}

std::unique_ptr<Reader> openReader(const JournalFiles& files)
{
    auto reader = openSqliteReader(files);
    if (!reader) {
        FAIL(reader.error().detail);
    }
    return std::move(*reader);
}

void appendTickets(Journal& journal, std::int64_t first, std::int64_t last)
{
    for (std::int64_t seq = first; seq <= last; ++seq) {
        Row row = ticketRow(seq);
        const Appended appended = journal.append({&row, 1});
        INFO(appended.detail);
        REQUIRE(appended.outcome == AppendOutcome::Stored);
    }
}

void makeJournal(const JournalFiles& files, std::int64_t last)
{
    const auto journal = openJournal(files);
    auto rows = ticketRows(1, last);
    REQUIRE(journal->append(rows).outcome == AppendOutcome::Stored);
}

std::vector<Row> readAll(Reader& reader, std::int64_t after)
{
    std::vector<Row> rows;
    const auto read = reader.read(after, [&](const Row& row) {
        rows.push_back(row);
        return true;
    });
    if (!read) {
        FAIL(read.error().detail);
    }
    return rows;
}

std::vector<std::int64_t> numbersOf(const std::vector<Row>& rows)
{
    std::vector<std::int64_t> numbers;
    numbers.reserve(rows.size());
    for (const Row& row : rows) {
        numbers.push_back(row.seq);
    }
    return numbers;
}

void flipByte(const std::filesystem::path& file, std::string_view text, std::size_t offset)
{
    std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
    const std::size_t at = bytes.find(text);
    REQUIRE(at != std::string::npos);
    stream.clear();
    stream.seekp(static_cast<std::streamoff>(at + offset));
    stream.put(static_cast<char>(bytes[at + offset] ^ 0x01));
    REQUIRE(stream.good());
}

std::ostream& operator<<(std::ostream& out, AppendOutcome outcome)
{
    constexpr std::array names{"Stored", "Refused", "Unknown", "Conflict"};
    return out << names.at(static_cast<std::size_t>(outcome));
}

std::ostream& operator<<(std::ostream& out, JournalErrorCode code)
{
    constexpr std::array names{
        "CannotOpen", "InUse", "NewerSchema", "BrokenChain", "DamagedPage", "DiskFull", "Failed"};
    return out << names.at(static_cast<std::size_t>(code));
}

} // namespace hall::journal
