// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <string>

namespace hall::emulator {

/// A press as a pad sends it, made from the document of the pattern (drivers/pad/README.md) byte by
/// byte; nothing stands where it has DATA.
[[nodiscard]] Result<QByteArray, std::string>
padFrame(const QString& pattern, quint8 address, quint8 key);

/// One record of a keyboard, as the kernel hands it out on this machine.
[[nodiscard]] QByteArray keyRecord(quint16 type, quint16 code, qint32 value);

/// A key down and up again, or repeated while it is held, with shift around it where it takes that.
[[nodiscard]] QByteArray keyPress(quint16 code, bool shift = false, int repeats = 0);

/// `KPENTER` → its code.
[[nodiscard]] std::optional<quint16> keyCode(const QString& name);

/// What a scanner presses for a character on a US keyboard.
struct KeyStroke
{
    quint16 code = 0;
    bool shift = false;
};

[[nodiscard]] std::optional<KeyStroke> strokeFor(QChar character);

} // namespace hall::emulator
