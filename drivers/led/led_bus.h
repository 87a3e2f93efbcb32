// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/led/strip_line.h"
#include "drivers/port/byte_port.h"
#include "drivers/port/timers.h"

#include <functional>
#include <map>
#include <optional>

namespace hall::led {

/// Cards of the Onbon K series on one line: a serial port that many share, or a socket with one.
///
/// One frame is under way at a time; a changed strip goes before everything else, one that waits
/// longest first, and a card that doesn't answer waits behind those that do. What a card's status
/// tells of its light and clock is mended where it isn't as it should be.
class LedBus : public StripLine
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

    /// The time on the wall; nothing while nobody knows it.
    using LocalClock = std::function<std::optional<LocalMoment>()>;

    /// `baud` 0: a socket.
    LedBus(port::BytePort& port, port::Timers& timers, int baud, QObject* parent = nullptr);

    void addCard(Address id) override;
    void start() override;
    void stop() override;
    void show(Address id, const StripFace& face, bool anew = false) override;
    void setLight(const CardLight& light) override;

    /// What the cards' clocks are set by; without it they are let be.
    void setClock(LocalClock clock)
    {
        m_clock = std::move(clock);
    }

    [[nodiscard]] const CardState& state(Address id) const override
    {
        return m_cards.at(id).state();
    }

    [[nodiscard]] const StripFace& face(Address id) const override
    {
        return m_cards.at(id).face();
    }

    [[nodiscard]] const std::optional<ShownFace>& lastShown(Address id) const override
    {
        return m_cards.at(id).lastShown();
    }

    [[nodiscard]] bool doesAnswer() const override
    {
        return true;
    }

private:
    struct Asked
    {
        Address card = 0;
        Question question = Question::Watch;
        milliseconds onWire{0}; ///< when the last byte of it has left
    };

    void portOpened();
    void portLost(const QString& reason);
    void bytesReceived(const QByteArray& bytes);
    void frameReceived(const Frame& frame);
    void work();
    [[nodiscard]] Card* nextUpdate(milliseconds now, milliseconds& wake);
    [[nodiscard]] Card* nextCare(milliseconds now);
    [[nodiscard]] Card* nextWatch(milliseconds now, milliseconds& wake);
    [[nodiscard]] milliseconds watchDue(const Card& card) const;
    [[nodiscard]] std::string dataOf(Card& card, Question question) const;
    [[nodiscard]] std::optional<LocalMoment> localNow() const;
    void ask(Card& card, Question question);
    void overdue();
    void askedDone();
    [[nodiscard]] bool isSocketStale() const;
    template <class Change>
    void change(Card& card, Change&& how);
    [[nodiscard]] milliseconds wireTime(std::size_t bytes) const;

    port::BytePort& m_port;
    port::Timers& m_timers;
    int m_baud;
    LocalClock m_clock;
    CardLight m_light;
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
