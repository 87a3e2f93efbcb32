// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/emulator/device_link.h"
#include "drivers/port/memory_port.h"

namespace hall::test {

/// An emulated device's cable that ends in the driver's port.
class PortLink : public emulator::DeviceLink
{
public:
    explicit PortLink(port::MemoryPort& port)
        : m_port(port)
    {
    }

    Result<QString, std::string> plug() override
    {
        m_port.plug();
        return QStringLiteral("here");
    }

    void unplug() override
    {
        m_port.unplug(QStringLiteral("cable"));
    }

    void send(const QByteArray& bytes) override
    {
        m_port.deliver(bytes);
    }

private:
    port::MemoryPort& m_port;
};

} // namespace hall::test
