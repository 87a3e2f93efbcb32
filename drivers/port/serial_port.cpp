// SPDX-License-Identifier: Apache-2.0
#include "drivers/port/serial_port.h"

namespace hall::port {

using namespace Qt::StringLiterals;

SerialPort::SerialPort(SerialSettings settings, Timers& timers, QObject* parent)
    : ReopeningPort(timers, parent)
    , m_settings(std::move(settings))
{
    connect(&m_port, &QSerialPort::readyRead, this, &SerialPort::readAll);
    connect(&m_port, &QSerialPort::errorOccurred, this, &SerialPort::failed);
}

void SerialPort::tryOpen()
{
    m_port.setPortName(m_settings.path);
    if (!m_port.open(QIODevice::ReadWrite)) {
        wentDown(u"can't open %1: %2"_s.arg(m_settings.path, m_port.errorString()));
        return;
    }
    // After open, where a driver that refuses one of them only warns.
    m_port.setBaudRate(m_settings.baud);
    m_port.setDataBits(QSerialPort::Data8);
    m_port.setParity(QSerialPort::NoParity);
    m_port.setStopBits(QSerialPort::OneStop);
    m_port.setFlowControl(QSerialPort::NoFlowControl);
    m_port.clear(); // what came before us is nobody's answer
    cameUp();
}

void SerialPort::shut()
{
    if (m_port.isOpen()) {
        m_port.close();
    }
}

void SerialPort::write(const QByteArray& bytes)
{
    if (m_port.write(bytes) != bytes.size() && m_port.isOpen()) {
        wentDown(u"can't write to %1"_s.arg(m_settings.path));
    }
}

void SerialPort::readAll()
{
    const QByteArray bytes = m_port.readAll();
    if (!bytes.isEmpty()) {
        emit received(bytes);
    }
}

void SerialPort::failed(QSerialPort::SerialPortError error)
{
    using E = QSerialPort;
    if (error == E::NoError || error == E::NotOpenError || error == E::TimeoutError ||
        error == E::UnsupportedOperationError) {
        return;
    }
    // An unplugged adapter repeats its error for ever until it is closed, and close itself emits
    // one.
    if (m_port.isOpen()) {
        wentDown(u"%1 is gone"_s.arg(m_settings.path));
    }
}

} // namespace hall::port
