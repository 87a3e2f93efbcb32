// SPDX-License-Identifier: Apache-2.0
#include "drivers/id_card/id_card_reader.h"

#include <algorithm>
#include <utility>

namespace hall::id_card {

using port::milliseconds;

namespace {

// For find and select to the first byte of the answer, and between its bytes; for a card's text to
// its first byte, while the card works, and for all of it, which 9600 baud take 1.35 s for.
constexpr milliseconds answerWithin{1000};
constexpr milliseconds byteWithin{200};
constexpr milliseconds textWithin{3000};
constexpr milliseconds textComesWithin{2000};

constexpr milliseconds silence{100};
constexpr milliseconds recoverWithin{2000};
constexpr int unansweredMost = 2;
constexpr int damagedMost = 2;
constexpr int cardFailuresMost = 2;

// A card that stays is looked at again after so long; until then it has to be known again.
constexpr milliseconds nextLookTakes =
    IdCardReader::pollEvery + answerWithin + answerWithin + textWithin + textComesWithin;

// What follows "found" and "selected" differs with the reader and tells nothing.
constexpr std::size_t selectBytesMost = 16;

} // namespace

const char* wordOf(ReaderState state)
{
    switch (state) {
    case ReaderState::Ready:
        return "ready";
    case ReaderState::Noise:
        return "noise";
    case ReaderState::Offline:
        return "offline";
    case ReaderState::Fault:
        return "fault";
    default:
        return "";
    }
}

IdCardReader::IdCardReader(port::BytePort& port, port::Timers& timers, QObject* parent)
    : QObject(parent)
    , m_port(port)
    , m_timers(timers)
    , m_alarm(timers)
    , m_sameCard(timers)
    , m_hold(timers)
{
    connect(&port, &port::BytePort::opened, this, &IdCardReader::portOpened);
    connect(&port, &port::BytePort::lost, this, &IdCardReader::portLost);
    connect(&port, &port::BytePort::received, this, &IdCardReader::bytesReceived);
}

IdCardReader::~IdCardReader()
{
    wipe(m_lastNumber);
}

void IdCardReader::start()
{
    become(ReaderState::Opening);
    m_port.open();
}

void IdCardReader::lookAgain()
{
    // Only opening tells whether what is plugged in is still the same.
    m_replies.forget();
    m_port.close();
    m_port.open();
}

void IdCardReader::stop()
{
    m_port.close();
    portLost();
    m_sameCard.stop();
    wipe(m_lastNumber);
    become(ReaderState::Closed);
}

void IdCardReader::portOpened()
{
    m_unanswered = 0;
    m_damaged = 0;
    m_hold.stop();
    forgetCard();
    // What the line had to say before is for nobody.
    recover();
}

void IdCardReader::portLost()
{
    m_replies.forget();
    m_alarm.stop();
    m_hold.stop();
    m_phase = Phase::Closed;
    forgetCard();
    become(ReaderState::Offline);
}

void IdCardReader::bytesReceived(const QByteArray& bytes)
{
    if (m_phase == Phase::Recovering) {
        awaitSilence();
        return;
    }
    if (m_phase == Phase::Resting || m_phase == Phase::Closed) {
        return; // Nothing was asked.
    }
    const bool wasInside = m_replies.isInside();
    m_heardBytes = true;
    for (const char byte : bytes) {
        const auto found = m_replies.feed(static_cast<std::uint8_t>(byte));
        if (found == ReplyReader::Found::Damaged) {
            notAnswered();
            return;
        }
        if (found == ReplyReader::Found::Reply) {
            // What follows in the same piece was sent before the next request: it answers nothing.
            take(m_replies.reply());
            m_replies.forget();
            return;
        }
    }
    if (!m_replies.isInside()) {
        return;
    }
    if (m_phase != Phase::Reading) {
        m_alarm.set(byteWithin, [this] { notAnswered(); });
    } else if (!wasInside) {
        m_alarm.set(textComesWithin, [this] { notAnswered(); });
    }
}

void IdCardReader::look()
{
    if (m_isDone && m_timers.now() - m_doneAt >= sameCardFor) {
        m_isDone = false; // Another may lie there: it was laid on between two looks.
    }
    ask(Phase::Finding);
}

void IdCardReader::ask(Phase phase)
{
    m_phase = phase;
    m_isResent = false;
    sendAgain();
}

void IdCardReader::sendAgain()
{
    m_heardBytes = false;
    const milliseconds within = m_phase == Phase::Reading ? textWithin : answerWithin;
    m_answerBy = m_timers.now() + within;
    m_alarm.set(within, [this] { notAnswered(); });
    const Request request = m_phase == Phase::Reading     ? Request::ReadText
                            : m_phase == Phase::Selecting ? Request::Select
                                                          : Request::Find;
    m_port.send(QByteArray::fromStdString(encode(request)));
}

void IdCardReader::rest()
{
    m_phase = Phase::Resting;
    m_alarm.set(pollEvery, [this] { look(); });
}

/// Where the next frame begins is found by silence.
void IdCardReader::recover()
{
    m_replies.forget();
    m_phase = Phase::Recovering;
    m_recoverBy = m_timers.now() + recoverWithin;
    awaitSilence();
}

void IdCardReader::awaitSilence()
{
    const milliseconds left = m_recoverBy - m_timers.now();
    if (left <= milliseconds{0}) {
        become(ReaderState::Noise);
        rest();
        return;
    }
    m_alarm.set(std::min(silence, left), [this] { look(); });
}

void IdCardReader::take(const Reply& reply)
{
    const Meaning meaning = meaningOf(reply.status);
    if (meaning == Meaning::NoCard) {
        takeNoCard();
    } else if (meaning != Meaning::Done) {
        takeTrouble(meaning);
    } else if (m_phase == Phase::Reading && reply.dataBytes >= textBytes) {
        takeText(reply);
    } else if (m_phase == Phase::Selecting && reply.status == Status::Success &&
               reply.dataBytes <= selectBytesMost) {
        ask(Phase::Reading);
    } else if (m_phase == Phase::Finding && reply.status == Status::CardFound) {
        found();
    } else {
        // The answer to an earlier request, come late or twice.
        m_alarm.set(std::max(m_answerBy - m_timers.now(), milliseconds{0}),
                    [this] { notAnswered(); });
    }
}

void IdCardReader::found()
{
    m_unanswered = 0;
    settle();
    if (m_isDone) {
        rest();
    } else {
        ask(Phase::Selecting);
    }
}

void IdCardReader::takeText(const Reply& reply)
{
    const auto card = CardText::of(reply);
    auto number = card ? card->number() : failure(card.error());
    rest();
    if (number) {
        cardRead(*number);
        wipe(*number);
    } else {
        cardFailed(number.error() == TextFault::NoText ? Unread::PlaceAgain : Unread::Unusable);
    }
}

void IdCardReader::takeNoCard()
{
    const bool wasFinding = m_phase == Phase::Finding;
    rest();
    if (!wasFinding) {
        cardFailed(Unread::PlaceAgain);
        return;
    }
    const bool wasLiftedTooEarly = m_failures > 0 && m_failures < cardFailuresMost;
    m_unanswered = 0;
    m_wasLifted = true;
    forgetCard();
    settle();
    if (wasLiftedTooEarly) {
        emit unread(Unread::PlaceAgain);
    }
}

void IdCardReader::takeTrouble(Meaning meaning)
{
    if (meaning == Meaning::SendAgain && !std::exchange(m_isResent, true)) {
        sendAgain();
        return;
    }
    const bool wasFinding = m_phase == Phase::Finding;
    const ReaderState trouble =
        meaning == Meaning::OutOfService ? ReaderState::Fault : ReaderState::Noise;
    rest();
    if (wasFinding) {
        become(trouble);
        return;
    }
    if (meaning != Meaning::PlaceAgain) {
        hold(trouble);
    }
    cardFailed(Unread::PlaceAgain);
}

/// A card that was moved is tried once more before anybody is told.
void IdCardReader::cardFailed(Unread why)
{
    if (++m_failures < cardFailuresMost) {
        return;
    }
    m_isDone = true;
    m_doneAt = m_timers.now();
    if (m_failures == cardFailuresMost) {
        emit unread(why);
    }
}

void IdCardReader::cardRead(const std::string& number)
{
    const milliseconds now = m_timers.now();
    const bool isSame = number == m_lastNumber && (!m_wasLifted || now - m_readAt < sameCardFor);
    wipe(m_lastNumber);
    m_lastNumber = number;
    m_sameCard.set(sameCardFor + nextLookTakes, [this] { wipe(m_lastNumber); });
    m_doneAt = now;
    m_isDone = true;
    m_wasLifted = false;
    m_failures = 0;
    m_damaged = 0;
    m_hold.stop();
    settle();
    if (!isSame) {
        m_readAt = now;
        emit read(number);
    }
}

/// No answer, or half of one, or a damaged one.
void IdCardReader::notAnswered()
{
    const bool wasFinding = m_phase == Phase::Finding;
    const bool heard = std::exchange(m_heardBytes, false);
    recover();
    if (wasFinding) {
        if (++m_unanswered >= unansweredMost) {
            become(heard ? ReaderState::Noise : ReaderState::Offline);
        }
        return;
    }
    if (heard && ++m_damaged >= damagedMost) {
        hold(ReaderState::Noise);
    }
    cardFailed(Unread::PlaceAgain);
}

void IdCardReader::forgetCard()
{
    m_isDone = false;
    m_failures = 0;
}

/// What goes wrong with cards alone isn't over because the reader says that none is there.
void IdCardReader::hold(ReaderState trouble)
{
    m_trouble = trouble;
    m_hold.set(troubleLasts, [] {});
    become(trouble);
}

void IdCardReader::settle()
{
    become(m_hold.isSet() ? m_trouble : ReaderState::Ready);
}

void IdCardReader::become(ReaderState next)
{
    if (next != m_state) {
        m_state = next;
        emit stateChanged();
    }
}

} // namespace hall::id_card
