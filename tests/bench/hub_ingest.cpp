// SPDX-License-Identifier: Apache-2.0
#include "app/hub/postgres.h"
#include "app/hub/postgres_statements.h"
#include "app/hub/postgres_store.h"
#include "app/sync/hall_state.h"
#include "app/sync/topics.h"
#include "tests/bench/await.h"
#include "tests/bench/broker_of_one.h"
#include "tests/bench/city.h"
#include "tests/bench/folder.h"
#include "tests/bench/simulated_halls.h"
#include "tests/engines/postgres_process.h"

#include <QCoreApplication>

#include <array>
#include <map>

namespace hall::bench {

namespace {

using namespace std::chrono_literals;

constexpr std::int64_t eventsOfTrial = 100'000;
constexpr std::size_t rowsOfCommit = 500;
constexpr int ingestHalls = 50;

constexpr auto answersWithin = 120s;

// RawPostgresInsert --------------------------------------------------------------------------

using hub::postgres::Array;

/// The parameters of one insert.
std::vector<std::string> nextInsert(SimulatedJournal& journal, journal::Chainer& chainer)
{
    std::vector<Array> columns(14);
    for (std::size_t count = 0; count < rowsOfCommit; ++count) {
        const sync::EventMessage event = journal.next(chainer);
        const journal::Row& row = event.row;
        const std::array<std::string, 14> values{event.hall,
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
    std::vector<std::string> parameters;
    parameters.reserve(columns.size());
    for (const Array& column : columns) {
        parameters.push_back(column.text());
    }
    return parameters;
}

/// What the database alone costs: the hub's own insert in the hub's own table, 500 rows a
/// transaction, ready before the clock starts.
Result<Nanoseconds, std::string> insertRaw(std::int64_t events)
{
    test::PostgresProcess database;
    if (!database.start()) {
        return failure(std::string{"PostgreSQL doesn't start"});
    }
    if (const auto store = hub::openPostgresStore(database.conninfo()); !store) {
        return failure(store.error().detail);
    }
    auto connection = hub::postgres::Connection::open(database.conninfo());
    if (!connection) {
        return failure(connection.error());
    }
    const auto made = connection->run("CREATE TABLE event_2026_11_23 PARTITION OF event FOR VALUES "
                                      "FROM ('2026-11-23') TO ('2026-11-24')");
    if (!made) {
        return failure(made.error());
    }
    SimulatedJournal journal{"hall-0"};
    journal::Chainer chainer;
    std::vector<std::vector<std::string>> inserts;
    for (std::int64_t rows = 0; rows < events; rows += rowsOfCommit) {
        inserts.push_back(nextInsert(journal, chainer));
    }
    const std::string sql = std::string{hub::insertEvents} + " ON CONFLICT DO NOTHING";
    const SteadyTime start = std::chrono::steady_clock::now();
    for (const auto& parameters : inserts) {
        if (auto done = connection->runPrepared("raw", sql.c_str(), parameters); !done) {
            return failure(done.error());
        }
    }
    return std::chrono::steady_clock::now() - start;
}

void rawPostgresInsert(benchmark::State& state, const Setup& setup)
{
    Result<Nanoseconds, std::string> took{};
    const std::int64_t events = setup.scaled(eventsOfTrial);
    while (state.KeepRunning()) {
        took = insertRaw(events);
        useUpItsTime();
    }
    if (!took) {
        state.SkipWithError(took.error().c_str());
        return;
    }
    reportRate(state, events, *took);
}

// HubIngest -----------------------------------------------------------------------------------

/// What is poured into the hub's socket: every hall's events, one of each in turn.
QByteArray packetsOf(std::int64_t events)
{
    std::vector<SimulatedJournal> journals;
    std::vector<QByteArray> topics;
    for (int hall = 0; hall < ingestHalls; ++hall) {
        journals.emplace_back(SimulatedHalls::idOf(hall));
        topics.push_back(QByteArray::fromStdString(
            sync::topicOf(SimulatedHalls::idOf(hall), sync::eventsTopic)));
    }
    journal::Chainer chainer;
    QByteArray packets;
    for (std::int64_t event = 0; event < events; ++event) {
        const auto hall = static_cast<std::size_t>(event % ingestHalls);
        packets += BrokerOfOne::packetOf(
            topics[hall],
            QByteArray::fromStdString(sync::writeEvent(journals[hall].next(chainer))));
    }
    return packets;
}

/// Bytes that a database wrote since it was made.
struct Written
{
    double tables = 0; ///< with their indexes
    double log = 0;    ///< the write-ahead log
};

Result<Written, std::string> writtenBy(const std::string& conninfo)
{
    auto connection = hub::postgres::Connection::open(conninfo);
    if (!connection) {
        return failure(connection.error());
    }
    const auto rows = connection->run("SELECT pg_database_size(current_database()), "
                                      "pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')");
    if (!rows) {
        return failure(rows.error());
    }
    return Written{.tables = std::stod(std::string{rows->text(0, 0)}),
                   .log = std::stod(std::string{rows->text(0, 1)})};
}

struct Ingested
{
    Nanoseconds took{0};
    Written written;
};

/// The hub on a socket that always has an event for it, until it has said that it holds all.
class PouredHub
{
public:
    PouredHub(const Setup& setup, std::filesystem::path folder)
        : m_setup(setup)
        , m_folder(std::move(folder))
    {
        QObject::connect(&m_broker, &BrokerOfOne::subscribed, [this](const QByteArray& filter) {
            m_subscribed += filter.endsWith("/events") ? 1 : 0;
            m_isMeeting = m_isMeeting || filter.endsWith("/state");
        });
        QObject::connect(&m_broker,
                         &BrokerOfOne::published,
                         [this](const QByteArray& topic, const QByteArray& word) {
                             if (topic.endsWith("/ack")) {
                                 m_held[topic] = SimulatedHalls::seqOf(
                                     {word.constData(), static_cast<std::size_t>(word.size())});
                             }
                         });
    }

    [[nodiscard]] Result<Ingested, std::string> ingest(std::int64_t events)
    {
        test::PostgresProcess database;
        City city{m_setup, m_folder, "postgres = \"" + database.conninfo() + "\"\n"};
        const auto started = database.start() ? city.startHub(m_broker.listen())
                                              : failure(std::string{"PostgreSQL doesn't start"});
        if (!started) {
            return failure(started.error());
        }
        const QByteArray packets = packetsOf(events);
        if (!await([&] { return m_isMeeting; }, answersWithin)) {
            return failure(std::string{"the hub doesn't come"});
        }
        for (int hall = 0; hall < ingestHalls; ++hall) {
            const std::string id = SimulatedHalls::idOf(hall);
            m_broker.publish(
                QByteArray::fromStdString(sync::topicOf(id, sync::stateTopic)),
                QByteArray::fromStdString(sync::writeState(
                    {.hall = id, .isOnline = true, .version = "bench", .newest = {}})));
        }
        if (!await([&] { return m_subscribed == ingestHalls; }, answersWithin)) {
            return failure(std::string{"the hub doesn't take its halls"});
        }
        const auto before = writtenBy(database.conninfo());
        const SteadyTime start = std::chrono::steady_clock::now();
        m_broker.pour(packets);
        if (!await([&] { return held() == events; }, answersWithin)) {
            return failure("the hub holds " + std::to_string(held()) + " events");
        }
        const Nanoseconds took = std::chrono::steady_clock::now() - start;
        const auto after = writtenBy(database.conninfo());
        if (!before || !after) {
            return failure((before ? after : before).error());
        }
        return Ingested{
            .took = took,
            .written = {.tables = after->tables - before->tables, .log = after->log - before->log}};
    }

private:
    [[nodiscard]] std::int64_t held() const
    {
        std::int64_t events = 0;
        for (const auto& [hall, seq] : m_held) {
            events += seq;
        }
        return events;
    }

    const Setup& m_setup;
    std::filesystem::path m_folder;
    BrokerOfOne m_broker;
    bool m_isMeeting = false;
    int m_subscribed = 0;
    std::map<QByteArray, std::int64_t> m_held;
};

Result<Ingested, std::string> ingest(const Setup& setup, std::int64_t events)
{
    const Folder folder{setup.dataRoot};
    return PouredHub{setup, folder.path()}.ingest(events);
}

void hubIngest(benchmark::State& state, const Setup& setup)
{
    Result<Ingested, std::string> ingested{};
    const std::int64_t events = setup.scaled(eventsOfTrial);
    while (state.KeepRunning()) {
        ingested = ingest(setup, events);
        useUpItsTime();
    }
    if (!ingested) {
        state.SkipWithError(ingested.error().c_str());
        return;
    }
    reportRate(state, events, ingested->took);
    const auto each = static_cast<double>(events);
    state.counters["table_bytes"] = ingested->written.tables / each;
    state.counters["log_bytes"] = ingested->written.log / each;
}

} // namespace

void addHubIngest(const Setup& setup)
{
    benchmark::RegisterBenchmark("RawPostgresInsert", [&setup](benchmark::State& state) {
        rawPostgresInsert(state, setup);
    });
    benchmark::RegisterBenchmark("HubIngest",
                                 [&setup](benchmark::State& state) { hubIngest(state, setup); });
}

} // namespace hall::bench
