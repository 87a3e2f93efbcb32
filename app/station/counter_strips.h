// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/settings/settings.h"
#include "app/station/station_link.h"
#include "app/station/strip_previews.h"
#include "drivers/led/strip_line.h"
#include "drivers/port/byte_port.h"

#include <QObject>

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace hall::station {

/// Called → strip. Keeps the strips over a station's counters showing the present: strips with one
/// address are cards of one bus.
///
/// A call flashes for ten seconds, a second on and a second off, where the strip has its line for
/// itself; on a shared bus, which has no time for that, it is steady at once. A strip shows the
/// name of its counter, and no call, when the node hasn't been heard of for `lostAfter`. Cards that
/// have lamps to dim and a clock get both by the hall's time.
class CounterStrips : public QObject
{
    Q_OBJECT

public:
    static constexpr port::milliseconds lostAfter{10000};
    static constexpr port::milliseconds testFor{5000};
    static constexpr port::milliseconds flashEvery{1000};
    static constexpr int flashes = 10; ///< off and on again, five times

    /// Opens the line at an address of the settings; `baud` is 0 for a socket.
    using OpenLine =
        std::function<std::unique_ptr<port::BytePort>(const std::string& address, int baud)>;

    /// All the strips of a station, and how they burn through the day.
    struct Strips
    {
        std::vector<LedSettings> leds;
        std::vector<BrightnessSpan> brightness{};
    };

    CounterStrips(StationLink& link,
                  const Strips& strips,
                  port::Timers& timers,
                  const OpenLine& openLine,
                  QObject* parent = nullptr);
    ~CounterStrips() override;

    void start();

    /// The words on the strip over that counter, for people who don't stand before it.
    [[nodiscard]] QString preview(int counter) const;

private:
    struct Line;
    struct Strip;

    void addStrip(const LedSettings& led, port::Timers& timers, const OpenLine& openLine);
    [[nodiscard]] std::unique_ptr<led::StripLine>
    openBus(port::BytePort& port, port::Timers& timers, const LedSettings& led);
    void viewChanged();
    void takeSign(Strip& strip, const protocol::CounterSign& sign);
    void flash(Strip& strip);
    void present(Strip& strip, bool anew = false) const;
    void test(const QString& device);
    void look();
    void cardChanged(const Line& line, led::Address card);
    void cardShows(const Line& line, led::Address card);
    [[nodiscard]] Strip* stripOf(const Line& line, led::Address card) const;
    [[nodiscard]] std::optional<led::LocalMoment> localNow() const;
    void lookAtLight();
    [[nodiscard]] bool isHeard() const;

    StationLink& m_link;
    port::Timers& m_timers;
    StripPreviews m_previews;
    std::vector<BrightnessSpan> m_brightness;
    port::Alarm m_look; ///< whether the node is still there
    port::milliseconds m_lastHeard;
    std::optional<Time> m_seenAt{}; ///< the hall's time, when it was told
    port::milliseconds m_seen{0};
    bool m_isLost = false;
    std::vector<std::unique_ptr<Line>> m_lines;
    std::vector<std::unique_ptr<Strip>> m_strips;
};

/// A socket for `host:port`, a serial line for a path.
[[nodiscard]] CounterStrips::OpenLine openLedLine(port::Timers& timers);

/// Whether the address is a socket's.
[[nodiscard]] bool isSocket(const std::string& address);

} // namespace hall::station
