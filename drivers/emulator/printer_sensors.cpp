// SPDX-License-Identifier: Apache-2.0
#include "drivers/emulator/printer_sensors.h"

namespace hall::emulator {

char PrinterSensors::status(int n) const
{
    unsigned byte = 0x12;
    switch (n) {
    case 1:
        byte |= isStopped() ? 0x08U : 0U;
        break;
    case 2:
        byte |= coverOpen ? 0x04U : 0U;
        byte |= paper == Paper::Out ? 0x20U : 0U;
        byte |= hasError() ? 0x40U : 0U;
        break;
    case 3:
        byte |= cutterError ? 0x08U : 0U;
        byte |= headHot ? 0x40U : 0U;
        break;
    default:
        byte |= isNearEnd() ? 0x0CU : 0U;
        byte |= paper == Paper::Out ? 0x60U : 0U;
        break;
    }
    return static_cast<char>(byte);
}

QByteArray PrinterSensors::autoStatus() const
{
    QByteArray bytes(4, '\0');
    bytes[0] = static_cast<char>(0x10 | (isStopped() ? 0x08 : 0) | (coverOpen ? 0x20 : 0));
    bytes[1] = static_cast<char>((cutterError ? 0x08 : 0) | (headHot ? 0x40 : 0));
    bytes[2] = static_cast<char>((isNearEnd() ? 0x03 : 0) | (paper == Paper::Out ? 0x0C : 0));
    return bytes;
}

} // namespace hall::emulator
