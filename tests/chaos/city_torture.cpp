// SPDX-License-Identifier: Apache-2.0
#include "tests/chaos/city_torture.h"

#include "app/identity/signing_key.h"
#include "tests/chaos/city_books.h"
#include "tests/chaos/city_hall.h"
#include "tests/chaos/city_machines.h"
#include "tests/engines/mosquitto.h"
#include "tests/engines/nats_cluster.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <random>

namespace hall::chaos {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Halls that a cut takes away together.
constexpr int hallsOnAWire = 10;
constexpr std::chrono::milliseconds tick{50};
/// Of the time, after which no more is journalled: what is left is for catching up under fire.
constexpr double journallingPart = 0.9;
/// Nothing new is stored for so long, with everything running: it never will be.
constexpr qint64 patienceMs = 120'000;

struct Deeds
{
    int kills = 0;
    int cuts = 0;
    std::map<std::string, int> killed;
};

std::unique_ptr<test::Brokers> brokersOf(const Setup& setup)
{
    if (setup.broker == u"nats"_s) {
        return std::make_unique<test::NatsCluster>();
    }
    return std::make_unique<test::Mosquitto>();
}

class CityTorture
{
public:
    CityTorture(const Setup& setup, std::filesystem::path folder)
        : m_setup(setup)
        , m_folder(std::move(folder))
        , m_random(setup.seed)
        , m_machines(brokersOf(setup),
                     m_folder,
                     (setup.halls + hallsOnAWire - 1) / hallsOnAWire,
                     setup.seed)
    {
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
    void live();
    void journal();
    void breakSomething();
    void kill();
    void cut();
    [[nodiscard]] Result<void, std::string> catchUp();
    [[nodiscard]] Result<void, std::string> awaitProof();

    /// What must not fail and did; empty: nothing.
    [[nodiscard]] const std::string& fault() const
    {
        return m_fault.empty() ? m_machines.fault() : m_fault;
    }

    void later(std::chrono::milliseconds after, std::function<void()> what);
    std::chrono::milliseconds between(int least, int most);

    const Setup& m_setup;
    std::filesystem::path m_folder;
    std::mt19937 m_random;
    QElapsedTimer m_clock;
    Deeds m_deeds;
    CityMachines m_machines;
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

Result<void, std::string> CityTorture::start()
{
    for (int i = 0; i < m_machines.brokersCount(); ++i) {
        // Those of a cluster wait for each other: the next is started before the first is ready.
        later(0ms, [this, i] { m_machines.startBroker(i); });
    }
    m_machines.startDatabase();
    for (int i = 0; i < CityMachines::hubsCount; ++i) {
        m_machines.startHub(i);
    }
    return startHalls();
}

Result<void, std::string> CityTorture::startHalls()
{
    const auto key = identity::SigningKey::parse(hubKey)->publicHalf();
    for (int i = 0; i < m_setup.halls; ++i) {
        const std::string id = "hall-" + std::to_string(i);
        const Wire& wire = m_machines.hallWire(i / hallsOnAWire);
        m_halls.push_back(std::make_unique<CityHall>(
            CityHall::Plan{.id = id,
                           .folder = m_folder / id,
                           .broker = test::onLoopback(wire.port(), id),
                           .hubKeys = {{.id = key.thumbprint(), .key = key}}}));
        if (auto started = m_halls.back()->start(); !started) {
            return started;
        }
    }
    return {};
}

/// As many events as are due by now, in any halls.
void CityTorture::journal()
{
    const double part = seconds() / (60.0 * m_setup.minutes * journallingPart);
    const auto due = static_cast<std::int64_t>(std::min(part, 1.0) * m_setup.events);
    while (m_journalled < due && m_fault.empty()) {
        CityHall& hall = *m_halls[m_random() % m_halls.size()];
        const auto count =
            std::min(static_cast<std::int64_t>(1 + m_random() % 20), due - m_journalled);
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
        const auto count = static_cast<unsigned>(m_machines.brokersCount());
        const int broker = static_cast<int>(m_random() % count);
        what = "broker";
        m_machines.killBroker(broker);
        later(back, [this, broker] { m_machines.startBroker(broker); });
        break;
    }
    case 1: {
        const int hub = static_cast<int>(m_random() % CityMachines::hubsCount);
        what = "hub";
        m_machines.killHub(hub);
        later(back, [this, hub] { m_machines.startHub(hub); });
        break;
    }
    case 2:
        what = "database";
        m_machines.killDatabase();
        later(back, [this] { m_machines.startDatabase(); });
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
    const auto count = static_cast<unsigned>(m_machines.wiresCount());
    Wire& wire = m_machines.wire(static_cast<int>(m_random() % count));
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
        if (seconds() >= 60.0 * m_setup.minutes || !fault().empty()) {
            loop.quit();
        }
    });
    beat.start(tick);
    loop.exec();
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

/// Until each hall has signed its newest row, and the city knows it.
Result<void, std::string> CityTorture::awaitProof()
{
    QElapsedTimer waited;
    waited.start();
    auto unproven = countUnproven(m_machines.conninfo());
    while (unproven && *unproven > 0 && waited.elapsed() < patienceMs) {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        unproven = countUnproven(m_machines.conninfo());
    }
    return unproven ? Result<void, std::string>{} : failure(unproven.error());
}

Result<void, std::string> CityTorture::run()
{
    if (auto started = start(); !started) {
        return started;
    }
    m_clock.start();
    live();
    if (fault().empty()) {
        m_machines.mend();
    }
    if (!fault().empty()) {
        return failure(fault());
    }
    auto caughtUp = catchUp();
    return caughtUp ? awaitProof() : caughtUp;
}

Result<CityFindings, std::string> CityTorture::findings() const
{
    std::vector<std::string> names;
    for (const auto& hall : m_halls) {
        names.push_back(hall->id());
    }
    return compareCity(m_folder, names, m_machines.conninfo());
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
                                {"unproven", findings.unproven},
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
