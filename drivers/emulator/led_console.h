// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/emulator/common_words.h"
#include "drivers/emulator/emulated_led.h"
#include "drivers/emulator/led_record.h"

#include <QObject>

namespace hall::emulator {

/// What a person would do to the cards, as words, a line each: busy|dead|dark|fonts CARD on|off,
/// clock CARD SECONDS (how far it is put on), power CARD, shot, and the common ones.
class LedConsole : public QObject
{
    Q_OBJECT

public:
    /// `record` may be null: `shot` says that nothing is kept.
    LedConsole(EmulatedLed& led, DeviceLink& link, LedRecord* record, QObject* parent = nullptr);

    /// The line to answer with; begins with "ok" or "error".
    QString run(const QString& line);

signals:
    void quitAsked();

private:
    QString runOnCard(const QStringList& words);
    QString shoot();

    EmulatedLed& m_led;
    CommonWords m_common;
    LedRecord* m_record;
};

} // namespace hall::emulator
