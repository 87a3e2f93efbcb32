// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/port/byte_port.h"
#include "drivers/port/timers.h"
#include "drivers/scanner/code_framing.h"
#include "drivers/scanner/code_source.h"
#include "drivers/scanner/repeats.h"

namespace hall::scanner {

/// A code scanner on a port that reads by itself: listens, and sends nothing.
class ScannerDevice : public CodeSource
{
    Q_OBJECT

public:
    static constexpr port::milliseconds noiseLasts{60000};

    ScannerDevice(port::BytePort& port,
                  port::Timers& timers,
                  bool stripsAimId = false,
                  QObject* parent = nullptr);

    void start() override;
    void lookAgain() override;
    void stop();

    [[nodiscard]] ScannerState state() const override
    {
        return m_state;
    }

private:
    void portOpened();
    void portLost();
    void bytesReceived(const QByteArray& bytes);
    void take(const std::vector<Framed>& framed);
    void takeCode(const std::string& bytes);
    void heardNoise();
    void become(ScannerState next);

    port::BytePort& m_port;
    port::Timers& m_timers;
    CodeFraming m_framing;
    Repeats m_repeats;
    port::Alarm m_silence;
    port::Alarm m_quiet; // the end of noise that no code ended
    ScannerState m_state = ScannerState::Closed;
};

} // namespace hall::scanner
