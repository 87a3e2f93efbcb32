// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/emulator/common_words.h"
#include "drivers/emulator/emulated_printer.h"

#include <QObject>

namespace hall::emulator {

/// What a person would do to the printer, as words, a line each:
/// paper out|near|ok, cover open|close, cutter jam|clear, head hot|cool, power cycle, and the
/// common ones.
class PrinterConsole : public QObject
{
    Q_OBJECT

public:
    PrinterConsole(EmulatedPrinter& printer, DeviceLink& link, QObject* parent = nullptr);

    /// The line to answer with; begins with "ok" or "error".
    QString run(const QString& line);

signals:
    void quitAsked();

private:
    EmulatedPrinter& m_printer;
    CommonWords m_common;
};

} // namespace hall::emulator
