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
    m_startAlarm.set(port::milliseconds{0}, [this] {
        for (const LedFault& fault : std::exchange(m_setup.faults, {})) {
            start(fault);
        }
    });
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
    if (m_setup.panel) {
        if (m_timers.now() - std::exchange(m_lastByte, m_timers.now()) > pause) {
            m_setup.panel->forgetUnfinished();
        }
        if (const auto told = m_setup.panel->take(byte)) {
            obey(*told);
        }
    } else if (const auto message = m_receiver.take(byte)) {
        obey(*message);
    }
    faultsAt(m_received);
}

void EmulatedLed::obey(const LedMessage& message)
{
    bool hasAnswered = message.destination == allCards;
    std::optional<std::pair<int, int>> renamed;
    for (auto& [id, card] : m_cards) {
        const bool isMeant = message.destination == id || message.destination == anyCard ||
                             message.destination == allCards;
        if (!isMeant || card.isDead) {
            continue;
        }
        const LedAnswer answer = card.run(message, id, m_timers.now());
        if (answer.id) {
            renamed = {id, *answer.id};
        }
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
    if (renamed) {
        rename(renamed->first, renamed->second);
    }
}

void EmulatedLed::obey(const PanelMessage& message)
{
    const int id = message.address.value_or(m_setup.cards.front());
    LedCard* panel = card(id);
    if (panel == nullptr || panel->isDead) {
        return;
    }
    panel->screen().clear();
    panel->screen().put({.width = m_setup.size.width(),
                         .height = m_setup.size.height(),
                         .align = 2 | 2 << 2,
                         .text = {},
                         .words = message.words});
    if (const QString cutOff = panel->screen().cutOff(); !cutOff.isEmpty()) {
        error(id, cutOff);
    }
    note(u"shown"_s, {{u"card"_s, id}, {u"text"_s, message.words}});
    emit shown(id);
    if (const QByteArray answer = m_setup.panel->answer(id); !answer.isEmpty()) {
        reply(answer);
    }
}

void EmulatedLed::rename(int id, int newId)
{
    if (id == newId || m_cards.contains(newId)) {
        return;
    }
    auto card = m_cards.extract(id);
    card.key() = newId;
    m_cards.insert(std::move(card));
    std::ranges::replace(m_setup.cards, id, newId);
    note(u"renamed"_s, {{u"card"_s, id}, {u"to"_s, newId}});
}

void EmulatedLed::say(const LedMessage& to, const QByteArray& data)
{
    LedMessage heard = to;
    heard.destination = static_cast<std::uint16_t>(to.destination + (m_isForeign ? 0x100 : 0));
    reply(ledAnswer(heard, data));
}

void EmulatedLed::reply(QByteArray bytes)
{
    m_isLost = m_loses && !m_isLost;
    if (m_isMute || m_isLost) {
        return;
    }
    if (m_damages) {
        bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 0x08);
    }
    if (m_doubles) {
        bytes += bytes;
    }
    m_thinkAlarm.set(m_isLate ? late : thinks, [this, bytes] {
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
    QByteArray now = m_answer.left(due);
    const bool isCut = cutReply(now);
    m_answer.remove(0, now.size());
    m_answerDone += now.size();
    if (!m_answer.isEmpty()) {
        m_speakAlarm.set(m_splits ? port::milliseconds{1} : PacedWire::tick, [this] { speak(); });
    }
    if (!now.isEmpty()) {
        emit replied(now);
    }
    if (isCut) {
        pull();
    }
}

/// Takes off what comes after the cable is pulled.
bool EmulatedLed::cutReply(QByteArray& bytes)
{
    const std::uint64_t before = m_said;
    m_said += static_cast<std::uint64_t>(bytes.size());
    const auto due = std::ranges::min_element(m_replyFaults, {}, &LedFault::when);
    if (due == m_replyFaults.end() || due->when > m_said) {
        return false;
    }
    bytes.truncate(due->when > before ? static_cast<qsizetype>(due->when - before) : 0);
    m_replyFaults.erase(due);
    return true;
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

void EmulatedLed::moveClock(int id, int seconds)
{
    if (LedCard* found = card(id)) {
        found->setClock(found->clock(m_timers.now()).addSecs(seconds), m_timers.now());
    }
}

void EmulatedLed::dropWire()
{
    m_wire.drop();
    m_answer.clear();
    m_thinkAlarm.stop();
    m_speakAlarm.stop();
}

void EmulatedLed::start(LedFault fault)
{
    if (fault.kind == LedFault::Kind::UnplugReply) {
        fault.when += m_said;
        m_replyFaults.push_back(fault);
        return;
    }
    fault.when += m_received;
    m_faults.push_back(fault);
    faultsAt(m_received);
}

void EmulatedLed::endFaults()
{
    m_faults.clear();
    m_replyFaults.clear();
    m_isMute = false;
    m_loses = false;
    m_isLate = false;
    m_doubles = false;
    m_isForeign = false;
    m_damages = false;
    m_splits = false;
    for (auto& [id, card] : m_cards) {
        card.isBusy = false;
        card.busyTimes = 0;
        card.refusesChecksums = false;
        card.damagedTimes = 0;
        card.lacksFonts = false;
        card.staysDark = false;
    }
}

void EmulatedLed::faultsAt(std::uint64_t bytes)
{
    for (const LedFault::Kind kind : takeDue(m_faults, bytes)) {
        begin(kind);
    }
}

void EmulatedLed::begin(LedFault::Kind kind)
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
    case Kind::LostReply:
        m_loses = true;
        break;
    case Kind::LateReply:
        m_isLate = true;
        break;
    case Kind::DoubledReply:
        m_doubles = true;
        break;
    case Kind::ForeignSource:
        m_isForeign = true;
        break;
    case Kind::Unplug:
    case Kind::UnplugReply:
        pull();
        break;
    case Kind::Busy:
    case Kind::BusyOnce:
    case Kind::RefusesChecksum:
    case Kind::ChecksumOnce:
    case Kind::FontMissing:
    case Kind::Dark:
    case Kind::Power:
        beginOnCards(kind);
        break;
    }
}

void EmulatedLed::beginOnCards(LedFault::Kind kind)
{
    using Kind = LedFault::Kind;
    constexpr int times = 3;
    for (auto& [id, card] : m_cards) {
        card.isBusy = card.isBusy || kind == Kind::Busy;
        card.busyTimes = kind == Kind::BusyOnce ? times : card.busyTimes;
        card.refusesChecksums = card.refusesChecksums || kind == Kind::RefusesChecksum;
        card.damagedTimes = kind == Kind::ChecksumOnce ? times : card.damagedTimes;
        card.lacksFonts = card.lacksFonts || kind == Kind::FontMissing;
        card.staysDark = card.staysDark || kind == Kind::Dark;
        if (kind == Kind::Power) {
            powerCycle(id);
        }
    }
}

void EmulatedLed::pull()
{
    note(u"unplug"_s);
    dropWire();
    emit unplugged();
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
