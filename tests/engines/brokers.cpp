// SPDX-License-Identifier: Apache-2.0
#include "tests/engines/brokers.h"

#include "tests/support/wait_for.h"

#include <QTcpServer>
#include <QTcpSocket>

namespace hall::test {

int freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : 0;
}

bool awaitPort(int port)
{
    constexpr int oneTryMs = 100;
    return waitFor([port] {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, static_cast<quint16>(port));
        return socket.waitForConnected(oneTryMs);
    });
}

sync::Broker onLoopback(int port, const std::string& clientId)
{
    sync::Broker broker;
    broker.endpoints = {{.host = "127.0.0.1", .port = port}};
    broker.clientId = clientId;
    return broker;
}

} // namespace hall::test
