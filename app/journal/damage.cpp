// SPDX-License-Identifier: Apache-2.0
#include "app/journal/damage.h"

#include "app/journal/event_table.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>

namespace hall::journal {

namespace {

// Trying every value of every byte of a row takes a second at this size.
constexpr std::size_t searchedBytesMax = 2048;
// A damaged index may name any number; further ahead than this it isn't believed.
constexpr std::int64_t indexAheadMax = 1'000'000;

struct TextField
{
    const char* name;
    std::string Row::*member;
};

constexpr auto textFields = std::to_array<TextField>({{"epoch", &Row::epoch},
                                                      {"day", &Row::day},
                                                      {"kind", &Row::kind},
                                                      {"subject", &Row::subject},
                                                      {"actor", &Row::actor},
                                                      {"station", &Row::station},
                                                      {"body", &Row::body},
                                                      {"command", &Row::command}});

/// Whether some other value of one byte of `field` makes the chain right.
template <class Field>
bool oneByteExplains(Chainer& chainer, const BrokenLink& link, Row& row, Field& field)
{
    auto* bytes = reinterpret_cast<unsigned char*>(&field);
    std::size_t size = sizeof(field);
    if constexpr (std::is_same_v<Field, std::string>) {
        bytes = reinterpret_cast<unsigned char*>(field.data());
        size = field.size();
    }
    for (std::size_t i = 0; i < size; ++i) {
        const unsigned char found = bytes[i];
        for (unsigned value = 0; value < 256; ++value) {
            bytes[i] = static_cast<unsigned char>(value);
            if (chainer.next(link.previousChain, row) == link.row.chain) {
                return true;
            }
        }
        bytes[i] = found;
    }
    return false;
}

std::string changedField(Chainer& chainer, const BrokenLink& link)
{
    const Chain computed = chainer.next(link.previousChain, link.row);
    if (link.next && chainer.next(computed, *link.next) == link.next->chain) {
        return "chain";
    }

    Row row = link.row;
    row.seq = link.previousSeq + 1;
    if (chainer.next(link.previousChain, row) == link.row.chain) {
        return "seq";
    }
    row.seq = link.row.seq;

    std::size_t size = 0;
    for (const TextField& field : textFields) {
        size += (row.*field.member).size();
    }
    if (size > searchedBytesMax) {
        return {};
    }
    if (oneByteExplains(chainer, link, row, row.at)) {
        return "at";
    }
    if (oneByteExplains(chainer, link, row, row.v)) {
        return "v";
    }
    if (oneByteExplains(chainer, link, row, row.part)) {
        return "part";
    }
    for (const TextField& field : textFields) {
        if (oneByteExplains(chainer, link, row, row.*field.member)) {
            return field.name;
        }
    }
    return {};
}

std::string pageWords(const sqlite::Database& database)
{
    // "On tree page 4 cell 2: …" or "Page 17: …", after a headline.
    const std::string found = database.text("PRAGMA quick_check('event')").value_or("");
    const std::size_t page = found.find("age ");
    if (page == std::string::npos) {
        return "a page of the journal";
    }
    const std::size_t from = page + 4;
    const std::size_t to = found.find_first_not_of("0123456789", from);
    return "page " + found.substr(from, to - from) + " of the journal";
}

constexpr const char* selectFrom =
    "SELECT " HALL_EVENT_COLUMNS " FROM event NOT INDEXED WHERE seq >= ? ORDER BY seq";

} // namespace

bool isDamage(int sqliteCode)
{
    const int primary = sqliteCode & 0xff;
    return primary == SQLITE_CORRUPT || primary == SQLITE_NOTADB || primary == SQLITE_IOERR;
}

JournalError brokenChain(Chainer& chainer, const BrokenLink& link)
{
    const std::string row = "Row " + std::to_string(link.row.seq);
    const std::string field = changedField(chainer, link);
    std::string detail;
    if (field.empty() && link.row.seq > link.previousSeq + 1) {
        detail = "Rows " + std::to_string(link.previousSeq + 1) + " to " +
                 std::to_string(link.row.seq - 1) + " are missing before row " +
                 std::to_string(link.row.seq) + " (field seq).";
    } else if (field.empty()) {
        detail = row + " was changed: its fields don't match its chain, in more than one byte.";
    } else {
        detail = row + " was changed: its field " + field + " doesn't match its chain.";
    }
    return {JournalErrorCode::BrokenChain, detail + std::string{acceptAdvice}, link.row.seq};
}

JournalError damagedPage(const sqlite::Database& database, std::int64_t lastSeq)
{
    std::int64_t first = 0;
    const auto walked = readAround(database, lastSeq, [&](const Row& row) {
        first = row.seq;
        return false;
    });
    std::string detail = "SQLite can't read " + pageWords(database) + " behind row " +
                         std::to_string(lastSeq) + "; ";
    detail += walked && first != 0 ? "the first row behind it is " + std::to_string(first) + "."
                                   : "no row behind it is readable.";
    return {JournalErrorCode::DamagedPage, detail + std::string{acceptAdvice}, first};
}

Result<std::int64_t, JournalError>
readAround(const sqlite::Database& database, std::int64_t after, const TakeRow& take)
{
    auto select = database.prepare(selectFrom);
    if (!select) {
        return failure(toJournalError(select.error(), "reading around the damage"));
    }
    const std::int64_t highest = highestSeq(database);
    std::int64_t unreadable = 0;
    Row row;
    for (std::int64_t next = after + 1; next <= highest;) {
        select->bind(1, next);
        int code = select->step();
        for (; code == SQLITE_ROW; code = select->step()) {
            readRow(*select, row);
            // Damage can make SQLite run backwards.
            if (row.seq < next) {
                break;
            }
            next = row.seq + 1;
            if (!take(row)) {
                return unreadable;
            }
        }
        select->reset();
        if (code == SQLITE_DONE) {
            break;
        }
        ++unreadable;
        ++next;
    }
    return unreadable;
}

std::int64_t highestSeq(const sqlite::Database& database)
{
    const std::int64_t inTable =
        database.integer("SELECT seq FROM event NOT INDEXED ORDER BY seq DESC LIMIT 1").value_or(0);
    const std::int64_t inIndex =
        database.integer("SELECT max(+seq) FROM event INDEXED BY event_command").value_or(0);
    const std::int64_t rows =
        database.integer("SELECT count(*) FROM event INDEXED BY event_command").value_or(0);
    const bool plausible = inIndex <= std::max(inTable, rows) + indexAheadMax;
    return plausible ? std::max(inTable, inIndex) : inTable;
}

} // namespace hall::journal
