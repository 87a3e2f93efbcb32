// SPDX-License-Identifier: Apache-2.0
#include "drivers/port/port_tap.h"

namespace hall::port {

std::unique_ptr<PortTap>
PortTap::open(BytePort& port, const QString& path, Timers& timers, Mask mask)
{
    std::unique_ptr<PortTap> tap(new PortTap(timers, std::move(mask)));
    tap->m_file.setFileName(path);
    if (!tap->m_file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered,
                          QFileDevice::ReadOwner | QFileDevice::WriteOwner)) {
        return nullptr;
    }
    PortTap* self = tap.get();
    connect(&port, &BytePort::sent, self, [self](const QByteArray& b) { self->note('>', b); });
    connect(&port, &BytePort::received, self, [self](const QByteArray& b) { self->note('<', b); });
    return tap;
}

void PortTap::note(char direction, const QByteArray& bytes)
{
    const QByteArray shown = m_mask ? m_mask(bytes) : bytes;
    m_file.write(QByteArray::number(static_cast<qlonglong>(m_timers.now().count())) + ' ' +
                 direction + ' ' + shown.toHex(' ') + '\n');
}

} // namespace hall::port
