// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/emulator/common_words.h"
#include "drivers/emulator/emulated_pad.h"

namespace hall::emulator {

/// Fingers on the keys, as words, a line each: press KEY [ADDRESS], type TEXT, and the common ones.
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

    EmulatedPad& m_pad;
    CommonWords m_common;
};

} // namespace hall::emulator
