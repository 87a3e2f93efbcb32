// SPDX-License-Identifier: Apache-2.0
#include "drivers/scanner/scanner_device.h"

#include "drivers/scanner/code_text.h"

namespace hall::scanner {

ScannerDevice::ScannerDevice(port::BytePort& port,
                             port::Timers& timers,
                             const ScannerSetup& setup,
                             QObject* parent)
    : CodeSource(parent)
    , m_port(port)
    , m_timers(timers)
    , m_trigger(setup.trigger)
    , m_answers(m_trigger == nullptr ? TriggerProfile::Answers::None : m_trigger->answers)
    , m_framing(setup.stripsAimId, setup.silence)
    , m_silence(timers)
    , m_quiet(timers)
    , m_again(timers)
    , m_patience(timers)
{
    connect(&port, &port::BytePort::opened, this, &ScannerDevice::portOpened);
    connect(&port, &port::BytePort::lost, this, &ScannerDevice::portLost);
    connect(&port, &port::BytePort::received, this, &ScannerDevice::bytesReceived);
}

void ScannerDevice::start()
{
    become(ScannerState::Opening);
    m_port.open();
}

void ScannerDevice::lookAgain()
{
    // Only opening tells whether what is plugged in is still the same.
    forget();
    m_port.close();
    m_port.open();
}

void ScannerDevice::stop()
{
    if (m_trigger != nullptr) {
        const std::string_view off = m_trigger->off;
        m_port.send({off.data(), static_cast<qsizetype>(off.size())});
    }
    m_port.close();
    forget();
    become(ScannerState::Closed);
}

void ScannerDevice::portOpened()
{
    m_unanswered = 0;
    become(ScannerState::Ready);
    trigger();
}

void ScannerDevice::portLost()
{
    forget();
    become(m_port.loss() == port::Loss::Taken ? ScannerState::Taken : ScannerState::Offline);
}

void ScannerDevice::forget()
{
    m_framing.forgetUnfinished();
    m_answers.forget();
    for (port::Alarm* alarm : {&m_silence, &m_quiet, &m_again, &m_patience}) {
        alarm->stop();
    }
}

void ScannerDevice::trigger()
{
    if (m_trigger == nullptr) {
        return;
    }
    const std::string_view on = m_trigger->on;
    m_port.send({on.data(), static_cast<qsizetype>(on.size())});
    m_again.set(triggersEvery, [this] { trigger(); });
    if (m_trigger->answers != TriggerProfile::Answers::None) {
        m_patience.set(answersWithin, [this] { triggerFailed(); });
    }
}

void ScannerDevice::takeAnswers(const std::vector<TriggerAnswer>& answers)
{
    for (const TriggerAnswer answer : answers) {
        m_patience.stop();
        if (answer == TriggerAnswer::Refused) {
            triggerFailed();
            continue;
        }
        m_unanswered = 0;
        if (m_state == ScannerState::NoTrigger) {
            become(ScannerState::Ready);
        }
    }
}

void ScannerDevice::triggerFailed()
{
    if (++m_unanswered >= unansweredMax) {
        become(ScannerState::NoTrigger);
    }
}

void ScannerDevice::bytesReceived(const QByteArray& bytes)
{
    const TriggerAnswers::Parted parted =
        m_answers.feed({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    takeAnswers(parted.answers);
    take(m_framing.feed(parted.codes, m_timers.now()));
    if (m_framing.isWaiting() || m_answers.isWaiting()) {
        m_silence.set(m_framing.endsAfter(), [this] { fellSilent(); });
    } else {
        m_silence.stop();
    }
}

/// When the machine was too busy to look, bytes lie in the port: they come in the same turn of the
/// event loop as this, and put it off.
void ScannerDevice::fellSilent()
{
    m_silence.set(port::milliseconds{0}, [this] {
        const port::milliseconds now = m_timers.now();
        take(m_framing.feed(m_answers.fellSilent(), now - m_framing.endsAfter()));
        take(m_framing.passed(now));
    });
}

void ScannerDevice::take(const std::vector<Framed>& framed)
{
    for (const Framed& each : framed) {
        if (const auto* code = std::get_if<CodeBytes>(&each)) {
            takeCode(code->bytes);
        } else {
            heardNoise();
        }
    }
}

void ScannerDevice::takeCode(const std::string& bytes)
{
    const auto text = toCodeText(bytes);
    if (!text) {
        heardNoise();
        return;
    }
    m_quiet.stop();
    if (m_state == ScannerState::Noise) {
        become(ScannerState::Ready);
    }
    if (m_trigger != nullptr) {
        m_again.set(triggersAfterCode, [this] { trigger(); });
    }
    if (m_repeats.isNew(*text, m_timers.now())) {
        emit read(QString::fromStdString(*text));
    }
}

void ScannerDevice::heardNoise()
{
    m_quiet.set(noiseLasts, [this] { become(ScannerState::Ready); });
    become(ScannerState::Noise);
}

void ScannerDevice::become(ScannerState next)
{
    if (next != m_state) {
        m_state = next;
        emit stateChanged();
    }
}

} // namespace hall::scanner
