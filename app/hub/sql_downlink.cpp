// SPDX-License-Identifier: Apache-2.0
#include "app/hub/downlink_store.h"
#include "app/hub/sql_rows.h"

#include <algorithm>

namespace hall::hub {

namespace {

using Parameters = std::vector<std::string>;
using Done = Result<void, StoreError>;

/// So long a hub that was away still learns that a list was taken back.
constexpr std::chrono::days takenBackKept{60};

#define HALL_POSTED "SELECT kind, hall, day, version, revision, at, content FROM posting "
#define HALL_IN_FORCE                                                                              \
    "(kind <> 'catalogue' OR revision = "                                                          \
    "(SELECT max(revision) FROM posting WHERE kind = 'catalogue')) ORDER BY revision"

constexpr const char* selectNewest =
    HALL_POSTED "WHERE kind = $1 AND hall = $2 AND day = $3 ORDER BY version DESC LIMIT 1";
constexpr const char* selectCatalogues =
    HALL_POSTED "WHERE kind = 'catalogue' AND version < CAST($1 AS bigint) "
                "ORDER BY version DESC LIMIT CAST($2 AS bigint)";
constexpr const char* selectForHall = HALL_POSTED "WHERE hall IN ('', $1) AND " HALL_IN_FORCE;
constexpr const char* selectChanged = HALL_POSTED
    "WHERE revision > CAST($1 AS bigint) AND " HALL_IN_FORCE " LIMIT CAST($2 AS bigint)";
constexpr const char* selectRevision = "SELECT revision FROM posting_revision";
constexpr const char* nextRevision =
    "UPDATE posting_revision SET revision = revision + 1 RETURNING revision";
constexpr const char* removeOthers =
    "DELETE FROM posting WHERE kind = $1 AND hall = $2 AND day = $3 AND kind <> 'catalogue'";
constexpr const char* insert =
    "INSERT INTO posting (kind, hall, day, version, revision, at, content) VALUES "
    "($1, $2, $3, CAST($4 AS bigint), CAST($5 AS bigint), CAST($6 AS bigint), $7)";
constexpr const char* selectGone =
    HALL_POSTED "WHERE kind = 'appointments' AND day < $1 AND content <> '' ORDER BY revision";
constexpr const char* removeGone =
    "DELETE FROM posting WHERE kind = 'appointments' AND day < $1 AND content = ''";
constexpr const char* insertReceipt =
    "INSERT INTO receipt (hall, at, body) VALUES ($1, CAST($2 AS bigint), $3) "
    "ON CONFLICT (hall) DO UPDATE SET at = excluded.at, body = excluded.body";
constexpr const char* selectReceipt = "SELECT hall, at, body FROM receipt WHERE hall = $1";
constexpr const char* selectReceipts = "SELECT hall, at, body FROM receipt WHERE hall > $1 "
                                       "ORDER BY hall LIMIT CAST($2 AS bigint)";

#undef HALL_POSTED
#undef HALL_IN_FORCE

void replaceAll(std::string& text, std::string_view what, const std::string& with)
{
    for (std::size_t at = text.find(what); at != std::string::npos;
         at = text.find(what, at + with.size())) {
        text.replace(at, what.size(), with);
    }
}

Posted postedOf(const SqlConnection::Row& row)
{
    return {.kind = sync::parsePostingKind(row[0]).value_or(sync::PostingKind::Catalogue),
            .hall = row[1],
            .day = row[2],
            .version = numberOf<std::int64_t>(row[3]),
            .revision = numberOf<std::int64_t>(row[4]),
            .at = timeOf(row[5]),
            .content = row[6]};
}

HallReceipt receiptOf(const SqlConnection::Row& row)
{
    return {.hall = row[0], .at = timeOf(row[1]), .body = row[2]};
}

class SqlDownlink : public DownlinkStore
{
public:
    explicit SqlDownlink(std::unique_ptr<SqlConnection> connection)
        : m_connection(std::move(connection))
    {
    }

