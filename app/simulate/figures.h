// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/simulate/onlooker.h"

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

namespace hall::simulate {

/// What a manager asks of a day: who waited how long, which counter did how much.
class Figures : public Onlooker
{
public:
    /// From issue to first call; an order of size at hand.
    struct Waits
    {
        std::vector<double> seconds;

        [[nodiscard]] double mean() const;
        /// The wait that this share of people stayed below; zero when nobody waited.
        [[nodiscard]] double quantile(double share) const;
    };

    struct CounterLoad
    {
        int finished = 0;
        double openSeconds = 0.0;    ///< with a clerk at it who didn't pause
        double servingSeconds = 0.0; ///< from call to finish

        [[nodiscard]] double load() const
        {
            return openSeconds > 0.0 ? servingSeconds / openSeconds : 0.0;
        }
    };

    void stored(const World& world, const Event& event) override;

    Waits all;
    std::map<std::string, Waits> classes;
    std::map<std::string, Waits> services;
    std::map<CounterNumber, CounterLoad> counters;
    int issued = 0;
    int finished = 0;
    int missed = 0;
    int cancelled = 0;
    int expired = 0;

    /// One object.
    [[nodiscard]] std::string json() const;
    /// Lines for a person.
    [[nodiscard]] std::string text() const;

private:
    struct Waiting
    {
        std::string service;
        std::string priority;
        Time issuedAt;
        Time calledAt;
        bool called = false;
    };

    void called(const TicketCalled& call, Time at);
    void left(const TicketId& ticket, CounterNumber counter, Time at);
    void works(CounterNumber counter, Time at);
    void rests(CounterNumber counter, Time at);
    void closed(Time at);

    std::unordered_map<TicketId, Waiting> m_tickets; ///< of the day
    std::map<CounterNumber, Time> m_working;         ///< since when
    std::map<CounterNumber, TicketId> m_at;
};

} // namespace hall::simulate
