// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/port/reopening_port.h"

#include <QSerialPort>

namespace hall::port {

struct SerialSettings
{
    QString path; // of the device or a symbolic link to it; never looked up in a list, which knows
                  // no pty
    int baud = 38400;
};

inline constexpr int baudMin = 9600;
inline constexpr int baudMax = 115200;

/// A serial line, 8N1, no handshake: devices are paced by their own status.
class SerialPort : public ReopeningPort
{
    Q_OBJECT

public:
    SerialPort(SerialSettings settings, Timers& timers, QObject* parent = nullptr);

    [[nodiscard]] bool isOpen() const override
    {
        return m_port.isOpen();
    }

protected:
    void write(const QByteArray& bytes) override;
    void tryOpen() override;
    void shut() override;

private:
    void readAll();
    void failed(QSerialPort::SerialPortError error);

    SerialSettings m_settings;
    QSerialPort m_port;
};

} // namespace hall::port