    Result<std::optional<Posted>, StoreError> change(const Posted& posted,
                                                     const Edit& edit) override;
    Result<std::optional<Posted>, StoreError>
    find(sync::PostingKind kind, const std::string& hall, const std::string& day) override;
    Result<std::vector<Posted>, StoreError> catalogues(std::int64_t below, int count) override;
    Result<std::vector<Posted>, StoreError> forHall(const std::string& hall) override;
    Result<std::vector<Posted>, StoreError> changedAfter(std::int64_t revision, int count) override;
    Result<std::int64_t, StoreError> revision() override;
    Done clearBefore(BusinessDay day, Time at) override;
    Done keepReceipt(const HallReceipt& receipt) override;
    Result<std::optional<HallReceipt>, StoreError> receipt(const std::string& hall) override;
    Result<std::vector<HallReceipt>, StoreError> receipts(const std::string& afterHall,
                                                          int count) override;

private:
    /// The rows of one statement outside of a transaction, each read by `read`.
    template <class Read>
    auto ask(const char* sql, const Parameters& parameters, Read read)
        -> Result<std::vector<decltype(read(SqlConnection::Row{}))>, StoreError>;
    template <class Work>
    auto inTransaction(Work work) -> decltype(work());
    [[nodiscard]] Result<std::optional<Posted>, StoreError> replace(Posted posted,
                                                                    const Edit& edit);
    [[nodiscard]] Result<Posted, StoreError> store(Posted posted, std::int64_t versionBefore);
    [[nodiscard]] Done clear(BusinessDay day, Time at);
    [[nodiscard]] Done execute(const char* sql, const Parameters& parameters);

