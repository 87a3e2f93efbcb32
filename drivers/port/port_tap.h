// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/port/byte_port.h"
#include "drivers/port/timers.h"

#include <QFile>

#include <functional>
#include <memory>

namespace hall::port {

/// Writes what goes through a port to a file, a line a piece: milliseconds, `>` or `<`, hex.
///
/// Every piece goes through `mask` first: whoever taps a device that carries personal data takes it
/// out there. Printers get their tickets unmasked only where the caller says so.
class PortTap : public QObject
{
    Q_OBJECT

public:
    using Mask = std::function<QByteArray(const QByteArray&)>;

    /// Null when the file can't be written.
    [[nodiscard]] static std::unique_ptr<PortTap>
    open(BytePort& port, const QString& path, Timers& timers, Mask mask);

private:
    PortTap(Timers& timers, Mask mask)
        : m_timers(timers)
        , m_mask(std::move(mask))
    {
    }

    void note(char direction, const QByteArray& bytes);

    Timers& m_timers;
    Mask m_mask;
    QFile m_file;
};

} // namespace hall::port
