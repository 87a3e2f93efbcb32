// SPDX-License-Identifier: Apache-2.0
#include "app/hub/postgres_store.h"

#include "app/hub/analyst_views.h"
#include "app/hub/intake.h"
#include "app/hub/postgres.h"
#include "app/hub/postgres_statements.h"
#include "app/hub/troubles.h"
#include "app/journal/chain.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

namespace hall::hub {

using postgres::Array;
using postgres::Connection;
using postgres::Rows;

namespace {

auto failed(const std::string& error, const std::string& doing)
{
    return failure(StoreError{doing + ": " + error});
}

std::vector<std::string> textsOf(const std::vector<Array>& columns)
{
    std::vector<std::string> texts;
    texts.reserve(columns.size());
    for (const Array& column : columns) {
        texts.push_back(column.text());
    }
    return texts;
}

journal::Head headAt(const Rows& rows, int row, int column)
{
    journal::Head head;
    head.position.epoch = rows.text(row, column);
    const std::string_view seq = rows.text(row, column + 1);
    std::from_chars(seq.data(), seq.data() + seq.size(), head.position.seq);
    head.chain = journal::chainFromHex(rows.text(row, column + 2)).value_or(journal::Chain{});
    return head;
}

class PostgresStore : public Store
{
public:
    explicit PostgresStore(Connection connection)
        : m_connection(std::move(connection))
    {
    }

    Result<std::vector<HallTaken>, StoreError> take(const std::vector<sync::EventMessage>& batch,
                                                    Time now) override;
    Result<journal::Head, StoreError> newest(const std::string& hall) override;
    Result<std::vector<std::string>, StoreError> live(const std::string& hub,
                                                      std::chrono::seconds lasts) override;

    [[nodiscard]] Result<void, StoreError> makeTables();

private:
    using Done = Result<void, StoreError>;

    [[nodiscard]] Done ready();
    [[nodiscard]] Done makeViews();
    [[nodiscard]] Done makePartitions(const std::vector<sync::EventMessage>& batch);
    [[nodiscard]] Result<Intake, StoreError> judge(const std::vector<sync::EventMessage>& batch);
    [[nodiscard]] Done keep(const Intake& intake, Time now);
    [[nodiscard]] Done insert(const std::vector<const sync::EventMessage*>& messages);
    [[nodiscard]] Done move(const Intake& intake);
    [[nodiscard]] Done note(const Intake& intake, Time now);
    [[nodiscard]] Done run(const char* sql, const char* doing);
    [[nodiscard]] std::optional<journal::Chain>
    find(const std::string& hall, const journal::Position& position, const std::string& day);

