// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

namespace hall::emulator {

/// What a printer's sensors see, and the bytes that say so.
struct PrinterSensors
{
    enum class Paper { Ok, NearEnd, Out };

    bool hasNearEnd = true; ///< a sensor for it
    Paper paper = Paper::Ok;
    bool coverOpen = false;
    bool cutterJammed = false;
    bool cutterError = false; ///< it was to cut, and couldn't
    bool headHot = false;

    [[nodiscard]] bool isNearEnd() const
    {
        return hasNearEnd && paper != Paper::Ok;
    }

    [[nodiscard]] bool hasError() const
    {
        return cutterError || headHot;
    }

    [[nodiscard]] bool isStopped() const
    {
        return coverOpen || paper == Paper::Out || hasError();
    }

    /// The answer to DLE EOT n.
    [[nodiscard]] char status(int n) const;

    /// The four bytes of the automatic status.
    [[nodiscard]] QByteArray autoStatus() const;
};

} // namespace hall::emulator
