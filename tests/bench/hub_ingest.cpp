// SPDX-License-Identifier: Apache-2.0
#include "app/core/assert.h"
#include "app/hub/postgres.h"
#include "app/hub/postgres_statements.h"
#include "app/hub/postgres_store.h"
#include "app/sync/hall_state.h"
#include "app/sync/topics.h"
#include "tests/bench/broker_of_one.h"
#include "tests/bench/city.h"
#include "tests/bench/folder.h"
#include "tests/bench/simulated_halls.h"
#include "tests/engines/postgres_process.h"

#include <QCoreApplication>

#include <array>
#include <map>
#include <random>

namespace hall::bench {

namespace {

using namespace std::chrono_literals;

constexpr std::int64_t eventsOfTrial = 100'000;
constexpr std::size_t rowsOfCommit = 500;
constexpr int ingestHalls = 50;

constexpr int cityConnections = 100;
constexpr int hallsOfConnection = 100;
constexpr auto ratesLast = 60s;

constexpr auto answersWithin = 120s;

/// Lets things happen until `condition` holds; false when that takes too long.
template <class Condition>
bool await(const Condition& condition)
{
    const SteadyTime end = std::chrono::steady_clock::now() + answersWithin;
    while (!condition()) {
        if (std::chrono::steady_clock::now() > end) {
            return false;
        }
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 10);
    }
    return true;
}

void reportRate(benchmark::State& state, std::int64_t events, Nanoseconds took)
{
    state.counters["items_per_second"] =
        static_cast<double>(events) / std::chrono::duration<double>(took).count();
}

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

    [[nodiscard]] Result<Nanoseconds, std::string> ingest(std::int64_t events)
    {
        test::PostgresProcess database;
        City city{m_setup, m_folder, "postgres = \"" + database.conninfo() + "\"\n"};
        const auto started = database.start() ? city.startHub(m_broker.listen())
                                              : failure(std::string{"PostgreSQL doesn't start"});
        if (!started) {
            return failure(started.error());
        }
        const QByteArray packets = packetsOf(events);
        if (!await([&] { return m_isMeeting; })) {
            return failure(std::string{"the hub doesn't come"});
        }
        for (int hall = 0; hall < ingestHalls; ++hall) {
            const std::string id = SimulatedHalls::idOf(hall);
            m_broker.publish(
                QByteArray::fromStdString(sync::topicOf(id, sync::stateTopic)),
                QByteArray::fromStdString(sync::writeState(
                    {.hall = id, .isOnline = true, .version = "bench", .newest = {}})));
        }
        if (!await([&] { return m_subscribed == ingestHalls; })) {
            return failure(std::string{"the hub doesn't take its halls"});
        }
        const SteadyTime start = std::chrono::steady_clock::now();
        m_broker.pour(packets);
        if (!await([&] { return held() == events; })) {
            return failure("the hub holds " + std::to_string(held()) + " events");
        }
        return std::chrono::steady_clock::now() - start;
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

Result<Nanoseconds, std::string> ingest(const Setup& setup, std::int64_t events)
{
    const Folder folder{setup.dataRoot};
    return PouredHub{setup, folder.path()}.ingest(events);
}

void hubIngest(benchmark::State& state, const Setup& setup)
{
    Result<Nanoseconds, std::string> took{};
    const std::int64_t events = setup.scaled(eventsOfTrial);
    while (state.KeepRunning()) {
        took = ingest(setup, events);
        useUpItsTime();
    }
    if (!took) {
        state.SkipWithError(took.error().c_str());
        return;
    }
    reportRate(state, events, *took);
}

// HallsToHub ----------------------------------------------------------------------------------

/// Ten thousand halls on a hundred connections, each event at a moment of its own.
class CityOfHalls
{
public:
    CityOfHalls(const Setup& setup, City& city)
        : m_lasts(setup.tiny ? 600ms : std::chrono::milliseconds{ratesLast})
    {
        const auto connections = setup.scaled(cityConnections);
        for (int i = 0; i < connections; ++i) {
            m_halls.push_back(
                std::make_unique<SimulatedHalls>(city.broker().as("halls-" + std::to_string(i)),
                                                 i * hallsOfConnection,
                                                 hallsOfConnection));
            m_halls.back()->start();
        }
    }

    [[nodiscard]] bool areMet() const
    {
        return std::ranges::all_of(m_halls, [](const auto& halls) { return halls->areMet(); });
    }

    /// `rate`: events of each hall in a second, on average.
    void play(double rate)
    {
        const auto halls = static_cast<double>(m_halls.size() * hallsOfConnection);
        std::exponential_distribution<double> between{rate * halls};
        const SteadyTime start = std::chrono::steady_clock::now();
        const SteadyTime end = start + m_lasts;
        auto due = start;
        while (due < end) {
            if (due > std::chrono::steady_clock::now()) {
                QCoreApplication::processEvents();
                continue;
            }
            m_halls[m_random() % m_halls.size()]->publish(
                static_cast<int>(m_random() % hallsOfConnection));
            ++m_published;
            due += std::chrono::duration_cast<Nanoseconds>(
                std::chrono::duration<double>{between(m_random)});
        }
    }

    [[nodiscard]] std::int64_t waiting() const
    {
        std::int64_t waiting = 0;
        for (const auto& halls : m_halls) {
            waiting += halls->waiting();
        }
        return waiting;
    }

    void report(benchmark::State& state) const
    {
        Samples all;
        for (const auto& halls : m_halls) {
            all.add(halls->stored());
        }
        all.report(state);
        reportRate(state, m_published, m_lasts);
    }

private:
    std::chrono::milliseconds m_lasts;
    std::vector<std::unique_ptr<SimulatedHalls>> m_halls;
    std::mt19937 m_random{20261123}; // NOLINT: the same city every time
    std::int64_t m_published = 0;
};

void hallsToHub(benchmark::State& state, const Setup& setup, double rate)
{
    const Folder folder{setup.dataRoot};
    test::PostgresProcess database;
    City city{setup, folder.path(), "postgres = \"" + database.conninfo() + "\"\n"};
    const auto started =
        database.start() ? city.start() : failure(std::string{"PostgreSQL doesn't start"});
    if (!started) {
        state.SkipWithError(started.error().c_str());
        return;
    }
    CityOfHalls halls{setup, city};
    if (!await([&] { return halls.areMet(); })) {
        state.SkipWithError("the hub doesn't answer");
        return;
    }
    while (state.KeepRunning()) {
        halls.play(rate);
        useUpItsTime();
    }
    if (!await([&] { return halls.waiting() == 0; })) {
        state.SkipWithError("not every event was acknowledged");
        return;
    }
    halls.report(state);
}

} // namespace

void addHubIngest(const Setup& setup)
{
    benchmark::RegisterBenchmark("RawPostgresInsert", [&setup](benchmark::State& state) {
        rawPostgresInsert(state, setup);
    });
    benchmark::RegisterBenchmark("HubIngest",
                                 [&setup](benchmark::State& state) { hubIngest(state, setup); });
    const auto add = [&](const char* name, double rate) {
        benchmark::RegisterBenchmark(
            name, [&setup, rate](benchmark::State& state) { hallsToHub(state, setup, rate); });
    };
    add("HallsToHub/halls:10000/average", 0.3);
    add("HallsToHub/halls:10000/peak", 0.9);
}

} // namespace hall::bench