    Connection m_connection;
    std::set<std::string> m_days; ///< those that have a partition, as far as is known
};

Result<void, StoreError> PostgresStore::run(const char* sql, const char* doing)
{
    if (const auto done = m_connection.run(sql); !done) {
        return failed(done.error(), doing);
    }
    return {};
}

Result<void, StoreError> PostgresStore::ready()
{
    if (m_connection.isLost()) {
        if (const auto back = m_connection.reconnect(); !back) {
            return failed(back.error(), "the database is away");
        }
    }
    return {};
}

Result<void, StoreError> PostgresStore::makeTables()
{
    if (auto begun = run("BEGIN", "making the tables"); !begun) {
        return begun;
    }
    if (auto locked = run(lockSchema, "making the tables"); !locked) {
        return locked;
    }
    for (const char* table : schema) {
        if (auto made = run(table, "making the tables"); !made) {
            return made;
        }
    }
    if (auto made = makeViews(); !made) {
        return made;
    }
    return run("COMMIT", "making the tables");
}

/// Making a view waits for everybody who reads it.
Result<void, StoreError> PostgresStore::makeViews()
{
    const auto known = m_connection.run(selectViewsVersion);
    if (!known) {
        return failed(known.error(), "reading which views there are");
    }
    if (known->count() > 0 && known->text(0, 0) == viewsVersion) {
        return {};
    }
    for (const std::string& statement : postgresViews()) {
        if (auto made = run(statement.c_str(), "making the views"); !made) {
            return made;
        }
    }
    return {};
}

/// Before the transaction that needs them: making one locks the table of all.
Result<void, StoreError> PostgresStore::makePartitions(const std::vector<sync::EventMessage>& batch)
{
    for (const sync::EventMessage& message : batch) {
        if (m_days.contains(message.row.day) || !parseBusinessDay(message.row.day)) {
            continue;
        }
        // Up to the next text there is and not to the next day, which of the last day of 9999 would
        // stand before it.
        std::string name = "event_" + message.row.day;
        std::ranges::replace(name, '-', '_');
        const std::string sql = "CREATE TABLE IF NOT EXISTS " + name +
                                " PARTITION OF event FOR VALUES FROM ('" + message.row.day +
                                "') TO ('" + message.row.day + " ')";
        if (auto made = run(sql.c_str(), "making a day's partition"); !made) {
            return made;
        }
        m_days.insert(message.row.day);
    }
    return {};
}

Result<journal::Head, StoreError> PostgresStore::newest(const std::string& hall)
{
    if (const auto isReady = ready(); !isReady) {
        return failure(isReady.error());
    }
    const auto rows = m_connection.runPrepared("newest", selectNewest, {hall});
    if (!rows) {
        return failed(rows.error(), "reading where " + hall + " stands");
    }
    return rows->count() == 0 ? journal::Head{} : headAt(*rows, 0, 0);
}

Result<std::vector<std::string>, StoreError> PostgresStore::live(const std::string& hub,
                                                                 std::chrono::seconds lasts)
{
    if (const auto isReady = ready(); !isReady) {
        return failure(isReady.error());
    }
    const auto said =
        m_connection.runPrepared("say_alive", sayAlive, {hub, std::to_string(lasts.count())});
    if (!said) {
        return failed(said.error(), "saying that this hub lives");
    }
    const auto rows = m_connection.runPrepared("select_alive", selectAlive, {});
    if (!rows) {
        return failed(rows.error(), "reading which hubs live");
    }
    std::vector<std::string> hubs;
    hubs.reserve(static_cast<std::size_t>(rows->count()));
    for (int row = 0; row < rows->count(); ++row) {
        hubs.emplace_back(rows->text(row, 0));
    }
    return hubs;
}

/// What can't be read counts as not there: the transaction is lost then, and fails as a whole.
std::optional<journal::Chain> PostgresStore::find(const std::string& hall,
                                                  const journal::Position& position,
                                                  const std::string& day)
{
    const std::string seq = std::to_string(position.seq);
    const auto onDay =
        m_connection.runPrepared("find_on_day", findOnDay, {hall, position.epoch, seq, day});
    if (onDay && onDay->count() > 0) {
        return journal::chainFromHex(onDay->text(0, 0));
    }
    const auto anywhere =
        m_connection.runPrepared("find_anywhere", findAnywhere, {hall, position.epoch, seq});
    if (anywhere && anywhere->count() > 0) {
        return journal::chainFromHex(anywhere->text(0, 0));
    }
    return std::nullopt;
}

Result<Intake, StoreError> PostgresStore::judge(const std::vector<sync::EventMessage>& batch)
{
    std::set<std::string> names;
    for (const sync::EventMessage& message : batch) {
        names.insert(message.hall);
    }
    Array array;
    for (const std::string& name : names) {
        array.add(name);
    }
    const std::string halls = array.text();
    if (const auto added = m_connection.runPrepared("add_halls", addHalls, {halls}); !added) {
        return failed(added.error(), "noting a hall");
    }
    const auto rows = m_connection.runPrepared("lock_halls", lockHalls, {halls});
    if (!rows) {
        return failed(rows.error(), "reading where halls stand");
    }
    Intake::Newest heads;
    for (int row = 0; row < rows->count(); ++row) {
        heads.emplace(rows->text(row, 0), headAt(*rows, row, 1));
    }
    return Intake{batch,
                  heads,
                  [this](const std::string& hall,
                         const journal::Position& position,
                         const std::string& day) { return find(hall, position, day); }};
}

Result<void, StoreError>
PostgresStore::insert(const std::vector<const sync::EventMessage*>& messages)
{
    if (messages.empty()) {
        return {};
    }
    std::vector<Array> columns(14);
    for (const sync::EventMessage* message : messages) {
        const journal::Row& row = message->row;
        const std::array<std::string, 14> values{message->hall,
                                                 row.epoch,
                                                 std::to_string(row.seq),
                                                 std::to_string(row.at),
                                                 row.day,
                                                 row.kind,
                                                 std::to_string(row.v),
                                                 row.subject,
                                                 row.actor,
                                                 row.station,
                                                 row.body,
                                                 row.command,
                                                 std::to_string(row.part),
                                                 journal::toHex(row.chain)};
        for (std::size_t i = 0; i < columns.size(); ++i) {
            columns[i].add(values[i]);
        }
    }
    const auto parameters = textsOf(columns);
    if (const auto done = m_connection.runPrepared("insert_events", insertEvents, parameters);
        !done) {
        return failed(done.error(), "storing events");
    }
    return {};
}

Result<void, StoreError> PostgresStore::move(const Intake& intake)
{
    std::vector<Array> columns(4);
    for (const auto& [hall, taken] : intake.halls()) {
        if (taken.stored > 0) {
            columns[0].add(hall);
            columns[1].add(taken.newest.position.epoch);
            columns[2].add(std::to_string(taken.newest.position.seq));
            columns[3].add(journal::toHex(taken.newest.chain));
        }
    }
    const auto parameters = textsOf(columns);
    if (const auto moved = m_connection.runPrepared("move_halls", moveHalls, parameters); !moved) {
        return failed(moved.error(), "noting where halls stand");
    }
    return {};
}

Result<void, StoreError> PostgresStore::note(const Intake& intake, Time now)
{
    const std::string at = std::to_string(now.time_since_epoch().count());
    for (const auto& [hall, taken] : intake.halls()) {
        for (const TroubleAt& trouble : taken.troubles) {
            const auto noted = m_connection.runPrepared("note_trouble",
                                                        noteTrouble,
                                                        {hall,
                                                         trouble.position.epoch,
                                                         std::to_string(trouble.position.seq),
                                                         std::string{toText(trouble.what)},
                                                         at});
            if (!noted) {
                return failed(noted.error(), "noting a trouble");
            }
        }
    }
    return {};
}

Result<void, StoreError> PostgresStore::keep(const Intake& intake, Time now)
{
    if (auto inserted = insert(intake.toStore()); !inserted) {
        return inserted;
    }
    if (auto moved = move(intake); !moved) {
        return moved;
    }
    if (auto noted = note(intake, now); !noted) {
        return noted;
    }
    return run("COMMIT", "committing events");
}

Result<std::vector<HallTaken>, StoreError>
PostgresStore::take(const std::vector<sync::EventMessage>& batch, Time now)
{
    if (const auto isReady = ready(); !isReady) {
        return failure(isReady.error());
    }
    if (const auto made = makePartitions(batch); !made) {
        return failure(made.error());
    }
    if (const auto begun = run("BEGIN", "beginning a transaction"); !begun) {
        return failure(begun.error());
    }
    const auto intake = judge(batch);
    const auto kept = intake ? keep(*intake, now) : Done{failure(intake.error())};
    if (!kept) {
        static_cast<void>(m_connection.run("ROLLBACK"));
        return failure(kept.error());
    }
    return intake->taken();
}

} // namespace

Result<std::unique_ptr<Store>, StoreError> openPostgresStore(const std::string& conninfo)
{
    auto connection = Connection::open(conninfo);
    if (!connection) {
        return failed(connection.error(), "opening the database");
    }
    auto store = std::make_unique<PostgresStore>(std::move(*connection));
    if (auto made = store->makeTables(); !made) {
        return failure(made.error());
    }
    return store;
}

} // namespace hall::hub
