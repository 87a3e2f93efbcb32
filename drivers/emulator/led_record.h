// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"
#include "drivers/emulator/emulated_led.h"
#include "drivers/emulator/record_folder.h"

#include <memory>
#include <string>

namespace hall::emulator {

/// Keeps what strips show in a folder: raw.bin, events.jsonl, and NNNN.png with NNNN.txt a change;
/// its `shown` event tells the card.
class LedRecord : public QObject
{
    Q_OBJECT

public:
    /// Makes the folder; what an earlier run left in it goes on being numbered.
    [[nodiscard]] static Result<std::unique_ptr<LedRecord>, std::string>
    open(EmulatedLed& led, const QString& folder);

    /// Keeps what the strip shows now; its number.
    int keep(int card);

private:
    explicit LedRecord(EmulatedLed& led)
        : m_led(led)
    {
    }

    EmulatedLed& m_led;
    RecordFolder m_folder;
};

} // namespace hall::emulator
