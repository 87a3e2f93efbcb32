// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/emulator/common_words.h"
#include "drivers/emulator/emulated_scanner.h"

#include <QObject>

namespace hall::emulator {

/// What is held before the scanner, as words, a line each: scan TEXT, scan-gbk TEXT, bytes HEX,
/// split N, noise N, and the common ones.
class ScannerConsole : public QObject
{
    Q_OBJECT

public:
    ScannerConsole(EmulatedScanner& scanner, DeviceLink& link, QObject* parent = nullptr);

    /// The line to answer with; begins with "ok" or "error".
    QString run(const QString& line);

signals:
    void quitAsked();

private:
    QString scan(const QString& word, const QString& text);
    QString sendHex(const QString& text);
    QString withNumber(const QString& word, const QString& text);

    EmulatedScanner& m_scanner;
    CommonWords m_common;
};

} // namespace hall::emulator
