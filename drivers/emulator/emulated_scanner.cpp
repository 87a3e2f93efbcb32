// SPDX-License-Identifier: Apache-2.0
#include "drivers/emulator/emulated_scanner.h"

#include "drivers/emulator/faults.h"
#include "drivers/emulator/paced_wire.h"

#include <algorithm>
#include <utility>

namespace hall::emulator {

using namespace Qt::StringLiterals;
using Kind = ScannerFault::Kind;

namespace {

constexpr port::milliseconds wireEvery{5};

constexpr int noiseBytes = 20;
constexpr int endlessBytes = 5000;

/// What a maker's scanners are told and what they say to it, from its manual.
struct Manual
{
    QByteArray on;
    QByteArray off;
    QByteArray taken;
    QByteArray refused;
};

QByteArray hex(const char* text)
{
    return QByteArray::fromHex(text);
}

const Manual& manualOf(EmulatedScanner::Model model)
{
    // A checksum or AB CD follows.
    static const Manual gm65{hex("7E 00 08 01 00 02 01"),
                             hex("7E 00 08 01 00 02 00"),
                             hex("02 00 00 01 00 33 31"),
                             hex("02 00 01 01 00 04 01")};
    static const Manual newland{hex("7E 01 30 30 30 30 23 53 43 4E 54 52 47 31 3B 03"),
                                hex("7E 01 30 30 30 30 23 53 43 4E 54 52 47 30 3B 03"),
                                hex("02 01 30 30 30 30 23 53 43 4E 54 52 47 31 06 3B 03"),
                                hex("02 01 30 30 30 30 23 53 43 4E 54 52 47 31 15 3B 03")};
    static const Manual honeywell{hex("16 54 0D"), hex("16 55 0D"), {}, {}};
    switch (model) {
    case EmulatedScanner::Model::Newland:
        return newland;
    case EmulatedScanner::Model::Honeywell:
        return honeywell;
    case EmulatedScanner::Model::Gm65:
        break;
    }
    return gm65;
}

} // namespace

EmulatedScanner::EmulatedScanner(port::Timers& timers, Setup setup, QObject* parent)
    : QObject(parent)
    , m_timers(timers)
    , m_setup(std::move(setup))
    , m_alarm(timers)
    , m_looking(timers)
{
    faultsAt(0);
}

void EmulatedScanner::receive(const QByteArray& bytes)
{
    emit arrived(bytes);
    m_heard += bytes;
    const Manual& manual = manualOf(m_setup.model);
    if (m_heard.contains(manual.on)) {
        m_heard.clear();
        triggered(true);
    } else if (m_heard.contains(manual.off)) {
        m_heard.clear();
        triggered(false);
    }
    m_heard = m_heard.right(manual.on.size());
}

void EmulatedScanner::triggered(bool on)
{
    emit happened({{u"event"_s, on ? u"triggered"_s : u"released"_s}});
    const Manual& manual = manualOf(m_setup.model);
    if (!has(Kind::NoAnswer)) {
        sendBytes(has(Kind::Refuses) ? manual.refused : manual.taken);
    }
    m_looking.stop();
    if (!on || has(Kind::Refuses) || has(Kind::NoAnswer)) {
        return;
    }
    m_looking.set(looksFor, [] {});
    if (!m_held.isEmpty()) {
        scan(std::exchange(m_held, {}));
    }
}

void EmulatedScanner::scan(const QByteArray& symbol)
{
    if (m_setup.isTriggered && !m_looking.isSet()) {
        m_held = symbol;
        return;
    }
    m_looking.stop();
    emit happened({{u"event"_s, u"scanned"_s}, {u"bytes"_s, symbol.size()}});
    if (has(Kind::Noise)) {
        sendNoise(noiseBytes);
        sendBytes(m_setup.ending);
    }
    if (has(Kind::Endless)) {
        sendBytes(QByteArray(endlessBytes, 'x') + m_setup.ending);
    }
    QByteArray bytes = symbol;
    if (has(Kind::Nuls)) {
        bytes.clear();
        for (const char byte : symbol) {
            bytes += QByteArray(1, byte) + '\0';
        }
    }
    sendBytes(bytes + m_setup.ending);
}

void EmulatedScanner::sendBytes(const QByteArray& bytes)
{
    m_wire += bytes;
    if (!m_alarm.isSet() && !m_wire.isEmpty()) {
        m_since = m_timers.now();
        m_done = 0;
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
    m_held.clear();
    m_heard.clear();
    m_alarm.stop();
    m_looking.stop();
}

void EmulatedScanner::tick()
{
    // By the time that has passed, not by how often there was time for this.
    const qsizetype due = bytesIn(m_timers.now() - m_since, m_setup.baud) - m_done;
    const QByteArray now = m_wire.left(m_split > 0 ? m_split : std::max<qsizetype>(due, 0));
    m_done += now.size();
    m_wire.remove(0, now.size());
    if (!m_wire.isEmpty()) {
        m_alarm.set(m_split > 0 ? splitPause : wireEvery, [this] { tick(); });
    }
    if (!now.isEmpty()) {
        send(now);
    }
}

/// As far as a fault lets it.
void EmulatedScanner::send(const QByteArray& bytes)
{
    qsizetype count = bytes.size();
    for (const ScannerFault& fault : m_setup.faults) {
        if (fault.kind == Kind::Unplug && fault.when > m_sent) {
            count = std::min(count, static_cast<qsizetype>(fault.when - m_sent));
        }
    }
    m_sent += static_cast<std::uint64_t>(count);
    emit replied(bytes.left(count));
    faultsAt(m_sent);
}

void EmulatedScanner::start(const ScannerFault& fault)
{
    m_setup.faults.push_back({.kind = fault.kind, .when = fault.when + m_sent});
    if (fault.when == 0) {
        faultsAt(m_sent);
    }
}

void EmulatedScanner::endFaults()
{
    m_faults.clear();
    m_setup.faults.clear();
}

void EmulatedScanner::faultsAt(std::uint64_t bytes)
{
    for (const Kind kind : takeDue(m_setup.faults, bytes)) {
        if (kind == Kind::Unplug) {
            emit unplugged();
        } else {
            m_faults.insert(kind);
        }
    }
}

} // namespace hall::emulator
