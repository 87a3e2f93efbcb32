// SPDX-License-Identifier: Apache-2.0
#include "tests/chaos/city_torture.h"

#include "app/identity/signing_key.h"
#include "tests/chaos/city_books.h"
#include "tests/chaos/city_hall.h"
#include "tests/chaos/wire.h"
#include "tests/engines/mosquitto.h"
#include "tests/engines/nats_cluster.h"
#include "tests/engines/postgres_process.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <random>

namespace hall::chaos {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int hubsCount = 2;
/// Halls that a cut takes away together.
constexpr int hallsOnAWire = 10;
constexpr std::chrono::milliseconds tick{50};
/// Of the time, after which no more is journalled: what is left is for catching up under fire.
constexpr double journallingPart = 0.9;
/// Nothing new is stored for so long, with everything running: it never will be.
constexpr qint64 patienceMs = 120'000;

/// RFC 8037, appendix A.1.
constexpr const char* hubKey =
    R"({"kty":"OKP","crv":"Ed25519","d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A"})";

struct Deeds
{
    int kills = 0;
    int cuts = 0;
    std::map<std::string, int> killed;
};

class CityTorture
{
public:
    CityTorture(const Setup& setup, std::filesystem::path folder)
        : m_setup(setup)
        , m_folder(std::move(folder))
        , m_random(setup.seed)
    {
        if (setup.broker == u"nats"_s) {
            m_brokers = std::make_unique<test::NatsCluster>();
        } else {
            m_brokers = std::make_unique<test::Mosquitto>();
        }
    }

    CityTorture(const CityTorture&) = delete;
    CityTorture& operator=(const CityTorture&) = delete;

    ~CityTorture()
    {
        for (QProcess& hub : m_hubs) {
            hub.kill();
            hub.waitForFinished();
        }
    }

    Result<void, std::string> run();
    [[nodiscard]] Result<CityFindings, std::string> findings() const;

    [[nodiscard]] const Deeds& deeds() const
    {
        return m_deeds;
    }

    [[nodiscard]] double seconds() const
    {
        constexpr double msInOne = 1000;
        return static_cast<double>(m_clock.elapsed()) / msInOne;
    }

private:
    [[nodiscard]] Result<void, std::string> start();
    [[nodiscard]] Result<void, std::string> startHalls();
    void startBroker(int broker);
    void startDatabase();
    void startHub(int hub);
    void live();
    void journal();
    void breakSomething();
    void kill();
    void cut();
    void mendEverything();
    [[nodiscard]] Result<void, std::string> catchUp();
    /// A port of a broker that runs, 0: none does.
    [[nodiscard]] int anyBroker();
    void later(std::chrono::milliseconds after, std::function<void()> what);
    std::chrono::milliseconds between(int least, int most);

