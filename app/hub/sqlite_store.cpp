// SPDX-License-Identifier: Apache-2.0
#include "app/hub/sqlite_store.h"

#include "app/hub/analyst_views.h"
#include "app/hub/intake.h"
#include "app/hub/troubles.h"
#include "app/journal/event_table.h"
#include "app/journal/sqlite.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <map>

namespace hall::hub {

namespace sqlite = journal::sqlite;

namespace {

constexpr std::int64_t applicationId = 0x50614875; // "PaHu"
constexpr std::int64_t schemaVersion = 1;

// FULL: what was acknowledged survives a pulled plug.
constexpr const char* pragmas = "PRAGMA journal_mode = WAL;"
                                "PRAGMA synchronous = FULL;"
                                "PRAGMA journal_size_limit = 67108864;"
                                "PRAGMA cache_size = -16000;"
                                "PRAGMA busy_timeout = 5000;";

constexpr const char* schema = R"(
BEGIN IMMEDIATE;
PRAGMA application_id = 1348552821;
PRAGMA user_version = 1;
CREATE TABLE IF NOT EXISTS hall (
    hall  TEXT PRIMARY KEY,
    epoch TEXT NOT NULL,
    seq   INTEGER NOT NULL,
    chain BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS event (
    hall    TEXT NOT NULL,
    epoch   TEXT NOT NULL,
    seq     INTEGER NOT NULL,
    at      INTEGER NOT NULL,
    day     TEXT NOT NULL,
    kind    TEXT NOT NULL,
    v       INTEGER NOT NULL,
    subject TEXT NOT NULL,
    actor   TEXT NOT NULL,
    station TEXT NOT NULL,
    body    TEXT NOT NULL,
    command TEXT NOT NULL,
    part    INTEGER NOT NULL,
    chain   BLOB NOT NULL,
    PRIMARY KEY (hall, epoch, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS hub (
    hub   TEXT PRIMARY KEY,
    until INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS trouble (
    hall  TEXT NOT NULL,
    epoch TEXT NOT NULL,
    seq   INTEGER NOT NULL,
    what  TEXT NOT NULL,
    at    INTEGER NOT NULL,
    PRIMARY KEY (hall, epoch, seq, what)
) STRICT, WITHOUT ROWID;
COMMIT;
)";
static_assert(applicationId == 1348552821);

auto failed(const sqlite::Error& error, const std::string& doing)
{
    return failure(StoreError{doing + ": " + error.message});
}

journal::Chain chainAt(const sqlite::Statement& select, int column)
{
    journal::Chain chain{};
    const auto blob = select.blob(column);
    std::copy_n(blob.begin(), std::min(blob.size(), chain.size()), chain.begin());
    return chain;
}

struct Statements
{
    sqlite::Statement newest;
    sqlite::Statement chain;
    sqlite::Statement insert;
    sqlite::Statement setNewest;
    sqlite::Statement trouble;
    sqlite::Statement live;
    sqlite::Statement living;
};

class SqliteStore : public Store
{
public:
    SqliteStore(sqlite::Database database, Statements statements)
        : m_database(std::move(database))
        , m_statements(std::move(statements))
    {
    }

    Result<std::vector<HallTaken>, StoreError> take(const std::vector<sync::EventMessage>& batch,
                                                    Time now) override;
    Result<journal::Head, StoreError> newest(const std::string& hall) override;
    Result<std::vector<std::string>, StoreError> live(const std::string& hub,
                                                      std::chrono::seconds lasts) override;

private:
    [[nodiscard]] Result<Intake, StoreError> judge(const std::vector<sync::EventMessage>& batch);
    [[nodiscard]] Result<void, StoreError> keep(const Intake& intake, Time now);
    [[nodiscard]] Result<void, StoreError> insert(const sync::EventMessage& message);
    [[nodiscard]] Result<void, StoreError> keepHall(const HallTaken& taken, Time now);
    [[nodiscard]] Result<void, StoreError> run(sqlite::Statement& statement, const char* doing);
    [[nodiscard]] std::optional<journal::Chain> find(const std::string& hall,
                                                     const journal::Position& position);

    sqlite::Database m_database;
    Statements m_statements; ///< after the database: they end before it
};

Result<void, StoreError> SqliteStore::run(sqlite::Statement& statement, const char* doing)
{
    if (statement.run() != SQLITE_OK) {
        return failed(m_database.lastError(), doing);
    }
    return {};
}

Result<journal::Head, StoreError> SqliteStore::newest(const std::string& hall)
{
    sqlite::Statement& select = m_statements.newest;
    const sqlite::ResetAfter reset{select};
    select.bind(1, hall);
    const int step = select.step();
    if (step == SQLITE_ROW) {
        return journal::Head{
            .position = {.epoch = std::string{select.text(0)}, .seq = select.integer(1)},
            .chain = chainAt(select, 2)};
    }
    if (step != SQLITE_DONE) {
        return failed(m_database.lastError(), "reading where " + hall + " stands");
    }
    return journal::Head{};
}

/// A row that can't be read counts as not there: storing it then fails by its key.
std::optional<journal::Chain> SqliteStore::find(const std::string& hall,
                                                const journal::Position& position)
{
    sqlite::Statement& select = m_statements.chain;
    const sqlite::ResetAfter reset{select};
    select.bind(1, hall);
    select.bind(2, position.epoch);
    select.bind(3, position.seq);
    if (select.step() != SQLITE_ROW) {
        return std::nullopt;
    }
    return chainAt(select, 0);
}

Result<std::vector<std::string>, StoreError> SqliteStore::live(const std::string& hub,
                                                               std::chrono::seconds lasts)
{
    m_statements.live.bind(1, hub);
    m_statements.live.bind(2, std::int64_t{lasts.count()});
    if (auto said = run(m_statements.live, "saying that this hub lives"); !said) {
        return failure(said.error());
    }
    sqlite::Statement& select = m_statements.living;
    const sqlite::ResetAfter reset{select};
    std::vector<std::string> hubs;
    int step = select.step();
    for (; step == SQLITE_ROW; step = select.step()) {
        hubs.emplace_back(select.text(0));
    }
    if (step != SQLITE_DONE) {
        return failed(m_database.lastError(), "reading which hubs live");
    }
    return hubs;
}

Result<void, StoreError> SqliteStore::insert(const sync::EventMessage& message)
{
    sqlite::Statement& statement = m_statements.insert;
    journal::bindRow(statement, message.row);
    statement.bind(14, message.hall);
    return run(statement, "storing an event");
}

Result<void, StoreError> SqliteStore::keepHall(const HallTaken& taken, Time now)
{
    for (const TroubleAt& trouble : taken.troubles) {
        sqlite::Statement& statement = m_statements.trouble;
        statement.bind(1, taken.hall);
        statement.bind(2, trouble.position.epoch);
        statement.bind(3, trouble.position.seq);
        statement.bind(4, toText(trouble.what));
        statement.bind(5, now.time_since_epoch().count());
        if (auto noted = run(statement, "noting a trouble"); !noted) {
            return noted;
        }
    }
    if (taken.stored == 0) {
        return {};
    }
    sqlite::Statement& statement = m_statements.setNewest;
    statement.bind(1, taken.hall);
    statement.bind(2, taken.newest.position.epoch);
    statement.bind(3, taken.newest.position.seq);
    statement.bind(4, taken.newest.chain);
    return run(statement, "noting where a hall stands");
}

Result<Intake, StoreError> SqliteStore::judge(const std::vector<sync::EventMessage>& batch)
{
    Intake::Newest heads;
    for (const sync::EventMessage& message : batch) {
        if (heads.contains(message.hall)) {
            continue;
        }
        const auto head = newest(message.hall);
        if (!head) {
            return failure(head.error());
        }
        heads.emplace(message.hall, *head);
    }
    return Intake{batch,
                  heads,
                  [this](const std::string& hall,
                         const journal::Position& position,
                         const std::string& /*day*/) { return find(hall, position); }};
}

Result<void, StoreError> SqliteStore::keep(const Intake& intake, Time now)
{
    for (const sync::EventMessage* message : intake.toStore()) {
        if (auto inserted = insert(*message); !inserted) {
            return inserted;
        }
    }
    for (const auto& [hall, taken] : intake.halls()) {
        if (auto kept = keepHall(taken, now); !kept) {
            return kept;
        }
    }
    if (const auto committed = m_database.execute("COMMIT"); !committed) {
        return failed(committed.error(), "committing events");
    }
    return {};
}

Result<std::vector<HallTaken>, StoreError>
SqliteStore::take(const std::vector<sync::EventMessage>& batch, Time now)
{
    // IMMEDIATE: what a hall's newest row is must not change between reading and storing.
    if (const auto begun = m_database.execute("BEGIN IMMEDIATE"); !begun) {
        return failed(begun.error(), "beginning a transaction");
    }
    const auto intake = judge(batch);
    const auto kept = intake ? keep(*intake, now) : failure(intake.error());
    if (!kept) {
        if (m_database.inTransaction()) {
            static_cast<void>(m_database.execute("ROLLBACK"));
        }
        return failure(kept.error());
    }
    return intake->taken();
}

Result<void, StoreError> checkSchema(const sqlite::Database& database, const std::string& path)
{
    const auto id = database.integer("PRAGMA application_id");
    const auto version = database.integer("PRAGMA user_version");
    if (!id || !version) {
        return failed(id ? version.error() : id.error(), "opening " + path);
    }
    if (*id != 0 && *id != applicationId) {
        return failure(StoreError{path + " is not a hub's database"});
    }
    if (*version > schemaVersion) {
        return failure(StoreError{path + " was written by a newer version (schema " +
                                  std::to_string(*version) + ", this program knows " +
                                  std::to_string(schemaVersion) + ')'});
    }
    return {};
}

Result<Statements, sqlite::Error> prepare(const sqlite::Database& database)
{
    Statements statements;
    const auto wanted = std::to_array<std::pair<sqlite::Statement*, std::string_view>>(
        {{&statements.newest, "SELECT epoch, seq, chain FROM hall WHERE hall = ?"},
         {&statements.chain, "SELECT chain FROM event WHERE hall = ? AND epoch = ? AND seq = ?"},
         {&statements.insert,
          "INSERT INTO event (" HALL_EVENT_COLUMNS
          ", hall) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"},
         {&statements.setNewest,
          "INSERT INTO hall (hall, epoch, seq, chain) VALUES (?, ?, ?, ?) ON CONFLICT (hall) "
          "DO UPDATE SET epoch = excluded.epoch, seq = excluded.seq, chain = excluded.chain"},
         {&statements.live,
          "INSERT INTO hub (hub, until) VALUES (?, unixepoch() + ?) ON CONFLICT (hub) "
          "DO UPDATE SET until = excluded.until"},
         {&statements.living, "SELECT hub FROM hub WHERE until > unixepoch() ORDER BY hub"},
         {&statements.trouble,
          "INSERT INTO trouble (hall, epoch, seq, what, at) VALUES (?, ?, ?, ?, ?) "
          "ON CONFLICT DO NOTHING"}});
    for (const auto& [statement, sql] : wanted) {
        auto prepared = database.prepare(sql);
        if (!prepared) {
            return failure(prepared.error());
        }
        *statement = std::move(*prepared);
    }
    return statements;
}

/// Anew each time, so that they are always this program's.
Result<void, sqlite::Error> makeViews(const sqlite::Database& database)
{
    std::string all = "BEGIN IMMEDIATE;";
    for (const std::string& statement : sqliteViews()) {
        all.append(statement).append(";");
    }
    all.append("COMMIT;");
    return database.execute(all.c_str());
}

} // namespace

Result<std::unique_ptr<Store>, StoreError> openSqliteStore(const std::filesystem::path& dataDir)
{
    const std::string path = (dataDir / "hub.db").string();
    auto database = sqlite::Database::open(path, sqlite::Database::Access::Create, {});
    if (!database) {
        return failed(database.error(), "opening " + path);
    }
    if (auto checked = checkSchema(*database, path); !checked) {
        return failure(checked.error());
    }
    for (const char* sql : {pragmas, schema}) {
        if (const auto done = database->execute(sql); !done) {
            return failed(done.error(), "preparing " + path);
        }
    }
    if (const auto made = makeViews(*database); !made) {
        return failed(made.error(), "making the views in " + path);
    }
    auto statements = prepare(*database);
    if (!statements) {
        return failed(statements.error(), "preparing " + path);
    }
    return std::make_unique<SqliteStore>(std::move(*database), std::move(*statements));
}

} // namespace hall::hub
