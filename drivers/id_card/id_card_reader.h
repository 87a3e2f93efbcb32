// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/id_card/card_text.h"
#include "drivers/id_card/requests.h"
#include "drivers/port/byte_port.h"
#include "drivers/port/timers.h"

#include <string>

namespace hall::id_card {

enum class ReaderState {
    Closed,
    Opening, ///< nothing is known yet
    Ready,
    Noise,   ///< what it says is damaged: a wrong baud rate or a broken cable
    Offline, ///< no cable, or no answer
    Fault,   ///< its security module is out of service
};

/// The closed word that is reported and shown; empty while nothing is known.
[[nodiscard]] const char* wordOf(ReaderState state);

/// Why a card that was laid on gave no number.
enum class Unread {
    PlaceAgain, ///< moved or lifted too early; laid on again it will do
    Unusable,   ///< a card that we can't read
};

/// An ID-card reader (GA 467) on a port: looks for a card, reads it once, and waits until it is
/// taken away. It may vanish and come back at any moment.
///
/// Of a card only the number is looked at. It leaves by `read` and is wiped when that returns; it
/// is written nowhere. Only to know the same card again it is kept for as long as that takes.
class IdCardReader : public QObject
{
    Q_OBJECT

public:
    static constexpr port::milliseconds pollEvery{250};
    static constexpr port::milliseconds sameCardFor{5000};
    static constexpr port::milliseconds troubleLasts{60000};

    IdCardReader(port::BytePort& port, port::Timers& timers, QObject* parent = nullptr);
    ~IdCardReader() override;

    void start();

    /// Somebody wants to know whether it is there: finds out now, not at the next try.
    void lookAgain();
    void stop();

    [[nodiscard]] ReaderState state() const
    {
        return m_state;
    }

signals:
    /// Once for a card, however long it lies there.
    void read(const std::string& number);
    /// Once for a card that couldn't be read.
    void unread(hall::id_card::Unread why);
    void stateChanged();

private:
    enum class Phase {
        Closed,
        Resting,    ///< until the next look
        Finding,    ///< asked whether a card is there
        Selecting,  ///< asked it to answer
        Reading,    ///< asked for its text
        Recovering, ///< until the line is silent
    };

    void portOpened();
    void portLost();
    void bytesReceived(const QByteArray& bytes);
    void look();
    void ask(Phase phase);
    void sendAgain();
    void rest();
    void recover();
    void awaitSilence();
    void take(const Reply& reply);
    void takeText(const Reply& reply);
    void takeNoCard();
    void takeTrouble(Meaning meaning);
    void found();
    void cardFailed(Unread why);
    void cardRead(const std::string& number);
    void notAnswered();
    void forgetCard();
    void hold(ReaderState trouble);
    void settle();
    void become(ReaderState next);

    port::BytePort& m_port;
    port::Timers& m_timers;
    ReplyReader m_replies;
    port::Alarm m_alarm;    ///< the next look, or the end of what is waited for
    port::Alarm m_sameCard; ///< the end of knowing the card again
    port::Alarm m_hold;     ///< the end of a trouble that only cards show
    Phase m_phase = Phase::Closed;
    ReaderState m_state = ReaderState::Closed;
    ReaderState m_trouble = ReaderState::Noise; ///< while m_hold is set
    std::string m_lastNumber;                   ///< wiped with m_sameCard
    port::milliseconds m_readAt{0};             ///< when that was told
    port::milliseconds m_doneAt{0};             ///< when the card that lies there was dealt with
    port::milliseconds m_answerBy{0};
    port::milliseconds m_recoverBy{0}; ///< until then the line may be noisy
    bool m_isDone = false;             ///< the card that lies there was dealt with
    bool m_wasLifted = false;          ///< since the last that was read
    bool m_isResent = false;
    bool m_heardBytes = false; ///< since it was asked
    int m_unanswered = 0;      ///< looks in a row
    int m_damaged = 0;         ///< cards' answers in a row
    int m_failures = 0;        ///< of the card that lies there
};

} // namespace hall::id_card
