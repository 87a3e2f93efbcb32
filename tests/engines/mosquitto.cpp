// SPDX-License-Identifier: Apache-2.0
#include "tests/engines/mosquitto.h"

#include <fstream>

namespace hall::test {

using namespace Qt::StringLiterals;

Mosquitto::Mosquitto()
{
    // As root it would take another user, who may not read the folder.
    std::ofstream{m_dir.path() / "mosquitto.conf"} << "user root\n"
                                                   << "listener " << m_port << " 127.0.0.1\n"
                                                   << "allow_anonymous true\n"
                                                   << "persistence false\n"
                                                   << "max_queued_messages 0\n";
}

Mosquitto::~Mosquitto()
{
    Mosquitto::kill();
}

int Mosquitto::portOf(int /*broker*/) const
{
    return m_port;
}

bool Mosquitto::isRunning(int /*broker*/) const
{
    return m_process.state() == QProcess::Running;
}

bool Mosquitto::start(int /*broker*/)
{
    m_process.setStandardErrorFile(QProcess::nullDevice());
    m_process.start(QStringLiteral(MOSQUITTO),
                    {u"-c"_s, QString::fromStdString((m_dir.path() / "mosquitto.conf").string())});
    return awaitPort(m_port);
}

void Mosquitto::kill(int /*broker*/)
{
    m_process.kill();
    m_process.waitForFinished();
}

sync::Broker Mosquitto::as(const std::string& clientId) const
{
    return onLoopback(m_port, clientId);
}

} // namespace hall::test
