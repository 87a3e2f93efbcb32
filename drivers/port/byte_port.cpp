// SPDX-License-Identifier: Apache-2.0
#include "drivers/port/byte_port.h"

namespace hall::port {

void BytePort::send(const QByteArray& bytes)
{
    if (!isOpen() || bytes.isEmpty()) {
        return;
    }
    emit sent(bytes);
    write(bytes);
}

} // namespace hall::port
