// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/sync/uplink.h"
#include "tests/bench/setup.h"
#include "tests/engines/mosquitto.h"

#include <QProcess>

#include <filesystem>
#include <string>

namespace hall::bench {

/// A city on this machine: a broker, and a `paihao-hub` that is killed at the end.
class City
{
public:
    /// `database`: the TOML lines of hub.toml's table of that name; empty: SQLite in `folder`.
    City(const Setup& setup, std::filesystem::path folder, std::string database = {});
    City(const City&) = delete;
    City& operator=(const City&) = delete;
    ~City();

    [[nodiscard]] Result<void, std::string> start();
    /// The hub alone, with a broker on this port.
    [[nodiscard]] Result<void, std::string> startHub(int port);

    [[nodiscard]] test::Mosquitto& broker()
    {
        return m_broker;
    }

    /// Whom halls believe.
    [[nodiscard]] static identity::KnownKeys hubKeys();

private:
    const Setup& m_setup;
    std::filesystem::path m_folder;
    std::string m_database;
    test::Mosquitto m_broker;
    QProcess m_hub;
};

} // namespace hall::bench
