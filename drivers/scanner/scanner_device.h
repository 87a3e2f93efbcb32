// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/port/byte_port.h"
#include "drivers/port/timers.h"
#include "drivers/scanner/code_framing.h"
#include "drivers/scanner/repeats.h"

#include <QObject>
#include <QString>

namespace hall::scanner {

enum class ScannerState {
    Closed,
    Opening, // for the first time; nothing is known yet
    Ready,
    Noise,   // what comes is no text: a wrong baud rate or a broken cable
    Offline, // no cable, no such device
};

/// The closed word that is reported and shown; empty while nothing is known.
[[nodiscard]] const char* wordOf(ScannerState state);

/// A code scanner on a port that reads by itself: listens, and sends nothing.
///
/// Codes are personal: they leave by `read` and are written nowhere.
class ScannerDevice : public QObject
{
    Q_OBJECT

public:
    static constexpr port::milliseconds noiseLasts{60000};

    ScannerDevice(port::BytePort& port,
                  port::Timers& timers,
                  bool stripsAimId = false,
                  QObject* parent = nullptr);

    void start();
    void stop();

    [[nodiscard]] ScannerState state() const
    {
        return m_state;
    }

signals:
    /// A code, once however long it stays in front of the scanner.
    void read(const QString& text);

    void stateChanged(hall::scanner::ScannerState state);

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
