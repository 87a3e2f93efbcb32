// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/emulator/led_card.h"
#include "drivers/emulator/led_faults.h"
#include "drivers/emulator/led_wire.h"
#include "drivers/emulator/paced_wire.h"
#include "drivers/port/timers.h"

#include <QByteArray>
#include <QJsonObject>
#include <QObject>

#include <map>
#include <string>
#include <vector>

namespace hall::emulator {

/// LED cards in software on one line, from the maker's description of the protocol: bytes come in
/// and go out at the line's pace, one at a time in either direction as on RS-485, and each card
/// answers what is said to it.
class EmulatedLed : public QObject
{
    Q_OBJECT

public:
    struct Setup
    {
        int baud = 0; ///< 0: a socket, which has no pace
        std::vector<int> cards{1};
        QSize size{192, 16};
        LedColor color = 1;
        std::vector<LedFault> faults{};
    };

    static constexpr port::milliseconds thinks{5}; ///< a card, before it answers

    EmulatedLed(port::Timers& timers, Setup setup, QObject* parent = nullptr);

    void receive(const QByteArray& bytes);

    /// Null when there is no card of that number.
    [[nodiscard]] LedCard* card(int id);

    [[nodiscard]] const std::vector<int>& cards() const
    {
        return m_setup.cards;
    }

    [[nodiscard]] LedColor color() const
    {
        return m_setup.color;
    }

    void powerCycle(int id);

    /// What was on the wire is gone.
    void dropWire();

    [[nodiscard]] int errors() const
    {
        return m_errors;
    }

signals:
    void replied(const QByteArray& bytes);
    void arrived(const QByteArray& bytes);

    /// The strip of this card shows something else.
    void shown(int card);

    /// For events.jsonl: {"event": …}
    void happened(const QJsonObject& event);

    /// The fault of that name: whoever holds the cable pulls it.
    void unplugged();

private:
    void hear(const QByteArray& bytes);
    void arrive(char byte);
    void obey(const LedMessage& message);
    void say(const LedMessage& to, const QByteArray& data);
    void speak();
    void awaitEnds();
    void endAreas();
    void faultsAt(std::uint64_t bytes);
    void start(LedFault::Kind kind);
    void note(const QString& event, QJsonObject details = {});
    void error(int card, const QString& what);

    port::Timers& m_timers;
    Setup m_setup;
    std::map<int, LedCard> m_cards;
    LedReceiver m_receiver;
    PacedWire m_wire;
    port::Alarm m_thinkAlarm;
    port::Alarm m_speakAlarm;
    port::Alarm m_startAlarm;
    port::Alarm m_endAlarm; // an area's time is over

    QByteArray m_answer;
    port::milliseconds m_answerSince{0};
    qsizetype m_answerDone = 0;
    std::uint64_t m_received = 0;
    int m_errors = 0;

    bool m_isMute = false;
    bool m_damages = false;
    bool m_splits = false;
};

} // namespace hall::emulator
