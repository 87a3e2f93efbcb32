// SPDX-License-Identifier: Apache-2.0
#include "tests/chaos/wire.h"

namespace hall::chaos {

Wire::Wire(std::function<int()> leadTo)
    : m_leadTo(std::move(leadTo))
{
    connect(&m_server, &QTcpServer::newConnection, this, &Wire::accept);
    m_server.listen(QHostAddress::LocalHost);
}

int Wire::port() const
{
    return m_server.serverPort();
}

/// What came while it was cut is lost, so nobody may go on with a connection of that time.
void Wire::setCut(bool isCut)
{
    if (m_isCut && !isCut) {
        for (QTcpSocket* socket : m_server.findChildren<QTcpSocket*>()) {
            socket->abort();
        }
    }
    m_isCut = isCut;
}

void Wire::accept()
{
    while (QTcpSocket* near = m_server.nextPendingConnection()) {
        auto* far = new QTcpSocket{near};
        connect(near, &QTcpSocket::readyRead, this, [=, this] { pass(*near, *far); });
        connect(far, &QTcpSocket::readyRead, this, [=, this] { pass(*far, *near); });
        connect(far, &QTcpSocket::connected, this, [=, this] { pass(*near, *far); });
        connect(far, &QTcpSocket::disconnected, near, &QTcpSocket::disconnectFromHost);
        connect(far, &QTcpSocket::errorOccurred, near, &QTcpSocket::abort);
        connect(near, &QTcpSocket::disconnected, near, &QObject::deleteLater);
        if (const int port = m_leadTo(); port != 0 && !m_isCut) {
            far->connectToHost(QHostAddress::LocalHost, static_cast<quint16>(port));
        } else if (!m_isCut) {
            near->abort();
        }
    }
}

void Wire::pass(QTcpSocket& from, QTcpSocket& to) const
{
    if (m_isCut) {
        from.readAll();
    } else if (to.state() == QTcpSocket::ConnectedState) {
        to.write(from.readAll());
    }
}

} // namespace hall::chaos
