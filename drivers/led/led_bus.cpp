// SPDX-License-Identifier: Apache-2.0
#include "drivers/led/led_bus.h"

#include <algorithm>
#include <tuple>

namespace hall::led {

namespace {

constexpr std::size_t replyBytes = 96; // a status, which is the longest
constexpr milliseconds deadSocketTimeout{1000};
constexpr milliseconds never = milliseconds::max();

} // namespace

LedBus::LedBus(port::BytePort& port, port::Timers& timers, int baud, QObject* parent)
    : StripLine(parent)
    , m_port(port)
    , m_timers(timers)
    , m_baud(baud)
    , m_reply(timers)
    , m_next(timers)
{
    connect(&m_port, &port::BytePort::opened, this, &LedBus::portOpened);
    connect(&m_port, &port::BytePort::lost, this, &LedBus::portLost);
    connect(&m_port, &port::BytePort::received, this, &LedBus::bytesReceived);
}

void LedBus::addCard(Address id)
{
    m_cards.emplace(id, Card{id}).first->second.setLight(m_light, m_timers.now());
}

void LedBus::start()
{
    m_port.open();
}

void LedBus::stop()
{
    m_reply.stop();
    m_next.stop();
    m_asked.reset();
    m_port.close();
}

void LedBus::show(Address id, const StripFace& face, bool anew)
{
    m_cards.at(id).show(face, m_timers.now(), anew);
    work();
}

void LedBus::setLight(const CardLight& light)
{
    m_light = light;
    for (auto& [id, card] : m_cards) {
        card.setLight(light, m_timers.now());
    }
    work();
}

template <class Change>
void LedBus::change(Card& card, Change&& how)
{
    const CardCondition before = card.state().condition;
    how(card);
    if (card.state().condition != before) {
        emit stateChanged(card.id());
    }
}

void LedBus::portOpened()
{
    m_decoder.forgetUnfinished();
    const milliseconds now = m_timers.now();
    m_lastHeard = now;
    for (auto& [id, card] : m_cards) {
        card.portOpened(now);
    }
    work();
}

void LedBus::portLost(const QString& reason)
{
    m_reply.stop();
    m_next.stop();
    m_asked.reset();
    for (auto& [id, card] : m_cards) {
        change(card, [&](Card& c) { c.portLost(reason.toStdString(), m_timers.now()); });
    }
}

void LedBus::bytesReceived(const QByteArray& bytes)
{
    const std::string_view view(bytes.constData(), static_cast<std::size_t>(bytes.size()));
    for (const Frame& frame : m_decoder.feed(view)) {
        frameReceived(frame);
    }
}

void LedBus::frameReceived(const Frame& frame)
{
    const auto found = m_cards.find(frame.from);
    const auto reply = parseReply(frame.data);
    if (found == m_cards.end() || frame.to != hostAddress || !reply) {
        return;
    }
    Card& card = found->second;
    const milliseconds now = m_timers.now();
    m_lastHeard = now;
    // What comes while the question still leaves is the answer to one before.
    if (!m_asked || m_asked->card != frame.from || now < m_asked->onWire) {
        change(card, [&](Card& c) { c.heard(now); });
        work();
        return;
    }
    const Asked asked = *m_asked;
    const milliseconds took =
        std::max(now - asked.onWire - wireTime(frame.data.size()), milliseconds{0});
    askedDone();
    bool isShown = false;
    change(card, [&](Card& c) {
        isShown = c.answered(*reply, asked.question, took, now);
        if (const auto* status = std::get_if<CardStatus>(&*reply)) {
            c.look(*status, localNow(), now);
        }
    });
    if (isShown) {
        emit shown(card.id());
    }
    work();
}

void LedBus::askedDone()
{
    m_reply.stop();
    m_asked.reset();
    m_quietUntil = m_timers.now() + gap;
}

/// Sends the most urgent thing that is due, or sleeps until one is.
void LedBus::work()
{
    if (m_asked || !m_port.isOpen()) {
        return;
    }
    const milliseconds now = m_timers.now();
    milliseconds wake = never;
    if (now < m_quietUntil) {
        wake = m_quietUntil;
    } else if (Card* card = nextUpdate(now, wake)) {
        ask(*card, Question::Update);
        return;
    } else if (Card* cared = nextCare(now)) {
        ask(*cared, Question::Care);
        return;
    } else if (Card* watched = nextWatch(now, wake)) {
        ask(*watched, Question::Watch);
        return;
    }
    if (wake != never) {
        m_next.set(wake - now, [this] { work(); });
    }
}

Card* LedBus::nextUpdate(milliseconds now, milliseconds& wake)
{
    const auto rank = [](const Card& card) {
        return std::tuple{
            card.silences(), !card.isAlive(), card.isReminder(), card.faceSince(), card.id()};
    };
    Card* best = nullptr;
    for (auto& [id, card] : m_cards) {
        const auto due = card.updateDue();
        if (due && *due > now) {
            wake = std::min(wake, *due);
        } else if (due && (best == nullptr || rank(card) < rank(*best))) {
            best = &card;
        }
    }
    return best;
}

Card* LedBus::nextCare(milliseconds now)
{
    const auto found = std::ranges::find_if(
        m_cards, [now](const auto& entry) { return entry.second.isCareDue(now); });
    return found == m_cards.end() ? nullptr : &found->second;
}

Card* LedBus::nextWatch(milliseconds now, milliseconds& wake)
{
    Card* best = nullptr;
    for (auto& [id, card] : m_cards) {
        const milliseconds due = watchDue(card);
        if (due > now) {
            wake = std::min(wake, due);
        } else if (best == nullptr || card.watchDue() < best->watchDue()) {
            best = &card;
        }
    }
    return best;
}

milliseconds LedBus::watchDue(const Card& card) const
{
    const milliseconds due = std::max(card.watchDue(), m_lastWatch + betweenWatches);
    return card.isDead() ? std::max(due, m_lastDead + betweenDead) : due;
}

std::optional<LocalMoment> LedBus::localNow() const
{
    return m_clock ? m_clock() : std::nullopt;
}

std::string LedBus::dataOf(Card& card, Question question) const
{
    switch (question) {
    case Question::Update:
        return card.update();
    case Question::Care:
        return card.care(localNow().value_or(LocalMoment{}));
    case Question::Watch:
        break;
    }
    return card.watch();
}

void LedBus::ask(Card& card, Question question)
{
    m_next.stop();
    const milliseconds now = m_timers.now();
    const bool isSerial = m_baud > 0;
    const std::string bytes = encode({.to = card.id(), .data = dataOf(card, question)});
    milliseconds patience = card.patience(isSerial ? serialReplyTimeout : socketReplyTimeout);
    if (question == Question::Watch) {
        m_lastWatch = now;
    }
    if (card.isDead()) {
        patience = isSerial ? deadReplyTimeout : deadSocketTimeout;
        m_lastDead = now;
    }
    const milliseconds leaves = wireTime(bytes.size());
    if (question == Question::Update) {
        card.updateLeft(now + leaves);
    }
    m_asked = Asked{.card = card.id(), .question = question, .onWire = now + leaves * 9 / 10};
    m_reply.set(leaves + wireTime(replyBytes) + patience, [this] { overdue(); });
    m_port.send(QByteArray::fromStdString(bytes));
}

void LedBus::overdue()
{
    if (!m_asked) {
        return;
    }
    const Asked asked = *m_asked;
    askedDone();
    change(m_cards.at(asked.card), [&](Card& c) { c.silent(asked.question, m_timers.now()); });
    if (isSocketStale()) {
        // A card that lost its power left the connection open on our side alone; what is sent on it
        // is repeated ever more seldom.
        m_lastHeard = m_timers.now();
        m_port.close();
        m_port.open();
        return;
    }
    work();
}

bool LedBus::isSocketStale() const
{
    const auto isAlive = [](const auto& entry) { return entry.second.isAlive(); };
    return m_baud == 0 && m_timers.now() - m_lastHeard > staleAfter &&
           std::ranges::none_of(m_cards, isAlive);
}

milliseconds LedBus::wireTime(std::size_t bytes) const
{
    constexpr int bitsPerByte = 10;
    return m_baud == 0 ? milliseconds{0}
                       : milliseconds(static_cast<int>(bytes) * bitsPerByte * 1000 / m_baud);
}

} // namespace hall::led
