// SPDX-License-Identifier: Apache-2.0
#include "app/hub/kept_answers.h"

#include "app/hub/sql_rows.h"

namespace hall::hub {

namespace {

// Status 0: not answered yet. `until`: the answer is kept, or the one who is at it is waited for.
constexpr const char* removeOld = "DELETE FROM kept_answer WHERE until <= CAST($1 AS bigint)";
constexpr const char* insertClaim =
    "INSERT INTO kept_answer (client, key, request, until, status, type, body) VALUES "
    "($1, $2, $3, CAST($4 AS bigint), 0, '', '') ON CONFLICT DO NOTHING RETURNING status";
constexpr const char* selectAnswer =
    "SELECT request, status, type, body FROM kept_answer WHERE client = $1 AND key = $2";
constexpr const char* setAnswer =
    "UPDATE kept_answer SET until = CAST($1 AS bigint), status = CAST($2 AS bigint), type = $3, "
    "body = $4 WHERE client = $5 AND key = $6";
constexpr const char* removeClaim =
    "DELETE FROM kept_answer WHERE client = $1 AND key = $2 AND status = 0";

} // namespace

KeptAnswers::KeptAnswers(std::unique_ptr<SqlConnection> connection)
    : m_connection(std::move(connection))
{
}

Result<KeptAnswers, StoreError>
KeptAnswers::on(Result<std::unique_ptr<SqlConnection>, StoreError> connection)
{
    if (!connection) {
        return failure(connection.error());
    }
    return KeptAnswers{std::move(*connection)};
}

std::vector<std::string> KeptAnswers::tables(const SqlDialect& dialect)
{
    const std::string& text = dialect.text;
    const std::string& integer = dialect.integer;
    return {"CREATE TABLE IF NOT EXISTS kept_answer (client " + text + " NOT NULL, key " + text +
                " NOT NULL, request " + text + " NOT NULL, until " + integer +
                " NOT NULL, status " + integer + " NOT NULL, type " + text + " NOT NULL, body " +
                text + " NOT NULL, PRIMARY KEY (client, key))",
            "CREATE INDEX IF NOT EXISTS kept_answer_until ON kept_answer (until)"};
}

SqlConnection::Rows KeptAnswers::ask(const char* sql, const std::vector<std::string>& parameters)
{
    if (const auto isReady = m_connection->ready(); !isReady) {
        return failure(isReady.error());
    }
    return m_connection->run(sql, parameters);
}

Result<Claim, StoreError> KeptAnswers::claim(const KeyedRequest& request, Time now)
{
    if (const auto removed = ask(removeOld, {textOf(now)}); !removed) {
        return failure(removed.error());
    }
    const auto claimed =
        ask(insertClaim, {request.client, request.key, request.hash, textOf(now + going)});
    if (!claimed) {
        return failure(claimed.error());
    }
    if (!claimed->empty()) {
        return Claim{};
    }
    const auto found = ask(selectAnswer, {request.client, request.key});
    if (!found) {
        return failure(found.error());
    }
    // Given up in between by the other hub that was at it.
    if (found->empty()) {
        return Claim{.outcome = Claim::Outcome::Going, .answer = {}};
    }
    const SqlConnection::Row& row = found->front();
    if (row[0] != request.hash) {
        return Claim{.outcome = Claim::Outcome::Another, .answer = {}};
    }
    const KeptAnswer answer{.status = numberOf<int>(row[1]), .type = row[2], .body = row[3]};
    const auto outcome = answer.status == 0 ? Claim::Outcome::Going : Claim::Outcome::Done;
    return Claim{.outcome = outcome, .answer = answer};
}

Result<void, StoreError>
KeptAnswers::keep(const KeyedRequest& request, const KeptAnswer& answer, Time now)
{
    const auto done = ask(setAnswer,
                          {textOf(now + kept),
                           std::to_string(answer.status),
                           answer.type,
                           answer.body,
                           request.client,
                           request.key});
    return done ? Result<void, StoreError>{} : failure(done.error());
}

Result<void, StoreError> KeptAnswers::release(const KeyedRequest& request)
{
    const auto done = ask(removeClaim, {request.client, request.key});
    return done ? Result<void, StoreError>{} : failure(done.error());
}

} // namespace hall::hub
