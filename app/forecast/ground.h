// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/forecast/forecast.h"

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
};

inline constexpr std::uint32_t noTarget = 0xffffffffU;

/// A day that a counter's may turn out like, with the chance of it and of all before it.
struct PossibleDay
{
    const CounterDay* day = nullptr;
    float chance = 0;
};

/// A counter as every run begins with it.
struct RunCounter
{
    std::vector<std::uint16_t> lines; ///< that it calls from
    std::vector<PossibleDay> days;    ///< that agree with the present; empty: nothing is known
    bool calls = false;
    bool paused = false;
    bool awayAsExpected = false; ///< not calling, and the possible days say so too
    Seconds awayFor = 0;         ///< where that isn't so
    float surprisesPerSecond = 0;
    Pace pace;
    std::optional<TicketAtCounter> current;
    float missedChance = 0; ///< that the current one, called and not started, never comes
};

/// Citizens of one class to come who may overtake somebody who waits.
struct RunArrivals
{
    std::uint16_t priority = 0;
    Seconds until = 0;
    float share = 0;                ///< of all arrivals
    std::vector<float> serviceUpTo; ///< sums of the services' shares
};

/// What all runs of one forecast have in common, worked out once.
///
/// A line is a group and a class: its tickets may be called by the same counters, in the order of
/// their ranks. A target is whoever gets a result: those who wait, then a newcomer in each line.
struct Ground
{
    Ground(const Outlook& outlook, const Rates& rates, const ForecastOptions& options);

    const FlatRules& rules;
    const Rates& rates;
    Seconds sinceMidnight = 0;
    float arrivalFactor = 1;

    std::vector<RunTicket> tickets;        ///< line after line, each by rank
    std::vector<std::uint32_t> lineBegins; ///< places in `tickets`, one more than lines
    std::vector<RunRank> newcomerRanks;    ///< by class
    std::vector<RunCounter> counters;
    std::vector<RunArrivals> arrivals;
    std::array<float, WaitSteps::count> gaveUpBefore{}; ///< hazard up to where each step begins

    [[nodiscard]] std::size_t classes() const
    {
        return rules.credits.size();
    }

    [[nodiscard]] std::size_t lines() const
    {
        return rules.groupCount * classes();
    }

    [[nodiscard]] std::size_t lineOf(std::size_t group, std::size_t priority) const
    {
        return group * classes() + priority;
    }

    [[nodiscard]] bool isFavoured(std::size_t line) const
    {
        return line % classes() != 0;
    }

    [[nodiscard]] std::size_t targets() const
    {
        return tickets.size() + lines();
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
    void
    addCounter(const CounterOutlook& now, std::span<const std::uint16_t> groups, std::size_t at);
    void addExtraCounter(std::size_t group);
    void addArrivals();
    void
    choosePossibleDays(RunCounter& counter, const CounterOutlook& now, const CounterRate& rate);
    [[nodiscard]] float missedChance(const TicketAtCounter& current) const;
};

} // namespace hall
