// SPDX-License-Identifier: Apache-2.0
#include "app/hub/hall_keys.h"

#include "app/hub/sql_rows.h"
#include "app/hub/troubles.h"
#include "app/identity/base64url.h"
#include "app/journal/chain.h"

namespace hall::hub {

namespace {

using Kind = JudgedWord::Kind;

constexpr const char* selectKey =
    "SELECT key_id, epoch, seq, chain, at FROM hall_key WHERE hall = $1";
constexpr const char* insertKey =
    "INSERT INTO hall_key (hall, key_id, public, since, epoch, seq, chain, at, word, disowned) "
    "VALUES ($1, $2, $3, CAST($4 AS bigint), '', 0, '', 0, '', '') ON CONFLICT (hall) DO NOTHING";
// Of two hubs that have a hall for a moment, the one that is late changes nothing.
constexpr const char* updateProven =
    "UPDATE hall_key SET epoch = $1, seq = CAST($2 AS bigint), chain = $3, "
    "at = CAST($4 AS bigint), word = $5 "
    "WHERE hall = $6 AND key_id = $7 AND at < CAST($4 AS bigint)";
constexpr const char* updateDisowned =
    "UPDATE hall_key SET disowned = $1 WHERE hall = $2 AND key_id = $3";
constexpr const char* insertTrouble =
    "INSERT INTO trouble (hall, epoch, seq, what, at) "
    "VALUES ($1, $2, CAST($3 AS bigint), $4, CAST($5 AS bigint)) ON CONFLICT DO NOTHING "
    "RETURNING 1";

JudgedWord wrong(Trouble what, const journal::Position& position)
{
    return {.kind = Kind::Wrong, .trouble = TroubleAt{.what = what, .position = position}};
}

/// The hall signed for this row, or for one behind it.
bool hasSigned(const HallKey& key, const journal::Position& position)
{
    return key.proven.position.epoch == position.epoch && key.proven.position.seq >= position.seq;
}

} // namespace

JudgedWord judge(const sync::SignedHallWord& came,
                 const std::optional<HallKey>& known,
                 const std::optional<journal::Chain>& stored)
{
    const sync::HallWord& word = came.word;
    if (known && known->id != came.key.thumbprint()) {
        // Which row somebody else speaks of tells nothing, and could be another each time.
        return wrong(Trouble::OtherKey, {});
    }
    if (word.kind == sync::HallWordKind::Disowned) {
        if (stored != word.head.chain) {
            return {.kind = Kind::Outdated};
        }
        const bool didSign = known && hasSigned(*known, word.head.position);
        return wrong(didSign ? Trouble::Rewritten : Trouble::Disowned, word.head.position);
    }
    if (!stored) {
        return {.kind = Kind::Outdated};
    }
    if (*stored != word.head.chain) {
        return wrong(Trouble::Disowned, word.head.position);
    }
    return {.kind = known && word.at <= known->at ? Kind::Old : Kind::Proof};
}

HallKeys::HallKeys(std::unique_ptr<SqlConnection> connection)
    : m_connection(std::move(connection))
{
}

Result<HallKeys, StoreError>
HallKeys::on(Result<std::unique_ptr<SqlConnection>, StoreError> connection)
{
    if (!connection) {
        return failure(connection.error());
    }
    return HallKeys{std::move(*connection)};
}

std::vector<std::string> HallKeys::tables(const SqlDialect& dialect)
{
    const auto column = [](const char* name, const std::string& type) {
        return std::string{", "} + name + ' ' + type + " NOT NULL";
    };
    return {"CREATE TABLE IF NOT EXISTS hall_key (hall " + dialect.text + " PRIMARY KEY" +
            column("key_id", dialect.text) + column("public", dialect.text) +
            column("since", dialect.integer) + column("epoch", dialect.text) +
            column("seq", dialect.integer) + column("chain", dialect.text) +
            column("at", dialect.integer) + column("word", dialect.text) +
            column("disowned", dialect.text) + ")"};
}

Result<std::vector<WordTaken>, StoreError> HallKeys::take(const std::vector<CameWord>& words,
                                                          Time now)
{
    if (auto ready = m_connection->ready(); !ready) {
        return failure(ready.error());
    }
    if (const auto begun = m_connection->run(m_connection->dialect().begin.c_str(), {}); !begun) {
        return failure(begun.error());
    }
    auto taken = takeEach(words, now);
    const auto ended = m_connection->run(taken ? "COMMIT" : "ROLLBACK", {});
    if (taken && !ended) {
        return failure(ended.error());
    }
    return taken;
}

Result<std::vector<WordTaken>, StoreError> HallKeys::takeEach(const std::vector<CameWord>& words,
                                                              Time now)
{
    std::vector<WordTaken> taken;
    taken.reserve(words.size());
    for (const CameWord& came : words) {
        auto one = takeOne(came, now);
        if (!one) {
            return failure(one.error());
        }
        taken.push_back(std::move(*one));
    }
    return taken;
}

Result<WordTaken, StoreError> HallKeys::takeOne(const CameWord& came, Time now)
{
    const sync::HallWord& word = came.read.word;
    const auto known = find(word.hall);
    if (!known) {
        return failure(known.error());
    }
    const auto stored = findStored(word);
    if (!stored) {
        return failure(stored.error());
    }
    const JudgedWord judged = judge(came.read, *known, *stored);
    WordTaken taken{.hall = word.hall, .keyId = came.read.key.thumbprint()};
    Result<void, StoreError> done;
    if (judged.kind == Kind::Outdated) {
        taken.isOutdated = word.kind == sync::HallWordKind::Disowned;
    } else if (!*known) {
        done = pin(came, now);
    }
    if (done && judged.kind == Kind::Proof) {
        done = keep(came);
    }
    if (done && judged.trouble) {
        const auto isNew = note(came, *judged.trouble, now);
        done = isNew ? Result<void, StoreError>{} : failure(isNew.error());
        taken.trouble = isNew && *isNew ? judged.trouble : std::nullopt;
    }
    if (!done) {
        return failure(done.error());
    }
    return taken;
}

Result<std::optional<HallKey>, StoreError> HallKeys::find(const std::string& hall)
{
    const auto rows = m_connection->run(selectKey, {hall});
    if (!rows) {
        return failure(rows.error());
    }
    if (rows->empty()) {
        return std::nullopt;
    }
    const SqlConnection::Row& row = rows->front();
    return HallKey{.id = row[0],
                   .proven = {.position = {.epoch = row[1], .seq = numberOf<std::int64_t>(row[2])},
                              .chain = journal::chainFromHex(row[3]).value_or(journal::Chain{})},
                   .at = timeOf(row[4])};
}

/// The day leads to the one partition. Where a hall disowns a row it knows no day; that is rare.
Result<HallKeys::Chain, StoreError> HallKeys::findStored(const sync::HallWord& word)
{
    std::string sql = "SELECT " + m_connection->dialect().chainHex +
                      " FROM event WHERE hall = $1 AND epoch = $2 AND seq = CAST($3 AS bigint)";
    std::vector<std::string> parameters{
        word.hall, word.head.position.epoch, std::to_string(word.head.position.seq)};
    if (word.kind == sync::HallWordKind::Head) {
        sql += " AND day = $4";
        parameters.push_back(word.day);
    }
    const auto rows = m_connection->run(sql.c_str(), parameters);
    if (!rows) {
        return failure(rows.error());
    }
    return rows->empty() ? Chain{} : journal::chainFromHex(rows->front()[0]);
}

Result<void, StoreError> HallKeys::pin(const CameWord& came, Time now)
{
    const auto done = m_connection->run(insertKey,
                                        {came.read.word.hall,
                                         came.read.key.thumbprint(),
                                         identity::toBase64Url(came.read.key.bytes()),
                                         textOf(now)});
    return done ? Result<void, StoreError>{} : failure(done.error());
}

Result<void, StoreError> HallKeys::keep(const CameWord& came)
{
    const sync::HallWord& word = came.read.word;
    const auto done = m_connection->run(updateProven,
                                        {word.head.position.epoch,
                                         std::to_string(word.head.position.seq),
                                         journal::toHex(word.head.chain),
                                         textOf(word.at),
                                         came.text,
                                         word.hall,
                                         came.read.key.thumbprint()});
    return done ? Result<void, StoreError>{} : failure(done.error());
}

Result<bool, StoreError> HallKeys::note(const CameWord& came, const TroubleAt& trouble, Time now)
{
    const sync::HallWord& word = came.read.word;
    if (trouble.what != Trouble::OtherKey) {
        const auto kept =
            m_connection->run(updateDisowned, {came.text, word.hall, came.read.key.thumbprint()});
        if (!kept) {
            return failure(kept.error());
        }
    }
    const auto noted = m_connection->run(insertTrouble,
                                         {word.hall,
                                          trouble.position.epoch,
                                          std::to_string(trouble.position.seq),
                                          std::string{toText(trouble.what)},
                                          textOf(now)});
    if (!noted) {
        return failure(noted.error());
    }
    return !noted->empty();
}

} // namespace hall::hub