    std::unique_ptr<SqlConnection> m_connection;
};

template <class Read>
auto SqlDownlink::ask(const char* sql, const Parameters& parameters, Read read)
    -> Result<std::vector<decltype(read(SqlConnection::Row{}))>, StoreError>
{
    if (const auto isReady = m_connection->ready(); !isReady) {
        return failure(isReady.error());
    }
    const auto rows = m_connection->run(sql, parameters);
    if (!rows) {
        return failure(rows.error());
    }
    std::vector<decltype(read(SqlConnection::Row{}))> all;
    all.reserve(rows->size());
    std::ranges::transform(*rows, std::back_inserter(all), read);
    return all;
}

template <class Work>
auto SqlDownlink::inTransaction(Work work) -> decltype(work())
{
    if (const auto isReady = m_connection->ready(); !isReady) {
        return failure(isReady.error());
    }
    // Also what fails in beginning leaves a transaction.
    const auto begun = m_connection->begin();
    decltype(work()) done = begun ? work() : failure(begun.error());
    if (done) {
        if (const auto committed = execute("COMMIT", {}); !committed) {
            done = failure(committed.error());
        }
    }
    if (!done) {
        static_cast<void>(execute("ROLLBACK", {}));
    }
    return done;
}

Done SqlDownlink::execute(const char* sql, const Parameters& parameters)
{
    const auto done = m_connection->run(sql, parameters);
    return done ? Done{} : failure(done.error());
}

Result<std::optional<Posted>, StoreError> SqlDownlink::change(const Posted& posted,
                                                              const Edit& edit)
{
    return inTransaction([&] { return replace(posted, edit); });
}

/// Beside the newest under its kind, hall and day: nothing happens where that says the same.
Result<std::optional<Posted>, StoreError> SqlDownlink::replace(Posted posted, const Edit& edit)
{
    const Parameters place{std::string{toText(posted.kind)}, posted.hall, posted.day};
    const auto rows = m_connection->run(selectNewest, place);
    if (!rows) {
        return failure(rows.error());
    }
    const auto newest = rows->empty() ? Posted{} : postedOf(rows->front());
    auto content = edit(newest.content);
    if (!content) {
        return std::nullopt;
    }
    if (newest.version > 0 && newest.content == *content) {
        return newest;
    }
    posted.content = std::move(*content);
    if (auto removed = execute(removeOthers, place); !removed) {
        return failure(removed.error());
    }
    return store(std::move(posted), newest.version);
}

Result<Posted, StoreError> SqlDownlink::store(Posted posted, std::int64_t versionBefore)
{
    const auto next = m_connection->run(nextRevision, {});
    if (!next || next->empty()) {
        return next ? failure(StoreError{"the table posting_revision is empty"})
                    : failure(next.error());
    }
    posted.revision = numberOf<std::int64_t>(next->front().front());
    posted.version =
        posted.kind == sync::PostingKind::Catalogue ? versionBefore + 1 : posted.revision;
    if (auto inserted = execute(insert,
                                {std::string{toText(posted.kind)},
                                 posted.hall,
                                 posted.day,
                                 std::to_string(posted.version),
                                 std::to_string(posted.revision),
                                 textOf(posted.at),
                                 posted.content});
        !inserted) {
        return failure(inserted.error());
    }
    return posted;
}

Result<std::optional<Posted>, StoreError>
SqlDownlink::find(sync::PostingKind kind, const std::string& hall, const std::string& day)
{
    const auto found = ask(selectNewest, {std::string{toText(kind)}, hall, day}, postedOf);
    if (!found) {
        return failure(found.error());
    }
    return found->empty() ? std::nullopt : std::optional{found->front()};
}

Result<std::vector<Posted>, StoreError> SqlDownlink::catalogues(std::int64_t below, int count)
{
    const std::int64_t end = below == 0 ? INT64_MAX : below;
    return ask(selectCatalogues, {std::to_string(end), std::to_string(count)}, postedOf);
}

Result<std::vector<Posted>, StoreError> SqlDownlink::forHall(const std::string& hall)
{
    return ask(selectForHall, {hall}, postedOf);
}

Result<std::vector<Posted>, StoreError> SqlDownlink::changedAfter(std::int64_t revision, int count)
{
    return ask(selectChanged, {std::to_string(revision), std::to_string(count)}, postedOf);
}

Result<std::int64_t, StoreError> SqlDownlink::revision()
{
    const auto found = ask(selectRevision, {}, [](const SqlConnection::Row& row) {
        return numberOf<std::int64_t>(row.front());
    });
    if (!found) {
        return failure(found.error());
    }
    return found->empty() ? 0 : found->front();
}

Done SqlDownlink::clearBefore(BusinessDay day, Time at)
{
    return inTransaction([&] { return clear(day, at); });
}

Done SqlDownlink::clear(BusinessDay day, Time at)
{
    const auto gone = m_connection->run(selectGone, {toText(day)});
    if (!gone) {
        return failure(gone.error());
    }
    for (const SqlConnection::Row& row : *gone) {
        Posted empty = postedOf(row);
        empty.at = at;
        if (const auto cleared = replace(std::move(empty), [](const std::string&) { return ""; });
            !cleared) {
            return failure(cleared.error());
        }
    }
    const BusinessDay forgotten{std::chrono::sys_days{day.date} - takenBackKept};
    return execute(removeGone, {toText(forgotten)});
}

Done SqlDownlink::keepReceipt(const HallReceipt& receipt)
{
    const auto kept =
        ask(insertReceipt, {receipt.hall, textOf(receipt.at), receipt.body}, receiptOf);
    return kept ? Done{} : failure(kept.error());
}

Result<std::optional<HallReceipt>, StoreError> SqlDownlink::receipt(const std::string& hall)
{
    const auto found = ask(selectReceipt, {hall}, receiptOf);
    if (!found) {
        return failure(found.error());
    }
    return found->empty() ? std::nullopt : std::optional{found->front()};
}

Result<std::vector<HallReceipt>, StoreError> SqlDownlink::receipts(const std::string& afterHall,
                                                                   int count)
{
    return ask(selectReceipts, {afterHall, std::to_string(count)}, receiptOf);
}

std::vector<std::string> downlinkTables(const SqlDialect& dialect)
{
    std::vector<std::string> tables{
        R"(CREATE TABLE IF NOT EXISTS posting (
    kind     TEXTS NOT NULL,
    hall     TEXTS NOT NULL,
    day      TEXTS NOT NULL,
    version  NUMBERS NOT NULL,
    revision NUMBERS NOT NULL UNIQUE,
    at       NUMBERS NOT NULL,
    content  TEXTS NOT NULL,
    PRIMARY KEY (kind, hall, day, version)))",
        "CREATE INDEX IF NOT EXISTS posting_of_hall ON posting (hall)",
        "CREATE TABLE IF NOT EXISTS posting_revision (revision NUMBERS NOT NULL)",
        R"(INSERT INTO posting_revision SELECT 0
    WHERE NOT EXISTS (SELECT 1 FROM posting_revision))",
        R"(CREATE TABLE IF NOT EXISTS receipt (
    hall TEXTS PRIMARY KEY,
    at   NUMBERS NOT NULL,
    body TEXTS NOT NULL))"};
    for (std::string& table : tables) {
        replaceAll(table, "NUMBERS", dialect.integer);
        replaceAll(table, "TEXTS", dialect.text);
    }
    return tables;
}

Result<std::unique_ptr<DownlinkStore>, StoreError>
downlinkOn(Result<std::unique_ptr<SqlConnection>, StoreError> connection)
{
    if (!connection) {
        return failure(connection.error());
    }
    return std::make_unique<SqlDownlink>(std::move(*connection));
}

} // namespace

Result<Posted, StoreError> DownlinkStore::put(const Posted& posted)
{
    const auto stored =
        change(posted, [&](const std::string& /*before*/) { return posted.content; });
    return stored ? Result<Posted, StoreError>{**stored} : failure(stored.error());
}

Result<std::unique_ptr<DownlinkStore>, StoreError>
openSqliteDownlink(const std::filesystem::path& dataDir)
{
    return downlinkOn(openSqliteConnection(dataDir, &downlinkTables));
}

Result<std::unique_ptr<DownlinkStore>, StoreError> openPostgresDownlink(const std::string& conninfo)
{
    return downlinkOn(openPostgresConnection(conninfo, &downlinkTables));
}

} // namespace hall::hub
