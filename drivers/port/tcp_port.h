// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/port/reopening_port.h"

#include <QTcpSocket>

namespace hall::port {

struct TcpAddress
{
    QString host;
    quint16 number = 9100;
};

/// A device on the network that speaks its serial protocol over a socket, as printers do on port
/// 9100.
class TcpPort : public ReopeningPort
{
    Q_OBJECT

public:
    TcpPort(TcpAddress address, Timers& timers, QObject* parent = nullptr);

    [[nodiscard]] bool isOpen() const override;

protected:
    void write(const QByteArray& bytes) override;
    void tryOpen() override;
    void shut() override;

private:
    void gone();
    void readAll();

    TcpAddress m_address;
    QTcpSocket m_socket;
    Alarm m_patience;
};

} // namespace hall::port
