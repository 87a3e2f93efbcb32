// SPDX-License-Identifier: Apache-2.0
#include "drivers/port/memory_port.h"

#include <utility>

namespace hall::port {

void MemoryPort::open()
{
    if (std::exchange(m_wanted, true)) {
        return;
    }
    if (m_plugged) {
        emit opened();
    } else {
        emit lost(QStringLiteral("unplugged"));
    }
}

void MemoryPort::close()
{
    m_wanted = false;
}

void MemoryPort::deliver(const QByteArray& bytes)
{
    if (isOpen()) {
        emit received(bytes);
    }
}

void MemoryPort::unplug(const QString& reason, Loss loss)
{
    m_loss = loss;
    if (std::exchange(m_plugged, false) && m_wanted) {
        emit lost(reason);
    }
}

void MemoryPort::plug()
{
    if (!std::exchange(m_plugged, true) && m_wanted) {
        emit opened();
    }
}

} // namespace hall::port
