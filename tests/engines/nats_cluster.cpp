// SPDX-License-Identifier: Apache-2.0
#include "tests/engines/nats_cluster.h"

#include "tests/support/ends_with_us.h"

#include <fstream>

namespace hall::test {

using namespace Qt::StringLiterals;

NatsCluster::NatsCluster()
{
    std::string routes;
    for (Node& node : m_nodes) {
        endWithUs(node.process);
        routes += "\"nats://127.0.0.1:" + std::to_string(node.cluster) + "\",";
    }
    for (std::size_t i = 0; i < m_nodes.size(); ++i) {
        const Node& node = m_nodes[i];
        const std::string name = "n" + std::to_string(i);
        std::ofstream{m_dir.path() / (name + ".conf")}
            << "server_name: " << name << "\nlisten: 127.0.0.1:" << node.client
            << "\nmax_payload: 8MB\njetstream { store_dir: \"" << (m_dir.path() / name).string()
            << "\" }\nmqtt { listen: 127.0.0.1:" << node.mqtt
            << ", stream_replicas: 3, consumer_replicas: 3 }\n"
            << "cluster { name: city, listen: 127.0.0.1:" << node.cluster << ", routes: [ "
            << routes.substr(0, routes.size() - 1) << " ] }\n";
    }
}

NatsCluster::~NatsCluster()
{
    for (int i = 0; i < count(); ++i) {
        NatsCluster::kill(i);
    }
}

int NatsCluster::count() const
{
    return static_cast<int>(m_nodes.size());
}

int NatsCluster::portOf(int broker) const
{
    return m_nodes[static_cast<std::size_t>(broker)].mqtt;
}

bool NatsCluster::isRunning(int broker) const
{
    return m_nodes[static_cast<std::size_t>(broker)].process.state() == QProcess::Running;
}

bool NatsCluster::start(int broker)
{
    Node& node = m_nodes[static_cast<std::size_t>(broker)];
    const std::string file = "n" + std::to_string(broker) + ".conf";
    node.process.setStandardErrorFile(
        QString::fromStdString((m_dir.path() / (file + ".log")).string()), QIODevice::Append);
    node.process.start(QStringLiteral(NATS_SERVER),
                       {u"-c"_s, QString::fromStdString((m_dir.path() / file).string())});
    return awaitPort(node.mqtt);
}

void NatsCluster::kill(int broker)
{
    QProcess& process = m_nodes[static_cast<std::size_t>(broker)].process;
    process.kill();
    process.waitForFinished();
}

} // namespace hall::test
