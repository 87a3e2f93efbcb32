// SPDX-License-Identifier: Apache-2.0
#include "drivers/scanner/scanner_device.h"

#include "drivers/scanner/code_text.h"

namespace hall::scanner {

ScannerDevice::ScannerDevice(port::BytePort& port,
                             port::Timers& timers,
                             bool stripsAimId,
                             QObject* parent)
    : CodeSource(parent)
    , m_port(port)
    , m_timers(timers)
    , m_framing(stripsAimId)
    , m_silence(timers)
    , m_quiet(timers)
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
    m_framing.forgetUnfinished();
    m_port.close();
    m_port.open();
}

void ScannerDevice::stop()
{
    m_port.close();
    portLost();
    become(ScannerState::Closed);
}

void ScannerDevice::portOpened()
{
    become(ScannerState::Ready);
}

void ScannerDevice::portLost()
{
    m_framing.forgetUnfinished();
    m_silence.stop();
    m_quiet.stop();
    become(ScannerState::Offline);
}

void ScannerDevice::bytesReceived(const QByteArray& bytes)
{
    take(m_framing.feed({bytes.constData(), static_cast<std::size_t>(bytes.size())},
                        m_timers.now()));
    if (m_framing.isWaiting()) {
        m_silence.set(CodeFraming::silence, [this] { take(m_framing.passed(m_timers.now())); });
    } else {
        m_silence.stop();
    }
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
    become(ScannerState::Ready);
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
