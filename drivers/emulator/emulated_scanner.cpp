// SPDX-License-Identifier: Apache-2.0
#include "drivers/emulator/emulated_scanner.h"

#include <algorithm>

namespace hall::emulator {

using namespace Qt::StringLiterals;

namespace {

constexpr port::milliseconds wireEvery{5};
constexpr int bitsPerByte = 10;

QByteArray fromHex(const char* text)
{
    return QByteArray::fromHex(text);
}

const QByteArray& trigger()
{
    static const QByteArray frame = fromHex("7E 00 08 01 00 02 01"); // a checksum or AB CD follows
    return frame;
}

} // namespace

EmulatedScanner::EmulatedScanner(port::Timers& timers, Setup setup, QObject* parent)
    : QObject(parent)
    , m_setup(std::move(setup))
    , m_alarm(timers)
{
}

void EmulatedScanner::receive(const QByteArray& bytes)
{
    emit arrived(bytes);
    m_heard += bytes;
    if (m_heard.contains(trigger())) {
        m_heard.clear();
        emit happened({{u"event"_s, u"triggered"_s}});
        sendBytes(fromHex("02 00 00 01 00 33 31"));
    }
    m_heard = m_heard.right(trigger().size());
}

void EmulatedScanner::scan(const QByteArray& symbol)
{
    emit happened({{u"event"_s, u"scanned"_s}, {u"bytes"_s, symbol.size()}});
    sendBytes(symbol + m_setup.ending);
}

void EmulatedScanner::sendBytes(const QByteArray& bytes)
{
    m_wire += bytes;
    if (!m_alarm.isSet() && !m_wire.isEmpty()) {
        m_alarm.set(port::milliseconds{0}, [this] { tick(); });
    }
}

void EmulatedScanner::sendNoise(int count)
{
    QByteArray noise(count, '\0');
    std::ranges::generate(noise, [this] { return static_cast<char>(m_random()); });
    emit happened({{u"event"_s, u"noise"_s}, {u"bytes"_s, count}});
    sendBytes(noise);
}

void EmulatedScanner::setSplit(int bytes)
{
    m_split = bytes;
}

void EmulatedScanner::dropWire()
{
    m_wire.clear();
    m_alarm.stop();
}

void EmulatedScanner::tick()
{
    constexpr qsizetype perByte = bitsPerByte * 1000;
    m_credit += m_setup.baud * wireEvery.count();
    const QByteArray now = m_wire.left(m_split > 0 ? m_split : m_credit / perByte);
    m_credit %= perByte;
    m_wire.remove(0, now.size());
    if (!m_wire.isEmpty()) {
        m_alarm.set(m_split > 0 ? splitPause : wireEvery, [this] { tick(); });
    }
    if (!now.isEmpty()) {
        emit replied(now);
    }
}

} // namespace hall::emulator
