// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/led/card.h"
#include "drivers/led/frame.h"
#include "drivers/port/byte_port.h"
#include "drivers/port/timers.h"

#include <QObject>

#include <map>
#include <optional>
#include <string>

namespace hall::led {

/// Cards of the Onbon K series on one line: a serial port that many share, or a socket with one.
///
/// Each card ends up showing the newest face it was given; states in between may be left out. One
/// frame is under way at a time; a changed strip goes before everything else, one that waits
/// longest first, and a card that doesn't answer waits behind those that do.
class LedBus : public QObject
{
    Q_OBJECT

public:
    static constexpr milliseconds serialReplyTimeout{1000};
    static constexpr milliseconds socketReplyTimeout{3000};
    static constexpr milliseconds deadReplyTimeout{150}; ///< beyond the time on the wire
    static constexpr milliseconds staleAfter{15000};     ///< a silent socket is connected anew
    static constexpr milliseconds gap{20};               ///< after each frame
    static constexpr milliseconds betweenWatches{400};   ///< of the whole line
    static constexpr milliseconds betweenDead{1000};

    /// `baud` 0: a socket.
    LedBus(port::BytePort& port, port::Timers& timers, int baud, QObject* parent = nullptr);

    /// Before `start`.
    void addCard(Address id);
    void start();
    void stop();

    /// `anew`: also when it shows just that already.
    void show(Address id, const StripFace& face, bool anew = false);

    [[nodiscard]] const CardState& state(Address id) const
    {
        return m_cards.at(id).state();
    }

    /// The words that a card shows or is about to show.
    [[nodiscard]] std::string preview(Address id) const
    {
        return textOf(m_cards.at(id).face());
    }

signals:
    void stateChanged(quint16 card);

    /// The card acknowledged the newest face it was given.
    void shown(quint16 card);

private:
    struct Asked
    {
        Address card = 0;
        bool isUpdate = false;
        milliseconds onWire{0}; ///< when the last byte of it has left
    };

    void portOpened();
    void portLost(const QString& reason);
    void bytesReceived(const QByteArray& bytes);
    void frameReceived(const Frame& frame);
    void work();
    [[nodiscard]] Card* nextUpdate(milliseconds now, milliseconds& wake);
    [[nodiscard]] Card* nextWatch(milliseconds now, milliseconds& wake);
    [[nodiscard]] milliseconds watchDue(const Card& card) const;
    void ask(Card& card, bool isUpdate);
    void overdue();
    void askedDone();
    [[nodiscard]] bool isSocketStale() const;
    template <class Change>
    void change(Card& card, Change&& how);
    [[nodiscard]] milliseconds wireTime(std::size_t bytes) const;

    port::BytePort& m_port;
    port::Timers& m_timers;
    int m_baud;
    FrameDecoder m_decoder;
    std::map<Address, Card> m_cards;
    std::optional<Asked> m_asked;
    port::Alarm m_reply; ///< the answer's deadline
    port::Alarm m_next;  ///< the next thing to send
    milliseconds m_quietUntil{0};
    milliseconds m_lastWatch{0};
    milliseconds m_lastDead{0};
    milliseconds m_lastHeard{0};
};

} // namespace hall::led
