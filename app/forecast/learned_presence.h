// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/forecast/rates.h"

#include <deque>
#include <map>
#include <optional>
#include <vector>

namespace hall {

struct PastAbsence
{
    Absence absence;
    /// A clerk finishes what is at the counter before he goes: he had meant to leave between this
    /// and `absence.from`, and wouldn't have called again.
    Seconds earliest = 0;
    bool closed = false; ///< else paused

    friend bool operator==(const PastAbsence&, const PastAbsence&) = default;
};

/// When a counter took nobody, on one past day.
struct PastDay
{
    int weekday = 1;
    std::vector<PastAbsence> absences; ///< in order; the last one ends never
    bool leftSomeWaiting = false;      ///< when the clerk went home

    friend bool operator==(const PastDay&, const PastDay&) = default;
};

/// When counters are there: the last days as they were. What a counter does on many days is habit
/// and belongs to its days; the rest is a surprise, and the hall's surprises are counted together.
struct LearnedPresence
{
    static constexpr std::size_t daysMax = 20;

    std::map<CounterNumber, std::deque<PastDay>> counters; ///< the newest day last

    void endDay(CounterNumber counter, PastDay day);

    struct Expectation
    {
        std::vector<CounterRate> counters; ///< as in the rules
        std::vector<Seconds> pauses;
        std::vector<Seconds> closures;
        float staysWhileSomeWait = 0;
    };

    [[nodiscard]] Expectation expect(const Rules& rules, int weekday) const;

    friend bool operator==(const LearnedPresence&, const LearnedPresence&) = default;
};

} // namespace hall
