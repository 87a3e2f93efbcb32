// SPDX-License-Identifier: Apache-2.0
#include "drivers/emulator/emulated_pad.h"

#include "drivers/emulator/faults.h"
#include "drivers/emulator/pad_speech.h"

#include <linux/input-event-codes.h>
#include <utility>

namespace hall::emulator {

using namespace Qt::StringLiterals;
using Kind = PadFault::Kind;

namespace {

constexpr int bounces = 3;
constexpr int repeats = 5;
constexpr int noiseBytes = 20;

} // namespace

EmulatedPad::EmulatedPad(port::Timers& timers, Setup setup, QObject* parent)
    : QObject(parent)
    , m_setup(std::move(setup))
    , m_alarm(timers)
{
    faultsAt(0);
}

void EmulatedPad::receive(const QByteArray& bytes)
{
    emit arrived(bytes);
}

void EmulatedPad::press(quint16 key, quint8 address)
{
    emit happened({{u"event"_s, u"pressed"_s}});
    for (int i = 0; i < (has(Kind::Bounce) ? bounces : 1); ++i) {
        if (isKeyboard()) {
            pressKey(key, false, i == 0 ? port::milliseconds{0} : bouncesEvery);
        } else {
            pressOnLine(key, address);
        }
    }
}

bool EmulatedPad::type(const QString& text)
{
    for (const QChar character : text) {
        if (!strokeFor(character)) {
            return false;
        }
    }
    emit happened({{u"event"_s, u"typed"_s}, {u"keys"_s, text.size()}});
    for (const QChar character : text) {
        const auto stroke = strokeFor(character);
        pressKey(stroke->code, stroke->shift, typesEvery);
    }
    if (has(Kind::KeysLost)) {
        queue(keyRecord(EV_SYN, SYN_DROPPED, 0) + keyRecord(EV_SYN, SYN_REPORT, 0), typesEvery);
    }
    pressKey(KEY_ENTER, false, typesEvery);
    return true;
}

void EmulatedPad::pressKey(quint16 key, bool shift, port::milliseconds pause)
{
    QByteArray bytes = keyPress(key, shift, has(Kind::Held) ? repeats : 0);
    if (has(Kind::Noise)) {
        // A device that tells of other things as well.
        bytes = keyRecord(EV_REL, REL_X, 1) + keyRecord(EV_LED, LED_NUML, 1) + bytes;
    }
    queue(bytes, pause);
}

void EmulatedPad::pressOnLine(quint16 key, quint8 address)
{
    auto frame = padFrame(m_setup.frame, address, static_cast<quint8>(key));
    if (!frame || frame->isEmpty()) {
        return; // The pattern was checked when it was given.
    }
    if (has(Kind::WrongSum)) {
        // Every byte of it: whichever is the sum.
        for (char& byte : *frame) {
            byte = static_cast<char>(byte ^ 0x55);
        }
    }
    if (has(Kind::Truncated)) {
        frame->chop((frame->size() + 1) / 2);
    }
    if (has(Kind::Noise)) {
        QByteArray noise(noiseBytes, '\0');
        for (char& byte : noise) {
            byte = static_cast<char>(m_random());
        }
        frame->prepend(noise);
    }
    queue(has(Kind::Double) ? *frame + *frame : *frame, bouncesEvery);
}

void EmulatedPad::queue(const QByteArray& bytes, port::milliseconds pause)
{
    if (has(Kind::Split)) {
        for (const char byte : bytes) {
            m_pieces.push_back({QByteArray(1, byte), splitsEvery});
        }
    } else {
        m_pieces.push_back({bytes, pause});
    }
    if (!m_alarm.isSet()) {
        m_alarm.set(m_pieces.front().pause, [this] { sendNext(); });
    }
}

void EmulatedPad::sendNext()
{
    const QByteArray bytes = m_pieces.front().bytes;
    m_pieces.erase(m_pieces.begin());
    if (!m_pieces.empty()) {
        m_alarm.set(m_pieces.front().pause, [this] { sendNext(); });
    }
    send(bytes);
}

/// As far as a fault lets it.
void EmulatedPad::send(const QByteArray& bytes)
{
    for (qsizetype at = 0; at < bytes.size();) {
        qsizetype count = bytes.size() - at;
        for (const PadFault& fault : m_setup.faults) {
            if (fault.when > m_sent) {
                count = std::min(count, static_cast<qsizetype>(fault.when - m_sent));
            }
        }
        emit replied(bytes.mid(at, count));
        at += count;
        m_sent += static_cast<std::uint64_t>(count);
        const bool wasUnplugged = std::ranges::any_of(m_setup.faults, [this](const auto& fault) {
            return fault.kind == Kind::Unplug && fault.when <= m_sent;
        });
        faultsAt(m_sent);
        if (wasUnplugged) {
            return;
        }
    }
}

void EmulatedPad::start(const PadFault& fault)
{
    m_setup.faults.push_back({.kind = fault.kind, .when = fault.when + m_sent});
    if (fault.when == 0) {
        faultsAt(m_sent);
    }
}

void EmulatedPad::endFaults()
{
    m_faults.clear();
    m_setup.faults.clear();
}

void EmulatedPad::faultsAt(std::uint64_t bytes)
{
    for (const Kind kind : takeDue(m_setup.faults, bytes)) {
        if (kind == Kind::Unplug) {
            emit unplugged();
        } else {
            m_faults.insert(kind);
        }
    }
}

void EmulatedPad::dropWire()
{
    m_pieces.clear();
    m_alarm.stop();
}

} // namespace hall::emulator
