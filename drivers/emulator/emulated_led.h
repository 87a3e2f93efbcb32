// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/emulator/led_card.h"
#include "drivers/emulator/led_faults.h"
#include "drivers/emulator/led_wire.h"
#include "drivers/emulator/paced_wire.h"
#include "drivers/emulator/panel_receiver.h"
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
/// answers what is said to it. Or window panels of another make, whose frames are described.
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
        std::optional<PanelReceiver> panel{}; ///< window panels of that make instead of cards
    };

    static constexpr port::milliseconds thinks{5}; ///< a card, before it answers
    static constexpr port::milliseconds late{400}; ///< one that is slow
    static constexpr port::milliseconds pause{30}; ///< after which a panel waits for a new frame

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

    /// Puts its clock on, or back.
    void moveClock(int id, int seconds);

    /// A fault whose bytes are counted from now on.
    void start(LedFault fault);
    void endFaults();

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
    void obey(const PanelMessage& message);
    void say(const LedMessage& to, const QByteArray& data);
    void reply(QByteArray bytes);
    void speak();
    [[nodiscard]] bool cutReply(QByteArray& bytes);
    void awaitEnds();
    void endAreas();
    void faultsAt(std::uint64_t bytes);
    void begin(LedFault::Kind kind);
    void beginOnCards(LedFault::Kind kind);
    void pull();
    void rename(int id, int newId);
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
    port::milliseconds m_lastByte{0};
    std::uint64_t m_received = 0;
    std::uint64_t m_said = 0;
    std::vector<LedFault> m_faults;      ///< that wait for bytes received
    std::vector<LedFault> m_replyFaults; ///< that wait for bytes said, not received
    int m_errors = 0;

    bool m_isMute = false;
    bool m_loses = false;  ///< every other answer
    bool m_isLost = false; ///< the last one was
    bool m_isLate = false;
    bool m_doubles = false;
    bool m_isForeign = false;
    bool m_damages = false;
    bool m_splits = false;
};

} // namespace hall::emulator
