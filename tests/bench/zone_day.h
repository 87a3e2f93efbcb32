// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/station/call_queue.h"
#include "drivers/voice/unit_pack.h"
#include "tests/bench/samples.h"

#include <queue>

#include <cstdint>
#include <random>
#include <vector>

namespace hall::bench {

/// How long the people of a zone waited from the press to the start of their number.
struct ZoneFigures
{
    Samples day;  ///< whoever was called after the opening
    Samples rush; ///< whoever was called within its first two seconds
    int calls = 0;
    int late = 0;    ///< left to board and strip
    int movedOn = 0; ///< recalled, or gone on from, before their turn
};

/// Ten counters and the loudspeaker of their zone through eight hours of simulated time: the
/// station's own queue, and sentences of the lengths that the pack gives them.
///
/// All press within two seconds at the opening. A counter calls the next one when a service that
/// began with its press is over, log-normal around `mean`; nobody comes to eight in a hundred
/// calls, which are recalled after half a minute and given up after another.
class ZoneDay
{
public:
    struct Zone
    {
        int firstCounter = 1;
        char prefix = 'A';
        std::chrono::seconds mean{240};
        std::uint32_t seed = 0;
    };

    ZoneDay(const voice::UnitPack& pack, Zone zone, ZoneFigures& figures);

    void run();

    static constexpr int counters = 10;

private:
    enum class Action { Next, Recall };

    struct Press
    {
        Time at;
        std::size_t counter = 0;
        Action action = Action::Next;

        friend auto operator<=>(const Press&, const Press&) = default;
    };

    /// A sentence as it is rendered.
    struct Read
    {
        std::chrono::milliseconds length{0};
        std::vector<std::chrono::milliseconds> numbers; ///< when each begins
    };

    void press(const Press& press);
    void callNext(protocol::CounterSign& sign, std::size_t counter);
    void look();
    void begin();
    void readingOver();
    void end(const std::vector<station::EndedCall>& ended);
    [[nodiscard]] Read readingOf(const std::vector<station::PendingCall>& calls) const;

    const voice::UnitPack& m_pack;
    Zone m_zone;
    ZoneFigures& m_figures;
    voice::Wording m_wording;
    station::CallQueue m_queue;
    std::chrono::milliseconds m_chime;
    std::mt19937 m_random;
    std::vector<protocol::CounterSign> m_signs;
    std::priority_queue<Press, std::vector<Press>, std::greater<>> m_presses;
    std::optional<Time> m_readUntil;
    Time m_now;
    int m_tickets = 0;
};

} // namespace hall::bench
