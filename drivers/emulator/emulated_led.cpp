// SPDX-License-Identifier: Apache-2.0
#include "drivers/emulator/emulated_led.h"

#include "drivers/emulator/faults.h"

#include <algorithm>

namespace hall::emulator {

using namespace Qt::StringLiterals;

namespace {

constexpr std::uint16_t anyCard = 0xFFFE;
constexpr std::uint16_t allCards = 0xFFFF;

} // namespace

EmulatedLed::EmulatedLed(port::Timers& timers, Setup setup, QObject* parent)
    : QObject(parent)
    , m_timers(timers)
    , m_setup(std::move(setup))
    , m_wire(timers, m_setup.baud, [this](const QByteArray& bytes) { hear(bytes); })
    , m_thinkAlarm(timers)
    , m_speakAlarm(timers)
    , m_startAlarm(timers)
    , m_endAlarm(timers)
{
    for (const int id : m_setup.cards) {
        m_cards.emplace(id, LedCard{m_setup.size});
    }
    // Not before somebody listens.
    m_startAlarm.set(port::milliseconds{0}, [this] { faultsAt(0); });
}

LedCard* EmulatedLed::card(int id)
{
    const auto found = m_cards.find(id);
    return found == m_cards.end() ? nullptr : &found->second;
}

void EmulatedLed::receive(const QByteArray& bytes)
{
    m_wire.send(bytes);
}

void EmulatedLed::hear(const QByteArray& bytes)
{
    if (!bytes.isEmpty()) {
        emit arrived(bytes);
    }
    for (const char byte : bytes) {
        arrive(byte);
    }
}

void EmulatedLed::arrive(char byte)
{
    m_received++;
    if (m_setup.baud > 0 && !m_answer.isEmpty()) {
        error(0, u"the host talks while a card answers"_s);
        m_answer.clear(); // two at a time are neither's
        m_speakAlarm.stop();
    }
    if (const auto message = m_receiver.take(byte)) {
        obey(*message);
    }
    faultsAt(m_received);
}

void EmulatedLed::obey(const LedMessage& message)
{
    bool hasAnswered = message.destination == allCards;
    for (auto& [id, card] : m_cards) {
        const bool isMeant = message.destination == id || message.destination == anyCard ||
                             message.destination == allCards;
        if (!isMeant || card.isDead) {
            continue;
        }
        const LedAnswer answer = card.run(message, m_timers.now());
        if (!answer.error.isEmpty()) {
            error(id, answer.error);
        }
        if (answer.hasChanged) {
            note(u"shown"_s, {{u"card"_s, id}, {u"text"_s, card.screen().text()}});
            emit shown(id);
            awaitEnds();
        }
        if (!answer.data.isEmpty() && !std::exchange(hasAnswered, true)) {
            say(message, answer.data);
        }
    }
}

void EmulatedLed::say(const LedMessage& to, const QByteArray& data)
{
    if (m_isMute) {
        return;
    }
    QByteArray bytes = ledAnswer(to, data);
    if (m_damages) {
        bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 0x08);
    }
    m_thinkAlarm.set(thinks, [this, bytes] {
        m_answer = bytes;
        m_answerSince = m_timers.now();
        m_answerDone = 0;
        speak();
    });
}

void EmulatedLed::speak()
{
    qsizetype due = m_splits ? 1 : m_answer.size();
    if (m_setup.baud > 0) {
        due = std::min(bytesIn(m_timers.now() - m_answerSince, m_setup.baud) - m_answerDone, due);
    }
    const QByteArray now = m_answer.left(due);
    m_answer.remove(0, now.size());
    m_answerDone += now.size();
    if (!m_answer.isEmpty()) {
        m_speakAlarm.set(m_splits ? port::milliseconds{1} : PacedWire::tick, [this] { speak(); });
    }
    if (!now.isEmpty()) {
        emit replied(now);
    }
}

void EmulatedLed::awaitEnds()
{
    std::optional<port::milliseconds> next;
    for (const auto& [id, card] : m_cards) {
        const auto end = card.nextEnd();
        next = next && (!end || *next < *end) ? next : end;
    }
    m_endAlarm.stop();
    if (next) {
        m_endAlarm.set(*next - m_timers.now(), [this] { endAreas(); });
    }
}

void EmulatedLed::endAreas()
{
    for (auto& [id, card] : m_cards) {
        if (card.expire(m_timers.now())) {
            note(u"expired"_s, {{u"card"_s, id}});
            emit shown(id);
        }
    }
    awaitEnds();
}

void EmulatedLed::powerCycle(int id)
{
    if (LedCard* found = card(id)) {
        note(u"power"_s, {{u"card"_s, id}});
        found->powerCycle();
        emit shown(id);
    }
}

void EmulatedLed::dropWire()
{
    m_wire.drop();
    m_answer.clear();
    m_thinkAlarm.stop();
    m_speakAlarm.stop();
}

void EmulatedLed::faultsAt(std::uint64_t bytes)
{
    for (const LedFault::Kind kind : takeDue(m_setup.faults, bytes)) {
        start(kind);
    }
}

void EmulatedLed::start(LedFault::Kind kind)
{
    using Kind = LedFault::Kind;
    switch (kind) {
    case Kind::NoReply:
        m_isMute = true;
        break;
    case Kind::WrongChecksum:
        m_damages = true;
        break;
    case Kind::SplitReply:
        m_splits = true;
        break;
    case Kind::Noise:
        emit replied(QByteArray("\x00\xFF\xA5\x5B\x07\x5A\xA5\x01", 8));
        break;
    case Kind::Unplug:
        note(u"unplug"_s);
        dropWire();
        emit unplugged();
        break;
    case Kind::Busy:
    case Kind::RefusesChecksum:
    case Kind::FontMissing:
        for (auto& [id, card] : m_cards) {
            card.isBusy = card.isBusy || kind == Kind::Busy;
            card.refusesChecksums = card.refusesChecksums || kind == Kind::RefusesChecksum;
            card.lacksFonts = card.lacksFonts || kind == Kind::FontMissing;
        }
        break;
    }
}

void EmulatedLed::note(const QString& event, QJsonObject details)
{
    details.insert(u"event"_s, event);
    details.insert(u"at_ms"_s, static_cast<qint64>(m_timers.now().count()));
    details.insert(u"received"_s, static_cast<qint64>(m_received));
    emit happened(details);
}

void EmulatedLed::error(int card, const QString& what)
{
    m_errors++;
    note(u"error"_s, {{u"card"_s, card}, {u"what"_s, what}});
}

} // namespace hall::emulator
