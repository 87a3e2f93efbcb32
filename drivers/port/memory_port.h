// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/port/byte_port.h"

namespace hall::port {

/// A port whose far end is in the same process: what is sent comes out of `arrived`, `deliver` is
/// what the device says. Unlike a real port it doesn't come back by itself: `plug` does that.
class MemoryPort : public BytePort
{
    Q_OBJECT

public:
    using BytePort::BytePort;

    void open() override;
    void close() override;

    [[nodiscard]] bool isOpen() const override
    {
        return m_wanted && m_plugged;
    }

    [[nodiscard]] Loss loss() const override
    {
        return m_loss;
    }

    void deliver(const QByteArray& bytes);
    void unplug(const QString& reason, Loss loss = Loss::Gone);
    void plug();

signals:
    void arrived(const QByteArray& bytes);

protected:
    void write(const QByteArray& bytes) override
    {
        emit arrived(bytes);
    }

private:
    bool m_wanted = false;
    bool m_plugged = true;
    Loss m_loss = Loss::Gone;
};

} // namespace hall::port
