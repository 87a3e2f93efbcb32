// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/forecast/choice.h"
#include "app/forecast/ground.h"
#include "app/forecast/random.h"

#include <span>

namespace hall {

/// One possible future of the hall after another, in arrays that are used again.
class Run
{
public:
    explicit Run(const Ground& ground);

    /// Plays one future out, until every target is called or nobody calls any more. The result is
    /// each target's wait from now to its call, `never` for those not called; valid until the next.
    [[nodiscard]] std::span<const Seconds> play(Random& random);

private:
    using Next = NextInLine<RunRank, std::uint16_t>; ///< by line

    struct Line
    {
        std::uint32_t next = 0; ///< in `Ground::tickets`
        std::uint32_t end = 0;
        std::uint32_t nextLater = 0;  ///< in `later`
        std::vector<RunTicket> later; ///< who has joined since the run began, by rank
        bool newcomerWaits = false;
    };

    struct Desk
    {
        const CounterDay* day = nullptr;
        std::size_t nextAbsence = 0;
        Seconds leavesAt = never; ///< unexpectedly
        bool staysWhileSomeWait = false;
        bool hasBeenThere = false; ///< a clerk who never came today doesn't stay on
        float pace = 0;            ///< as drawn
        int streak = 0;
        bool newcomersWait = true; ///< perhaps, in one of its lines
        bool idle = false;         ///< free, with nobody to call
    };

    struct Arrival
    {
        Seconds at = 0;
        std::uint16_t service = 0;
        std::uint16_t priority = 0;
    };

    void begin(Random& random);
    void beginDesk(std::size_t at, Random& random);
    void drawArrivals(const RunArrivals& kind, Random& random);
    void letIn(Seconds until);
    void join(std::size_t line, const RunTicket& ticket);
    void callNext(std::size_t counter, Seconds now, Random& random);
    void considerHelps(std::size_t counter, Seconds now, Next& next) const;
    void callNewcomers(std::size_t counter, const Next& next, Seconds now);
    void helpNewcomers(std::size_t counter, const Next& next, Seconds now);
    [[nodiscard]] bool callNewcomer(std::size_t line, const Next& next, int streak, Seconds now);
    /// When a counter that has nobody to call may have somebody.
    [[nodiscard]] Seconds idleUntil(std::size_t counter, Seconds now) const;
    void wakeHelpers(Seconds now);
    /// The line that the first of a lane stands in; nothing when nobody does.
    [[nodiscard]] std::optional<std::uint16_t> firstOf(const RunHelp& help) const;
    [[nodiscard]] const RunTicket& head(std::size_t line) const;
    [[nodiscard]] const std::optional<Next::Head>& choose(const Next& next, int streak) const;
    [[nodiscard]] RunTicket takeHead(std::size_t line);
    void showHead(std::size_t line);
    void tell(std::size_t target, Seconds now);

    [[nodiscard]] Seconds presentFrom(std::size_t counter, Seconds from, Random& random);
    [[nodiscard]] bool someWaitFor(std::size_t counter) const;
    [[nodiscard]] Seconds surprise(Random& random) const;
    [[nodiscard]] Seconds backAfter(std::size_t counter, Random& random);
    [[nodiscard]] Seconds remaining(std::size_t counter, Random& random) const;
    [[nodiscard]] Seconds
    occupiedBy(const RunTicket& ticket, std::size_t counter, Seconds now, Random& random) const;
    [[nodiscard]] bool gaveUp(const RunTicket& ticket, Seconds now, Random& random) const;
    [[nodiscard]] Seconds gap(Random& random) const;

    static constexpr RunRank nobody = std::numeric_limits<RunRank>::max();

    const Ground& m_ground;
    std::vector<Line> m_lines;
    std::vector<RunRank> m_heads; ///< by line; `nobody`: empty
    std::vector<Desk> m_desks;
    std::vector<Seconds> m_free; ///< by counter, when it can call next
    std::vector<Arrival> m_arrivals;
    std::size_t m_nextArrival = 0;
    std::size_t m_nextRelease = 0;
    std::vector<char> m_released;  ///< by target
    std::vector<float> m_logMeans; ///< by service, as drawn
    std::vector<Seconds> m_called; ///< by target
    std::size_t m_uncalled = 0;
    bool m_someGiveUp = false;
};

} // namespace hall
