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
    : QObject(parent)
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
    m_cards.emplace(id, Card{id});
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
    change(card, [&](Card& c) { isShown = c.answered(*reply, asked.isUpdate, took, now); });
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
        ask(*card, true);
        return;
    } else if (Card* watched = nextWatch(now, wake)) {
        ask(*watched, false);
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

void LedBus::ask(Card& card, bool isUpdate)
{
    m_next.stop();
    const milliseconds now = m_timers.now();
    const bool isSerial = m_baud > 0;
    const std::string bytes =
        encode({.to = card.id(), .data = isUpdate ? card.update() : card.watch()});
    milliseconds patience = card.patience(isSerial ? serialReplyTimeout : socketReplyTimeout);
    if (!isUpdate) {
        m_lastWatch = now;
    }
    if (card.isDead()) {
        patience = isSerial ? deadReplyTimeout : deadSocketTimeout;
        m_lastDead = now;
    }
    const milliseconds leaves = wireTime(bytes.size());
    if (isUpdate) {
        card.updateLeft(now + leaves);
    }
    m_asked = Asked{.card = card.id(), .isUpdate = isUpdate, .onWire = now + leaves * 9 / 10};
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
    change(m_cards.at(asked.card), [&](Card& c) { c.silent(asked.isUpdate, m_timers.now()); });
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
