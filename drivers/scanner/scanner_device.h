// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/port/byte_port.h"
#include "drivers/port/timers.h"
#include "drivers/scanner/code_framing.h"
#include "drivers/scanner/code_source.h"
#include "drivers/scanner/repeats.h"
#include "drivers/scanner/trigger.h"

namespace hall::scanner {

struct ScannerSetup
{
    bool stripsAimId = false;
    milliseconds silence = CodeFraming::silence; // ends a code that nothing else ends
    const TriggerProfile* trigger = nullptr;     // none: it looks for codes by itself
};

/// A code scanner on a port. One that looks for codes by itself is only listened to; another is
/// told to look, again and again for as long as it is wanted.
class ScannerDevice : public CodeSource
{
    Q_OBJECT

public:
    static constexpr port::milliseconds noiseLasts{60000};
    static constexpr port::milliseconds answersWithin{500};
    /// Scanners stop looking after a few seconds; one that looks already goes on.
    static constexpr port::milliseconds triggersEvery{5000};
    /// After a code, which ends the looking, time for it to be taken away.
    static constexpr port::milliseconds triggersAfterCode{500};
    static constexpr int unansweredMax = 3; ///< in a row; then it isn't triggered by us

    ScannerDevice(port::BytePort& port,
                  port::Timers& timers,
                  const ScannerSetup& setup = {},
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
    void fellSilent();
    void trigger();
    void takeAnswers(const std::vector<TriggerAnswer>& answers);
    void triggerFailed();
    void forget();
    void take(const std::vector<Framed>& framed);
    void takeCode(const std::string& bytes);
    void heardNoise();
    void become(ScannerState next);

    port::BytePort& m_port;
    port::Timers& m_timers;
    const TriggerProfile* m_trigger;
    TriggerAnswers m_answers;
    CodeFraming m_framing;
    Repeats m_repeats;
    port::Alarm m_silence;
    port::Alarm m_quiet;    // the end of noise that no code ended
    port::Alarm m_again;    // to trigger
    port::Alarm m_patience; // for the answer to a trigger
    int m_unanswered = 0;
    ScannerState m_state = ScannerState::Closed;
};

} // namespace hall::scanner
