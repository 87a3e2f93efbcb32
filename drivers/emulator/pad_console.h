// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/emulator/cable.h"
#include "drivers/emulator/emulated_pad.h"

namespace hall::emulator {

/// Fingers on the keys, as words, a line each: press KEY [ADDRESS], type TEXT, fault NAME, faults
/// off, unplug, plug, quit.
class PadConsole : public QObject
{
    Q_OBJECT

public:
    PadConsole(EmulatedPad& pad, DeviceLink& link, QObject* parent = nullptr);

    /// The line to answer with; begins with "ok" or "error".
    QString run(const QString& line);

signals:
    void quitAsked();

private:
    QString press(const QString& rest);
    QString pressOnLine(const QString& rest);
    QString type(const QString& text);
    QString fault(const QString& name);
    QString unplug();

    EmulatedPad& m_pad;
    Cable m_cable;
};

} // namespace hall::emulator
