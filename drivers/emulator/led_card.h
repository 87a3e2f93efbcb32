// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/emulator/led_screen.h"
#include "drivers/emulator/led_wire.h"
#include "drivers/port/timers.h"

#include <QDateTime>

#include <map>
#include <optional>

namespace hall::emulator {

/// What one request made of a card.
struct LedAnswer
{
    QByteArray data;         ///< of the reply; empty: it says nothing
    bool hasChanged = false; ///< the strip shows something else
    QString error;           ///< what a card would take ill, or a host should not do
    std::optional<int> id;   ///< it goes by this one from now on
};

/// One card with its strip: what it does with a request, by the maker's description.
class LedCard
{
public:
    /// Refused beyond, as the smaller model does.
    static constexpr int areasMax = 5;
    static constexpr port::milliseconds refreshEvery{1000};

    explicit LedCard(QSize size)
        : m_screen(size)
    {
    }

    bool isBusy = false;
    bool isDead = false;
    bool lacksFonts = false;
    bool refusesChecksums = false;
    bool staysDark = false; ///< off, and not to be switched on
    int busyTimes = 0;      ///< so many updates more are refused as busy
    int damagedTimes = 0;   ///< and so many as damaged

    /// `id`: by which it goes.
    [[nodiscard]] LedAnswer run(const LedMessage& message, int id, port::milliseconds now);

    /// Its clock goes on from there.
    void setClock(const QDateTime& clock, port::milliseconds now);

    /// Removes the areas whose time is over; whether there were any.
    bool expire(port::milliseconds now);

    /// When the next of them goes.
    [[nodiscard]] std::optional<port::milliseconds> nextEnd() const;

    /// Off and on: the areas are forgotten.
    void powerCycle();

    [[nodiscard]] LedScreen& screen()
    {
        return m_screen;
    }

    [[nodiscard]] bool isOn() const
    {
        return m_isOn && !staysDark;
    }

    /// As with the maker's own program.
    void setBrightness(int level)
    {
        m_brightness = static_cast<char>(level);
    }

    /// 0 to 15.
    [[nodiscard]] int brightness() const
    {
        return m_brightness;
    }

    [[nodiscard]] QDateTime clock(port::milliseconds now) const;

private:
    void runCard(
        char command, const LedMessage& message, int id, port::milliseconds now, LedAnswer& answer);
    void runScreen(char command, const QByteArray& data, port::milliseconds now, LedAnswer& answer);
    void putAreas(const QByteArray& data, port::milliseconds now, LedAnswer& answer);
    [[nodiscard]] bool takesClock(const QByteArray& bytes, port::milliseconds now);
    [[nodiscard]] QByteArray status(port::milliseconds now) const;

    LedScreen m_screen;
    std::map<int, port::milliseconds> m_refreshed;
    std::map<int, port::milliseconds> m_ends;          ///< of the areas that don't stay
    QDateTime m_clock{QDate(2000, 1, 1), QTime(0, 0)}; ///< as it was at that moment
    port::milliseconds m_clockSet{0};
    bool m_isOn = true;
    char m_brightness = 15;
};

} // namespace hall::emulator
