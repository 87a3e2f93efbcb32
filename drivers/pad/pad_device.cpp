// SPDX-License-Identifier: Apache-2.0
#include "drivers/pad/pad_device.h"

namespace hall::pad {

const char* wordOf(PadState state)
{
    switch (state) {
    case PadState::Ready:
        return "ready";
    case PadState::Noise:
        return "noise";
    case PadState::Taken:
        return "taken";
    case PadState::Offline:
        return "offline";
    default:
        return "";
    }
}

PadDevice::PadDevice(port::BytePort& port, port::Timers& timers, PadSetup setup, QObject* parent)
    : QObject(parent)
    , m_port(port)
    , m_timers(timers)
    , m_setup(std::move(setup))
    , m_frames(m_setup.frame.value_or(FramePattern{}))
    , m_silence(timers)
    , m_quiet(timers)
{
    connect(&port, &port::BytePort::opened, this, [this] { become(PadState::Ready); });
    connect(&port, &port::BytePort::received, this, &PadDevice::bytesReceived);
    connect(&port, &port::BytePort::lost, this, [this] {
        forget();
        become(m_port.loss() == port::Loss::Taken ? PadState::Taken : PadState::Offline);
    });
}

void PadDevice::start()
{
    become(PadState::Opening);
    m_port.open();
}

void PadDevice::lookAgain()
{
    forget();
    m_port.close();
    m_port.open();
}

void PadDevice::forget()
{
    m_records.forget();
    m_frames.forgetUnfinished();
    (void)m_frames.takeSkipped();
    m_skipped = 0;
    m_silence.stop();
    m_quiet.stop();
}

void PadDevice::bytesReceived(const QByteArray& bytes)
{
    const std::string_view piece(bytes.constData(), static_cast<std::size_t>(bytes.size()));
    if (!m_setup.frame) {
        takeKeys(piece);
        return;
    }
    takeFrames(m_frames.feed(piece));
    if (m_frames.isWaiting()) {
        m_silence.set(silence, [this] { takeFrames(m_frames.fellSilent()); });
    } else {
        m_silence.stop();
    }
}

void PadDevice::takeKeys(std::string_view records)
{
    // Where keys were lost there is nothing to make up for: who pressed in vain presses again.
    for (const keys::KeyEvent& event : m_records.feed(records)) {
        if (const auto* key = std::get_if<keys::KeyPressed>(&event)) {
            press(0, key->code);
        }
    }
}

void PadDevice::takeFrames(const std::vector<PadPress>& presses)
{
    noteSkipped(!presses.empty());
    for (const PadPress& each : presses) {
        press(each.address, each.key);
    }
}

void PadDevice::noteSkipped(bool hadFrame)
{
    m_skipped += m_frames.takeSkipped();
    if (hadFrame) {
        m_skipped = 0;
        m_quiet.stop();
        become(PadState::Ready);
    } else if (m_skipped >= noiseBytes) {
        m_skipped = 0;
        m_quiet.set(noiseLasts, [this] { become(PadState::Ready); });
        become(PadState::Noise);
    }
}

void PadDevice::press(int address, std::uint16_t key)
{
    const auto does = m_setup.keys.find(key);
    if (does == m_setup.keys.end()) {
        return;
    }
    const port::milliseconds now = m_timers.now();
    const auto [last, isFirst] = m_lastPress.try_emplace({address, does->second}, now);
    if (!isFirst && now - std::exchange(last->second, now) < bounce) {
        return;
    }
    emit pressed(address, does->second);
}

void PadDevice::become(PadState next)
{
    if (next != m_state) {
        m_state = next;
        emit stateChanged();
    }
}

} // namespace hall::pad