    const Setup& m_setup;
    std::filesystem::path m_folder;
    std::mt19937 m_random;
    QElapsedTimer m_clock;
    Deeds m_deeds;
    std::unique_ptr<test::Brokers> m_brokers;
    test::PostgresProcess m_database;
    std::vector<std::unique_ptr<Wire>> m_wires; ///< the hubs' first, one each
    std::array<QProcess, hubsCount> m_hubs;
    std::vector<std::unique_ptr<CityHall>> m_halls;
    std::int64_t m_journalled = 0;
    std::string m_fault;
    QObject m_context; ///< what was to happen later, doesn't when it goes
};

void CityTorture::later(std::chrono::milliseconds after, std::function<void()> what)
{
    QTimer::singleShot(after, &m_context, std::move(what));
}

std::chrono::milliseconds CityTorture::between(int least, int most)
{
    return std::chrono::milliseconds{std::uniform_int_distribution<int>{least, most}(m_random)};
}

int CityTorture::anyBroker()
{
    std::vector<int> running;
    for (int i = 0; i < m_brokers->count(); ++i) {
        if (m_brokers->isRunning(i)) {
            running.push_back(m_brokers->portOf(i));
        }
    }
    return running.empty() ? 0 : running[m_random() % running.size()];
}

Result<void, std::string> CityTorture::start()
{
    for (int i = 0; i < m_brokers->count(); ++i) {
        // Those of a cluster wait for each other: the next is started before the first is ready.
        later(0ms, [this, i] { startBroker(i); });
    }
    startDatabase();
    const int hallWires = (m_setup.halls + hallsOnAWire - 1) / hallsOnAWire;
    for (int i = 0; i < hubsCount + hallWires; ++i) {
        m_wires.push_back(std::make_unique<Wire>([this] { return anyBroker(); }));
    }
    std::ofstream{m_folder / "hub.jwk"} << hubKey;
    for (int i = 0; i < hubsCount; ++i) {
        startHub(i);
    }
    return startHalls();
}

Result<void, std::string> CityTorture::startHalls()
{
    const auto key = identity::SigningKey::parse(hubKey)->publicHalf();
    for (int i = 0; i < m_setup.halls; ++i) {
        const std::string id = "hall-" + std::to_string(i);
        const auto& wire = m_wires[static_cast<std::size_t>(hubsCount + i / hallsOnAWire)];
        m_halls.push_back(std::make_unique<CityHall>(
            CityHall::Plan{.id = id,
                           .folder = m_folder / id,
                           .broker = test::onLoopback(wire->port(), id),
                           .hubKeys = {{.id = key.thumbprint(), .key = key}}}));
        if (auto started = m_halls.back()->start(); !started) {
            return started;
        }
    }
    return {};
}

void CityTorture::startBroker(int broker)
{
    if (!m_brokers->start(broker)) {
        m_fault = "a broker doesn't start";
    }
}

void CityTorture::startDatabase()
{
    if (!m_database.start()) {
        m_fault = "PostgreSQL doesn't start";
    }
}

void CityTorture::startHub(int hub)
{
    const std::string name = "hub-" + std::to_string(hub + 1);
    const std::filesystem::path config = m_folder / (name + ".toml");
    std::ofstream{config} << "[hub]\nname = \"" << name << "\"\nkey = \"hub.jwk\"\n"
                          << "[broker]\naddress = \"mqtt://127.0.0.1:"
                          << m_wires[static_cast<std::size_t>(hub)]->port() << "\"\n"
                          << "[database]\npostgres = \"" << m_database.conninfo() << "\"\n";
    QProcess& process = m_hubs[static_cast<std::size_t>(hub)];
    process.setStandardErrorFile(QString::fromStdString((m_folder / (name + ".log")).string()),
                                 QIODevice::Append);
    process.start(QCoreApplication::applicationDirPath() + u"/paihao-hub"_s,
                  {u"--config"_s,
                   QString::fromStdString(config.string()),
                   u"--data"_s,
                   QString::fromStdString(m_folder.string())});
}

/// As many events as are due by now, in any halls.
void CityTorture::journal()
{
    const double part = seconds() / (60.0 * m_setup.minutes * journallingPart);
    const auto due = static_cast<std::int64_t>(std::min(part, 1.0) * m_setup.events);
    while (m_journalled < due && m_fault.empty()) {
        CityHall& hall = *m_halls[m_random() % m_halls.size()];
        const auto count = std::min<std::int64_t>(1 + m_random() % 20, due - m_journalled);
        if (!hall.append(static_cast<int>(count))) {
            m_fault = hall.id() + ": its journal takes nothing more";
        }
        m_journalled += count;
    }
}

void CityTorture::kill()
{
    const auto back = between(200, 4000);
    std::string what;
    switch (m_random() % 4) {
    case 0: {
        const int broker = static_cast<int>(m_random() % static_cast<unsigned>(m_brokers->count()));
        what = "broker";
        m_brokers->kill(broker);
        later(back, [this, broker] { startBroker(broker); });
        break;
    }
    case 1: {
        const int hub = static_cast<int>(m_random() % hubsCount);
        QProcess& process = m_hubs[static_cast<std::size_t>(hub)];
        what = "hub";
        process.kill();
        process.waitForFinished();
        later(back, [this, hub] { startHub(hub); });
        break;
    }
    case 2:
        what = "database";
        m_database.kill();
        later(back, [this] { startDatabase(); });
        break;
    default: {
        CityHall& hall = *m_halls[m_random() % m_halls.size()];
        what = "node";
        hall.kill();
        if (const auto started = hall.start(); !started) {
            m_fault = hall.id() + ": " + started.error();
        }
        break;
    }
    }
    ++m_deeds.kills;
    ++m_deeds.killed[what];
}

void CityTorture::cut()
{
    Wire& wire = *m_wires[m_random() % m_wires.size()];
    wire.setCut(true);
    later(between(500, 20'000), [&wire] { wire.setCut(false); });
    ++m_deeds.cuts;
}

/// As many kills and cuts as are due by now.
void CityTorture::breakSomething()
{
    const double part = std::min(seconds() / (60.0 * m_setup.minutes), 1.0);
    if (m_deeds.kills < static_cast<int>(part * m_setup.kills)) {
        kill();
    }
    if (m_deeds.cuts < static_cast<int>(part * m_setup.cuts)) {
        cut();
    }
}

void CityTorture::live()
{
    QEventLoop loop;
    QTimer beat;
    QObject::connect(&beat, &QTimer::timeout, &loop, [&] {
        journal();
        breakSomething();
        if (seconds() >= 60.0 * m_setup.minutes || !m_fault.empty()) {
            loop.quit();
        }
    });
    beat.start(tick);
    loop.exec();
}

void CityTorture::mendEverything()
{
    for (const auto& wire : m_wires) {
        wire->setCut(false);
    }
    for (int i = 0; i < m_brokers->count(); ++i) {
        if (!m_brokers->isRunning(i)) {
            startBroker(i);
        }
    }
    startDatabase();
    for (int i = 0; i < hubsCount; ++i) {
        if (m_hubs[static_cast<std::size_t>(i)].state() == QProcess::NotRunning) {
            startHub(i);
        }
    }
}

Result<void, std::string> CityTorture::catchUp()
{
    QElapsedTimer quiet;
    quiet.start();
    std::int64_t waitingBefore = -1;
    std::string late;
    const auto waiting = [&] {
        std::int64_t sum = 0;
        late.clear();
        for (const auto& hall : m_halls) {
            if (!hall->isSynced()) {
                sum += std::max<std::int64_t>(hall->status().waiting, 1);
                late = hall->id() + ": " + hall->status().why;
            }
        }
        return sum;
    };
    for (std::int64_t now = waiting(); now > 0; now = waiting()) {
        if (now != waitingBefore) {
            waitingBefore = now;
            quiet.restart();
        }
        if (quiet.elapsed() > patienceMs) {
            return failure(std::to_string(now) + " events don't come through; " + late);
        }
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    return {};
}

Result<void, std::string> CityTorture::run()
{
    if (auto started = start(); !started) {
        return started;
    }
    m_clock.start();
    live();
    if (!m_fault.empty()) {
        return failure(m_fault);
    }
    mendEverything();
    return m_fault.empty() ? catchUp() : failure(m_fault);
}

Result<CityFindings, std::string> CityTorture::findings() const
{
    std::vector<std::string> names;
    for (const auto& hall : m_halls) {
        names.push_back(hall->id());
    }
    return compareCity(m_folder, names, m_database.conninfo());
}

} // namespace

bool tortureCity(const Setup& setup, const std::filesystem::path& folder)
{
    CityTorture torture{setup, folder};
    const auto ran = torture.run();
    const auto found = torture.findings();
    const CityFindings findings = found.value_or(CityFindings{});
    nlohmann::ordered_json json{{"torture", "city"},
                                {"seed", setup.seed},
                                {"broker", setup.broker.toStdString()},
                                {"halls", setup.halls},
                                {"acknowledged", findings.journalled},
                                {"stored", findings.stored},
                                {"lost", findings.lost},
                                {"doubled", findings.foreign},
                                {"broken_chains", findings.broken},
                                {"positions_behind", findings.behind},
                                {"troubles", findings.troubles},
                                {"kills", torture.deeds().kills},
                                {"killed", torture.deeds().killed},
                                {"partitions", torture.deeds().cuts},
                                {"seconds", torture.seconds()}};
    json["faults"] = nlohmann::ordered_json::array();
    if (!ran) {
        json["faults"].push_back(ran.error());
    }
    if (!found) {
        json["faults"].push_back(found.error());
    }
    std::printf("%s\n", json.dump(setup.json ? -1 : 2).c_str());
    return ran && found && findings.areNone() && findings.journalled > 0;
}

} // namespace hall::chaos
