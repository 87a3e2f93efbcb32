// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/chaos/wire.h"
#include "tests/engines/brokers.h"
#include "tests/engines/postgres_process.h"

#include <QProcess>

#include <array>
#include <filesystem>
#include <memory>
#include <random>
#include <string>
#include <vector>

namespace hall::chaos {

/// What stands between halls and what they told: brokers, hubs, the database, and the network, each
/// of which can be killed or cut.
class CityMachines
{
public:
    static constexpr int hubsCount = 2;

    /// Wires: one for each hub, and `hallWires` behind them.
    CityMachines(std::unique_ptr<test::Brokers> brokers,
                 std::filesystem::path folder,
                 int hallWires,
                 std::uint32_t seed);
    CityMachines(const CityMachines&) = delete;
    CityMachines& operator=(const CityMachines&) = delete;
    ~CityMachines();

    void startBroker(int broker);
    void startDatabase();
    void startHub(int hub);
    /// Whatever doesn't run or is cut.
    void mend();

    void killBroker(int broker);
    void killDatabase();
    void killHub(int hub);

    [[nodiscard]] int brokersCount() const;
    [[nodiscard]] Wire& wire(int wire);
    [[nodiscard]] int wiresCount() const;
    [[nodiscard]] Wire& hallWire(int wire);
    [[nodiscard]] std::string conninfo() const;

    /// What doesn't start again; empty: all does.
    [[nodiscard]] const std::string& fault() const
    {
        return m_fault;
    }

private:
    /// A port of a broker that runs, 0: none does.
    [[nodiscard]] int anyBroker();

    std::unique_ptr<test::Brokers> m_brokers;
    std::filesystem::path m_folder;
    std::mt19937 m_random;
    test::PostgresProcess m_database;
    std::vector<std::unique_ptr<Wire>> m_wires; ///< the hubs' first
    std::array<QProcess, hubsCount> m_hubs;
    std::string m_fault;
};

/// The key that the hubs sign with, as a file has it.
extern const char* const hubKey;

} // namespace hall::chaos
