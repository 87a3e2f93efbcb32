// SPDX-License-Identifier: Apache-2.0
#include "drivers/port/tcp_port.h"

namespace hall::port {

using namespace Qt::StringLiterals;

namespace {

constexpr milliseconds connectTimeout{3000};

} // namespace

TcpPort::TcpPort(TcpAddress address, Timers& timers, QObject* parent)
    : ReopeningPort(timers, parent)
    , m_address(std::move(address))
    , m_patience(timers)
{
    connect(&m_socket, &QTcpSocket::connected, this, [this] {
        m_patience.stop();
        m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
        m_socket.setSocketOption(QAbstractSocket::KeepAliveOption, 1);
        cameUp();
    });
    connect(&m_socket, &QTcpSocket::readyRead, this, &TcpPort::readAll);
    connect(&m_socket, &QTcpSocket::disconnected, this, &TcpPort::gone);
    connect(&m_socket, &QTcpSocket::errorOccurred, this, &TcpPort::gone);
}

bool TcpPort::isOpen() const
{
    return m_socket.state() == QAbstractSocket::ConnectedState;
}

void TcpPort::tryOpen()
{
    m_patience.set(connectTimeout, [this] { gone(); });
    m_socket.connectToHost(m_address.host, m_address.number);
}

void TcpPort::shut()
{
    m_patience.stop();
    const QSignalBlocker quiet(&m_socket);
    m_socket.abort();
}

void TcpPort::write(const QByteArray& bytes)
{
    m_socket.write(bytes);
}

void TcpPort::gone()
{
    wentDown(u"%1:%2: %3"_s.arg(m_address.host).arg(m_address.number).arg(m_socket.errorString()));
}

void TcpPort::readAll()
{
    const QByteArray bytes = m_socket.readAll();
    if (!bytes.isEmpty()) {
        emit received(bytes);
    }
}

} // namespace hall::port
