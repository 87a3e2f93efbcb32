// SPDX-License-Identifier: Apache-2.0
#include "tests/chaos/client.h"

namespace hall::chaos {

using namespace Qt::StringLiterals;

Client::Client(const Setup& setup,
               Place place,
               client::Address address,
               const std::filesystem::path& logFile)
    : m_setup(setup)
    , m_place(place)
    , m_address(std::move(address))
    , m_log(logFile)
    , m_random(setup.seed * 1000 + static_cast<std::uint32_t>(place.number))
{
}

void Client::begin(int calls)
{
    m_callsLeft = calls;
    m_ending = false;
    m_holdsTicket = false;
    m_seen.clear();
    m_started = false;
    m_mine.clear();
    if (m_presser) {
        next();
        return;
    }
    m_presser = std::make_unique<Presser>(m_address, u"kiosk-1"_s);
    m_presser->start();
    next();
}

void Client::end()
{
    m_ending = true;
}

void Client::next()
{
    if (m_ending || m_callsLeft == 0) {
        emit ended();
    } else if (m_setup.torture == Torture::Race) {
        pressForRace();
    } else {
        pressAnything();
    }
}

/// A ticket for each call: whoever calls finds somebody waiting, so nothing but the next ticket is
/// a right answer.
void Client::pressForRace()
{
    if (m_holdsTicket) {
        call();
    } else {
        take();
    }
}

void Client::pressAnything()
{
    constexpr unsigned outOf = 100;
    const auto lot = m_random() % outOf;
    if (lot < 42) {
        take();
    } else if (lot < 75 || m_seen.isEmpty()) {
        call();
    } else if (lot < 80 && !m_mine.isEmpty()) {
        cancel();
    } else if (m_started) {
        atCounter(u"counter.finish"_s);
    } else if (lot < 88) {
        atCounter(u"counter.start"_s);
    } else if (lot < 94) {
        atCounter(u"counter.noShow"_s);
    } else {
        atCounter(u"counter.uncall"_s);
    }
}

void Client::take()
{
    press(u"ticket.take"_s, {{u"service"_s, m_random() % 2 == 0 ? u"card"_s : u"claim"_s}});
}

void Client::call()
{
    press(u"counter.next"_s, counterParams());
}

void Client::atCounter(const QString& method)
{
    press(method, counterParams());
}

void Client::cancel()
{
    press(u"ticket.cancel"_s, {{u"ticket"_s, std::exchange(m_mine, {})}});
}

QJsonObject Client::counterParams() const
{
    return {{u"counter"_s, m_place.counter},
            {u"seen"_s, m_seen.isEmpty() ? QJsonValue{} : QJsonValue{m_seen}}};
}

void Client::press(const QString& method, const QJsonObject& params)
{
    m_method = method;
    m_presser->press(method, params, [this](const QString& command, const Reply& reply) {
        answered(command, reply);
    });
}

void Client::answered(const QString& command, const Reply& reply)
{
    if (!log(command, reply)) {
        emit objected(u"client %1 can't write its log"_s.arg(m_place.number));
        return;
    }
    if (reply) {
        learn(*reply);
        emit told(m_method, {});
    } else {
        learn(reply.error());
        const auto rejection = reply.error().rejection;
        emit told(m_method,
                  rejection ? QString::fromUtf8(toText(*rejection))
                            : QString::fromStdString(reply.error().message));
    }
    // Not from within the answer: the stack would grow with each.
    QMetaObject::invokeMethod(this, &Client::next, Qt::QueuedConnection);
}

bool Client::log(const QString& command, const Reply& reply)
{
    Told told;
    told.command = command.toStdString();
    told.method = m_method.toStdString();
    if (!reply) {
        const auto rejection = reply.error().rejection;
        told.refused = rejection ? std::string{toText(*rejection)} : reply.error().message;
        return m_log.add(told);
    }
    told.epoch = reply->epoch;
    told.seq = reply->seq;
    if (reply->ticket) {
        told.ticket = reply->ticket->id.value;
        told.number = reply->ticket->number;
    }
    return m_log.add(told);
}

void Client::learn(const protocol::TicketReply& reply)
{
    const QString ticket =
        reply.ticket ? QString::fromStdString(reply.ticket->id.value) : QString{};
    if (m_method == u"ticket.take"_s) {
        m_holdsTicket = true;
        m_mine = ticket;
        return;
    }
    if (m_method == u"ticket.cancel"_s) {
        return;
    }
    m_started = m_method == u"counter.start"_s;
    if (m_method == u"counter.next"_s) {
        --m_callsLeft;
        m_holdsTicket = false;
        m_seen = ticket;
        if (m_setup.torture == Torture::Race && ticket.isEmpty()) {
            emit objected(u"client %1 called and got nobody though its own ticket waits"_s.arg(
                m_place.number));
        }
    } else if (!m_started) {
        m_seen.clear(); // finished, missed or back in line
    }
}

void Client::learn(const protocol::Refusal& refusal)
{
    using enum Rejection;
    const QString there =
        refusal.ticket ? QString::fromStdString(refusal.ticket->id.value) : QString{};
    if (refusal.rejection == AlreadyDone) {
        if (m_place.isAlone || there == m_seen) {
            emit objected(
                u"client %1 pressed %2 with the right ticket in sight and was told AlreadyDone"_s
                    .arg(m_place.number)
                    .arg(m_method));
        }
        m_seen = there;
        m_started = refusal.ticket && refusal.ticket->state == TicketState::Serving;
        return;
    }
    if (refusal.rejection == TooLate) {
        return; // the node was away for long: pressed anew
    }
    // Tickets start by themselves, and one's own may be called by another: a crash run meets these.
    const bool isOfChance = refusal.rejection == TicketNotCalled ||
                            refusal.rejection == TicketNotServing ||
                            refusal.rejection == TicketNotWaiting || refusal.rejection == HallFull;
    if (m_setup.torture == Torture::Race || !isOfChance) {
        emit objected(u"client %1 pressed %2 and was told: %3"_s.arg(m_place.number)
                          .arg(m_method, QString::fromStdString(refusal.message)));
    }
    m_started = refusal.rejection == TicketNotCalled ? true : m_started;
}

} // namespace hall::chaos
