// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/forecast/forecast.h"
#include "app/forecast/lines.h"

#include <span>

namespace hall {

/// A ticket's place among all the tickets of a run, lowest first.
using RunRank = std::int64_t;

/// Somebody in a line of a run.
struct RunTicket
{
    RunRank rank = 0;
    std::uint32_t target = 0; ///< whose result this is; `noTarget` for later arrivals
    std::uint16_t service = 0;
    Seconds waited = 0; ///< before the run began; negative: takes a number later
    Seconds inLine = 0; ///< the same, since it stands in this line
    bool bound = false; ///< only one counter may call it, perhaps for a time
};

inline constexpr std::uint32_t noTarget = 0xffffffffU;

/// A day that a counter's may turn out like, with the chance of it and of all before it.
struct PossibleDay
{
    const CounterDay* day = nullptr;
    float chance = 0;
};

/// A service's lane that a counter helps out with.
struct RunHelp
{
    Seconds after = 0;
    std::vector<std::uint16_t> lines; ///< one line by rank to who helps
};

/// Somebody whom one counter alone could call is anybody's.
struct RunRelease
{
    Seconds at = 0;
    RunTicket ticket;
    std::uint16_t line = 0; ///< that he joins
};

/// A counter as every run begins with it.
struct RunCounter
{
    std::vector<std::uint16_t> lines; ///< that it calls from
    std::vector<RunHelp> helps;
    int streak = 0;
    std::vector<PossibleDay> days; ///< that agree with the present; empty: nothing is known
    bool calls = false;
    bool paused = false;
    bool awayAsExpected = false; ///< not calling, and the possible days say so too
    Seconds awayFor = 0;         ///< where that isn't so
    float surprisesPerSecond = 0;
    Pace pace;
    std::optional<TicketAtCounter> current;
    float missedChance = 0; ///< that the current one, called and not started, never comes
};

/// Citizens of one class to come who may overtake somebody who waits, or keep a counter from
/// helping out.
struct RunArrivals
{
    std::uint16_t priority = 0;
    Seconds from = 0;
    Seconds until = 0;
    float share = 0;                ///< of all arrivals
    std::vector<float> serviceUpTo; ///< sums of the services' shares
};

/// What all runs of one forecast have in common, worked out once.
///
/// A target is whoever gets a result: those who wait, then a newcomer in each line that one joins.
struct Ground
{
    Ground(const Outlook& outlook, const Rates& rates, const ForecastOptions& options);

    const FlatRules& rules;
    const Rates& rates;
    Seconds sinceMidnight = 0;
    float arrivalFactor = 1;
    RunLines lines;

    std::vector<RunTicket> tickets;        ///< line after line, each by rank
    std::vector<std::uint32_t> lineBegins; ///< places in `tickets`, one more than lines
    std::vector<RunRank> newcomerRanks;    ///< by class
    std::vector<RunCounter> counters;
    std::vector<RunArrivals> arrivals;
    std::vector<RunRelease> releases; ///< the first to come first
    bool someHelpOut = false;
    std::array<float, WaitSteps::count> gaveUpBefore{}; ///< hazard up to where each step begins

    [[nodiscard]] std::size_t classes() const
    {
        return rules.credits.size();
    }

    [[nodiscard]] std::size_t targets() const
    {
        return tickets.size() + lines.ordinary();
    }

    [[nodiscard]] std::size_t newcomerTarget(std::size_t line) const
    {
        return tickets.size() + line;
    }

    /// The hazard of giving up within so long a wait: its exponential is who is still there.
    [[nodiscard]] float gaveUpBy(Seconds waited) const;
    /// The rank of somebody who takes a number `later` and is the `nth` to do so.
    [[nodiscard]] RunRank arrivalRank(std::size_t priority, Seconds later, std::size_t nth) const;

private:
    void addTickets(const Outlook& outlook);
    void addRelease(const WaitingTicket& ticket, const RunTicket& inRun);
    void addCounter(const CounterOutlook& now, std::size_t at);
    void addHelps(RunCounter& counter, const CounterOutlook& now, Admits admits);
    void addExtraCounter(std::size_t group);
    void addArrivals(const Outlook& outlook);
    void addArrivals(RunArrivals kind, const std::vector<bool>& services);
    void choosePossibleDays(RunCounter& counter,
                            const CounterOutlook& now,
                            const CounterRate& rate) const;
    [[nodiscard]] float missedChance(const TicketAtCounter& current) const;
};

} // namespace hall
