// SPDX-License-Identifier: Apache-2.0
#include "tests/hub/broker_process.h"

#include "tests/support/wait_for.h"

#include <catch2/catch.hpp>

#include <QTcpServer>
#include <QTcpSocket>

#include <fstream>

namespace hall::test {

using namespace Qt::StringLiterals;

BrokerProcess::BrokerProcess()
{
    QTcpServer free;
    REQUIRE(free.listen(QHostAddress::LocalHost));
    m_port = free.serverPort();
    // As root it would take another user, who may not read the folder.
    std::ofstream{m_dir.path() / "mosquitto.conf"} << "user root\n"
                                                   << "listener " << m_port << " 127.0.0.1\n"
                                                   << "allow_anonymous true\n"
                                                   << "persistence false\n"
                                                   << "max_queued_messages 0\n";
}

BrokerProcess::~BrokerProcess()
{
    kill();
}

void BrokerProcess::start()
{
    m_process.setStandardErrorFile(QProcess::nullDevice());
    m_process.start(QStringLiteral(MOSQUITTO),
                    {u"-c"_s, QString::fromStdString((m_dir.path() / "mosquitto.conf").string())});
    REQUIRE(waitFor([this] {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, static_cast<quint16>(m_port));
        return socket.waitForConnected(100);
    }));
}

void BrokerProcess::kill()
{
    m_process.kill();
    m_process.waitForFinished();
}

sync::Broker BrokerProcess::as(const std::string& clientId) const
{
    sync::Broker broker;
    broker.host = "127.0.0.1";
    broker.port = m_port;
    broker.clientId = clientId;
    return broker;
}

} // namespace hall::test
