// SPDX-License-Identifier: Apache-2.0
#include "tests/chaos/city_machines.h"

#include "tests/support/ends_with_us.h"

#include <QCoreApplication>

#include <fstream>

namespace hall::chaos {

using namespace Qt::StringLiterals;

// RFC 8037, appendix A.1.
const char* const hubKey =
    R"({"kty":"OKP","crv":"Ed25519","d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A"})";

CityMachines::CityMachines(std::unique_ptr<test::Brokers> brokers,
                           std::filesystem::path folder,
                           int hallWires,
                           std::uint32_t seed)
    : m_brokers(std::move(brokers))
    , m_folder(std::move(folder))
    , m_random(seed)
{
    for (int i = 0; i < hubsCount + hallWires; ++i) {
        m_wires.push_back(std::make_unique<Wire>([this] { return anyBroker(); }));
    }
    for (QProcess& hub : m_hubs) {
        test::endWithUs(hub);
    }
    std::ofstream{m_folder / "hub.jwk"} << hubKey;
}

CityMachines::~CityMachines()
{
    for (int i = 0; i < hubsCount; ++i) {
        killHub(i);
    }
}

int CityMachines::anyBroker()
{
    std::vector<int> running;
    for (int i = 0; i < m_brokers->count(); ++i) {
        if (m_brokers->isRunning(i)) {
            running.push_back(m_brokers->portOf(i));
        }
    }
    return running.empty() ? 0 : running[m_random() % running.size()];
}

void CityMachines::startBroker(int broker)
{
    if (!m_brokers->start(broker)) {
        m_fault = "a broker doesn't start";
    }
}

void CityMachines::startDatabase()
{
    if (!m_database.start()) {
        m_fault = "PostgreSQL doesn't start";
    }
}

void CityMachines::startHub(int hub)
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

void CityMachines::killBroker(int broker)
{
    m_brokers->kill(broker);
}

void CityMachines::killDatabase()
{
    m_database.kill();
}

void CityMachines::killHub(int hub)
{
    QProcess& process = m_hubs[static_cast<std::size_t>(hub)];
    process.kill();
    process.waitForFinished();
}

void CityMachines::mend()
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

int CityMachines::brokersCount() const
{
    return m_brokers->count();
}

Wire& CityMachines::wire(int wire)
{
    return *m_wires[static_cast<std::size_t>(wire)];
}

int CityMachines::wiresCount() const
{
    return static_cast<int>(m_wires.size());
}

Wire& CityMachines::hallWire(int wire)
{
    return *m_wires[std::size_t{hubsCount} + static_cast<std::size_t>(wire)];
}

std::string CityMachines::conninfo() const
{
    return m_database.conninfo();
}

} // namespace hall::chaos
