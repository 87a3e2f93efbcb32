// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/engines/brokers.h"
#include "tests/support/temp_dir.h"

#include <QProcess>

#include <array>

namespace hall::test {

/// Three nats-server with JetStream and a listener of MQTT each: sessions and retained messages are
/// kept by all three.
class NatsCluster : public Brokers
{
public:
    NatsCluster();
    ~NatsCluster() override;

    [[nodiscard]] int count() const override;
    [[nodiscard]] int portOf(int broker) const override;
    [[nodiscard]] bool isRunning(int broker) const override;
    [[nodiscard]] bool start(int broker) override;
    void kill(int broker) override;

private:
    struct Node
    {
        int mqtt = freePort();
        int cluster = freePort();
        int client = freePort();
        QProcess process;
    };

    TempDir m_dir;
    std::array<Node, 3> m_nodes;
};

} // namespace hall::test
