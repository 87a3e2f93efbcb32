// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/sync/mqtt.h"
#include "tests/support/temp_dir.h"

#include <QProcess>

namespace hall::test {

/// A mosquitto of the test's own on loopback, which remembers nothing.
class BrokerProcess
{
public:
    /// Not started yet.
    BrokerProcess();
    ~BrokerProcess();

    /// Takes connections when this returns.
    void start();
    /// As a pulled plug.
    void kill();

    [[nodiscard]] sync::Broker as(const std::string& clientId) const;

private:
    TempDir m_dir;
    int m_port = 0;
    QProcess m_process;
};

} // namespace hall::test
